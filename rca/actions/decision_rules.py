"""What may be done to a decision, by whom and when: one rule for each action."""

from typing import Any

from rca.accounts.actors import Actor
from rca.accounts.permission_map import Role
from rca.actions.rules import Rule
from rca.cases.workflow import OPEN
from rca.core.errors import NotAllowed, RcaError, WrongState
from rca.decisions.models import Decision
from rca.decisions.signatures import given, missing
from rca.decisions.workflow import EDITABLE, LIVE

READ = "decisions.read_decision"


def office_of(decision: Decision) -> str:
    """Return the field office that has the case now."""
    return str(decision.case.field_office_id)


def only_its_author(decision: Decision, actor: Actor) -> RcaError | None:
    """Object unless the actor is the person who wrote the decision."""
    if decision.author_person_id == actor.person_id:
        return None
    return NotAllowed("Only the person who wrote this decision may do this.", code="not-author")


def never_its_author(decision: Decision, actor: Actor) -> RcaError | None:
    """Object when the actor is the person who wrote the decision, under whatever account."""
    if decision.author_person_id != actor.person_id:
        return None
    return NotAllowed("You wrote this decision; another person must do this.", code="same-person")


def can_be_submitted(decision: Decision, actor: Actor) -> RcaError | None:
    """Object when the case is not open, or another decision on it is live."""
    if decision.case.state not in OPEN:
        return WrongState(f"The case is {decision.case.state}.", code="case-not-open")
    if getattr(decision, "another_live", False):
        return WrongState(
            "Another decision on this case awaits concurrence or execution. It must be "
            "returned or withdrawn first.",
            code="another-decision-live",
        )
    return None


def signing_role(decision: Decision, actor: Actor) -> str | None:
    """Return the role in which the actor can sign: the first one missing that they hold."""
    office = office_of(decision)
    for role in missing(decision):
        if actor.holds(Role(role), office):
            return role
    return None


def may_sign(decision: Decision, actor: Actor) -> RcaError | None:
    """Object to the author, to a second signature of one person, and to a reviewer."""
    objection = never_its_author(decision, actor)
    if objection is not None:
        return objection
    if any(signature.person_id == actor.person_id for signature in given(decision)):
        return NotAllowed(
            "You have concurred already; the next signature must be another person's.",
            code="same-person",
        )
    if any(review.found_by_person_id == actor.person_id for review in _reviews(decision)):
        return NotAllowed(
            "You have reviewed this decision; you cannot sign it.", code="same-person"
        )
    return None


def lacks_this_signature(decision: Decision, actor: Actor) -> RcaError | None:
    """Object when nothing is missing, or nothing that the actor's roles could give."""
    if not missing(decision):
        return WrongState(
            "Every concurrence that is needed has been given.", code="nothing-missing"
        )
    if signing_role(decision, actor) is None:
        return WrongState(
            f"What is missing is the concurrence of: {_roles(missing(decision))}.",
            code="other-role-missing",
        )
    return None


def can_be_executed(decision: Decision, actor: Actor) -> RcaError | None:
    """Object while signatures are missing or the policy office holds the release."""
    evaluation = decision.evaluation
    if evaluation is None:
        return WrongState("The decision has not been submitted.")
    if decision.state == "submitted" and not evaluation.execute_before_concurrence:
        return WrongState(
            f"Concurrence is missing: {_roles(missing(decision))}.", code="concurrence-missing"
        )
    if evaluation.hold and not _cleared(decision):
        return WrongState(
            "The policy office must review this release before it is executed.", code="on-hold"
        )
    return None


def _roles(roles: list[str]) -> str:
    return " and ".join(role.replace("_", " ") for role in roles)


def _cleared(decision: Decision) -> bool:
    return any(
        review.state == "found_sufficient" and review.evaluation_id == decision.evaluation_id
        for review in _reviews(decision)
    )


def _reviews(decision: Decision) -> list[Any]:
    return list(decision.reviews.all())


EDIT = Rule("edit", READ, "decisions.draft_decision", office_of, EDITABLE, only_its_author)
CHECK = Rule("check", READ, READ, office_of, EDITABLE)
SUBMIT = Rule(
    "submit",
    READ,
    "decisions.submit_decision",
    office_of,
    EDITABLE,
    only_its_author,
    can_be_submitted,
)
CONCUR = Rule(
    "concur",
    READ,
    "decisions.concur",
    office_of,
    ("submitted", "executed"),
    may_sign,
    lacks_this_signature,
)
RETURN = Rule("return", READ, "decisions.return_decision", office_of, LIVE, never_its_author)
WITHDRAW = Rule(
    "withdraw", READ, "decisions.withdraw_decision", office_of, (*EDITABLE, *LIVE), only_its_author
)
EXECUTE = Rule(
    "execute", READ, "decisions.execute_decision", office_of, LIVE, circumstance=can_be_executed
)
SUPPLEMENT = Rule(
    "supplement", READ, "decisions.supplement_decision", office_of, (*LIVE, "executed")
)

DECISION_RULES = (EDIT, CHECK, SUBMIT, CONCUR, RETURN, WITHDRAW, EXECUTE, SUPPLEMENT)

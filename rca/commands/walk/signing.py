"""Second part: supervisor and director sign with reasons, and the hold holds."""

from rca.commands.walk.deciding import OFFICER
from rca.commands.walk.walking import Walk

SUPERVISOR, DIRECTOR = "supervisor.sna", "director.sna"
SUPERVISOR_SAYS = (
    "I asked the wound nurse: between ten and six nobody on that ward can turn him, so he lies as "
    "he was put down. His sister lifts people for a living, and the ramp was there when we came."
)
DIRECTOR_SAYS = (
    "Two deep sores within a week show that we cannot hold this man safely, whatever 235(b) says "
    "about how he arrived. He will live with a nurse, and we look at him again after seven days."
)


def say_concur(walk: Walk) -> None:
    """The supervisor writes "Concur." and is refused."""
    walk.tell.part("The signatures")
    supervisor = walk.person(SUPERVISOR)
    walk.tell.does(f"The supervisor ({SUPERVISOR})", 'reads the decision and signs with "Concur."')
    told = walk.expect(walk.decide(supervisor, "concur", {"statement": "Concur."}), 422).json
    walk.tell.sees(f"REFUSED (422). {told['detail']}")
    walk.tell.findings(told["findings"])


def supervisor_signs(walk: Walk) -> None:
    """The supervisor says why, and cannot give the second signature as well."""
    supervisor = walk.person(SUPERVISOR)
    walk.tell.does("The supervisor", "says why:")
    walk.tell.quotes(SUPERVISOR_SAYS)
    signed = walk.decide(supervisor, "concur", {"statement": SUPERVISOR_SAYS})
    told = walk.expect(signed, 200).json
    missing = told["concurrences_missing"]
    walk.require(missing == ["field_office_director"], "the director's signature is missing", told)
    walk.tell.sees("Signed. Still missing: the field office director.")
    walk.tell.does("The supervisor", "tries to give the second signature too.")
    twice = walk.expect(walk.decide(supervisor, "concur", {"statement": DIRECTOR_SAYS}), 403).json
    walk.tell.sees(f"REFUSED (403). {twice['detail']}")


def director_signs(walk: Walk) -> None:
    """The director signs: the decision is concurred."""
    walk.tell.does(f"The field office director ({DIRECTOR})", "reads it, and says why:")
    walk.tell.quotes(DIRECTOR_SAYS)
    signed = walk.decide(walk.person(DIRECTOR), "concur", {"statement": DIRECTOR_SAYS})
    told = walk.expect(signed, 200).json
    walk.require(told["state"] == "concurred", "every signature is given", told["state"])
    walk.tell.sees("Signed. State: concurred. Every signature is there.")


def too_early(walk: Walk) -> None:
    """The officer tries to release before the review."""
    walk.tell.does("The officer", "wants to carry out the release now.")
    told = walk.expect(walk.decide(walk.person(OFFICER), "execute"), 409).json
    walk.require(told["type"].endswith("/on-hold"), "it is on hold", told)
    walk.tell.sees(f"REFUSED (409). {told['detail']}")

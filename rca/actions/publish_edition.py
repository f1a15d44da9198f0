"""Put a policy edition on record and in force: written by one person, published by another."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from policies.engine.policy import Policy, PolicyError
from policies.models import Edition
from policies.workflow import IN_FORCE
from rca.accounts.actors import Actor
from rca.actions.door import verb
from rca.actions.work import new_chain
from rca.core.canonical import canonical_json, sha256_hex
from rca.core.clock import wire_time
from rca.core.errors import FieldError, Invalid, NotAllowed, NotFound, WrongState
from rca.core.ids import uuid7


@verb
def draft_edition(*, actor: Actor, at: datetime, document: Mapping[str, Any]) -> Edition:
    """Put an edition document on record as a draft, written by the actor, and return it.

    Raises NotAllowed without the role, Invalid for a document that the engine cannot read,
    WrongState when this number of this reference exists.
    """
    _check_role(actor)
    policy = _parsed(document)
    if Edition.objects.filter(reference=policy.reference, number=policy.version).exists():
        raise WrongState("This edition is on record already.", code="edition-exists")
    content = canonical_json(document)
    edition = Edition(
        id=uuid7(),
        reference=policy.reference,
        number=policy.version,
        title=policy.title,
        content=content,
        digest=sha256_hex(content),
        author_person_id=actor.person_id,
        created_at=at,
    )
    work = new_chain(actor, at, edition.id, "policy")
    work.add(edition, "edition.drafted", digest=edition.digest)
    work.write()
    return edition


@verb
def publish_edition(
    *, actor: Actor, at: datetime, edition_id: UUID, effective_from: datetime
) -> Edition:
    """Publish a drafted edition with effect from a moment (aware), and return it.

    The first edition may reach back, for there is no rule that it could rewrite; a later one
    takes effect after every earlier one and not before it is published.
    Raises NotFound, NotAllowed (role, or the author), WrongState, Invalid.
    """
    _check_role(actor)
    edition = Edition.objects.select_for_update().filter(pk=edition_id).first()
    if edition is None:
        raise NotFound
    if edition.author_person_id == actor.person_id:
        raise NotAllowed(
            "You wrote this edition; another person must publish it.", code="same-person"
        )
    if edition.state not in ("draft", "submitted"):
        raise WrongState(f"The edition is {edition.state}.")
    _check_effect(effective_from, at)
    was = edition.state
    edition.state = "published"
    edition.publisher_person_id = actor.person_id
    edition.published_at = at
    edition.effective_from = effective_from
    work = new_chain(actor, at, edition.id, "policy")
    work.change(
        edition,
        "edition.published",
        "state",
        "publisher_person_id",
        "published_at",
        "effective_from",
        was=was,
        effective_from=wire_time(effective_from),
    )
    work.write()
    return edition


def _check_role(actor: Actor) -> None:
    if not actor.may("policies.publish_edition"):
        raise NotAllowed("Only the policy office drafts and publishes editions.")


def _parsed(document: Mapping[str, Any]) -> Policy:
    try:
        return Policy.from_document(document)
    except PolicyError as error:
        raise Invalid(
            "The edition cannot be read.", errors=[FieldError("", "invalid", str(error))]
        ) from error


def _check_effect(effective_from: datetime, at: datetime) -> None:
    latest = (
        Edition.objects.filter(state__in=IN_FORCE)
        .order_by("-effective_from")
        .values_list("effective_from", flat=True)
        .first()
    )
    if latest is None:
        return
    if effective_from < at or effective_from <= latest:
        words = "A later edition takes effect after the earlier ones, and not in the past."
        raise Invalid(words, errors=[FieldError("/effective_from", "impossible-date", words)])

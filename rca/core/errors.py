"""What can go wrong, said once: each error has a code, a status and words for a person.

The API turns them into problem+json, pages into sentences, commands into exit codes.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class FieldError:
    """One fault of one field: a JSON pointer, a stable code, and what would mend it."""

    pointer: str
    code: str
    detail: str


class RcaError(Exception):
    """Base of every error that a caller is meant to read.

    `record`, when set, writes what is to be kept of the refused attempt.
    """

    status: ClassVar[int] = 400
    code: ClassVar[str] = "error"
    title: ClassVar[str] = "The request could not be carried out"

    def __init__(
        self,
        detail: str,
        *,
        errors: Sequence[FieldError] = (),
        code: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Take the sentence for the reader, the fields at fault, and further members."""
        super().__init__(detail)
        self.detail = detail
        self.errors = tuple(errors)
        self.reason = code or type(self).code
        self.extra: dict[str, Any] = dict(extra or {})
        self.record: Callable[[], None] | None = None


class Invalid(RcaError):
    """The request cannot be understood: a field is missing, unknown or impossible."""

    status, code, title = 400, "invalid", "The request has faults"


class NotAuthenticated(RcaError):
    """Nobody is signed in."""

    status, code, title = 401, "not-authenticated", "Sign in first"


class NotAllowed(RcaError):
    """The role may not do this, or this person may not."""

    status, code, title = 403, "not-allowed", "Your role may not do this"


class NotFound(RcaError):
    """Not there, or not in the caller's field offices: the two read alike on purpose."""

    status, code, title = 404, "not-found", "Not found"

    def __init__(self, detail: str = "There is no such record in your field offices.") -> None:
        """Take nothing for records: an unknown id and a foreign one give the same words."""
        super().__init__(detail)


class WrongState(RcaError):
    """The record is not in a state in which this can be done."""

    status, code, title = 409, "wrong-state", "Not possible in this state"


class StaleVersion(RcaError):
    """Somebody changed the record since the caller read it."""

    status, code, title = 412, "stale-version", "The record has changed since you read it"


class MissingPrecondition(RcaError):
    """A change of an existing record came without If-Match."""

    status, code, title = 428, "precondition-required", "Say which version you have read"


class Refused(RcaError):
    """Understood, and refused by a rule. `findings` say what a reader cannot tell."""

    status, code, title = 422, "refused", "Refused by a rule"


class Unavailable(RcaError):
    """The database is away or too busy; nothing was done."""

    status, code, title = 503, "unavailable", "The service is not available just now"

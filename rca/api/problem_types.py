"""The catalogue of problem types: what each `type` of a problem document means and what helps.

RFC 9457 section 3.1.1 wants a type that can be looked up: `/problems/CODE` shows the entry.
"""

from rca.api.problem_reasons import REASONS
from rca.api.problem_type import ProblemType

PREFIX = "/problems/"


_GENERAL: dict[str, ProblemType] = {
    "error": ProblemType(
        400,
        "The request could not be carried out",
        "The service understood who asks but could not do what was asked.",
        "Read `detail`, mend the request and send it again.",
    ),
    "bad-request": ProblemType(
        400,
        "The request is not well formed",
        "The request broke off, or a header of it, such as Host, is not acceptable.",
        "Send the request again, whole and with the usual headers.",
    ),
    "invalid": ProblemType(
        400,
        "The request has faults",
        "A field is missing, unknown, given twice or impossible. Nothing was stored.",
        "Each entry of `errors` points at one field, by JSON pointer, and says what mends it.",
    ),
    "not-authenticated": ProblemType(
        401,
        "Sign in first",
        "No valid token came with the request, or the user name and password do not match.",
        "Get a token at /api/v1/auth/token/ and send it as `Authorization: Bearer TOKEN`.",
    ),
    "not-allowed": ProblemType(
        403,
        "Your role may not do this",
        "The account is known, but its roles, or the person's earlier part in this decision, "
        "do not allow the request.",
        "Ask somebody who holds the role. Nobody acts twice on one decision.",
    ),
    "csrf-failed": ProblemType(
        403,
        "The page's safety token is missing",
        "A request that relies on the browser's session came without a valid CSRF token.",
        "Reload the page and try again. Programs use a bearer token instead.",
    ),
    "not-found": ProblemType(
        404,
        "Not found",
        "There is no such record, or it belongs to a field office that is not yours. "
        "The two read alike on purpose.",
        "Check the address and its id. Every address of the API ends with a slash.",
    ),
    "method-not-allowed": ProblemType(
        405,
        "Not with this method",
        "The address exists, but not for this HTTP method.",
        "The `Allow` header lists the methods.",
    ),
    "not-acceptable": ProblemType(
        406,
        "No answer in the format asked for",
        "The `Accept` header leaves out application/json, the one format of the API.",
        "Accept application/json.",
    ),
    "wrong-state": ProblemType(
        409,
        "Not possible in this state",
        "The record is not in a state in which this can be done.",
        "Read the record again; `allowed_actions` lists what can be done with it now.",
    ),
    "conflict": ProblemType(
        409,
        "Another record stands in the way",
        "A record with the same unique value exists, or was made at the same moment.",
        "Read what is there already before sending the request again.",
    ),
    "guard-refused": ProblemType(
        409,
        "The database refused this",
        "A guard in the database, the last line behind the rules, refused the change. "
        "Nothing was stored.",
        "`guard` names it. Read the record again; if it still looks possible, report it.",
    ),
    "idempotency-key-in-flight": ProblemType(
        409,
        "The first request is still running",
        "A request with this Idempotency-Key has been received and not been answered yet.",
        "Wait a moment and send the same request with the same key again.",
    ),
    "length-required": ProblemType(
        411,
        "Say how long the body is",
        "The body came in pieces without `Content-Length`, so that it cannot be limited.",
        "Send the body in one piece with `Content-Length`.",
    ),
    "stale-version": ProblemType(
        412,
        "The record has changed since you read it",
        "`If-Match` names another version than the one that is stored now.",
        "Read the record again, look at what changed, and send its new ETag.",
    ),
    "body-too-large": ProblemType(
        413,
        "The body is too large",
        "A request body holds at most 256 KiB.",
        "Shorten the texts, or send the parts one by one.",
    ),
    "unsupported-media-type": ProblemType(
        415,
        "Send JSON",
        "The body is of another type or encoding than JSON in UTF-8.",
        "Send `Content-Type: application/json` and no `Content-Encoding`.",
    ),
    "refused": ProblemType(
        422,
        "Refused by a rule",
        "The request was understood and a rule refuses it. The attempt is on record.",
        "`findings`, where present, say what a reader cannot tell and what would answer it.",
    ),
    "idempotency-key-reused": ProblemType(
        422,
        "This Idempotency-Key was used before",
        "The key belongs to another request: another address or another body.",
        "Use a new key for a new request. A retry repeats key and body unchanged.",
    ),
    "precondition-required": ProblemType(
        428,
        "Say which version you have read",
        "A change of an existing record came without `If-Match`.",
        "Read the record and send its ETag as `If-Match`.",
    ),
    "too-many-requests": ProblemType(
        429,
        "Too many requests",
        "This account or address has asked too often in a short time.",
        "Wait for the seconds in `Retry-After`.",
    ),
    "unexpected": ProblemType(
        500,
        "Something went wrong here",
        "The fault is in the service and has been logged.",
        "Report the request id in the `X-Request-ID` header of the answer.",
    ),
    "unavailable": ProblemType(
        503,
        "The service is not available just now",
        "The database is away or too busy. Nothing was done.",
        "Send the same request with the same Idempotency-Key after `Retry-After` seconds.",
    ),
}

PROBLEM_TYPES: dict[str, ProblemType] = {**_GENERAL, **REASONS}


def type_uri(code: str) -> str:
    """Return the `type` member for a code: an absolute path, looked up on this host."""
    return f"{PREFIX}{code}"

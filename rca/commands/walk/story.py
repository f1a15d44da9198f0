"""The whole walk, in order."""

from collections.abc import Callable
from typing import Final

from rca.commands.walk import auditing, deciding, releasing, signing
from rca.commands.walk.walking import Walk

STORY: Final[tuple[Callable[[Walk], None], ...]] = (
    deciding.sign_in,
    deciding.book_in,
    deciding.assess,
    deciding.type_release,
    deciding.check,
    deciding.submit,
    deciding.other_office,
    signing.say_concur,
    signing.supervisor_signs,
    signing.director_signs,
    signing.too_early,
    releasing.screen,
    releasing.review,
    releasing.release,
    auditing.read_ledger,
    auditing.verify,
    auditing.seal,
)

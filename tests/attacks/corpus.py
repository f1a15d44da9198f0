"""The whole corpus, read from the modules that hold it."""

from tests.attacks import (
    by_replacing,
    on_accounts,
    on_births,
    on_cases,
    on_custody_records,
    on_decisions,
    on_every_table,
    on_judgements,
    on_ledger,
    on_reviews,
    on_signatures,
    on_submissions,
    on_tokens,
    through_other_doors,
    through_the_orm,
)
from tests.attacks.catalogue import ATTACKS, Attack

MODULES = (
    by_replacing,
    on_accounts,
    on_births,
    on_cases,
    on_custody_records,
    on_decisions,
    on_every_table,
    on_judgements,
    on_ledger,
    on_reviews,
    on_signatures,
    on_submissions,
    on_tokens,
    through_other_doors,
    through_the_orm,
)


def attacks_on(engine: str) -> list[Attack]:
    """Return the attacks that exist on an engine."""
    return [attack for attack in ATTACKS.values() if engine in attack.engines]

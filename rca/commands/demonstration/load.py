"""Loading the demonstration: accounts, the policy, and cases in every state."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from policies.models import Edition
from rca.cases.models import Detainee
from rca.commands.demonstration.accounts import load_accounts
from rca.commands.demonstration.play import Play
from rca.commands.demonstration.policy import load_policy
from rca.commands.demonstration.scripts import scripts

BEGAN = timedelta(days=30)
"""How long before the present the demonstration accounts got their roles."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """How much was added, and the policy that is in force."""

    accounts: int
    cases: int
    edition: Edition


def load(*, present: datetime, password: str, with_cases: bool) -> Loaded:
    """Load whatever of the demonstration is missing; `present` (aware) is its present.

    The cases play in the days before `present`. What is there already stays as it is.
    """
    began = present - BEGAN
    with transaction.atomic():
        accounts = load_accounts(at=began, password=password)
        edition = load_policy(at=began)
    return Loaded(accounts, load_cases(present=present) if with_cases else 0, edition)


def load_cases(*, present: datetime) -> int:
    """Play the scripts whose person is not registered yet, each whole; return how many."""
    wanted = scripts()
    numbers = [script.a_number for script in wanted]
    known = set(Detainee.objects.filter(a_number__in=numbers).values_list("a_number", flat=True))
    missing = [script for script in wanted if script.a_number not in known]
    for script in missing:
        with transaction.atomic():
            Play(script, present).run()
    return len(missing)

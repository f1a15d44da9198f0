"""The kinds of ledger chains: a case has one, and so have the things that are no case's."""

from typing import Literal

ChainKind = Literal["case", "detainee", "policy", "account", "system"]

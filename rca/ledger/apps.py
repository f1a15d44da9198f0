"""The ledger room: append-only, hash-chained events; append, verify, checkpoint."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Tables of the ledger. Guards are found by their module name, so nothing is connected."""

    name = "rca.ledger"
    label = "ledger"

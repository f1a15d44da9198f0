"""The core room: no domain models; errors, clock, ids, guards, and the idempotency record."""

import sys
from typing import Any

from django.apps import AppConfig
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate


class CoreConfig(AppConfig):
    """Registers the SQLite functions and re-installs the guards after every migrate."""

    name = "rca.core"
    label = "core"

    def ready(self) -> None:
        """Connect the two infrastructure hooks; no domain behaviour hangs on signals."""
        from rca.core import sqlite_functions

        connection_created.connect(sqlite_functions.register, dispatch_uid="rca.functions")
        post_migrate.connect(install_guards, dispatch_uid="rca.guards")


def install_guards(sender: AppConfig, using: str = DEFAULT_DB_ALIAS, **_: Any) -> None:
    """Install and then verify the guards once, after the last app has migrated.

    Raises RuntimeError when a guard does not stand afterwards.
    """
    from django.apps import apps

    from rca.core import guards

    with_models = [config for config in apps.get_app_configs() if config.models_module]
    if sender.name != with_models[-1].name:
        return
    connection = connections[using]
    guards.install(connection)
    missing = guards.faults(connection)
    if missing and not _unfinished(connection):
        raise RuntimeError("guards do not stand after migrate: " + "; ".join(missing))
    for line in missing:
        print(f"guard not installed yet: {line}", file=sys.stderr)


def _unfinished(connection: Any) -> bool:
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))

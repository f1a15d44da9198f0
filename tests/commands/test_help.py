"""Every command can be used by a stranger: it says what it does, and how it ends."""

from importlib import import_module
from pkgutil import iter_modules

import pytest
from django.core.management.base import BaseCommand

from rca.commands.management import commands

OURS = sorted(
    name for _, name, _ in iter_modules(import_module("rca.commands.management.commands").__path__)
)
OF_THE_LEDGER = {"ledger_checkpoint", "ledger_public_key"}


def _command(name: str) -> BaseCommand:
    return import_module(f"{commands.__name__}.{name}").Command()


@pytest.mark.parametrize("name", OURS)
def test_it_says_what_it_does(name: str) -> None:
    command = _command(name)
    assert len(command.help) > 100
    assert command.help.endswith(".")
    for action in command.create_parser("manage.py", name)._actions:
        assert action.help, action.dest


@pytest.mark.parametrize("name", sorted(set(OURS) - OF_THE_LEDGER))
def test_it_says_how_it_ends(name: str) -> None:
    assert "exit codes: 0 done; 1 refused" in _command(name).create_parser("m", name).format_help()


@pytest.mark.parametrize("name", OURS)
def test_no_password_is_an_argument(name: str) -> None:
    options = [
        option
        for action in _command(name).create_parser("manage.py", name)._actions
        for option in action.option_strings
    ]
    assert not [option for option in options if "password" in option]

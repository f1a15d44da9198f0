#!/usr/bin/env python3
"""Run a management command of this project."""

import os
import sys


def main() -> None:
    """Run the command named on the command line; say how to install when Django is missing."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rca.conf.settings")
    try:
        from django.core.management import execute_from_command_line
    except ModuleNotFoundError as error:
        raise SystemExit(
            f"{error.name} is not installed for this Python. Run `make install`, then "
            "`.venv/bin/python manage.py ...`, or `pip install -r requirements.txt`."
        ) from error
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()

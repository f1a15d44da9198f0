"""Print the public half of the key that signs checkpoints."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError

from rca.ledger.keys import key_id, public_pem, signing_key


class Command(BaseCommand):
    """The public key, as PEM on standard output."""

    help = (
        "Print the public key of the ledger's checkpoints as PEM, for those who verify: "
        "manage.py ledger_public_key > checkpoint.pem. Its short name, which every checkpoint "
        "carries as key_id, goes to standard error. The private key is read from "
        "RCA_CHECKPOINT_KEY_FILE; a first look (DEBUG on) makes one when there is none."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the key and its name."""
        try:
            key = signing_key().public_key()
        except ImproperlyConfigured as error:
            raise CommandError(str(error)) from error
        self.stdout.write(public_pem(key), ending="")
        self.stderr.write(f"key_id {key_id(key)}")

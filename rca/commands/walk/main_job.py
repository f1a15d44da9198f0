"""The case that is walked: D067 of the labelled corpus, from there or from the copy beside us."""

import json
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from django.conf import settings

CASE = "D067"
CORPUS = Path(settings.BASE_DIR).parent / "shared" / "corpus" / "dev.jsonl"
COPY = ("rca.commands.demonstration", "main_job.json")


@dataclass(frozen=True, slots=True)
class MainJob:
    """A labelled case: the request that it is, and where it was read."""

    request: dict[str, Any]
    source: str

    @property
    def person(self) -> dict[str, Any]:
        """Return the detainee; birthday and sex are added, for the corpus knows the age only."""
        told = self.request["detainee"]
        year = int(self.request["decided_on"][:4]) - told["age"]
        return {
            "given_name": told["given_name"],
            "family_name": told["family_name"],
            "country_of_citizenship": told["country_of_citizenship"],
            "date_of_birth": f"{year}-01-15",
            "sex": "M",
        }

    @property
    def decision(self) -> dict[str, Any]:
        """Return the decision with its justification, as the API takes it."""
        return {**self.request["decision"], "justification": self.request["justification"]}


def main_job() -> MainJob:
    """Return the case, preferring the corpus where it lies beside the checkout."""
    if CORPUS.is_file():
        with CORPUS.open(encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if row["id"] == CASE:
                    return MainJob(row["request"], f"{CASE} of {CORPUS.name} beside this checkout")
    package, name = COPY
    kept = json.loads(resources.files(package).joinpath(name).read_text(encoding="utf-8"))
    return MainJob(kept["case"]["request"], f"{CASE} of the corpus, from the copy in {name}")

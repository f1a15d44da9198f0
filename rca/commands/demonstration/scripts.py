"""The scripts of the demonstration cases, read from the TOML files beside this one."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from importlib import resources
from typing import Any

SCRIPTS = (("SNA", "san_antonio.toml"), ("ELP", "el_paso.toml"))


@dataclass(frozen=True, slots=True)
class Script:
    """One invented person and what happens to them."""

    home: str
    """The field office whose people act, in the end; `office` is where the person was booked in."""
    values: Mapping[str, Any]

    @property
    def a_number(self) -> str:
        """Return the A-number, by which a second run knows the person."""
        return str(self.values["a_number"])

    @property
    def office(self) -> str:
        """Return the office that books the person in."""
        return str(self.values.get("office", self.home))

    @property
    def booked_in(self) -> timedelta:
        """Return how long before the present the person was booked in."""
        return timedelta(hours=self.values["booked_in"])

    def steps(self) -> Iterator[tuple[str, timedelta]]:
        """Yield each step with its distance from booking-in."""
        for name, hours in self.values["steps"]:
            yield name, timedelta(hours=hours)

    def account(self, role: str) -> str:
        """Return the user name that acts in `role`."""
        return str(self.values.get(role, f"{role}.{self.office.lower()}"))

    def said(self, step: str) -> str:
        """Return the words that belong to a step."""
        return str(self.values["said"][step])

    def person(self) -> dict[str, Any]:
        """Return the detainee as `register_detainee` takes one."""
        given, family = self.values["name"]
        return {
            "a_number": self.a_number,
            "given_name": given,
            "family_name": family,
            "date_of_birth": date.fromisoformat(self.values["born"]),
            "country_of_citizenship": self.values["country"],
            "sex": self.values["sex"],
        }

    def assessment(self, at: datetime, *, number: int) -> dict[str, Any]:
        """Return the RCA as `record_assessment` takes one; `number` counts those of the case."""
        rca = self.values["rca"]
        names = ("code", "category", "level", "detail")
        return {
            "completed_on": at.date() - timedelta(days=1),
            "public_safety_risk": rca["public_safety"],
            "flight_risk": rca["flight"],
            "recommendation": rca["recommendation"],
            "recommended_bond": rca.get("bond"),
            "mandatory_detention_alleged": "mandatory" in rca,
            "mandatory_detention_basis": rca.get("mandatory"),
            "special_vulnerabilities": rca.get("vulnerable", []),
            "factors": [dict(zip(names, factor, strict=True)) for factor in rca["factors"]],
            "source_reference": f"EARM-{self.a_number}-{number}",
        }

    def content(self, at: datetime) -> dict[str, Any]:
        """Return the decision as `draft_decision` takes one, its evidence dated before `at`."""
        decision = self.values["decision"]
        names = ("kind", "detail")
        return {
            "outcome": decision["outcome"],
            "bond_amount": decision.get("bond"),
            "conditions": [
                dict(zip(names, condition, strict=True))
                for condition in decision.get("conditions", [])
            ],
            "justification": _justification(decision, at) if "ground" in decision else None,
        }


def scripts() -> list[Script]:
    """Return every script, San Antonio's first."""
    return [Script(home, values) for home, name in SCRIPTS for values in _cases(name)]


def _cases(name: str) -> list[dict[str, Any]]:
    source = resources.files(__package__).joinpath(name)
    cases: list[dict[str, Any]] = tomllib.loads(source.read_text(encoding="utf-8"))["cases"]
    return cases


def _justification(decision: Mapping[str, Any], at: datetime) -> dict[str, Any]:
    return {
        "ground": decision["ground"],
        "secondary_grounds": [],
        "narrative": decision["narrative"],
        "responses": [
            {"conditions": [], "evidence": [], **response}
            for response in decision.get("responses", [])
        ],
        "evidence": [_evidence(item, at) for item in decision.get("evidence", [])],
    }


def _evidence(item: Mapping[str, Any], at: datetime) -> dict[str, Any]:
    told = {name: item[name] for name in ("id", "kind", "identifier", "issued_by")}
    day = at.date() - timedelta(days=item["days_before"])
    return {**told, "issued_on": day.isoformat(), "summary": ""}

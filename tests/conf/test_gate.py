"""A process without guards answers nothing of the API."""

from typing import Any

from rca.conf.gate import ReadinessGate


def ask(gate: ReadinessGate, path: str) -> str:
    """Return the status that the gate or the service behind it answers."""
    told: list[str] = []

    def start_response(status: str, headers: Any) -> None:
        told.append(status)

    list(gate({"PATH_INFO": path}, start_response))
    return told[0]


def service(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    """A service that answers everything."""
    start_response("200 OK", [])
    return [b""]


def test_without_guards_the_api_is_closed_and_probes_answer() -> None:
    gate = ReadinessGate(service, lambda: ["decisions_decision_edges: missing"])
    assert ask(gate, "/api/v1/cases/").startswith("503")
    assert ask(gate, "/healthz") == "200 OK"


def test_it_opens_when_the_guards_stand_and_looks_no_more() -> None:
    wanting = [["missing"], []]
    gate = ReadinessGate(service, lambda: wanting.pop(0))
    assert ask(gate, "/api/v1/cases/").startswith("503")
    assert ask(gate, "/api/v1/cases/") == "200 OK"
    assert ask(gate, "/api/v1/cases/") == "200 OK"
    assert wanting == []

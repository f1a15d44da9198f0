"""The published description: valid, whole, and open to everybody."""

from io import StringIO
from typing import Any

import pytest
import yaml
from django.core.management import call_command
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.validation import validate_schema
from rest_framework.test import APIClient


@pytest.fixture
def described() -> dict[str, Any]:
    return dict(SchemaGenerator(urlconf="rca.conf.urls").get_schema(request=None, public=True))


def operations(described: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (path, method, operation)
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
    ]


def test_the_description_is_valid_and_without_a_warning(settings: Any) -> None:
    settings.ROOT_URLCONF = "rca.conf.urls"
    call_command("spectacular", "--validate", "--fail-on-warn", stdout=StringIO())


def test_it_is_openapi_3_1(described: dict[str, Any]) -> None:
    assert described["openapi"].startswith("3.1")
    validate_schema(described)


def test_every_operation_tells_its_problems(described: dict[str, Any]) -> None:
    for path, method, operation in operations(described):
        if path == "/api/schema/":
            continue
        statuses = set(operation["responses"])
        expected = {"400", "406", "429", "503"}
        if method in {"post", "patch"}:
            expected |= {"413", "415"}
        if operation.get("security", [{}]) != [{}]:
            expected |= {"401", "403"}
        if "{" in path:
            expected |= {"404"}
        assert expected <= statuses, (path, method)


def test_every_problem_is_a_problem_document(described: dict[str, Any]) -> None:
    for path, method, operation in operations(described):
        for status, answer in operation["responses"].items():
            if status >= "400":
                assert list(answer["content"]) == ["application/problem+json"], (path, method)
                schema = answer["content"]["application/problem+json"]["schema"]
                assert schema == {"$ref": "#/components/schemas/Problem"}


def test_signing_in_is_open_and_the_rest_is_not(described: dict[str, Any]) -> None:
    assert "security" not in described["paths"]["/api/v1/auth/token/"]["post"]
    assert described["paths"]["/api/v1/me/"]["get"]["security"] == [
        {"bearer": []},
        {"pageSession": []},
    ]


def test_every_operation_has_a_name_of_its_own(described: dict[str, Any]) -> None:
    names = [operation["operationId"] for _, _, operation in operations(described)]
    assert len(names) == len(set(names))


def test_anybody_may_read_it(client: APIClient) -> None:
    answer = client.get("/api/schema/")
    assert answer.status_code == 200
    assert yaml.safe_load(answer.content)["info"]["title"]
    page = client.get("/api/docs/")
    assert page.status_code == 200
    assert b"http://" not in page.content
    assert b"https://" not in page.content

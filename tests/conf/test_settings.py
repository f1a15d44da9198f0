"""What an installation is under which environment."""

import re
from pathlib import Path

import pytest

from tests.conf.installation import DEPLOYED, KEY, OTHER_KEY, settings

KEYS = {"SECRET_KEY": KEY, "RCA_LEDGER_KEY": OTHER_KEY}


@pytest.mark.parametrize(
    ("environment", "debug"),
    [
        ({}, True),
        ({"DEBUG": ""}, True),
        ({"DATABASE_URL": "postgresql://rca@localhost/rca"}, True),
        ({"DEBUG": "1", "SECRET_KEY": KEY}, True),
        ({**KEYS}, False),
        ({**KEYS, "ALLOWED_HOSTS": "rca.example.gov"}, False),
        ({**KEYS, "DEBUG": "off"}, False),
    ],
)
def test_debug_is_on_for_a_first_look_only(environment: dict[str, str], debug: bool) -> None:
    assert settings(environment, "DEBUG")["DEBUG"] is debug


@pytest.mark.parametrize(
    ("variable", "value"),
    [("DEBUG", "perhaps"), ("RCA_TOKEN_HOURS", "twelve"), ("RCA_DATABASE_POOL", "many")],
)
def test_a_word_that_cannot_be_read_is_refused_by_name(variable: str, value: str) -> None:
    environment = {variable: value, "DATABASE_URL": "postgresql://rca@localhost/rca"}
    with pytest.raises(RuntimeError, match=f"ImproperlyConfigured: {variable} is '{value}'"):
        settings(environment, "DEBUG")


@pytest.mark.parametrize("url", ["mysql://rca:hidden@localhost/rca", "postgresql//rca:hidden"])
def test_another_database_is_refused_without_repeating_the_password(url: str) -> None:
    with pytest.raises(RuntimeError, match="ImproperlyConfigured: DATABASE_URL") as refusal:
        settings({"DATABASE_URL": url}, "DATABASES")
    assert "hidden" not in str(refusal.value)


def test_an_empty_database_url_means_the_default_file(tmp_path: Path) -> None:
    environment = {"DATABASE_URL": "", "RCA_VAR_DIR": str(tmp_path)}
    database = settings(environment, "DATABASES")["DATABASES"]["default"]
    assert database["ENGINE"] == "django.db.backends.sqlite3"
    assert database["NAME"] == str(tmp_path / "rca.sqlite3")


def test_the_folder_of_the_default_file_is_made_for_its_owner_only(tmp_path: Path) -> None:
    settings({"RCA_VAR_DIR": str(tmp_path / "var")}, "DATABASES")
    assert (tmp_path / "var").stat().st_mode & 0o077 == 0


def test_postgresql_has_limits_on_how_long_anything_may_wait() -> None:
    database = settings(DEPLOYED, "DATABASES")["DATABASES"]["default"]
    assert database["OPTIONS"]["connect_timeout"] == 2
    for limit in ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"):
        assert f"-c {limit}=" in database["OPTIONS"]["options"]
    assert database["CONN_MAX_AGE"] == 60
    assert database["CONN_HEALTH_CHECKS"] is True


def test_a_pool_takes_the_place_of_persistent_connections() -> None:
    environment = {**DEPLOYED, "RCA_DATABASE_POOL": "8"}
    database = settings(environment, "DATABASES")["DATABASES"]["default"]
    assert database["OPTIONS"]["pool"]["max_size"] == 8
    assert database["CONN_MAX_AGE"] == 0


def test_a_proxy_is_believed_only_when_it_is_named() -> None:
    with pytest.raises(RuntimeError, match="SECURE_PROXY_SSL_HEADER"):
        settings(DEPLOYED, "SECURE_PROXY_SSL_HEADER")
    environment = {**DEPLOYED, "RCA_BEHIND_TLS_PROXY": "1"}
    found = settings(environment, "SECURE_PROXY_SSL_HEADER")
    assert found["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]


def test_cookies_of_a_deployment_are_bound_to_the_host() -> None:
    found = settings(DEPLOYED, "SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "SESSION_COOKIE_SECURE")
    assert found["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert found["CSRF_COOKIE_NAME"].startswith("__Host-")
    assert found["SESSION_COOKIE_SECURE"] is True


def test_the_default_rate_leaves_room_for_300_requests_a_minute() -> None:
    rates = settings({}, "REST_FRAMEWORK")["REST_FRAMEWORK"]["DEFAULT_THROTTLE_RATES"]
    assert all(int(rate.removesuffix("/min")) >= 300 for rate in rates.values())


def test_the_example_file_names_the_variables_that_are_read_and_no_others() -> None:
    root = Path(__file__).resolve().parents[2]
    example = (root / ".env.example").read_text()
    named = set(re.findall(r"^([A-Z_]+)=", example, re.MULTILINE))
    source = "".join(path.read_text() for path in (root / "rca" / "conf").glob("*.py"))
    assert {name for name in named if f'"{name}"' not in source} == set()
    read = set(re.findall(r'"(RCA_[A-Z_]+|[A-Z_]*DEBUG|SECRET_KEY|DATABASE_URL)"', source))
    assert read - named == set()

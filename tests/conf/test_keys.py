"""A deployment with a key that others know does not start, and says how to mend it."""

import pytest

from tests.conf.installation import DEPLOYED, KEY, settings

BAD_SECRETS = {
    "missing": "",
    "blank": "   ",
    "the development key": "insecure-development-key-of-a-first-look-on-one-machine",
    "Django's example": "django-insecure-" + KEY,
    "the example file's": "change-me",
    "short": KEY[:49],
    "monotonous": "abc" * 30,
}


@pytest.mark.parametrize("name", ["SECRET_KEY", "RCA_LEDGER_KEY"])
@pytest.mark.parametrize("value", BAD_SECRETS.values(), ids=BAD_SECRETS.keys())
def test_a_deployment_refuses_a_key_that_is_no_secret(name: str, value: str) -> None:
    with pytest.raises(RuntimeError) as refusal:
        settings({**DEPLOYED, name: value}, "DEBUG")
    message = str(refusal.value)
    assert "ImproperlyConfigured" in message
    assert name in message
    assert "secrets.token_urlsafe" in message
    assert not value.strip() or value not in message


def test_the_ledger_key_is_not_the_secret_key() -> None:
    with pytest.raises(RuntimeError, match="RCA_LEDGER_KEY must differ from SECRET_KEY"):
        settings({**DEPLOYED, "RCA_LEDGER_KEY": KEY}, "DEBUG")


def test_a_deployment_takes_the_keys_it_is_given() -> None:
    found = settings(DEPLOYED, "SECRET_KEY", "RCA_LEDGER_KEY", "DEBUG")
    assert found["SECRET_KEY"] == KEY
    assert found["RCA_LEDGER_KEY"] == DEPLOYED["RCA_LEDGER_KEY"]
    assert found["DEBUG"] is False


def test_a_first_look_has_keys_that_stay_the_same_and_differ() -> None:
    first = settings({}, "SECRET_KEY", "RCA_LEDGER_KEY")
    assert first == settings({}, "SECRET_KEY", "RCA_LEDGER_KEY")
    assert first["SECRET_KEY"] != first["RCA_LEDGER_KEY"]

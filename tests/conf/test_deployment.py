"""Django's own list of deployment mistakes finds none in the settings of a deployment."""

from tests.conf.installation import DEPLOYED, run


def test_the_deployment_check_has_no_warning() -> None:
    done = run(["manage.py", "check", "--deploy", "--fail-level", "WARNING"], DEPLOYED)
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_without_hosts_the_check_complains() -> None:
    environment = {**DEPLOYED, "ALLOWED_HOSTS": ""}
    done = run(["manage.py", "check", "--deploy", "--fail-level", "WARNING"], environment)
    assert done.returncode != 0
    assert "ALLOWED_HOSTS" in done.stderr

"""Runs this project in a process of its own, under an environment that a test chooses."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
# Made of nothing secret, but long and mixed enough to be taken for a secret.
KEY = "a-test-key-7Qk2Vx9Lm4Rb8Tz1Wc6Yd3Nf5Hj0Ps-of-no-installation"
OTHER_KEY = KEY[::-1]
DEPLOYED = {
    "DEBUG": "0",
    "SECRET_KEY": KEY,
    "RCA_LEDGER_KEY": OTHER_KEY,
    "ALLOWED_HOSTS": "rca.example.gov",
    "CSRF_TRUSTED_ORIGINS": "https://rca.example.gov",
    "DATABASE_URL": "postgresql://rca@localhost/rca",
}


def run(arguments: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run Python with `arguments` in the project's folder; only PATH is inherited."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def settings(environment: dict[str, str], *names: str) -> dict[str, Any]:
    """Return the named settings under `environment`. Raises RuntimeError with what went wrong."""
    return evaluated(
        "from rca.conf import settings; import json;"
        f"print(json.dumps({{n: getattr(settings, n) for n in {names!r}}}, default=str))",
        environment,
    )


def evaluated(program: str, environment: dict[str, str]) -> Any:
    """Return the JSON that `program` prints. Raises RuntimeError with its error's last line."""
    done = run(["-c", program], environment)
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1])
    return json.loads(done.stdout)

"""The WSGI application that an application server runs: `gunicorn rca.conf.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rca.conf.settings")

_service = get_wsgi_application()

from rca.api.probes import readiness_faults  # noqa: E402 - models load after the settings
from rca.conf.gate import ReadinessGate  # noqa: E402

application = ReadinessGate(_service, readiness_faults)

"""The WSGI application that an application server runs: `gunicorn rca.conf.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rca.conf.settings")

application = get_wsgi_application()

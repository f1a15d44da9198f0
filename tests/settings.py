"""The project's own settings on a test database; only password hashing is made fast."""

from tests import databases as test_databases

test_databases.prepare_environment()

from rca.conf.settings import *

DATABASES["default"]["TEST"] = {"NAME": test_databases.name()}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

"""Settings: everything that differs between installations comes from the environment.

With no environment at all this is a first look on one machine: DEBUG, and SQLite in `var/`.
`.env.example` lists every variable.
"""

from datetime import timedelta
from pathlib import Path

from rca import __version__
from rca.conf import databases, environment, logging, secrets

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = Path(environment.text("RCA_VAR_DIR", str(BASE_DIR / "var"))).expanduser()

# --- Who may reach this installation ---------------------------------------------------------
# DATABASE_URL alone leaves DEBUG on: Django then answers this machine only. Whoever names hosts
# or a key deploys, and gets DEBUG off.
DEBUG = environment.flag(
    "DEBUG",
    default=not environment.any_set(["SECRET_KEY", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS"]),
)
SECRET_KEY = secrets.secret_key(debug=DEBUG)
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = environment.words("CSRF_TRUSTED_ORIGINS")

# --- The project's own -----------------------------------------------------------------------
RCA_LEDGER_KEY = secrets.ledger_key(debug=DEBUG, secret=SECRET_KEY)
RCA_CHECKPOINT_DIRS = environment.folders("RCA_CHECKPOINT_DIRS", VAR_DIR / "checkpoints")
RCA_CHECKPOINT_KEY_FILE = Path(
    environment.text("RCA_CHECKPOINT_KEY_FILE", str(VAR_DIR / "checkpoint.key"))
).expanduser()
RCA_ASSESSMENT_DUE_HOURS = environment.number("RCA_ASSESSMENT_DUE_HOURS", 120)
RCA_DEMO_PASSWORD = environment.text("RCA_DEMO_PASSWORD", "demonstration only")

# --- Rooms -----------------------------------------------------------------------------------
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.admin",
    "django.contrib.staticfiles",
    "rest_framework",
    "knox",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_filters",
    "policies",
    "rca.core",
    "rca.accounts",
    "rca.cases",
    "rca.assessments",
    "rca.decisions",
    "rca.reviews",
    "rca.ledger",
    "rca.notices",
    "rca.api",
    "rca.commands",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "rca.api.middleware.RequestIdMiddleware",
    "rca.api.middleware.BodyLengthMiddleware",
    "rca.api.middleware.DatabaseAwayMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
CSRF_FAILURE_VIEW = "rca.api.problems.csrf_failure"
ROOT_URLCONF = "rca.conf.urls"
WSGI_APPLICATION = "rca.conf.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
# A POST to an address without its slash is an unknown address, not a redirect that loses the body.
APPEND_SLASH = False

# --- Data ------------------------------------------------------------------------------------
DATABASES = {
    "default": databases.from_url(
        environment.text("DATABASE_URL"), default_file=VAR_DIR / "rca.sqlite3"
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
TIME_ZONE = "UTC"
USE_TZ = True
LANGUAGE_CODE = "en-us"
USE_I18N = False

# --- Accounts --------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.Account"
# PBKDF2 is the one of Django's hashers that FIPS 140 approves.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
_VALIDATORS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATORS}.UserAttributeSimilarityValidator"},
    # NIST SP 800-63B-4, 3.1.1.2: 15 characters where the password is the only factor.
    {"NAME": f"{_VALIDATORS}.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": f"{_VALIDATORS}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATORS}.NumericPasswordValidator"},
]
REST_KNOX = {
    "SECURE_HASH_ALGORITHM": "hashlib.sha512",
    "TOKEN_TTL": timedelta(hours=environment.number("RCA_TOKEN_HOURS", 12)),
    "TOKEN_LIMIT_PER_USER": None,
    "AUTO_REFRESH": False,
    "AUTH_HEADER_PREFIX": "Bearer",
}

# --- The API ---------------------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "rca.api.authentication.BearerAuthentication",
        "rca.api.authentication.PageSessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rca.api.permissions.MappedPermission"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rca.api.parsing.StrictJSONParser"],
    "EXCEPTION_HANDLER": "rca.api.problems.exception_handler",
    "DEFAULT_SCHEMA_CLASS": "rca.api.schema.DocumentedSchema",
    "DEFAULT_PAGINATION_CLASS": None,
    "DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.UserRateThrottle"],
    # `anon` is for the token endpoint, which asks for it by AnonRateThrottle.
    "DEFAULT_THROTTLE_RATES": {
        "user": environment.text("RCA_API_RATE", "600/min"),
        "anon": environment.text("RCA_TOKEN_RATE", "300/min"),
    },
    # How many proxies in front may be believed about the caller's address; 0 believes none.
    "NUM_PROXIES": environment.number("RCA_TRUSTED_PROXIES", 0),
    "UNAUTHENTICATED_USER": None,
    "URL_FORMAT_OVERRIDE": None,
    "COERCE_DECIMAL_TO_STRING": True,
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Custody decisions against the Risk Classification Assessment",
    "DESCRIPTION": (
        "No release against the Risk Classification Assessment without a justification that a "
        "reader can understand, and no record of one that anybody can quietly change."
    ),
    "VERSION": __version__,
    "OAS_VERSION": "3.1.1",
    # Choices stand in each field: hoisted enums would need names that nobody uses.
    "POSTPROCESSING_HOOKS": [],
    "SCHEMA_PATH_PREFIX": r"/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
    "COMPONENT_SPLIT_REQUEST": True,
}

# --- Assets ----------------------------------------------------------------------------------
STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = DEBUG
_ASSETS = "django.contrib.staticfiles.storage.StaticFilesStorage"
_COLLECTED_ASSETS = "whitenoise.storage.CompressedManifestStaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _ASSETS if DEBUG else _COLLECTED_ASSETS},
}

# --- Transport and browser -------------------------------------------------------------------
_TLS = not DEBUG
SECURE_SSL_REDIRECT = _TLS
# Probes come from the machine itself, without TLS.
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz|livez)/?$"]
SECURE_HSTS_SECONDS = environment.number("RCA_HSTS_SECONDS", 31_536_000) if _TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _TLS
SECURE_HSTS_PRELOAD = _TLS
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# Only behind a proxy that sets this header itself and drops it from callers.
if environment.flag("RCA_BEHIND_TLS_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# The `__Host-` prefix binds a cookie to this host; browsers accept it over TLS only.
_COOKIE = "__Host-rca" if _TLS else "rca"
SESSION_COOKIE_NAME = f"{_COOKIE}-session"
SESSION_COOKIE_SECURE = _TLS
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_NAME = f"{_COOKIE}-csrf"
CSRF_COOKIE_SECURE = _TLS

# --- Logs ------------------------------------------------------------------------------------
LOGGING = logging.configuration(level=environment.text("RCA_LOG_LEVEL", "INFO").upper())

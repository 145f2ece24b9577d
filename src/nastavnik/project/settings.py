"""Settings: one file, everything from the environment (see environment.VARIABLES)."""

from pathlib import Path
from typing import Any

import django_stubs_ext
from csp.constants import NONE, SELF

from nastavnik.project import environment as env
from nastavnik.project.logs import short_refusals

django_stubs_ext.monkeypatch()

ROOT = Path(__file__).resolve().parents[3]
DATA = Path(env.text("NASTAVNIK_DATA", str(ROOT / "var"))).resolve()
ENVIRONMENT = env.VARIABLES  # the table that `nastavnik environment` prints
PRODUCTION = env.flag("NASTAVNIK_PRODUCTION")
DEBUG = env.flag("NASTAVNIK_DEBUG") and not PRODUCTION
GALLERY = env.flag("NASTAVNIK_GALLERY") or DEBUG
REHEARSAL_DATE = env.day("NASTAVNIK_TODAY")
if PRODUCTION and REHEARSAL_DATE is not None:
    raise env.BadEnvironment("NASTAVNIK_TODAY: в рабочей установке дату задавать нельзя. Уберите переменную.")

SECRET_KEY = env.secret_key(DATA, production=PRODUCTION)
ALLOWED_HOSTS = env.words("NASTAVNIK_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env.words("NASTAVNIK_ORIGINS")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_filters",
    "django_htmx",
    "django_q",
    "template_partials",
    "nastavnik.journal",
    "nastavnik.access",
    "nastavnik.accounts",
    "nastavnik.orgs",
    "nastavnik.files",
    "nastavnik.queue",
    "nastavnik.documents",
    "nastavnik.people",
    "nastavnik.programmes",
    "nastavnik.pairs",
    "nastavnik.matching",
    "nastavnik.monitoring",
    "nastavnik.insights",
    "nastavnik.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "nastavnik.web.middleware.answers",
    "nastavnik.web.middleware.bounded_body",
    "nastavnik.web.sessions.ReadsGoOn",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "nastavnik.web.middleware.session_limits",
    "nastavnik.web.home.welcome.first_run",
    "nastavnik.web.middleware.whole_text",
    "nastavnik.web.middleware.actor",
    "nastavnik.web.accounts.second_factor.demanded",
]

ROOT_URLCONF = "nastavnik.project.urls"
WSGI_APPLICATION = "nastavnik.project.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

_CACHED_LOADERS: list[Any] = [
    "django.template.loaders.filesystem.Loader",
    "django.template.loaders.app_directories.Loader",
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "nastavnik.web.context.frame",
            ],
            "builtins": ["template_partials.templatetags.partials", "nastavnik.web.templatetags.ui"],
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    _CACHED_LOADERS
                    if DEBUG
                    else [("django.template.loaders.cached.Loader", _CACHED_LOADERS)],
                )
            ],
        },
    }
]

FORM_RENDERER = "nastavnik.web.widgets.Renderer"

if env.text("DATABASE_URL"):
    DATABASES = {"default": env.database(env.text("DATABASE_URL"))}
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    DATABASES["default"]["OPTIONS"] = {
        "connect_timeout": 4,  # silence of the network is an answer within 5 seconds
        "options": "-c statement_timeout=60000",
        "tcp_user_timeout": 4000,
    }
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(DATA / "nastavnik.sqlite3"),
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
            },
        }
    }

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"},
    "worker": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},  # its own state, for itself
}

LANGUAGE_CODE = "ru"
TIME_ZONE = env.zone("NASTAVNIK_TIME_ZONE", "Europe/Moscow")
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
WHITENOISE_ALLOW_ALL_ORIGINS = False
STATICFILES_DIRS = [ROOT / "static"]
MEDIA_ROOT = DATA / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DOCUMENT_TEMPLATES = ROOT / "document_templates"
HANDBOOK = ROOT / "docs" / "handbook"
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 12_000_000
LARGEST_BODY = 50_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
FILE_UPLOAD_PERMISSIONS = 0o600

# Sign-in: the library's own means; what they may not do here is in web.accounts.adapter and forms
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60  # letters say «3 дня»
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_ADAPTER = "nastavnik.web.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "nastavnik.web.accounts.sign_in.SignInForm",
    "reset_password": "nastavnik.web.accounts.sign_in.ForgottenForm",
    "reset_password_from_key": "nastavnik.web.accounts.sign_in.NewPasswordForm",
    "change_password": "nastavnik.web.accounts.sign_in.ChangePasswordForm",
    "reauthenticate": "nastavnik.web.accounts.sign_in.PasswordAgainForm",
}
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105 - a class, not a secret
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # this session goes on under a new id, all others end
ACCOUNT_PREVENT_ENUMERATION = True
# `key` of a failed sign-in is the account at one address, so that a stranger locks out nobody but himself;
# `account` (see the adapter) bounds the guessing of one account from many addresses it was never used from.
ACCOUNT_RATE_LIMITS = {
    "login": "600/m/ip",
    "login_failed": "8/5m/key,60/5m/ip",
    "login_failed_account": "50/1h/key",
    "reset_password": "10/10m/ip",
    "reset_letter": "3/10m/key",
    "reset_password_from_key": "20/m/ip",
}
MFA_ADAPTER = "nastavnik.web.accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Наставник"
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "nastavnik.web.accounts.sign_in.CodeForm",
    "reauthenticate": "nastavnik.web.accounts.sign_in.CodeAgainForm",
    "activate_totp": "nastavnik.web.accounts.sign_in.FirstCodeForm",
}
USERSESSIONS_TRACK_ACTIVITY = False
SECOND_FACTOR_REQUIRED = env.flag("NASTAVNIK_SECOND_FACTOR")
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "surname", "given", "patronymic"]},
    },
    {"NAME": "nastavnik.accounts.passwords.ContextWordsValidator"},
]
SESSION_IDLE_SECONDS = 30 * 60
SESSION_ABSOLUTE_SECONDS = 12 * 60 * 60
SESSION_COOKIE_AGE = SESSION_ABSOLUTE_SECONDS
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "nastavnik.web.errors.csrf_failed"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Headers
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
if env.flag("NASTAVNIK_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
TRUSTED_PROXY = env.flag("NASTAVNIK_PROXY")
if PRODUCTION:
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
    SECURE_HSTS_SECONDS = 366 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"

# Mail
_mail = env.mail("NASTAVNIK_MAIL")
DEFAULT_FROM_EMAIL = env.text("NASTAVNIK_MAIL_FROM", "nastavnik@localhost")
EMAIL_FILE_PATH = str(DATA / "mail")
EMAIL_TIMEOUT = 10
EMAIL_BACKEND = f"django.core.mail.backends.{_mail.backend}.EmailBackend"
EMAIL_HOST, EMAIL_PORT = _mail.host, _mail.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail.user, _mail.password
EMAIL_USE_TLS, EMAIL_USE_SSL = _mail.tls, _mail.ssl

# Queue: the same database; a job that a killed worker held is taken again after `retry` seconds
Q_CLUSTER = {
    "name": "nastavnik",
    "orm": "default",
    "cache": "worker",
    "workers": 1,
    "timeout": 600,
    "retry": 660,
    "max_attempts": 3,
    "ack_failures": True,
    "catch_up": False,
    "save_limit": 250,
    "poll": 0.5,
    "label": "Задания",
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"short": {"()": "django.utils.log.CallbackFilter", "callback": short_refusals}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["short"]}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
SILENCED_SYSTEM_CHECKS: list[str] = []

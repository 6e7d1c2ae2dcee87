"""Django's settings: safe without being told anything, changed by environment variables."""

from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF

from tolok.project import environment as env
from tolok.project.secret import secret_key

DATA = env.folder("TOLOK_DATA", Path("var"))
"""Where the site keeps its database, its secret and its collected static files."""

DEBUG = env.flag("TOLOK_DEBUG", default=False)
SECRET_KEY = secret_key(env.text("TOLOK_SECRET_KEY", ""), DATA)
SECRET_KEY_FALLBACKS = env.listing("TOLOK_SECRET_KEY_BEFORE", ())
"""Secrets before the present one: what they signed or encrypted is still understood."""
ALLOWED_HOSTS = env.listing("TOLOK_HOSTS", ("localhost", "127.0.0.1", "[::1]"))
TOLOK_WAREHOUSE = env.folder("TOLOK_WAREHOUSE", DATA / "warehouse")
"""The folder of the columns of many governments, see docs/warehouse.md."""
TOLOK_PROVINCE = env.text("TOLOK_PROVINCE", "")
"""The code of the government whose people may look into the warehouse: a province's own."""
BASE_URL = env.text("TOLOK_URL", "http://127.0.0.1:8000").rstrip("/")
"""The site's own address, which prints and mails name."""
CSRF_TRUSTED_ORIGINS = env.listing("TOLOK_ORIGINS", ())

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",  # asked for by allauth.usersessions
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "tolok.store",
    # Before allauth: its own templates of the same names are the site's.
    "tolok.web",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "tolok.api.errors.ErrorsAreJson",
    # Before the CSRF check, which would read the whole body first.
    "tolok.web.limits.UploadLimit",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "tolok.web.acting.ActorMiddleware",
    "tolok.web.activity.SessionActivity",
    "tolok.web.errors.TroubleMiddleware",
]
ROOT_URLCONF = "tolok.project.urls"
WSGI_APPLICATION = "tolok.project.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "tolok.web.acting.acting",
            ]
        },
    }
]

DATABASES: dict[str, Any] = {
    "default": dj_database_url.parse(
        env.text("DATABASE_URL", f"sqlite:///{DATA / 'tolok.sqlite3'}"), conn_max_age=60
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
    # The same few statements again and again: PostgreSQL parses and plans each once.
    prepared = {"server_side_binding": True, "prepare_threshold": 3}
    DATABASES["default"]["OPTIONS"] = prepared | DATABASES["default"].get("OPTIONS", {})
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        # WAL lets pages be read while a form is being stored; IMMEDIATE makes two writers wait
        # for each other instead of failing in the middle.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "id"
TIME_ZONE = env.text("TOLOK_TIME_ZONE", "Asia/Jakarta")
USE_TZ = True
# Figures are written by tolok.domain.notation alone.
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "tolok.project.statics.HashedStorage"},
}
WHITENOISE_MANIFEST_STRICT = True

AUTH_USER_MODEL = "store.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# People come by invitation; nobody signs up alone.
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "web:start"
ACCOUNT_ADAPTER = "tolok.web.signing.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = True  # for SESSION_COOKIE_AGE, and no longer
ACCOUNT_RATE_LIMITS = {
    # An office of sixty shares one address, and all of it signs in at eight o'clock.
    "login": "120/m/ip",
    "login_failed": "30/m/ip,5/300s/key",
    "reset_password": "20/m/ip,3/m/key",
    "reset_password_from_key": "20/m/ip",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
}
MFA_ADAPTER = "tolok.web.signing.MfaAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Tolok"
MFA_TOTP_TOLERANCE = 1  # telephones are half a minute wrong
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the invitation has proved the address
SOCIALACCOUNT_ADAPTER = "tolok.web.signing.SocialAdapter"
SOCIALACCOUNT_STORE_TOKENS = False
OIDC_SERVER = env.text("TOLOK_OIDC_SERVER", "")
"""The government's own sign-in server, by OpenID Connect; empty for none."""
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "oidc",
                "name": env.text("TOLOK_OIDC_NAME", "akun pemerintah daerah"),
                "client_id": env.text("TOLOK_OIDC_CLIENT", "tolok"),
                "secret": env.text("TOLOK_OIDC_SECRET", ""),
                "settings": {"server_url": OIDC_SERVER},
            }
        ]
        if OIDC_SERVER
        else [],
    }
}
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600  # a working day; a shared computer is the rule in an office
CACHES = {"default": env.cache("TOLOK_CACHE")}
"""Holds the counts of the rate limits, and nothing that must last."""

MAIL_SERVER = env.mail_server("TOLOK_SMTP_URL")
TOLOK_SMTP = bool(MAIL_SERVER.host)
"""Whether mail is really sent; it is kept in the outbox either way."""
EMAIL_HOST, EMAIL_PORT = MAIL_SERVER.host, MAIL_SERVER.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL_SERVER.user, MAIL_SERVER.password
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL_SERVER.starts_tls, MAIL_SERVER.is_tls
EMAIL_BACKEND = "tolok.services.post.Outbox"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.text("TOLOK_MAIL_FROM", f"Tolok <tolok@{ALLOWED_HOSTS[0]}>")
TOLOK_DEMO = env.flag("TOLOK_DEMO", default=False)
"""Whether the site shows made-up data, and its outbox to everybody signed in."""

MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "tolok.web.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
BEHIND_HTTPS = env.flag("TOLOK_HTTPS", default=False)
"""Whether people reach the site by HTTPS, which a proxy in front of it speaks."""
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE = BEHIND_HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_HTTPS else 0
SECURE_SSL_REDIRECT = BEHIND_HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_HTTPS else None
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("TOLOK_PROXIES", 1 if BEHIND_HTTPS else 0)
"""How many proxies write X-Forwarded-For, by which the rate limits know who asks."""
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not BEHIND_HTTPS  # browsers allow it on localhost alone
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        # A form that leads on to the sign-in server is a form to it, says Chromium.
        "form-action": [SELF, env.origin(OIDC_SERVER)] if OIDC_SERVER else [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
# Without scripts a sheet is one form of some eight fields a row: a thousand rows and their kin.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}

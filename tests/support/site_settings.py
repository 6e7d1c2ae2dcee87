"""The site's settings under test: a throw-away data folder, and whichever database is asked for."""

import os
import tempfile

_folder = tempfile.TemporaryDirectory(prefix="tolok-test-")
os.environ["TOLOK_DATA"] = _folder.name
os.environ["TOLOK_DEBUG"] = "0"
os.environ["DATABASE_URL"] = os.environ.get("TOLOK_TEST_POSTGRES", "")

from tolok.project.settings import *  # noqa: E402, F403 - the folder must be known first

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    # A file, as on a site: threads of the live server wait for each other there, while tables
    # shared in memory are simply locked.
    DATABASES["default"]["TEST"] = {"NAME": f"{_folder.name}/test.sqlite3"}  # noqa: F405

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    # Tests read static files from where they are written, without collecting them.
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# A password of a test need not withstand anybody for long.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_AUTOREFRESH = True

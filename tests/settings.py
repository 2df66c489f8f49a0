"""The installation that the tests run in: a folder of its own, work done at once, the demonstration's day.

With MILEPOST_TEST_DATABASE=postgresql it is a real PostgreSQL, started for the tests.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

os.environ["MILEPOST_HOME"] = tempfile.mkdtemp(prefix="milepost-tests-")
os.environ["MILEPOST_SECRET_KEY"] = "only for tests"
os.environ["MILEPOST_DEMONSTRATION"] = "yes"
os.environ["MILEPOST_TASKS"] = "django_tasks.backends.immediate.ImmediateBackend"

if os.environ.get("MILEPOST_TEST_DATABASE") == "postgresql":
    from tests.postgresql import server_address

    os.environ["MILEPOST_DATABASE"] = server_address()
else:
    os.environ.pop("MILEPOST_DATABASE", None)

from milepost.keys.ring import make_ring
from milepost.website.languages import compile_catalogues
from milepost.website.settings import *  # noqa: F403

compile_catalogues()
make_ring(Path(os.environ["MILEPOST_HOME"]) / "keys")
if not os.environ.get("MILEPOST_DATABASE"):
    DATABASES["default"]["TEST"] = {"NAME": os.path.join(os.environ["MILEPOST_HOME"], "tests.sqlite3")}  # noqa: F405
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick; real ones are slow on purpose
WHITENOISE_AUTOREFRESH = True  # each test client would else look through every file of the style sheets

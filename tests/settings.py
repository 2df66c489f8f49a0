"""The installation that the tests run in: a folder of its own, work done at once, the demonstration's day."""

from __future__ import annotations

import os
import tempfile

os.environ["MILEPOST_HOME"] = tempfile.mkdtemp(prefix="milepost-tests-")
os.environ["MILEPOST_SECRET_KEY"] = "only for tests"
os.environ["MILEPOST_DEMONSTRATION"] = "yes"
os.environ["MILEPOST_TASKS"] = "django_tasks.backends.immediate.ImmediateBackend"

from milepost.website.languages import compile_catalogues
from milepost.website.settings import *  # noqa: F403

compile_catalogues()
DATABASES["default"]["TEST"] = {"NAME": os.path.join(os.environ["MILEPOST_HOME"], "tests.sqlite3")}  # noqa: F405
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick; real ones are slow on purpose

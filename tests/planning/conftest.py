"""As the messages have it: an EN with a partner."""

from __future__ import annotations

from tests.correspondence.conftest import *  # noqa: F403 - the two partners, their people and who works there

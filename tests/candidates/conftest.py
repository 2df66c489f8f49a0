"""As the messages have it: two partners, each with a person of its own."""

from __future__ import annotations

from tests.correspondence.conftest import *  # noqa: F403 - the two partners, their people and who works there

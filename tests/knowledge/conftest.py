"""Northside with two partners."""

from __future__ import annotations

from tests.correspondence.conftest import *  # noqa: F403 - the two partners, their people and who works there

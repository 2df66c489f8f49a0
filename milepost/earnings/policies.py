"""Who may do what with a stub: `may_…` asks, `check_may_…` raises the reason."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from milepost.earnings.models import PayStub


def may_correct(stub: PayStub) -> bool:
    return stub.withdrawn_at is None


def check_may_correct(stub: PayStub) -> None:
    if not may_correct(stub):
        raise PermissionDenied(_("This stub is withdrawn. Enter it anew if it counts after all."))

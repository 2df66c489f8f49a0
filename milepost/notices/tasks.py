"""Sending texts beside the pages."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django_tasks import task

from milepost.notices.sending import send_due


@task
def send_texts() -> None:
    """Every text whose time has come."""
    send_due()


def send_soon(moment: datetime) -> None:
    """Have the texts sent at `moment`. Where tasks cannot wait, the rounds of `milepost texts` find what is due."""
    if moment <= timezone.now():
        send_texts.enqueue()
    elif send_texts.get_backend().supports_defer:
        send_texts.using(run_after=moment).enqueue()

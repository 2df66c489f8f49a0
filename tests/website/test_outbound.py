"""Nothing that looks like a person's number leaves: not by e-mail, not in the log."""

from __future__ import annotations

import logging

import pytest
from django.core.mail import EmailMessage, get_connection

from milepost.website.outbound import (
    HIDDEN,
    HIDDEN_TOKEN,
    HideNumbers,
    WouldLeak,
    check_may_leave,
    without_numbers,
)

LEAKS = (
    "Her number is 123-45-6789.", "123456789", "123 45 6789", "SSN 6789", "Social Security number ending in 6789",
    "Seguro Social: 6789", "123456789TW01", "born 02/29/1980", "DOB: 1980-02-29", "date of birth 2-29-1980",
)  # fmt: skip
FINE = (
    "Work case 4471", "Call 866-949-3687", "Due 2026-02-28", "$12,345.67", "Invoice 20261124-77",
    "Ticket assigned 03/16/2026", "PID 1234567", "id 12345678", "0123456789",
)  # fmt: skip


@pytest.mark.parametrize("text", LEAKS)
def test_a_message_with_a_number_is_stopped(text: str) -> None:
    message = EmailMessage("A subject", text, "a@x.example", ["b@x.example"])
    with pytest.raises(WouldLeak, match="was not sent") as stopped:
        get_connection("milepost.website.outbound.GuardedConsole").send_messages([message])
    assert "6789" not in str(stopped.value)


@pytest.mark.parametrize("text", LEAKS)
def test_the_log_hides_it(text: str) -> None:
    record = logging.LogRecord("a", logging.ERROR, "f", 1, "it says %s", (text,), None)
    assert HideNumbers().filter(record)
    assert HIDDEN in record.getMessage()
    assert "6789" not in record.getMessage()


@pytest.mark.parametrize(
    "path",
    [
        "/l/sign/abcdefghijklmnop-_0123/pdf/",
        "/l/send/abcdefghijklmnop/part/?file=x",
        "/password/choose/1-abc123-def4567890/",
    ],
)
def test_the_log_hides_what_opens_a_page(path: str) -> None:
    """Such as a wrong birth date on the page where a plan is signed, which is answered with 422 and therefore logged."""
    record = logging.LogRecord("django.request", logging.WARNING, "f", 1, "%s: %s", ("Refused", path), None)
    assert HideNumbers().filter(record)
    assert HIDDEN_TOKEN in record.getMessage()
    assert "abc" not in record.getMessage()
    assert "/l/signed/copy/" in without_numbers("/l/signed/copy/")


@pytest.mark.parametrize("text", FINE)
def test_what_names_nobody_may_leave(text: str) -> None:
    check_may_leave(text)
    assert without_numbers(text) == text

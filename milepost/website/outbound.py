"""What may leave the installation: nothing that looks like a Social Security number, in no e-mail and in no log.

Program operations 1.7 (TPA III section 8.E): no personal data by e-mail, encrypted or not, and no part of an SSN.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.console import EmailBackend as Console
from django.core.mail.backends.smtp import EmailBackend as Smtp

SSN = re.compile(r"(?<![\d-])\d{3}[- .]?\d{2}[- .]?\d{4}(?![\d-])")
LAST_FOUR = re.compile(r"(?i)\b(?:ssn|social security(?: number)?|seguro social)\b\D{0,24}\d{4}\b")
TICKET_NUMBER = re.compile(r"\b\d{9}[A-Z]{2}\d{2}\b")
BIRTH_DATE = re.compile(
    r"(?i)\b(?:born|birth ?date|date of birth|dob|nacimiento)\b\D{0,16}\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}"
)
HIDDEN, HIDDEN_TOKEN = "[number hidden]", "[token hidden]"
_SIGNS = (SSN, LAST_FOUR, TICKET_NUMBER, BIRTH_DATE)

_TOKEN = re.compile(r"(/(?:l/[a-z]+|password/choose)/)[\w-]{16,}")
"""What opens a page for somebody who is not signed in stands in its address; whoever reads the log must not come in by it."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""What could begin a new line of the log, and so make up an entry of it."""


class WouldLeak(Exception):
    """A message was stopped. It says what it looks like, and never what it is."""


def check_may_leave(text: str) -> None:
    """Raises WouldLeak where the text has something like an SSN, its last four digits, a Ticket number or a birth date."""
    if any(sign.search(text) for sign in _SIGNS):
        raise WouldLeak(
            "The message was not sent: it has something that looks like a Social Security number, a Ticket number or a "
            "birth date. Name the work case number instead."
        )


def without_numbers(text: str) -> str:
    """The text with everything hidden that looks like a number of a person, and with it the tokens of links."""
    text = _TOKEN.sub(rf"\1{HIDDEN_TOKEN}", text)
    for sign in _SIGNS:
        text = sign.sub(HIDDEN, text)
    return text


class _Guarded(BaseEmailBackend):
    """Checks each message whole: subject, text and alternatives. Attachments are not sent at all."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            parts = [str(message.subject), str(message.body), *message.to]
            parts += [str(content) for content, _kind in getattr(message, "alternatives", None) or []]
            check_may_leave("\n".join(parts))
            if message.attachments:
                raise WouldLeak(
                    "The message was not sent: an e-mail carries no attachments here. Send a link."
                )
        return int(super().send_messages(email_messages) or 0)


class GuardedSmtp(_Guarded, Smtp):
    """E-mail by SMTP, guarded."""


class GuardedConsole(_Guarded, Console):
    """Where no mail server is set: printed beside the server, guarded all the same."""


class Line(logging.Formatter):
    """A line of the log: when, in UTC; how bad; who says it; what."""

    converter = staticmethod(time.gmtime)
    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")


class HideNumbers(logging.Filter):
    """Every line of the log without what looks like a person's number, tracebacks included."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = _CONTROL.sub(
            lambda found: found[0].encode("unicode_escape").decode(), without_numbers(record.getMessage())
        )
        record.args = ()
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = without_numbers(record.exc_text)
        return True

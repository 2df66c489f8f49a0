"""Telling the other side by e-mail that a message waits: its case number, whether an answer is asked for, and a link.

Program operations 1.7: nothing personal by e-mail. Neither a name nor anything of the text stands in it.
"""

from __future__ import annotations

import logging
import smtplib
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from milepost.correspondence.models import Message
from milepost.correspondence.queries import told_about
from milepost.journal.actions import Deed
from milepost.organizations.models import Organization
from milepost.organizations.scope import for_organization
from milepost.rulebook.wording import day_in_words
from milepost.website.outbound import WouldLeak, check_may_leave

log = logging.getLogger(__name__)


def tell_later(message: Message) -> None:
    """Once the message is kept, beside the page: no mail server holds up whoever writes."""
    organization, key = str(message.organization_id), str(message.pk)
    transaction.on_commit(lambda: tell.enqueue(organization, key), robust=True)


@task
def tell(organization_id: str, message_id: str) -> None:
    organization = Organization.objects.get(pk=UUID(organization_id))
    with for_organization(organization):
        message = Message.objects.select_related("case__ticket").get(pk=UUID(message_id))
        sent = failed = 0
        for member, language in told_about(message):
            try:
                with translation.override(language):
                    mail_about(message, member.email, language).send()
                sent += 1
            except (smtplib.SMTPException, OSError):
                failed += 1
                log.warning("an e-mail about a message could not be sent")
        if sent or failed:
            deed = Deed(organization, None, through="mail")
            deed.write("message mailed", message.case, place=message.place, sent=sent, failed=failed)


def mail_about(message: Message, to: str, language: str) -> EmailMessage:
    """In the language that is spoken now."""
    number = message.case.number
    subject = "Milepost: " + _("a message on case %(number)s") % {"number": number}
    said = [_("A message waits for you on case %(number)s.") % {"number": number}]
    if message.answer_by:
        said.append(
            _("An answer is asked for by %(day)s.") % {"day": day_in_words(message.answer_by, language)}
        )
    elif message.asks:
        said.append(_("An answer is asked for."))
    address = _address(message)
    said.append(_("Read it behind your sign-in: %(address)s") % {"address": address} if address else _("Read it behind your sign-in."))  # fmt: skip
    said.append(_("This e-mail names nobody. Do not answer it: write in the case."))
    return EmailMessage(subject, "\n\n".join(said), to=[to])


def _address(message: Message) -> str:
    """Nothing where the installation does not know its own address, or a key happens to look like somebody's number."""
    base = settings.MILEPOST_ADDRESS
    address = f"{base}{reverse('case', args=[message.case_id])}" if base else ""
    try:
        check_may_leave(address)
    except WouldLeak:
        return ""
    return address

"""The daily e-mail: to whom, when, once, in both languages, and never with anything of a person in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from milepost.desk.models import DailyMail, Thing
from milepost.desk.morning import morning_of, send_daily_mails
from milepost.desk.queries import Whose, waiting_for
from milepost.journal.models import Entry
from milepost.organizations.models import Organization, StaffMember
from milepost.people.models import Ticketholder
from milepost.tickets.models import Ticket
from milepost.tickets.touched import touch
from milepost.website.outbound import WouldLeak, check_may_leave
from tests.website.conftest import TODAY, administrator, enrolled, northside, signed_in

__all__ = ["administrator", "northside", "signed_in"]
pytestmark = pytest.mark.django_db
MONDAY, SATURDAY = datetime(2025, 12, 15, 12, tzinfo=UTC), datetime(2025, 12, 20, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _has_an_address(settings: Settings) -> None:
    settings.MILEPOST_ADDRESS = "https://milepost.example"


def wanted(member: StaffMember, language: str = "en") -> DailyMail:
    return DailyMail.objects.create(
        organization=member.owner, member=member, is_wanted=True, language=language
    )


def sent() -> str:
    """Everything of the last message."""
    message = mail.outbox[-1]
    assert isinstance(message, EmailMultiAlternatives)
    pages = [str(content) for content, _kind in message.alternatives]
    return "\n".join([str(message.subject), str(message.body), *pages])


def may_leave(address: str) -> bool:
    """A key that happens to look like somebody's number is not written; its line goes without a link."""
    try:
        check_may_leave(address)
    except WouldLeak:
        return False
    return True


@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_of_a_person_is_in_it(
    northside: Organization, administrator: StaffMember, language: str
) -> None:
    for number, holder in enumerate(Ticketholder.objects.filter(organization=northside)):
        holder.name = f"Zebedee{number} Quillfeather"
        holder.ssn, holder.phone = f"321-54-98{number:02}", "555-0100"
        holder.save()
    wanted(administrator, language)
    assert send_daily_mails(MONDAY) == (1, 0)
    text = sent()
    for planted in ("Quillfeather", "Zebedee", "321-54", "555-0100", "SIM-0"):
        assert planted not in text
    for program in (
        "SSDI",
        "SSI",
        "Ticket",
        "Social Security",
        "Seguro",
        "disab",
        "discap",
        "milestone 1",
        "hito",
    ):
        assert program not in text, f"it says {program}"
    check_may_leave(text)
    lines = waiting_for(administrator, Whose.ALL)
    assert (
        f"{lines.count()} {'things wait' if language == 'en' else 'cosas esperan'}" in mail.outbox[-1].subject
    )
    assert f'<html lang="{language}">' in text
    links = re.findall(r"https://milepost\.example(/today/things/[0-9a-f-]+/)", str(mail.outbox[-1].body))
    assert links == [address for one in lines[:10] if may_leave(address := f"/today/things/{one.pk}/")]


def test_each_link_leads_to_the_act_behind_the_sign_in(
    administrator: StaffMember, signed_in: Callable[[StaffMember], Client], client: Client
) -> None:
    wanted(administrator)
    send_daily_mails(MONDAY)
    link = re.findall(r"https://milepost\.example(/today/things/\S+)", str(mail.outbox[-1].body))[0]
    assert client.get(link).headers["Location"].startswith("/sign-in/")
    assert signed_in(administrator).get(link, follow=True).status_code == 200


def test_a_key_that_looks_like_a_number_costs_its_link_and_not_the_mail(administrator: StaffMember) -> None:
    first = waiting_for(administrator, Whose.ALL)[0]
    Thing.objects.filter(pk=first.pk).update(id="00000000-0000-4000-8000-a321549876b1")
    wanted(administrator)
    assert send_daily_mails(MONDAY) == (1, 0)
    assert "321549876" not in sent()


def test_once_a_day_to_those_who_want_it(northside: Organization, administrator: StaffMember) -> None:
    wanted(administrator)
    other = wanted(enrolled(northside, "coordinator"))
    DailyMail.objects.filter(pk=other.pk).update(is_wanted=False)
    assert send_daily_mails(MONDAY) == (1, 0)
    assert send_daily_mails(MONDAY) == (0, 0)
    assert [message.to for message in mail.outbox] == [[administrator.email]]
    entry = Entry.objects.get(action="daily mail sent")
    assert (entry.through, entry.subject_id, entry.by) == ("mail", str(administrator.pk), None)
    northside.demonstration_day = date(2025, 12, 16)
    northside.save()
    assert send_daily_mails(MONDAY) == (1, 0), "on another day again, after all was decided for it"
    assert Thing.objects.filter(organization=northside).exists()


def test_nobody_is_written_to_on_a_weekend_or_after_leaving(administrator: StaffMember) -> None:
    wanted(administrator)
    assert send_daily_mails(SATURDAY) == (0, 0)
    administrator.is_active = False
    administrator.save()
    assert send_daily_mails(MONDAY) == (0, 0)
    assert mail.outbox == []


def test_a_mail_server_that_takes_nothing_is_asked_again(
    administrator: StaffMember, settings: Settings
) -> None:
    wanted(administrator)
    settings.EMAIL_BACKEND = "milepost.website.outbound.GuardedSmtp"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens there
    assert send_daily_mails(MONDAY) == (0, 1)
    assert DailyMail.objects.get().last_sent_on is None
    assert not Entry.objects.filter(action="daily mail sent").exists()


def test_a_partner_is_written_to_about_its_own_people_alone(northside: Organization) -> None:
    partner = Organization.objects.create(name="Harbor", kind="partner", partner_of=northside)
    served = next(one.ticket for one in Thing.objects.filter(organization=northside).select_related("ticket"))
    served.partner = partner
    served.save()
    touch(Ticket.objects.get(pk=served.pk))
    paul = StaffMember.objects.enrol(
        email="paul@harbor.example",
        name="Paul",
        organization=partner,
        role="partner_coordinator",
        password=None,
    )
    own = Thing.objects.filter(ticket=served, is_aside=False)
    assert len(morning_of(paul, TODAY).lines) == min(10, own.count())


def test_without_an_address_of_its_own_it_has_no_links(
    administrator: StaffMember, settings: Settings
) -> None:
    settings.MILEPOST_ADDRESS = ""
    wanted(administrator)
    send_daily_mails(MONDAY)
    assert "http" not in sent()
    assert "href" not in sent()


def test_it_is_chosen_and_stopped_on_the_account_page(
    administrator: StaffMember, signed_in: Callable[[StaffMember], Client]
) -> None:
    client = signed_in(administrator)
    assert reverse("daily_mail") in client.get(reverse("account")).text
    client.post(reverse("daily_mail"), {"is_wanted": "on", "language": "es"})
    kept = DailyMail.objects.get(member=administrator)
    assert (kept.is_wanted, kept.language) == (True, "es")
    client.post(reverse("daily_mail"), {"language": "en"})
    kept.refresh_from_db()
    assert not kept.is_wanted
    assert Entry.objects.filter(action="daily mail").count() == 2
    assert client.post(reverse("daily_mail"), {"language": "xx"}).status_code == 422

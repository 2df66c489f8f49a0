"""The tab, the draft, the link without an account: what each shows, and what each refuses, in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from milepost.journal.actions import Deed
from milepost.journal.models import Entry
from milepost.notices.birth_date import MOST_TRIES
from milepost.notices.models import Link
from milepost.organizations.models import StaffMember
from milepost.plans import actions
from milepost.plans.models import Disclosure, Discussion, PlanSettings, PlanVersion, Signature
from milepost.plans.queries import settings_of
from milepost.plans.sealing import verify_signature
from milepost.plans.states import State
from milepost.tickets.models import Ticket
from milepost.website.outbound import HideNumbers
from tests.plans.making import draft, offered, signed, signed_by, whole
from tests.website.conftest import TODAY

SignedIn = Callable[[StaffMember], Client]
HOLDER, NETWORK = Signature.Role.TICKETHOLDER, Signature.Role.EMPLOYMENT_NETWORK
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< >>\nendobj\n"
BORN_RIGHT = {"month": "4", "day": "28", "year": "1986"}
BORN_WRONG = {"month": "4", "day": "29", "year": "1986"}


def at(name: str, ticket: Ticket, *more: object) -> str:
    return reverse(name, args=[ticket.pk, *more])


def asked(version: PlanVersion, role: str = HOLDER) -> Signature:
    return Signature.objects.get(version=version, role=role)


def link_of(client: Client, version: PlanVersion, **more: str) -> str:
    page = client.post(at("plan_link", version.ticket, asked(version).pk), more).text
    found = re.search(r'href="http://testserver(/l/sign/[^"]+)"', page)
    assert found is not None, page
    return found[1]


def sign_form(version: PlanVersion, **changes: str) -> dict[str, str]:
    name = version.ticket.holder.name
    given = {"agrees": "on", "name": name, "digest": version.digest, "shown_on": str(TODAY)}
    return {**given, **changes}


# The tab


def test_the_tab_leads_from_nothing_to_a_plan_in_force(client: Client, ticket: Ticket, deed: Deed) -> None:
    tab = at("plans", ticket)
    assert "There is no plan yet" in client.get(tab).text
    client.post(at("plan_begin", ticket), {"kind": "iwp"})
    page = client.get(tab).text
    assert "The draft is not complete yet" in page
    assert page.count("Add ") >= 3
    version = PlanVersion.objects.get()
    actions.write(version, whole(ticket.holder.name), seen=1, deed=deed)
    assert "The draft is complete" in client.get(tab).text
    client.post(at("plan_offer", ticket, version.pk), {"ticketholder": "on"})
    assert "Waits for the signature: Ticketholder" in client.get(tab).text
    version.refresh_from_db()
    signed_by(version, HOLDER, deed)
    assert "Waits for the signature of the Employment Network" in client.get(tab).text
    signed_by(version, NETWORK, deed)
    page = client.get(tab).text
    assert "Signed, and not yet received by the program manager" in page
    assert "17 days until this costs a payable month: January 2026. It is lost on 1 January 2026." in page
    answer = client.post(
        at("plan_sent", ticket, version.pk),
        {"sent_on": TODAY, "way": "portal", "received_on": TODAY},
        follow=True,
    )
    assert "The plan is in force" in answer.text
    assert "Received on 15 December 2025, within 14 days" in answer.text


def test_what_the_goals_are_warned_of_stops_nothing(client: Client, ticket: Ticket, deed: Deed) -> None:
    version = draft(ticket, deed, short_cents=50_000, long_cents=60_000)
    page = client.get(at("plans", ticket)).text
    assert "No goal reaches the trial work level, $1,160 a month in 2025" in page
    assert "The draft is complete" in page
    client.post(at("plan_offer", ticket, version.pk), {"ticketholder": "on"})
    version.refresh_from_db()
    assert version.state == State.OFFERED


def test_entered_figures_of_the_organization_are_compared_with(
    client: Client, ticket: Ticket, deed: Deed
) -> None:
    from milepost.claims.models import EnteredFigure

    assert deed.by is not None
    draft(ticket, deed, short_cents=120_000)
    assert "trial work level" not in client.get(at("plans", ticket)).text
    EnteredFigure.objects.create(
        organization=ticket.organization, parameter="trial_work_level", year=2025, value="1300", source="a test",
        read_on=TODAY, entered_by=deed.by,
    )  # fmt: skip
    assert "$1,300 a month in 2025, is planned for month 48" in client.get(at("plans", ticket)).text


def test_a_draft_keeps_what_is_typed_and_names_what_is_wrong(client: Client, ticket: Ticket) -> None:
    client.post(at("plan_begin", ticket), {"kind": "iwp"})
    version = PlanVersion.objects.get()
    edit = at("plan_edit", ticket, version.pk)
    typed = {"short_work": "Baker", "short_cents": "a lot", "short_months": "25", "version": "1"}
    answer = client.post(edit, typed)
    assert answer.status_code == 422
    for words in ("This is no amount", 'value="a lot"', "Baker</textarea>", "less than or equal to 24"):
        assert words in answer.text
    client.post(edit, {**typed, "short_cents": "$1,500.50", "short_months": "9"})
    kept = PlanVersion.objects.get().content.open()
    assert (kept["short_cents"], kept["short_months"]) == (150_050, 9)
    assert 'value="1500.50"' in client.get(edit).text
    entry = Entry.objects.get(action="plan written")
    assert entry.changes.open()["short_cents"] == [None, 150_050]


@pytest.mark.parametrize("amount", ["-1", "1e9", "NaN", "Infinity", "0.001", "99999999", "1" * 20])
def test_an_amount_that_is_none_is_refused(client: Client, ticket: Ticket, amount: str) -> None:
    client.post(at("plan_begin", ticket), {"kind": "iwp"})
    version = PlanVersion.objects.get()
    assert client.post(at("plan_edit", ticket, version.pk), {"short_cents": amount}).status_code == 422


def test_two_who_write_one_draft_choose_for_each_field(client: Client, ticket: Ticket, deed: Deed) -> None:
    version = draft(ticket, deed)
    edit, seen = at("plan_edit", ticket, version.pk), str(version.version)
    mine = {"version": seen, "short_work": "Baker", "long_work": "Head baker"}
    actions.write(version, whole(ticket.holder.name, short_work="Cook"), seen=version.version, deed=deed)
    answer = client.post(edit, mine)
    assert answer.status_code == 409
    for words in ("Yours: Baker", "Theirs: Cook"):
        assert words in answer.text
    again = {**mine, "version": answer.context["form"].data["version"], "choose-short_work": "theirs"}
    assert client.post(edit, again).status_code == 302
    kept = PlanVersion.objects.get(pk=version.pk).content.open()
    assert (kept["short_work"], kept["long_work"]) == ("Cook", "Head baker")


def test_more_lines_of_services_come_when_they_are_filled(client: Client, ticket: Ticket, deed: Deed) -> None:
    version = draft(ticket, deed)
    edit = at("plan_edit", ticket, version.pk)
    assert 'name="service_5_what"' not in client.get(edit).text
    filled = {f"service_{place}_what": f"Service {place}" for place in range(1, 5)}
    client.post(edit, {"version": str(version.version), **filled})
    assert 'name="service_6_what"' in client.get(edit).text


def test_what_was_offered_cannot_be_edited(client: Client, ticket: Ticket, deed: Deed) -> None:
    version = offered(ticket, deed)
    answer = client.post(at("plan_edit", ticket, version.pk), {"short_work": "Another"}, follow=True)
    assert "What was offered cannot be changed" in answer.text


def test_the_example_is_visibly_one(client: Client, ticket: Ticket) -> None:
    assert client.get(at("plan_example", ticket)).text.count("EXAMPLE") >= 4
    assert "workforce program for adults" in client.get(at("plan_example", ticket) + "?kind=iep").text
    client.post(at("plan_begin", ticket), {"kind": "iwp", "example": "yes"})
    page = client.get(at("plans", ticket)).text
    assert "This is still the text of the filled example" in page
    assert ticket.holder.name in PlanVersion.objects.get().content.open()["name"]


def test_an_amendment_shows_its_differences_field_by_field(
    client: Client, ticket: Ticket, deed: Deed
) -> None:
    version = signed(ticket, deed)
    client.post(at("plan_sent", ticket, version.pk), {"sent_on": TODAY, "way": "fax", "received_on": TODAY})
    client.post(at("plan_amend", ticket, version.pk), {"because": "more hours are possible"})
    second = PlanVersion.objects.get(number=2)
    actions.write(second, whole(ticket.holder.name, short_cents=175_000), seen=1, deed=deed)
    page = client.get(at("plan_version", ticket, second.pk)).text
    for words in ("What it changes", "more hours are possible", "$1,500", "$1,750"):
        assert words in page
    assert "Version 2" in page or "version 2" in page


def test_a_changed_signature_is_shown_as_changed(client: Client, ticket: Ticket, deed: Deed) -> None:
    version = signed(ticket, deed)
    page = at("plan_version", ticket, version.pk)
    assert "no: it was changed" not in client.get(page).text
    Signature.objects.filter(version=version, role=HOLDER).update(signed_on=TODAY - timedelta(days=30))
    assert "no: it was changed" in client.get(page).text


def test_the_days_of_sending_are_checked(client: Client, ticket: Ticket, deed: Deed) -> None:
    version = signed(ticket, deed, on=date(2025, 12, 10))
    sent = at("plan_sent", ticket, version.pk)
    for given, words in (
        ({"sent_on": "2025-12-09", "way": "fax"}, "before the latest signature"),
        ({"received_on": "2025-12-16", "way": "fax"}, "still ahead"),
        ({"sent_on": "2025-12-12", "received_on": "2025-12-11", "way": "fax"}, "before it was sent"),
        ({"way": "fax"}, "at least one of the two days"),
    ):
        answer = client.post(sent, given)
        assert answer.status_code == 422
        assert words in answer.text


def test_talks_disclosures_and_copies_are_recorded_and_withdrawn(
    client: Client, ticket: Ticket, deed: Deed
) -> None:
    talk = {"held_on": TODAY, "manner": "phone", "summary": "We talked", "assessment": "It fits"}
    client.post(at("plan_discussion_add", ticket), talk)
    client.post(at("plan_told", ticket), {"told_on": TODAY, "items": Disclosure.Item.values})
    page = client.get(at("plans", ticket)).text
    for words in ("We talked", "It fits", "Everything has been told."):
        assert words in page
    again = client.post(at("plan_told", ticket), {"told_on": TODAY, "items": Disclosure.Item.values})
    assert again.status_code == 302
    assert Disclosure.objects.count() == len(Disclosure.Item)
    version = signed(ticket, deed)
    assert "We talked" in client.get(at("plan_version", ticket, version.pk)).text
    client.post(at("plan_copy", ticket, version.pk), {"given_on": TODAY, "format": "braille"})
    assert "copy given 15 December 2025" in client.get(at("plans", ticket)).text
    client.post(
        at("plan_discussion_withdraw", ticket, Discussion.objects.get().pk), {"because": "another person"}
    )
    client.post(at("plan_told_withdraw", ticket, Disclosure.objects.all()[0].pk))
    page = client.get(at("plans", ticket)).text
    assert "We talked" not in page
    assert "Tick what was told" in page
    assert "We talked" in client.get(at("plan_version", ticket, version.pk)).text, "what was shown stays"


def test_a_day_ahead_is_refused_everywhere(client: Client, ticket: Ticket, deed: Deed) -> None:
    ahead = TODAY + timedelta(days=1)
    talk = {"held_on": ahead, "manner": "phone", "summary": "a", "assessment": "b"}
    assert client.post(at("plan_discussion_add", ticket), talk).status_code == 422
    answer = client.post(at("plan_told", ticket), {"told_on": ahead, "items": ["goal"]}, follow=True)
    assert "still ahead" in answer.text
    version = offered(ticket, deed)
    paper = {"name": "A", "method": "wet", "signed_on": ahead, "is_this_wording": "on"}
    assert client.post(at("plan_paper", ticket, asked(version).pk), paper).status_code == 422


# On paper


def test_a_scan_is_kept_with_the_signature(client: Client, ticket: Ticket, deed: Deed) -> None:
    version = offered(ticket, deed)
    paper = at("plan_paper", ticket, asked(version).pk)
    given = {"name": ticket.holder.name, "method": "scanned", "signed_on": TODAY, "is_this_wording": "on"}
    assert "Add the scan" in client.post(paper, given).text
    unread = client.post(paper, {**given, "file": SimpleUploadedFile("a.pdf", b"MZ not a PDF")})
    assert "neither a PDF nor a photograph" in unread.text
    uncompared = {name: value for name, value in given.items() if name != "is_this_wording"}
    assert (
        "Compare the paper"
        in client.post(paper, {**uncompared, "file": SimpleUploadedFile("a.pdf", PDF)}).text
    )
    assert not asked(version).is_given
    client.post(paper, {**given, "file": SimpleUploadedFile("a.pdf", PDF)})
    signature = asked(version)
    assert signature.is_given
    assert signature.paper is not None
    assert verify_signature(signature)
    assert "the scan" in client.get(at("plan_version", ticket, version.pk)).text


def test_the_second_signer_is_refused_first_in_words(client: Client, ticket: Ticket, deed: Deed) -> None:
    version = offered(ticket, deed)
    for name in ("plan_sign", "plan_paper"):
        answer = client.get(at(name, ticket, asked(version, NETWORK).pk), follow=True)
        assert "first signs Ticketholder" in answer.text


def test_the_network_signs_by_its_own_name(
    client: Client, ticket: Ticket, deed: Deed, coordinator: StaffMember
) -> None:
    version = offered(ticket, deed)
    signed_by(version, HOLDER, deed)
    sign = at("plan_sign", ticket, asked(version, NETWORK).pk)
    assert "Baker&#x27;s assistant" in client.get(sign).text
    assert "Type your own name" in client.post(sign, sign_form(version, name="Another")).text
    stale = client.post(sign, sign_form(version, name=coordinator.name, digest="0" * 64), follow=True)
    assert "not the wording that you were shown" in stale.text
    yesterday = client.post(sign, sign_form(version, name=coordinator.name, shown_on="2025-12-14"))
    assert "The day has changed" in yesterday.text
    assert not asked(version, NETWORK).is_given
    client.post(sign, sign_form(version, name=coordinator.name.upper()))
    version.refresh_from_db()
    assert version.state == State.SIGNED


# By link


def test_a_link_asks_who_it_is_before_it_shows_anything(client: Client, ticket: Ticket, deed: Deed) -> None:
    version = offered(ticket, deed)
    address, phone = link_of(client, version), Client()
    for path in (address, address + "pdf/", address + "employment-plan/"):
        page = phone.get(path, follow=True)
        assert page["Cache-Control"].startswith("max-age=0") or "no-store" in page["Cache-Control"]
        for secret in (ticket.holder.name, "Baker", "Ticket to Work", "Interview"):
            assert secret not in page.text
    wrong = phone.post(address, BORN_WRONG)
    assert "Tries left: 4" in wrong.text
    assert "There is no such day." in phone.post(address, {"month": "2", "day": "30", "year": "1986"}).text
    assert asked(version).tries == 1, "a day that is none is no try"
    assert "Baker&#x27;s assistant" in phone.post(address, BORN_RIGHT, follow=True).text
    pdf = phone.get(address + "pdf/")
    assert pdf.content.startswith(b"%PDF")
    assert "plan.pdf" in pdf["Content-Disposition"]
    assert "Baker" not in Client().get(address).text, "another browser is asked again"


def test_after_a_few_wrong_dates_the_link_ends(client: Client, ticket: Ticket, deed: Deed) -> None:
    version = offered(ticket, deed)
    address = link_of(client, version)
    for _try in range(MOST_TRIES - 1):
        assert Client().post(address, BORN_WRONG).status_code == 422, "another browser does not begin anew"
    assert Client().post(address, BORN_WRONG).status_code == 404
    assert "opens nothing any more" in Client().post(address, BORN_RIGHT).text
    assert Entry.objects.filter(action="signing link ended").count() == 1
    assert Client().post(link_of(client, version), BORN_WRONG).status_code == 422, "a new link begins anew"


def test_the_token_stands_in_no_line_of_the_log(
    client: Client, ticket: Ticket, deed: Deed, caplog: pytest.LogCaptureFixture
) -> None:
    address = link_of(client, offered(ticket, deed))
    assert Client().post(address, BORN_WRONG).status_code == 422
    assert Client(enforce_csrf_checks=True).post(address, BORN_WRONG).status_code == 403
    assert Client().put(address).status_code == 405
    said = [
        record
        for record in caplog.records
        if record.name.startswith("django.") and HideNumbers().filter(record)
    ]
    lines = [record.getMessage() for record in said if "/l/sign/" in record.getMessage()]
    assert len(lines) == 3
    token = address.split("/")[3]
    assert not [line for line in lines if token in line]


def test_signing_by_link_seals_what_was_shown(client: Client, ticket: Ticket, deed: Deed) -> None:
    version = offered(ticket, deed)
    address, phone = link_of(client, version), Client(headers={"user-agent": "A small telephone"})
    phone.post(address, BORN_RIGHT)
    for changes, words in (
        ({"agrees": ""}, "Tick this if you agree"),
        ({"name": "Somebody Else"}, "Type the name as it stands in the plan"),
        ({"digest": "0" * 64}, "not the wording that you were shown"),
        ({"shown_on": "2025-12-14"}, "The day has changed"),
    ):
        answer = phone.post(
            address, {name: value for name, value in sign_form(version, **changes).items() if value}
        )
        assert (answer.status_code, words in answer.text) == (422, True), words
    done = phone.post(address, sign_form(version, name=f"  {ticket.holder.name.lower()} "), follow=True)
    assert "It is signed. Thank you." in done.text
    signature = asked(version)
    assert verify_signature(signature)
    assert signature.circumstances.open()["browser"] == "A small telephone"
    assert signature.recorded_by is None
    entry = Entry.objects.get(action="plan signed")
    assert (entry.by, entry.through) == (None, "link")
    assert phone.get("/l/signed/copy/").content.startswith(b"%PDF")
    assert "Nothing was signed here" in Client().get("/l/signed/").text
    assert "Nothing was signed here" in Client().get("/l/signed/copy/").text
    assert phone.get(address).status_code == 404, "a link is used once"
    assert phone.post(address, sign_form(version)).status_code == 404


def test_a_link_ends_when_it_is_replaced_taken_back_run_out_or_its_plan_withdrawn(
    client: Client, ticket: Ticket, deed: Deed
) -> None:
    version = offered(ticket, deed)
    first = link_of(client, version)
    second = link_of(client, version)
    assert (Client().get(first).status_code, Client().get(second).status_code) == (404, 200)
    client.post(at("plan_link_back", ticket, asked(version).pk))
    assert Client().get(second).status_code == 404
    third = link_of(client, version)
    Link.objects.filter(ended_at=None).update(expires_at=timezone.now())
    assert Client().get(third).status_code == 404
    fourth = link_of(client, version)
    client.post(at("plan_withdraw", ticket, version.pk), {"because": "it was a mistake"})
    assert Client().get(fourth).status_code == 404


def test_whose_turn_it_is_not_reads_and_does_not_sign(client: Client, ticket: Ticket, deed: Deed) -> None:
    PlanSettings.objects.create(organization=ticket.organization, order="any")
    version = offered(ticket, deed)
    address, phone = link_of(client, version), Client()
    phone.post(address, BORN_RIGHT)
    Signature.objects.filter(version=version, role=HOLDER).update(place=2)
    page = phone.get(address).text
    assert "first signs Employment Network" in page
    assert "Baker" in page
    answer = phone.post(address, sign_form(version))
    assert answer.status_code == 409
    assert not asked(version).is_given


def test_the_link_speaks_the_language_of_its_reader(client: Client, ticket: Ticket, deed: Deed) -> None:
    ticket.holder.language = "es"
    ticket.holder.save()
    version = offered(Ticket.objects.get(pk=ticket.pk), deed)
    address, phone = link_of(client, version), Client(headers={"accept-language": "en"})
    page = phone.get(address)
    assert '<html lang="es">' in page.text
    assert page["Content-Language"] == "es"
    phone.post(address, BORN_RIGHT)
    assert "Plan de trabajo individual" in phone.get(address).text
    english = phone.post(address, {"language": "en"}, follow=True).text
    assert "Individual work plan" in english
    phone.post(address, {"language": "es"})
    phone.post(address, sign_form(version))
    assert asked(version).language == "es"


def test_no_link_without_a_birth_date_or_where_paper_alone_is_taken(
    client: Client, ticket: Ticket, deed: Deed
) -> None:
    version = offered(ticket, deed)
    link = at("plan_link", ticket, asked(version).pk)
    Ticket.objects.filter(pk=ticket.pk).update(born_on=None)
    assert "The birth date is not known" in client.post(link, follow=True).text
    Ticket.objects.filter(pk=ticket.pk).update(born_on=date(1986, 4, 28))
    PlanSettings.objects.create(organization=ticket.organization, electronic=False)
    assert "does not take this way of signing" in client.post(link, follow=True).text
    assert "signed on paper only" in client.get(at("plans", ticket)).text
    network = client.post(at("plan_link", ticket, asked(version, NETWORK).pk), follow=True)
    assert "does not take this way of signing" in network.text


def test_an_email_names_nobody(client: Client, ticket: Ticket, deed: Deed) -> None:
    version = offered(ticket, deed)
    link_of(client, version, **{"by-email": "yes"})
    assert len(mail.outbox) == 1
    message = mail.outbox[0]
    whole_message = f"{message.subject} {message.body}"
    assert "/l/sign/" in message.body
    for word in (*ticket.holder.name.split(), ticket.reference, "Ticket", "plan", "1986"):
        assert word not in whole_message.replace("/l/sign/", ""), word


# Whose it is


def test_who_may_not_change_people_sees_and_changes_nothing(
    signed_in: SignedIn, ticket: Ticket, deed: Deed, northside: object, outsider: StaffMember
) -> None:
    version = offered(ticket, deed)
    reviewer = StaffMember.objects.enrol(
        email="r@n.example", name="R", organization=ticket.organization, role="reviewer", password=None
    )
    page = signed_in(reviewer).get(at("plans", ticket)).text
    assert at("plan_link", ticket, asked(version).pk) not in page
    assert signed_in(reviewer).post(at("plan_link", ticket, asked(version).pk)).status_code == 403
    for name, more in (("plans", ()), ("plan_version", (version.pk,)), ("plan_sign", (asked(version).pk,))):
        assert signed_in(outsider).get(at(name, ticket, *more)).status_code == 404


def test_an_administrator_sets_how_plans_are_signed(signed_in: SignedIn, administrator: StaffMember) -> None:
    client = signed_in(administrator)
    page = reverse("plan_settings")
    given = {"order": "any", "link_days": "3", "full_time_hours": "30", "wet": "on", "version": "1"}
    client.post(page, given)
    kept = settings_of(administrator.owner)
    assert (kept.electronic, kept.wet, kept.order, kept.link_days) == (False, True, "any", 3)
    refused = client.post(page, {**given, "wet": "", "version": "2"})
    assert "Take at least one way" in refused.text

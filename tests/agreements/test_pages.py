"""The pages of agreements as the writer, the signers, a partner's staff and somebody with a link use them."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from milepost.agreements import agreement_actions, incubator_actions, onboarding_actions, signing_actions
from milepost.agreements.models import (
    Agreement,
    AgreementVersion,
    IncubatorPath,
    OnboardingStep,
    Paper,
    Qualification,
)
from milepost.journal.actions import Deed
from milepost.organizations.models import Identity, Organization, StaffMember
from tests.agreements.making import PNG, begun, of_side, on_paper, signed, whole
from tests.shares.conftest import agreed
from tests.website.conftest import TODAY

pytestmark = pytest.mark.django_db


def browser_of(member: StaffMember, language: str = "en") -> Client:
    made = Client(headers={"accept-language": language})
    made.force_login(member)
    return made


@pytest.fixture
def ours(ada: StaffMember) -> Client:
    return browser_of(ada)


@pytest.fixture
def theirs(hana: StaffMember) -> Client:
    return browser_of(hana)


def test_from_the_draft_to_both_signatures(
    ours: Client, theirs: Client, harbor: Organization, identity: Identity, client: Client
) -> None:
    empty = ours.get(reverse("agreements")).text
    assert "No agreement is on record yet" in empty
    answer = ours.post(
        reverse("agreement_new"),
        {"partner": harbor.pk, "identity": identity.pk, "reference": "MOU 7"},
        follow=True,
    )
    version = AgreementVersion.objects.get()
    assert "no source says who: settle it between you" in answer.text
    one = reverse("agreement", args=[version.agreement_id])
    page = ours.get(one).text
    assert "Name who signs for the partner." in page
    assert "disabled aria-describedby" in page, "the button says why it may not be pressed"
    assert theirs.get(one).status_code == 404, "a draft is the writer's own"

    content = dict(version.content)
    answer = ours.post(
        reverse("agreement_edit", args=[version.pk]),
        {**content, **whole(), "version": version.version, "service_placement": "on", "no_charge": "on"},
        follow=True,
    )
    assert "The draft is saved." in answer.text
    answer = ours.post(reverse("agreement_offer", args=[version.pk]), follow=True)
    assert "out for signing" in answer.text

    page = theirs.get(one).text
    assert "Sign it here" in page
    assert "Make a link" not in page
    signing = reverse("agreement_sign", args=[of_side(AgreementVersion.objects.get(), "partner").pk])
    shown = theirs.get(signing).text
    assert "The partner gives: Job placement." in shown
    given = {name: re.search(f'name="{name}" value="([^"]+)"', shown)[1] for name in ("digest", "shown_on")}  # type: ignore[index]
    wrong = theirs.post(signing, {**given, "agrees": "on", "name": "Somebody Else"})
    assert (wrong.status_code, "Type your own name" in wrong.text) == (422, True)
    answer = theirs.post(signing, {**given, "agrees": "on", "name": "hana harbor"}, follow=True)
    assert "It is signed." in answer.text

    last = of_side(AgreementVersion.objects.get(), "record")
    paper = SimpleUploadedFile("scan.png", PNG, "image/png")
    given = {"name": "Ada Record", "signed_on": str(TODAY), "is_this_wording": "on"}
    answer = ours.post(reverse("agreement_sign_paper", args=[last.pk]), {**given, "file": paper}, follow=True)
    assert "The signature is recorded." in answer.text
    assert "What both have signed: version 1" in theirs.get(one).text
    pdf = theirs.get(reverse("agreement_pdf", args=[version.pk]), {"language": "es"})
    assert pdf.content.startswith(b"%PDF")
    scan = Paper.objects.get(kind="scan")
    answer = theirs.get(reverse("agreement_paper", args=[scan.pk]))
    assert (answer.content, answer["Content-Disposition"]) == (PNG, 'attachment; filename="document.png"')
    assert "sandbox" in answer["Content-Security-Policy"]
    history = ours.get(reverse("agreement_history", args=[version.agreement_id])).text
    assert "Draft of the agreement changed" in history
    history = theirs.get(reverse("agreement_history", args=[version.agreement_id])).text
    assert "Agreement signed by both sides" in history
    assert "Draft of the agreement changed" not in history


def test_two_writers_choose_field_by_field(
    ours: Client, harbor: Organization, identity: Identity, ada: StaffMember, client: Client
) -> None:
    version = begun(harbor, identity, ada)
    address = reverse("agreement_edit", args=[version.pk])
    sent = {**version.content, "version": version.version}
    ours.post(address, {**sent, "area": "North"})
    answer = ours.post(address, {**sent, "area": "South", "insurance": "Each its own"})
    assert "Somebody else changed this" in answer.text
    version.refresh_from_db()
    assert version.content.get("area") == "North"
    newest = {
        **sent,
        "version": version.version,
        "area": "South",
        "insurance": "Each its own",
        "choose-area": "theirs",
    }
    ours.post(address, newest)
    version.refresh_from_db()
    assert (version.content["area"], version.content["insurance"]) == ("North", "Each its own")


def test_by_a_link_and_a_code_without_an_account(
    ours: Client, harbor: Organization, identity: Identity, ada: StaffMember, client: Client
) -> None:
    version = agreement_actions.offer(begun(harbor, identity, ada), deed=Deed.of(ada))
    page = ours.post(reverse("agreement_link", args=[of_side(version, "partner").pk])).text
    address = re.search(r'href="(http[^"]+/sign-agreement/[^"]+)"', page)[1]  # type: ignore[index]
    path = "/" + address.split("/", 3)[3]
    code = re.search(r"<code[^>]*>(\d{6})</code>", page)[1]  # type: ignore[index]
    asked = client.get(path)
    assert "Ada Record" not in asked.text
    assert "assigns" not in asked.text
    assert client.get(f"{path}agreement.pdf").status_code == 302, "nothing is shown before the code"
    wrong = client.post(path, {"code": f"{(int(code) + 1) % 1_000_000:06d}"})
    assert (wrong.status_code, "Tries left: 4" in wrong.text) == (422, True)
    shown = client.post(path, {"code": code}, follow=True).text
    assert "You sign for the partner, as Hana Harbor" in shown
    assert client.get(f"{path}agreement.pdf").content.startswith(b"%PDF")
    spanish = client.post(path, {"language": "es"}, follow=True).text
    assert "Usted firma por el socio, como Hana Harbor" in spanish
    given = {name: re.search(f'name="{name}" value="([^"]+)"', spanish)[1] for name in ("digest", "shown_on")}  # type: ignore[index]
    refused = client.post(path, {**given, "agrees": "on", "name": "Another"})
    assert refused.status_code == 422
    copy = reverse("agreement_signed_copy")
    assert "Nothing was signed here" in ours.get(copy).text, "in another browser there is nothing"
    done = client.post(path, {**given, "agrees": "on", "name": "Hana Harbor"}, follow=True)
    assert "Está firmado" in done.text
    shown_copy = client.get(copy).content
    assert shown_copy.startswith(b"%PDF")
    on_paper(of_side(version, "record"), ada)
    assert client.get(copy).content not in (b"", shown_copy), (
        "both have signed by now: the copy has both signatures"
    )
    assert of_side(version, "partner").language == "es"
    assert client.get(path).status_code == 404
    session = client.session
    session["agreements_signed"] = {
        **session["agreements_signed"],
        "at": session["agreements_signed"]["at"] - 3_600,
    }
    session.save()
    assert "No se firmó nada aquí" in client.get(copy).text or "Nothing was signed" in client.get(copy).text


def test_one_partner_sees_nothing_of_anothers(
    theirs: Client,
    harbor: Organization,
    hill: Organization,
    identity: Identity,
    ada: StaffMember,
    hugo: StaffMember,
    client: Client,
) -> None:
    """Both in one organization, with records of every kind; in every list, count, export, address and error."""
    agreement = signed(
        begun(hill, identity, ada, partner_signer="Hugo Hill", assignments="As Hill does"), ada
    )
    onboarding_actions.begin(hill, [hugo], TODAY, ada, deed=Deed.of(ada))
    path = incubator_actions.begin(hill, TODAY, ada, None, deed=Deed.of(ada))
    held = {"on": TODAY, "who": "Hugo Hill", "about": "Hill's plan", "next_step": "", "next_on": None}
    note = incubator_actions.add_note(path, held, day=TODAY, deed=Deed.of(ada))
    version = AgreementVersion.objects.get()
    step, paper = OnboardingStep.objects.filter(partner=hill)[0], Paper.objects.filter(partner=hill)[0]
    signing = of_side(version, "partner").pk
    addresses = [
        reverse(name, args=args)
        for name, args in (
            ("agreement", [agreement.pk]), ("agreement_history", [agreement.pk]), ("agreement_wording", [version.pk]),
            ("agreement_pdf", [version.pk]), ("agreement_sign", [signing]), ("agreement_paper", [paper.pk]),
            ("onboarding_partner", [hill.pk]), ("onboarding_done", [step.pk]), ("incubator_path", [path.pk]),
        )
    ]  # fmt: skip
    for address in addresses:
        assert theirs.get(address).status_code == 404, address
        assert theirs.post(address).status_code in (404, 405), address
    assert theirs.post(reverse("incubator_note_withdraw", args=[path.pk, note.pk])).status_code == 403
    found = theirs.post(reverse("onboarding"), {"q": "Hill", "state": "all"}, follow=True)
    assert "0 steps" in found.text
    pages = [theirs.get(reverse(name)) for name in ("agreements", "onboarding", "incubator", "today")]
    pages += [
        theirs.get(reverse(name, args=["csv"]))
        for name in ("agreements_download", "onboarding_download", "incubator_download")
    ]
    for page in [found, *pages]:
        text = (page.getvalue() if page.streaming else page.content).decode()
        shown = re.sub(r'value="Hill"', "", text)
        assert "Hill" not in shown
        assert "MOU 1" not in shown


def test_the_list_is_searched_sorted_narrowed_and_downloaded(
    ours: Client,
    harbor: Organization,
    hill: Organization,
    identity: Identity,
    ada: StaffMember,
    client: Client,
) -> None:
    signed(begun(harbor, identity, ada, term_ends="2026-01-31"), ada)
    agreement_actions.begin(hill, identity, "MOU 2", deed=Deed.of(ada))
    page = ours.get(reverse("agreements")).text
    assert page.index("Harbor House") < page.index("Hill Services")
    assert "soon" in page
    page = ours.get(reverse("agreements"), {"sort": "-who"}).text
    assert page.index("Hill Services") < page.index("Harbor House")
    page = ours.get(reverse("agreements"), {"state": "in_force"}).text
    assert "Hill Services" not in page
    page = ours.post(reverse("agreements"), {"q": "MOU 2"}, follow=True).text
    assert "Harbor House" not in page
    assert "1 agreement" in page
    book = openpyxl.load_workbook(
        io.BytesIO(ours.get(reverse("agreements_download", args=["xlsx"])).content), read_only=True
    )
    assert book.active is not None
    rows = [row[:2] for row in book.active.iter_rows(values_only=True)]
    assert rows[1:] == [("Harbor House", "MOU 1"), ("Hill Services", "MOU 2")]


def test_changed_terms_show_beside_what_was_sealed(
    ours: Client, harbor: Organization, identity: Identity, ada: StaffMember, client: Client
) -> None:
    terms = agreed(harbor, ada)
    agreement = signed(begun(harbor, identity, ada), ada)
    page = ours.get(reverse("agreement", args=[agreement.pk])).text
    assert reverse("share_terms_one", args=[terms.pk]) in page
    assert "were changed after it was offered" not in page
    terms.version += 1
    terms.save()
    assert "were changed after it was offered" in ours.get(reverse("agreement", args=[agreement.pk])).text


def test_the_end_shows_what_still_flows(
    ours: Client, harbor: Organization, identity: Identity, ada: StaffMember, client: Client
) -> None:
    agreement = signed(
        begun(harbor, identity, ada, tail="months", tail_months=6, tail_words="As agreed."), ada
    )
    given = {"on": "2025-08-31", "reason": "both", "words": "Agreed by telephone.", "looked-at": "2025-08-31"}
    answer = ours.post(reverse("agreement_end", args=[agreement.pk]), given, follow=True).text
    assert "They flow until 28 February 2026" in answer or "They flow until February 28, 2026" in answer
    assert "0 Tickets that this partner serves" in answer
    assert "Of Tickets assigned before the end, payments flow until" in answer
    assert "No agreement is like that." in ours.get(reverse("agreements"), {"state": "in_force"}).text
    answer = ours.post(
        reverse("agreement_end_back", args=[agreement.pk]), {"why": "It was another one."}, follow=True
    ).text
    assert "The agreement holds as before." in answer


def test_onboarding_pages(
    ours: Client, theirs: Client, harbor: Organization, hana: StaffMember, ada: StaffMember, client: Client
) -> None:
    house = reverse("onboarding_partner", args=[harbor.pk])
    assert "Nothing is begun yet." in ours.get(house).text
    given = {"members": [hana.pk], "began_on": str(TODAY), "owner": hana.pk}
    page = ours.post(reverse("onboarding_begin", args=[harbor.pk]), given, follow=True).text
    assert "4 steps are open" in page
    assert "signed in, from the records" in page
    assert "no Social Security number is shown in full" in page
    security = OnboardingStep.objects.get(kind="security")
    address = reverse("onboarding_done", args=[security.pk])
    proof = {"done_on": str(TODAY), "proof": "SSA-222 signed", "file": SimpleUploadedFile("p.png", PNG)}
    page = theirs.post(address, proof, follow=True).text
    assert "3 steps are open" in page
    assert reverse("agreement_paper", args=[Paper.objects.get(kind="proof").pk]) in page
    assert theirs.get(reverse("onboarding_reopen", args=[security.pk])).status_code == 403
    page = ours.post(
        reverse("onboarding_reopen", args=[security.pk]), {"why": "It was another."}, follow=True
    ).text
    assert "4 steps are open" in page
    page = ours.post(reverse("onboarding_add", args=[harbor.pk]), {"what": "Visit"}, follow=True).text
    assert "5 steps are open" in page
    rows = ours.get(reverse("onboarding_download", args=["csv"])).getvalue().decode()
    assert "Harbor House,Hana Harbor," in rows
    spanish = browser_of(ada, "es").get(house).text
    assert "5 pasos están abiertos" in spanish


def test_incubator_pages(
    ours: Client, theirs: Client, harbor: Organization, ada: StaffMember, client: Client
) -> None:
    assert "No partner is on the way" in ours.get(reverse("incubator")).text
    given = {"partner": harbor.pk, "begun_on": str(TODAY), "mentor": ada.pk}
    page = ours.post(reverse("incubator_begin"), given, follow=True).text
    assert "Of 14 qualifications, without an answer or evidence: 14." in page
    path = IncubatorPath.objects.get()
    assert "Somebody else has begun" not in page
    given = {"answer": "yes", "evidence": "A contract", "version": 1}
    page = ours.post(reverse("incubator_answer", args=[path.pk, "planning"]), given, follow=True).text
    assert "without an answer or evidence: 13." in page
    stale = ours.post(reverse("incubator_answer", args=[path.pk, "planning"]), {**given, "answer": "no"})
    assert "Somebody else has changed this meanwhile" in stale.text
    assert Qualification.objects.get(item="planning").answer == "yes"
    ours.post(reverse("incubator_arrange", args=[path.pk]), {"months_before": 12, "months_of_five_years": 20})
    page = theirs.get(reverse("incubator_path", args=[path.pk])).text
    assert "Of 14 qualifications, not met: 1; not known: 12." in page
    assert reverse("incubator_arrange", args=[path.pk]) not in page
    assert theirs.post(reverse("incubator_note_add", args=[path.pk])).status_code == 403
    given = {"on": str(TODAY), "who": "Ada, Hana", "about": "The plan"}
    assert (
        "The meeting is recorded."
        in ours.post(reverse("incubator_note_add", args=[path.pk]), given, follow=True).text
    )
    refused = ours.post(reverse("incubator_move", args=[path.pk]), {"stage": "stopped", "on": str(TODAY)})
    assert "Say why it stops." in refused.text


def test_pages_stay_light_however_many_agreements(
    ours: Client,
    northside: Organization,
    ada: StaffMember,
    client: Client,
    django_assert_max_num_queries: object,
) -> None:
    for number in range(60):
        house = Organization.objects.create(name=f"House {number:02}", kind="partner", partner_of=northside)
        each = Identity(organization=northside, name=f"AEN {number}", model="administrative_private")
        each.ended_on = TODAY if number else None
        each.save()
        agreement_actions.begin(house, each, f"MOU {number}", deed=Deed.of(ada))
        onboarding_actions.begin(house, [], TODAY, None, deed=Deed.of(ada))
    # On PostgreSQL two of them say for whom the page works.
    with django_assert_max_num_queries(11):  # type: ignore[operator]
        assert "House 49" in ours.get(reverse("agreements")).text
    with django_assert_max_num_queries(22):  # type: ignore[operator]
        assert "House 49" in ours.get(reverse("onboarding")).text


def test_a_copy_of_an_agreement_that_was_tampered_with_says_so(
    ours: Client, harbor: Organization, identity: Identity, ada: StaffMember, client: Client
) -> None:
    version = agreement_actions.offer(begun(harbor, identity, ada), deed=Deed.of(ada))
    on_paper(of_side(version, "partner"), ada)
    Paper.objects.filter(wording=version, language="en", kind="shown").update(content=b"%PDF another")
    assert "no: it was changed" in ours.get(reverse("agreement_wording", args=[version.pk])).text
    page = ours.get(reverse("agreement_sign", args=[of_side(version, "record").pk])).text
    given = {name: re.search(f'name="{name}" value="([^"]+)"', page)[1] for name in ("digest", "shown_on")}  # type: ignore[index]
    answer = ours.post(
        reverse("agreement_sign", args=[of_side(version, "record").pk]),
        {**given, "agrees": "on", "name": "Ada Record"},
    )
    assert "is not what was offered" in answer.text
    assert signing_actions.MOST_TRIES == 5
    assert Agreement.objects.get().ended_on is None

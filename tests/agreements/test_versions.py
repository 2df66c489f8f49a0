"""An agreement from its draft to its end: what may follow what, what is fixed, and what the database itself refuses."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, IntegrityError, transaction

from milepost.agreements import agreement_actions as actions
from milepost.agreements.choices import EndReason, State
from milepost.agreements.guards import NAMES
from milepost.agreements.models import Agreement, AgreementSignature, AgreementVersion, Paper
from milepost.agreements.queries import assigned_before_end, running_out
from milepost.agreements.sealing import is_whole, verify_signature
from milepost.journal.actions import Deed
from milepost.journal.models import Entry
from milepost.organizations.models import Identity, Organization, StaffMember
from milepost.shares.models import ShareTerms
from tests.agreements.making import begun, of_side, on_paper, rewritten, signed
from tests.requests.conftest import NewTicket
from tests.shares.conftest import agreed

pytestmark = pytest.mark.django_db


def test_it_begins_with_the_defaults_and_the_partners_terms(
    harbor: Organization, identity: Identity, ada: StaffMember
) -> None:
    terms = agreed(harbor, ada)
    version = actions.begin(harbor, identity, "MOU 1", deed=Deed.of(ada))
    assert version.terms == terms
    assert version.content["duty_contacts_partner"] == "does"
    assert version.content["duty_contacts_record"] == "oversees"
    assert "duty_complaints_record" not in version.content, "no source says who: it is to be settled"


def test_only_an_administrative_identity_and_one_agreement_of_a_partner(
    harbor: Organization, hill: Organization, northside: Organization, identity: Identity, ada: StaffMember
) -> None:
    traditional = Identity.objects.create(organization=northside, name="T", model="employer")
    with pytest.raises(ValidationError, match="Administrative"):
        actions.begin(harbor, traditional, "MOU", deed=Deed.of(ada))
    actions.begin(harbor, identity, "MOU 1", deed=Deed.of(ada))
    with pytest.raises(ValidationError, match="already"):
        actions.begin(harbor, identity, "MOU 2", deed=Deed.of(ada))
    actions.begin(hill, identity, "MOU 2", deed=Deed.of(ada))


def test_a_partners_person_and_a_coordinator_write_nothing(
    harbor: Organization, identity: Identity, hana: StaffMember, ada: StaffMember
) -> None:
    with pytest.raises(PermissionDenied):
        actions.begin(harbor, identity, "MOU 1", deed=Deed.of(hana))
    version = begun(harbor, identity, ada)
    with pytest.raises(PermissionDenied):
        actions.offer(version, deed=Deed.of(hana))


def test_an_incomplete_draft_is_not_offered_and_says_what_is_lacking(
    harbor: Organization, identity: Identity, ada: StaffMember
) -> None:
    version = begun(harbor, identity, ada, partner_signer="", duty_notes_partner="")
    with pytest.raises(ValidationError) as refused:
        actions.offer(version, deed=Deed.of(ada))
    assert refused.value.messages == [
        "The agreement is not complete yet.",
        "Name who signs for the partner.",
        "Say who writes the notes.",
    ]
    assert not Paper.objects.exists()


def test_two_people_do_not_overwrite_each_other(
    harbor: Organization, identity: Identity, ada: StaffMember
) -> None:
    version = begun(harbor, identity, ada)
    deed = Deed.of(ada)
    assert actions.write(version, {**version.content, "area": "North"}, None, seen=version.version, deed=deed)
    assert not actions.write(
        version, {**version.content, "area": "South"}, None, seen=version.version, deed=deed
    )
    version.refresh_from_db()
    assert version.content["area"] == "North"
    line = Entry.objects.filter(action="agreement written").latest("pk")
    assert line.changes.open() == {"area": [None, "North"]}


def test_what_is_offered_is_fixed_in_both_languages_with_the_words_of_its_terms(
    harbor: Organization, identity: Identity, ada: StaffMember
) -> None:
    agreed(harbor, ada)
    version = actions.offer(begun(harbor, identity, ada), deed=Deed.of(ada))
    assert set(version.shown) == {"en", "es"}
    assert "partner 70%, EN of Record 30%" in str(version.shown["en"])
    assert "administrativa, fuerza laboral pública" in str(version.shown["es"]) or "EN titular" in str(
        version.shown["es"]
    )
    assert {(one.kind, one.language) for one in version.papers.all()} == {("shown", "en"), ("shown", "es")}
    assert is_whole(version)
    assert not actions.write(version, {}, None, seen=version.version, deed=Deed.of(ada))


def test_the_database_refuses_to_change_what_is_fixed(
    harbor: Organization, identity: Identity, ada: StaffMember
) -> None:
    agreement = signed(begun(harbor, identity, ada), ada)
    version = AgreementVersion.objects.get(agreement=agreement)
    signature = of_side(version, "partner")
    for act in (
        lambda: AgreementVersion.objects.filter(pk=version.pk).update(content={"area": "else"}),
        lambda: AgreementVersion.objects.filter(pk=version.pk).update(shown={}),
        lambda: AgreementVersion.objects.filter(pk=version.pk).update(digest="0" * 64),
        lambda: AgreementSignature.objects.filter(pk=signature.pk).update(signed_on=date(2020, 1, 1)),
        lambda: AgreementSignature.objects.filter(pk=signature.pk).delete(),
        lambda: Paper.objects.filter(wording=version).delete(),
        lambda: AgreementVersion.objects.filter(pk=version.pk).delete(),
    ):
        with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic():
            act()
    assert len(NAMES) == 5
    assert verify_signature(signature)


def test_what_is_changed_behind_the_guards_shows(
    harbor: Organization, identity: Identity, ada: StaffMember
) -> None:
    agreement = signed(begun(harbor, identity, ada), ada)
    version = AgreementVersion.objects.get(agreement=agreement)
    paper = version.papers.get(kind="shown", language="es")
    Paper.objects.filter(pk=paper.pk).update(content=b"%PDF another")
    assert not is_whole(version)
    assert not verify_signature(of_side(version, "record"))
    signature = of_side(version, "partner")
    AgreementSignature.objects.filter(pk=signature.pk).update(name="Somebody Else")
    assert not verify_signature(of_side(version, "partner"))


def test_the_first_holds_until_both_have_signed_the_next(
    harbor: Organization, identity: Identity, ada: StaffMember
) -> None:
    agreement = signed(begun(harbor, identity, ada), ada)
    draft = actions.amend(agreement, "The area is larger.", deed=Deed.of(ada))
    assert (draft.number, draft.because, draft.content["assignments"]) == (
        2, "The area is larger.", "By the EN of Record, after the plan is signed.",
    )  # fmt: skip
    with pytest.raises(ValidationError, match="being written or signed"):
        actions.amend(agreement, "Another reason.", deed=Deed.of(ada))
    offered = actions.offer(rewritten(draft, ada, area="Everywhere"), deed=Deed.of(ada))
    on_paper(of_side(offered, "partner"), ada)
    assert states(agreement) == {1: State.IN_FORCE, 2: State.OFFERED}
    on_paper(of_side(offered, "record"), ada)
    assert states(agreement) == {1: State.REPLACED, 2: State.IN_FORCE}


def states(agreement: Agreement) -> dict[int, str]:
    return dict(AgreementVersion.objects.filter(agreement=agreement).values_list("number", "state"))


def test_a_withdrawn_version_is_reworked_and_what_is_signed_is_not_withdrawn(
    harbor: Organization, identity: Identity, ada: StaffMember
) -> None:
    offered = actions.offer(begun(harbor, identity, ada), deed=Deed.of(ada))
    on_paper(of_side(offered, "partner"), ada)
    actions.withdraw(offered, "A line was wrong.", deed=Deed.of(ada))
    with pytest.raises(ValidationError, match="taken back"):
        on_paper(of_side(offered, "record"), ada)
    again = actions.amend(offered.agreement, "A line was wrong.", deed=Deed.of(ada))
    assert again.amends is None
    assert again.because == ""
    agreement = signed(again, ada)
    assert states(agreement) == {1: State.WITHDRAWN, 2: State.IN_FORCE}
    with pytest.raises(ValidationError, match="amended"):
        actions.withdraw(AgreementVersion.objects.get(pk=again.pk), "Too late.", deed=Deed.of(ada))


def test_ended_terms_are_not_offered(harbor: Organization, identity: Identity, ada: StaffMember) -> None:
    terms = agreed(harbor, ada)
    version = begun(harbor, identity, ada)
    ShareTerms.objects.filter(pk=terms.pk).update(state="ended")
    with pytest.raises(ValidationError, match="terms of shares"):
        actions.offer(version, deed=Deed.of(ada))


def test_the_end_has_its_reason_and_its_tail_follows_from_what_was_signed(
    harbor: Organization, identity: Identity, ada: StaffMember, new_ticket: NewTicket
) -> None:
    version = begun(harbor, identity, ada, tail="months", tail_months=6)
    deed = Deed.of(ada)
    with pytest.raises(ValidationError, match="Nobody has signed"):
        actions.end(version.agreement, date(2025, 8, 31), EndReason.BOTH, "By telephone.", deed=deed)
    agreement = signed(version, ada)
    with pytest.raises(ValidationError, match="before it begins"):
        actions.end(agreement, date(2024, 12, 31), EndReason.BOTH, "By telephone.", deed=deed)
    ticket = new_ticket()
    ticket.partner = harbor
    ticket.save()
    actions.end(agreement, date(2025, 8, 31), EndReason.BOTH, "By telephone.", deed=deed)
    agreement.refresh_from_db()
    assert (agreement.ended_on, agreement.tail_until) == (date(2025, 8, 31), date(2026, 2, 28))
    assert assigned_before_end(agreement) == 1
    with pytest.raises(ValidationError, match="has ended"):
        actions.amend(agreement, "Too late now.", deed=deed)
    actions.begin(harbor, identity, "MOU 2", deed=deed)
    with pytest.raises(ValidationError, match="taken its place"):
        actions.take_end_back(agreement, "It was another one.", deed=deed)


def test_an_end_is_taken_back(harbor: Organization, identity: Identity, ada: StaffMember) -> None:
    agreement = signed(begun(harbor, identity, ada, tail="nothing"), ada)
    actions.end(agreement, date(2025, 8, 31), EndReason.PARTNER, "Letter of 1 June.", deed=Deed.of(ada))
    agreement.refresh_from_db()
    assert agreement.tail_until == agreement.ended_on
    actions.take_end_back(agreement, "It was another partner.", deed=Deed.of(ada))
    agreement.refresh_from_db()
    assert (agreement.ended_on, agreement.end_reason, agreement.tail_until) == (None, "", None)
    assert actions.amend(agreement, "It goes on.", deed=Deed.of(ada)).number == 2


def test_a_term_that_ends_is_foretold_through_its_day(
    harbor: Organization, identity: Identity, ada: StaffMember
) -> None:
    signed(begun(harbor, identity, ada, term_ends="2026-03-15"), ada)
    assert running_out(ada, date(2026, 3, 15)).count() == 1
    assert running_out(ada, date(2026, 3, 14)).count() == 0

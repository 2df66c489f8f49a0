"""Who signs, in which order, what they were shown; links with their codes."""

from __future__ import annotations

from datetime import timedelta

import pikepdf
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from milepost.agreements import agreement_actions, signing_actions
from milepost.agreements.choices import Method, State
from milepost.agreements.links import link_for
from milepost.agreements.models import AgreementVersion, SigningLink
from milepost.agreements.policies import why_not_signed
from milepost.agreements.sealing import verify_signature
from milepost.journal.actions import Deed
from milepost.journal.models import Entry
from milepost.organizations.models import Identity, Organization, StaffMember
from tests.agreements.conftest import person
from tests.agreements.making import PNG, begun, of_side, on_paper
from tests.website.conftest import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def offered(harbor: Organization, identity: Identity, ada: StaffMember) -> AgreementVersion:
    return agreement_actions.offer(begun(harbor, identity, ada), deed=Deed.of(ada))


def by_hand(version: AgreementVersion, member: StaffMember, side: str, **more: object) -> AgreementVersion:
    given = signing_actions.Given(
        str(more.get("name", member.name)), Method.SIGNED_IN, TODAY, str(more.get("digest", version.digest))
    )
    return signing_actions.sign(of_side(version, side), given, day=TODAY, deed=Deed.of(member))


def test_each_signs_for_their_own_side_the_partner_first(
    offered: AgreementVersion, ada: StaffMember, hana: StaffMember
) -> None:
    with pytest.raises(ValidationError, match="first signs the partner"):
        by_hand(offered, ada, "record")
    with pytest.raises(ValidationError, match="other side"):
        by_hand(offered, ada, "partner")
    assert why_not_signed(hana, of_side(offered, "partner")) == ""
    by_hand(offered, hana, "partner")
    with pytest.raises(ValidationError, match="signed already"):
        by_hand(offered, hana, "partner")
    version = by_hand(offered, ada, "record")
    assert (version.state, version.signed_on) == (State.IN_FORCE, TODAY)
    signature = of_side(version, "partner")
    assert (signature.method, signature.name.open()) == ("signed_in", "Hana Harbor")
    assert verify_signature(signature)


def test_nobody_but_who_is_named_signs(
    offered: AgreementVersion, ada: StaffMember, harbor: Organization, northside: Organization
) -> None:
    another = person("Harry Harbor", harbor, "partner_coordinator")
    with pytest.raises(ValidationError, match="names Hana Harbor"):
        by_hand(offered, another, "partner")
    assert "Hana Harbor" in why_not_signed(another, of_side(offered, "partner"))
    coordinator = person("Cora Coordinator", northside, "coordinator")
    with pytest.raises(PermissionDenied):
        by_hand(offered, coordinator, "record")


def test_another_wording_than_was_shown_is_not_signed(offered: AgreementVersion, hana: StaffMember) -> None:
    with pytest.raises(ValidationError, match="not the wording"):
        by_hand(offered, hana, "partner", digest="0" * 64)
    assert not of_side(offered, "partner").is_given


def test_on_paper_there_is_a_scan_and_a_day_that_may_be(offered: AgreementVersion, ada: StaffMember) -> None:
    partner = of_side(offered, "partner")
    with pytest.raises(ValidationError, match="scan"):
        on_paper(partner, ada, scan=None)
    with pytest.raises(ValidationError, match="still ahead"):
        on_paper(partner, ada, on=TODAY + timedelta(1))
    on_paper(partner, ada, on=TODAY - timedelta(2))
    with pytest.raises(ValidationError, match="before those who sign first"):
        on_paper(of_side(offered, "record"), ada, on=TODAY - timedelta(3))
    version = on_paper(of_side(offered, "record"), ada, on=TODAY - timedelta(2))
    assert version.signed_on == TODAY - timedelta(2)
    scan = of_side(offered, "partner").scan
    assert scan is not None
    assert scan.content.open() == PNG


def test_the_signed_copies_are_accessible_and_name_both(offered: AgreementVersion, ada: StaffMember) -> None:
    on_paper(of_side(offered, "partner"), ada)
    version = on_paper(of_side(offered, "record"), ada)
    for language in ("en", "es"):
        content = version.papers.get(kind="signed", language=language).content.open()
        import io

        with pikepdf.open(io.BytesIO(content)) as pdf:
            assert str(pdf.Root.Lang) == language
            assert bool(pdf.Root.MarkInfo.Marked)
            with pdf.open_metadata() as about:
                assert about.get("pdfuaid:part") == "1"


def test_a_link_opens_with_its_code_and_ends_after_five_wrong_ones(
    offered: AgreementVersion, ada: StaffMember
) -> None:
    deed = Deed.of(ada)
    with pytest.raises(ValidationError, match="turn"):
        signing_actions.send_link(of_side(offered, "record"), day=TODAY, deed=deed)
    token, code = signing_actions.send_link(of_side(offered, "partner"), day=TODAY, deed=deed)
    link = link_for(token)
    assert link is not None
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    outside = Deed(offered.organization, None, through="link")
    for left in (4, 3, 2, 1):
        assert not signing_actions.answer_code(link, token, wrong, deed=outside)
        assert (link.tries, link_for(token) is not None) == (5 - left, True)
    assert signing_actions.answer_code(link, token, f" {code[:3]} {code[3:]}", deed=outside)
    assert not signing_actions.answer_code(link, token, wrong, deed=outside)
    assert link_for(token) is None
    assert Entry.objects.filter(action="agreement link ended").count() == 1


def test_a_newer_link_ends_the_older_and_days_end_both(offered: AgreementVersion, ada: StaffMember) -> None:
    first, _code = signing_actions.send_link(of_side(offered, "partner"), day=TODAY, deed=Deed.of(ada))
    second, _code = signing_actions.send_link(of_side(offered, "partner"), day=TODAY, deed=Deed.of(ada))
    assert (link_for(first), link_for(second) is not None) == (None, True)
    SigningLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert link_for(second) is None


def test_signing_and_withdrawing_end_the_link(offered: AgreementVersion, ada: StaffMember) -> None:
    token, _code = signing_actions.send_link(of_side(offered, "partner"), day=TODAY, deed=Deed.of(ada))
    on_paper(of_side(offered, "partner"), ada)
    assert link_for(token) is None
    token, _code = signing_actions.send_link(of_side(offered, "record"), day=TODAY, deed=Deed.of(ada))
    agreement_actions.withdraw(offered, "A line was wrong.", deed=Deed.of(ada))
    assert link_for(token) is None

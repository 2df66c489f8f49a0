"""An agreement from the draft to both signatures, in order, and its PDF: by keyboard alone, on a phone, in both languages."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest
from django.utils import translation
from django.utils.translation import gettext as _

from milepost.agreements.models import AgreementVersion
from milepost.agreements.sealing import verify_signature
from milepost.organizations.models import Identity, StaffMember
from tests.agreements.conftest import person
from tests.browser.conftest import LANGUAGES, PHONE, Visitor
from tests.browser.keyboard import Keyboard, look
from tests.shares.conftest import partner_named
from tests.website.conftest import TODAY

Visit = Callable[..., Visitor]


def at_a_phone(visit: Visit, member: StaffMember, language: str) -> tuple[Visitor, Keyboard]:
    visitor = visit(size=PHONE)
    page = visitor.sign_in(member.email)
    if language == "es":
        page.get_by_role("button", name="Español").click()
    return visitor, Keyboard(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_the_draft_to_both_signatures_and_the_pdf(
    visit: Visit, administrator: StaffMember, language: str, looked_at: list[str]
) -> None:
    owner = administrator.organization
    Identity.objects.create(
        organization=owner, name="Northside AEN", model=Identity.Model.ADMINISTRATIVE_WORKFORCE
    )
    hana = person("Hana Harbor", partner_named(owner, "Harbor House"), "partner_coordinator")
    ours, we = at_a_phone(visit, administrator, language)
    theirs, they = at_a_phone(visit, hana, language)
    with translation.override(language):
        ours.go("/agreements/")
        look(ours.page, looked_at, 320)
        we.press(_("Begin an agreement"))
        we.choose("partner", "Harbor")
        we.type("reference", "MOU 7")
        look(ours.page, looked_at, 320)
        we.press(_("Begin"))
        for name, words in (
            ("record_signer", administrator.name), ("partner_signer", hana.name), ("assignments", "After the plan is signed."),
            ("distribution", "As the terms say."), ("administration", "Out of its share."),
        ):  # fmt: skip
            we.type(name, words)
            if name == "partner_signer":
                we.day("holds_from", TODAY)
        look(ours.page, looked_at, 320)
        we.press(_("Save the draft"))
        look(ours.page, looked_at, 320)
        we.press(_("Offer it for signing"))
        look(ours.page, looked_at, 320)
        we.press(_("Offer it for signing"))
        version = AgreementVersion.objects.get()
        assert ours.page.get_by_role("button", name=_("Sign it here")).is_disabled(), "the partner is first"
        look(ours.page, looked_at, 320)

        for visitor, keys, member in ((theirs, they, hana), (ours, we, administrator)):
            visitor.go("/agreements/")
            keys.press("MOU 7")
            keys.press(_("Sign it here"))
            look(visitor.page, looked_at, 320)
            keys.to("agrees")
            visitor.page.keyboard.press("Space")
            keys.type("name", member.name)
            keys.press(_("I sign"))
            assert _("It is signed.") in visitor.page.inner_text("body")
            look(visitor.page, looked_at, 320)
    version.refresh_from_db()
    assert version.signed_on is not None
    assert all(verify_signature(one) for one in version.signatures.all())
    for visitor, keys in ((ours, we), (theirs, they)):
        visitor.go(f"/agreements/{version.agreement_id}/")
        with translation.override(language):
            keys.to(_("PDF in Spanish"))
        path = visitor.page.evaluate("document.activeElement.getAttribute('href')")
        with pikepdf.open(io.BytesIO(visitor.context.request.get(visitor.address + path).body())) as pdf:
            assert (str(pdf.Root.Lang), bool(pdf.Root.MarkInfo.Marked)) == ("es", True)
        assert visitor.complaints == []

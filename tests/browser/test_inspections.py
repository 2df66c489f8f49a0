"""A quality review drawn on oneself, by partner: its packet, what lacks, the answer, a corrective action until it is done.

By keyboard alone, on a phone, in both languages.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import translation
from django.utils.translation import gettext as _

from milepost.inspections.models import Corrective, Inspection
from milepost.organizations.models import StaffMember
from milepost.tickets.models import Ticket
from tests.browser.conftest import LANGUAGES, Visitor
from tests.browser.keyboard import look
from tests.browser.test_agreements import at_a_phone
from tests.shares.conftest import partner_named
from tests.website.conftest import TODAY, enrolled

Visit = Callable[..., Visitor]


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_the_sample_to_the_corrective_action(
    visit: Visit, administrator: StaffMember, language: str, looked_at: list[str]
) -> None:
    owner = administrator.organization
    some = Ticket.objects.filter(organization=owner).order_by("reference").values_list("pk", flat=True)[:10]
    Ticket.objects.filter(pk__in=list(some)).update(partner=partner_named(owner, "Harbor House"))
    visitor, keys = at_a_phone(visit, enrolled(owner, "coordinator"), language)
    page = visitor.page
    with translation.override(language):
        visitor.go("/quality-reviews/")
        look(page, looked_at, 320)
        keys.press(_("Draw a sample on yourselves"))
        keys.to("size")
        page.keyboard.press("Control+A")
        page.keyboard.type("3")
        keys.choose("spread", _("by partner, each its share"))
        look(page, looked_at, 320)
        keys.press(_("Seal frame and seed"))
        review = Inspection.objects.get()
        assert (review.state, review.spread, review.size) == ("sealed", "partner", 3)
        keys.press(_("Draw it"))
        keys.to(_("How the sample is drawn again"))
        page.keyboard.press("Enter")
        assert "Harbor House" in page.get_by_role("list", name=_("How the sample is spread")).inner_text()
        look(page, looked_at, 320)

        packet = review.packets.select_related("ticket__holder").order_by("place")[0]
        assert packet.grave, "the simulated people lack what a reviewer asks for"
        keys.press(packet.shown_as)
        assert packet.gaps[0][language] in page.inner_text("#main")
        look(page, looked_at, 320)
        keys.press(_("Build the packet"))
        assert "00-index.pdf" in page.inner_text("#main")
        keys.press(_("Give a corrective action"))
        keys.type("what", "Write the certification of services.")
        keys.choose("owner", owner.name)
        keys.day("due_on", TODAY)
        look(page, looked_at, 320)
        keys.press(_("Save"))

        keys.press(_("Add to the log"))
        keys.choose("said", _("answer sent"))
        keys.day("on", TODAY)
        keys.choose("way", _("by fax"))
        look(page, looked_at, 320)
        keys.press(_("Save"))
        review.refresh_from_db()
        assert review.state == "sent"
        keys.press(_("It is done"))
        keys.type("evidence", "The certification of 15 December, under Requests.")
        look(page, looked_at, 320)
        keys.press(_("Save"))
        assert "The certification of 15 December" in page.inner_text("#main")
        look(page, looked_at, 320)
    done = Corrective.objects.get()
    assert (done.packet, done.done_on) == (packet, TODAY)
    assert visitor.complaints == []

"""Agreements as tests write them."""

from __future__ import annotations

from typing import Any

from milepost.agreements import agreement_actions, signing_actions
from milepost.agreements.choices import Method
from milepost.agreements.models import Agreement, AgreementSignature, AgreementVersion
from milepost.journal.actions import Deed
from milepost.organizations.models import Identity, Organization, StaffMember
from tests.website.conftest import TODAY

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


def whole(**more: Any) -> dict[str, Any]:
    """What SSA asks for beside the duties, which have their defaults."""
    return {
        "record_signer": "Ada Record",
        "partner_signer": "Hana Harbor",
        "holds_from": "2025-01-01",
        "assignments": "By the EN of Record, after the plan is signed.",
        "distribution": "As the terms say.",
        "administration": "Out of its share.",
        **more,
    }


def begun(partner: Organization, identity: Identity, by: StaffMember, **more: Any) -> AgreementVersion:
    """A draft that may be offered."""
    version = agreement_actions.begin(partner, identity, "MOU 1", deed=Deed.of(by))
    return rewritten(version, by, **whole(**more))


def rewritten(version: AgreementVersion, by: StaffMember, **more: Any) -> AgreementVersion:
    content = {**version.content, **more}
    content = {name: value for name, value in content.items() if value not in (None, "")}
    assert agreement_actions.write(version, content, version.terms, seen=version.version, deed=Deed.of(by))
    return AgreementVersion.objects.select_related("agreement", "partner").get(pk=version.pk)


def of_side(version: AgreementVersion, side: str) -> AgreementSignature:
    return AgreementSignature.objects.select_related("wording__agreement").get(wording=version, side=side)


def on_paper(signature: AgreementSignature, by: StaffMember, **more: Any) -> AgreementVersion:
    given = signing_actions.Given(
        signature.asked_name.open(),
        Method.PAPER,
        more.pop("on", TODAY),
        more.pop("digest", signature.wording.digest),
        scan=more.pop("scan", ("image/png", PNG)),
    )
    return signing_actions.sign(signature, given, day=TODAY, deed=Deed.of(by))


def signed(version: AgreementVersion, by: StaffMember) -> Agreement:
    """Offered, and signed by both on paper."""
    version = agreement_actions.offer(version, deed=Deed.of(by))
    on_paper(of_side(version, "partner"), by)
    on_paper(of_side(version, "record"), by)
    return Agreement.objects.get(pk=version.agreement_id)

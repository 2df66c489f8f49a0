"""What a packet lacks, by rule: each gap on both sides of its boundary, with its cure, in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from milepost.rulebook.contact_phases import Phase
from milepost.rulebook.contacts import ContactPeriod, PeriodState
from milepost.rulebook.decisions import Missing
from milepost.rulebook.inspections.gaps import (
    CURES,
    Certified,
    Kind,
    Letter,
    PacketFacts,
    Page,
    SignedPlan,
    gaps_of,
    grave,
)
from milepost.rulebook.months import Month
from milepost.rulebook.plans import Plan, completeness

FIRST, LAST = Month.parse("2025-01"), Month.parse("2025-03")
DAYS = (date(2025, 1, 8), date(2025, 2, 5), date(2025, 3, 3))


def period(begins: str, ends: str, state: PeriodState = PeriodState.MISSED) -> ContactPeriod:
    return ContactPeriod(Phase.INITIAL, date.fromisoformat(begins), date.fromisoformat(ends), state)


WHOLE = PacketFacts(
    kind=Kind.SERVICES,
    first=FIRST,
    last=LAST,
    periods=(period("2025-01-01", "2025-01-31", PeriodState.MET),),
    two_way=DAYS,
    service_days=DAYS,
    plans=(SignedPlan(date(2024, 12, 1)),),
    talked_on=(date(2024, 11, 20),),
    letters=(Letter("L", date(2025, 2, 1)),),
    certifications=(Certified("C", FIRST, LAST, is_sealed=True, days=DAYS),),
)


def codes(**changes: Any) -> list[str]:
    return [one.reason.code for one in gaps_of(replace(WHOLE, **changes))]


def said(**changes: Any) -> list[str]:
    return [one.reason.finding() for one in gaps_of(replace(WHOLE, **changes))]


@pytest.mark.parametrize("kind", Kind)
def test_a_whole_packet_lacks_nothing(kind: Kind) -> None:
    assert codes(kind=kind) == []


def test_a_missed_month_is_named() -> None:
    missed = (period("2025-03-01", "2025-03-31"),)
    assert said(periods=missed) == ["No two-way contact in March 2025."]
    (gap,) = gaps_of(replace(WHOLE, periods=missed))
    assert gap.reason.finding("es") == "Sin contacto en ambos sentidos en marzo de 2025."
    assert gap.page is Page.CONTACTS
    assert "note it now" in gap.cure.finding()
    assert "TPA III 4, 5.D" in gap.reason.law


def test_a_missed_quarter_is_named_by_its_days() -> None:
    missed = (period("2025-01-01", "2025-03-31"),)
    assert said(periods=missed) == ["No two-way contact from 1 January 2025 to 31 March 2025."]


@pytest.mark.parametrize(
    ("begins", "ends", "counts"),
    [
        ("2024-12-01", "2024-12-31", False),
        ("2024-12-15", "2025-01-01", True),
        ("2025-03-31", "2025-04-30", True),
        ("2025-04-01", "2025-04-30", False),
    ],
)
def test_only_periods_that_reach_into_the_months_count(begins: str, ends: str, *, counts: bool) -> None:
    assert bool(codes(periods=(period(begins, ends),))) is counts


@pytest.mark.parametrize("state", [PeriodState.MET, PeriodState.DUE, PeriodState.ENDED])
def test_what_is_not_missed_is_no_gap(state: PeriodState) -> None:
    assert codes(periods=(period("2025-03-01", "2025-03-31", state),)) == []


def test_no_service_in_any_note() -> None:
    assert codes(service_days=()) == ["GAP_NO_SERVICE"]
    assert codes(service_days=DAYS[:1]) == []


def test_no_plan_an_unsigned_one_and_one_signed_later() -> None:
    assert codes(plans=()) == ["GAP_PLAN_NONE"]
    assert codes(plans=(), is_plan_open=True) == ["GAP_PLAN_UNSIGNED"]
    assert codes(plans=(SignedPlan(LAST.last_day),)) == []
    later = replace(WHOLE, plans=(SignedPlan(date(2025, 4, 1)),))
    (gap,) = gaps_of(later)
    assert (gap.reason.code, gap.is_grave) == ("GAP_PLAN_LATER", False)
    assert grave(gaps_of(later)) == 0


def test_the_elements_that_the_signed_plan_lacks_each_with_its_section() -> None:
    lacking = tuple(one for one in completeness(Plan(services=("coaching",))) if not one.is_there)
    found = gaps_of(replace(WHOLE, plans=(SignedPlan(date(2024, 12, 1), lacking),)))
    assert len(found) == 9
    assert found[0].reason.law == "20 CFR 411.465(a)(1)"
    assert found[0].reason.finding() == "The signed plan lacks an element: vocational goal."
    assert found[0].cure.finding()
    assert "20 CFR 411.465(a)(2)" not in {one.reason.law for one in found}


def test_the_newest_wording_of_the_months_is_looked_at() -> None:
    """An amendment after the months cures nothing in them, and breaks nothing."""
    lacking = tuple(one for one in completeness(Plan()) if not one.is_there)
    old, mended = SignedPlan(date(2024, 12, 1), lacking), SignedPlan(date(2025, 2, 1))
    assert codes(plans=(old, mended)) == []
    assert len(codes(plans=(old, replace(mended, signed_on=date(2025, 4, 1))))) == 10


def test_copy_talk_and_seal_of_the_plan() -> None:
    assert codes(plans=(SignedPlan(date(2024, 12, 1), copy_given=False),)) == ["GAP_PLAN_COPY"]
    assert codes(plans=(SignedPlan(date(2024, 12, 1), is_whole=False),)) == ["GAP_PLAN_CHANGED"]
    assert codes(talked_on=()) == ["GAP_PLAN_TALK"]


def test_certifications() -> None:
    assert codes(certifications=()) == ["GAP_CERTIFICATION_NONE"]
    draft = Certified("D", FIRST, LAST, is_sealed=False)
    (gap,) = gaps_of(replace(WHOLE, certifications=(draft,)))
    assert (gap.reason.code, gap.record, gap.page) == ("GAP_CERTIFICATION_DRAFT", "D", Page.CERTIFICATION)
    before = Certified("B", FIRST - 3, FIRST - 1, is_sealed=True)
    assert codes(certifications=(before,)) == ["GAP_CERTIFICATION_NONE"]


def test_a_month_with_services_that_nothing_certifies() -> None:
    two = Certified("C", FIRST, FIRST + 1, is_sealed=True, days=DAYS[:2])
    assert said(certifications=(two,)) == [
        "A service is noted in March 2025, and no sealed certification of services covers that month."
    ]
    assert codes(certifications=(two,), service_days=DAYS[:2]) == []


def test_a_certified_day_without_a_note() -> None:
    more = Certified("C", FIRST, LAST, is_sealed=True, days=(*DAYS, date(2025, 3, 4), date(2025, 4, 1)))
    assert said(certifications=(more,)) == [
        "The certification names a service on 4 March 2025, and no two-way contact is noted on that day."
    ]


def test_a_letter_without_its_proof() -> None:
    lacks = (Missing("PROOF_COPY"), Missing("PROOF_RECEIPT"))
    found = gaps_of(replace(WHOLE, letters=(Letter("L", date(2025, 2, 1), lacks),)))
    assert [(one.page, one.record) for one in found] == [(Page.LETTER, "L")]
    assert found[0].reason.finding() == (
        "The letter of 1 February 2025 has no full proof of mailing. "
        "It lacks: a copy of the letter and the return receipt, scanned."
    )


def test_what_a_reviewer_may_ask_about_is_not_grave() -> None:
    found = gaps_of(replace(WHOLE, thin_notes=2, is_held=False))
    assert {one.reason.code for one in found} == {"GAP_NOT_HELD", "GAP_THIN_NOTES"}
    assert grave(found) == 0


def test_each_kind_of_review_asks_for_its_own() -> None:
    bare = PacketFacts(Kind.SERVICES, FIRST, LAST, periods=(period("2025-01-01", "2025-01-31"),))
    of_plan = [one.reason.code for one in gaps_of(replace(bare, kind=Kind.PLAN))]
    certified = [one.reason.code for one in gaps_of(replace(bare, kind=Kind.CERTIFICATION))]
    assert of_plan == ["GAP_PLAN_NONE"]
    assert certified == ["GAP_CERTIFICATION_NONE", "GAP_CONTACT_MONTH", "GAP_NO_SERVICE"]
    assert [one.reason.code for one in gaps_of(bare)] == of_plan + certified


def test_every_gap_has_a_cure() -> None:
    assert all(cure.startswith("CURE_") for cure in CURES.values())

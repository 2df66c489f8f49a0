"""Texas, DARS 5.13: each condition and number on each side of its boundary. One line a case: what it shows, the section, the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from milepost.rulebook.facts import Closure
from milepost.rulebook.months import Month
from milepost.rulebook.schemes import PaymentAnswer, Scheme, evaluate
from milepost.rulebook.schemes.facts import ClaimState, NoticeGiven, Proof
from milepost.rulebook.schemes.model import (
    AnchorDay,
    Blind,
    Effect,
    FirstMonth,
    Inside,
    NoticeBefore,
    Rounding,
)
from tests.rulebook.schemes.texas import (
    ASSIGNED,
    CASE,
    CLOSED,
    HIGH_2014,
    HIGH_2015,
    LAW,
    OPENED,
    PAID_FIRST,
    READY,
    SECOND,
    SERVICE,
    SGA_2014,
    SGA_2015,
    TEXAS,
    WHOLE,
    answer,
    assignment,
    codes,
    first,
    packaged,
    row,
    second,
)

SE = replace(SERVICE, code="supported_employment", is_named=True, form="DARS1616")
EIGHT = (HIGH_2014,) * 2 + (HIGH_2015,) * 6
"""November and December 2014, January to June 2015: across a New Year, exactly 105 percent of two SGAs."""
LATER = date(2015, 8, 1)


def payment_1(scheme: Scheme = TEXAS, **window: Any) -> Scheme:
    one = scheme.payments[0]
    return replace(scheme, payments=(replace(one, window=replace(one.window, **window)), scheme.payments[1]))


def payment_2(
    outcome: dict[str, Any] | None = None, window: dict[str, Any] | None = None, **changes: Any
) -> Scheme:
    two = TEXAS.payments[1]
    two = replace(
        two,
        outcome=replace(two.outcome, **(outcome or {})),
        window=replace(two.window, **(window or {})),
        **changes,
    )
    return replace(TEXAS, payments=(TEXAS.payments[0], two))


Case = tuple[str, str, Callable[[], PaymentAnswer], str, str]
# What it shows · section · the answer · how it stands · a reason that must be among those given
CASES: list[Case] = [
    # Payment 1: one month at or above SGA of its year (5.13.3)
    ("exactly SGA reaches it", "5.13.3", first, "payable 450", "SCHEME_REACHED_ONE"),
    ("a cent below SGA does not", "5.13.3", lambda: first(months=row("2014-08", SGA_2014 - 1)), "waiting", "SCHEME_STILL_OPEN"),
    ("SGA of 2014 is not enough in January 2015", "5.13.3", lambda: first(date(2015, 2, 1), months=row("2015-01", SGA_2014)), "waiting", "SCHEME_STILL_OPEN"),
    ("SGA of 2015 is, in January 2015", "5.13.3", lambda: first(date(2015, 2, 1), months=row("2015-01", SGA_2015)), "payable 450", "SCHEME_REACHED_ONE"),
    ("the month after closure is the first", "5.13.3", lambda: first(months=row("2014-07", SGA_2014)), "payable 450", "SCHEME_REACHED_ONE"),
    ("the month of closure itself does not count", "5.13.3", lambda: first(months=row("2014-06", SGA_2014)), "waiting", "SCHEME_STILL_OPEN"),
    ("unless the setting counts it", "5.13.3", lambda: first(scheme=payment_1(first_month=FirstMonth.OF_ANCHOR), months=row("2014-06", SGA_2014)), "payable 450", "SCHEME_REACHED_ONE"),
    ("the twelfth month after closure counts", "5.13.3", lambda: first(date(2015, 7, 1), months=row("2015-06", SGA_2015)), "payable 450", "SCHEME_REACHED_ONE"),
    ("the thirteenth does not: lost with the twelfth", "5.13.3", lambda: first(date(2015, 8, 1), months=row("2015-07", SGA_2015)), "lost 2015-06-30", "SCHEME_LOST"),
    ("on the last day it can still be reached no more when the month is known", "5.13.3", lambda: first(date(2015, 6, 30), months={}), "lost 2015-06-30", "SCHEME_LOST"),
    ("the day before it can", "5.13.3", lambda: first(date(2015, 6, 29), months={}), "waiting", "SCHEME_STILL_OPEN"),
    ("pay that is not known may reach it", "5.13.3", lambda: first(date(2015, 8, 1), months=row("2015-06", None)), "waiting", "SCHEME_PAY_UNKNOWN"),
    # Whom it pays for (5.13.1)
    ("the provider must be an EN", "5.13.1", lambda: first(provider=replace(WHOLE.provider, en_from=date(2014, 9, 1))), "barred", "SCHEME_EN_NOT"),
    ("on the last day of the month reached it is one", "5.13.1", lambda: first(provider=replace(WHOLE.provider, en_from=date(2014, 8, 31))), "payable 450", "SCHEME_REACHED_ONE"),
    ("since when it is one must be known", "5.13.1", lambda: first(provider=replace(WHOLE.provider, en_from=None)), "waiting", "SCHEME_EN_UNKNOWN"),
    ("under contract until the last day", "5.13.2", lambda: first(provider=replace(WHOLE.provider, contract_until=date(2014, 8, 31))), "payable 450", "SCHEME_REACHED_ONE"),
    ("not under contract any more", "5.13.2", lambda: first(provider=replace(WHOLE.provider, contract_until=date(2014, 8, 30))), "barred", "SCHEME_CONTRACT_NOT"),
    ("another service is not paid for", "5.13.1", lambda: first(services=(replace(SERVICE, code="job_skills"),)), "barred", "SCHEME_SERVICE_NOT"),
    ("no service on record is asked for", "5.13.1", lambda: first(services=()), "waiting", "SCHEME_SERVICE_UNKNOWN"),
    ("bought from another provider", "5.13.1", lambda: first(services=(replace(SERVICE, provider="Other"),)), "barred", "SCHEME_SAME_PROVIDER_NOT"),
    ("closed without an employment outcome", "5.13.1", lambda: first(case=replace(CASE, closure=Closure.OTHER)), "barred", "SCHEME_CLOSURE_NOT"),
    ("how it was closed is not known", "5.13.1", lambda: first(case=replace(CASE, closure=None)), "waiting", "SCHEME_CLOSURE_UNKNOWN"),
    ("not closed yet", "5.13.1", lambda: first(case=replace(CASE, closed_on=None, closure=None), assignments=()), "waiting", "SCHEME_NOT_CLOSED"),
    ("assigned on the day of closure", "5.13.1", lambda: first(assignments=(assignment("CRP", CLOSED),)), "payable 450", "SCHEME_REACHED_ONE"),
    ("assigned the day before closure", "5.13.1", lambda: first(assignments=(assignment("CRP", date(2014, 6, 14)),)), "barred", "SCHEME_EN_DURING_VR"),
    ("not assigned yet", "5.13.1", lambda: first(assignments=()), "waiting", "SCHEME_NOT_ASSIGNED"),
    ("the Ticket chose another EN", "5.13.1 Note", lambda: first(assignments=(assignment("Other", ASSIGNED),)), "barred", "SCHEME_OTHER_EN"),
    ("another EN first bars for good", "5.13.1 Note", lambda: first(assignments=(assignment("Other", ASSIGNED, date(2014, 7, 9)), assignment("CRP", date(2014, 7, 9)))), "barred", "SCHEME_OTHER_EN"),
    ("moved to another EN afterwards", "5.13.1 Note", lambda: first(assignments=(assignment("CRP", ASSIGNED, date(2014, 8, 20)), assignment("Other", date(2014, 8, 20)))), "barred", "SCHEME_OTHER_EN"),
    ("another EN held it until VR began", "5.13.1", lambda: first(assignments=(assignment("Other", date(2012, 1, 1), OPENED), assignment("CRP", ASSIGNED))), "payable 450", "SCHEME_REACHED_ONE"),
    ("another EN held it a day longer", "5.13.1", lambda: first(assignments=(assignment("Other", date(2012, 1, 1), date(2013, 9, 3)), assignment("CRP", ASSIGNED))), "barred", "SCHEME_EN_DURING_VR"),
    ("held by the CRP before, in use with DARS before services", "5.13.1", lambda: first(assignments=(assignment("CRP", date(2012, 1, 1), OPENED), assignment("CRP", ASSIGNED)), in_use_with_vr_on=date(2013, 10, 1)), "payable 450", "SCHEME_REACHED_ONE"),
    ("in use with DARS only after services began", "5.13.1", lambda: first(assignments=(assignment("CRP", date(2012, 1, 1), OPENED), assignment("CRP", ASSIGNED)), in_use_with_vr_on=date(2013, 10, 2)), "barred", "SCHEME_IN_USE_FIRST_NOT"),
    ("since when it was in use must be known", "5.13.1", lambda: first(assignments=(assignment("CRP", date(2012, 1, 1), OPENED), assignment("CRP", ASSIGNED))), "waiting", "SCHEME_IN_USE_UNKNOWN"),
    ("the list of ENs not given warns and does not bar", "5.13.1 Note", lambda: first(list_given_on=None), "payable 450", "SCHEME_LIST_UNKNOWN"),
    # Supported employment: DARS1616 (5.13.1, 5.13.3)
    ("supported employment, named on DARS1616", "5.13.3", lambda: first(services=(SE,)), "payable 825", "SCHEME_REACHED_ONE"),
    ("supported employment, not named", "5.13.3", lambda: first(services=(replace(SE, is_named=False),)), "barred", "SCHEME_NAMED_NOT"),
    ("supported employment without DARS1616", "5.13.3", lambda: first(services=(replace(SE, is_named=None, form=""),)), "waiting", "SCHEME_NAMED_UNKNOWN"),
    ("job placement is not asked for it", "5.13.3", lambda: first(services=(replace(SERVICE, is_named=False),)), "payable 450", "SCHEME_REACHED_ONE"),
    # Amounts by service and tier (5.13.2, fee table)
    ("job placement, tier 2", "5.13.2", lambda: first(services=(replace(SERVICE, tier="2"),)), "payable 600", "SCHEME_AMOUNT"),
    ("supported employment, tier 2: the amount stays unknown", "5.13.2", lambda: first(services=(replace(SE, tier="2"),)), "payable unknown", "SCHEME_AMOUNT_UNKNOWN"),
    ("the tier is the counselor's to say", "5.13.3", lambda: first(services=(replace(SERVICE, tier=None),)), "waiting", "SCHEME_TIER_UNKNOWN"),
    ("a tier that is none has no amount", "5.13.3", lambda: first(services=(replace(SERVICE, tier="3"),)), "unknown", "SCHEME_AMOUNT_NOT_NAMED"),
    # The notice (5.13.3)
    ("thirty days ahead are enough", "5.13.3", lambda: first(notices=(NoticeGiven(1, date(2014, 7, 2), date(2014, 8, 1)),)), "payable 450", "SCHEME_REACHED_ONE"),
    ("twenty-nine days warn, and do not bar", "5.13.3", lambda: first(notices=(NoticeGiven(1, date(2014, 7, 3), date(2014, 8, 1)),)), "payable 450", "SCHEME_NOTICE_LATE"),
    ("unless the setting says that they bar", "5.13.3", lambda: first(scheme=replace(TEXAS, notice=replace(TEXAS.notice, late=Effect.BARS)), notices=(NoticeGiven(1, date(2014, 7, 3), date(2014, 8, 1)),)), "lost 2014-07-02", "SCHEME_NOTICE_LATE"),
    ("no notice is asked for", "5.13.3", lambda: first(notices=()), "waiting", "SCHEME_NOTICE_LACKING"),
    ("a notice by word of mouth is none", "5.13.3", lambda: first(notices=(NoticeGiven(1, date(2014, 7, 1), date(2014, 8, 1), in_writing=False),)), "waiting", "SCHEME_NOTICE_NOT_WRITTEN"),
    ("it says when the level was expected", "5.13.3", lambda: first(notices=(NoticeGiven(1, date(2014, 7, 1)),)), "waiting", "SCHEME_NOTICE_EXPECTED_UNKNOWN"),
    ("or is counted to the month, where the setting says so", "5.13.3", lambda: first(scheme=replace(TEXAS, notice=replace(TEXAS.notice, counted_to=NoticeBefore.MONTH_BEGINS)), notices=(NoticeGiven(1, date(2014, 7, 2)),)), "payable 450", "SCHEME_REACHED_ONE"),
    # The papers (5.13.3)
    ("DARS1050 must be signed", "5.13.3", lambda: first(claims=(replace(READY, forms=()),)), "waiting", "SCHEME_FORM_LACKING"),
    ("one kind of evidence", "5.13.3", lambda: first(claims=(replace(READY, evidence=()),)), "waiting", "SCHEME_EVIDENCE_LACKING"),
    ("evidence that the scheme does not know", "5.13.3", lambda: first(claims=(replace(READY, evidence=("word of mouth",)),)), "waiting", "SCHEME_EVIDENCE_LACKING"),
    ("no proof of the assignment", "5.13.3", lambda: first(proofs=()), "waiting", "SCHEME_TICKET_PROOF_LACKING"),
    ("SSA-1365, thirty days before the invoice", "5.13.3", lambda: first(claims=(replace(READY, invoiced_on=date(2014, 9, 1)),), proofs=(Proof("ssa_1365", date(2014, 8, 2), True, True),)), "payable 450", "SCHEME_REACHED_ONE"),
    ("SSA-1365, thirty-one days before", "5.13.3", lambda: first(claims=(replace(READY, invoiced_on=date(2014, 9, 1)),), proofs=(Proof("ssa_1365", date(2014, 8, 1), True, True),)), "waiting", "SCHEME_PROOF_TOO_OLD"),
    ("SSA-1365 without the provider's signature", "5.13.3", lambda: first(proofs=(Proof("ssa_1365", date(2014, 8, 20), True, False),)), "waiting", "SCHEME_PROOF_UNSIGNED"),
    ("the letter is never too old", "5.13.3", lambda: first(proofs=(Proof("assignment_letter", date(2013, 1, 1)),)), "payable 450", "SCHEME_REACHED_ONE"),
    # The invoice (systems A.6)
    ("no authorization warns", "5.13.3", lambda: first(claims=(replace(READY, authorization=""),)), "payable 450", "SCHEME_AUTHORIZATION_LACKING"),
    ("a number that may be an SSN", "systems A.6", lambda: first(claims=(replace(READY, invoice_number="INV 900-00-1234"),)), "waiting", "SCHEME_NUMBER_SSN"),
    ("a number with the case in it", "systems A.6", lambda: first(claims=(replace(READY, invoice_number="X-c77-1"),), case_ids=("C77",)), "waiting", "SCHEME_NUMBER_CASE"),
    ("a number with a name in it", "systems A.6", lambda: first(claims=(replace(READY, invoice_number="nunez-1"),), secret_words=("Nunez",)), "waiting", "SCHEME_NUMBER_NAME"),
    ("a tax number made from an SSN", "systems A.6", lambda: first(provider=replace(WHOLE.provider, tin="29000012340")), "waiting", "SCHEME_TIN_BY_SSN"),
    ("the new one is right", "5.13.3", lambda: first(provider=replace(WHOLE.provider, tin="79000012340")), "payable 450", "SCHEME_REACHED_ONE"),
    # What became of it
    ("sent", "5.13.3", lambda: first(claims=(replace(READY, state=ClaimState.SENT, invoiced_on=date(2014, 9, 1)),)), "sent", "SCHEME_SENT"),
    ("sent back for documents", "5.13.3", lambda: first(claims=(replace(READY, state=ClaimState.RETURNED, evidence=()),)), "waiting", "SCHEME_RETURNED"),
    ("paid stays paid though the Ticket has moved", "5.13.3", lambda: first(claims=(PAID_FIRST,), assignments=(assignment("Other", date(2015, 1, 1)),)), "paid 450", "SCHEME_PAID"),
    # Payment 2: eight of twelve at or above 105 percent, within 18 months of payment 1 (5.13.3)
    ("eight in a row across a New Year, exactly", "5.13.3", lambda: second(*EIGHT, as_of=LATER), "payable 450", "SCHEME_REACHED"),
    ("a cent below in December 2014: seven", "5.13.3", lambda: second(HIGH_2014, HIGH_2014 - 1, *EIGHT[2:], as_of=LATER), "waiting", "SCHEME_STILL_OPEN"),
    ("105 percent of 2014 is not enough in January 2015", "5.13.3", lambda: second(HIGH_2014, HIGH_2014, HIGH_2014, *EIGHT[3:], as_of=LATER), "waiting", "SCHEME_STILL_OPEN"),
    ("SGA alone is not enough", "5.13.3", lambda: second(*(SGA_2014,) * 2, *(SGA_2015,) * 6, as_of=LATER), "waiting", "SCHEME_STILL_OPEN"),
    ("eight with four gaps in twelve", "5.13.3", lambda: second(HIGH_2014, 0, 0, 0, 0, *(HIGH_2015,) * 7), "payable 450", "SCHEME_REACHED"),
    ("eight in thirteen are too far apart", "5.13.3", lambda: second(HIGH_2014, 0, 0, 0, 0, 0, *(HIGH_2015,) * 7, as_of=date(2015, 11, 30)), "waiting", "SCHEME_STILL_OPEN"),
    ("the month after payment is the first of the eighteen", "5.13.3", lambda: second(HIGH_2014, *EIGHT[:7], begins="2014-10", as_of=LATER), "waiting", "SCHEME_STILL_OPEN"),
    ("the eighteenth month completes it", "5.13.3", lambda: second(*(HIGH_2015,) * 4, *(1130_00 * 105 // 100,) * 4, begins="2015-09", as_of=date(2016, 5, 1)), "payable 450", "SCHEME_REACHED"),
    ("the nineteenth is too late", "5.13.3", lambda: second(*(HIGH_2015,) * 3, *(1130_00 * 105 // 100,) * 5, begins="2015-10", as_of=date(2016, 6, 1)), "lost 2015-09-30", "SCHEME_LOST"),
    ("with too few months left it is lost before the end", "5.13.3", lambda: second(as_of=date(2015, 10, 1)), "lost 2015-09-30", "SCHEME_LOST"),
    ("and not a day before", "5.13.3", lambda: second(as_of=date(2015, 9, 29)), "waiting", "SCHEME_STILL_OPEN"),
    ("without payment 1 there is no payment 2", "5.13.3", lambda: second(*EIGHT, as_of=LATER, months=row("2014-08", 0), claims=()), "lost 2015-06-30", "SCHEME_FIRST_NEVER"),
    ("payment 1 is reached and not paid yet", "5.13.3", lambda: second(*EIGHT, as_of=LATER, claims=(READY, SECOND)), "waiting", "SCHEME_FIRST_NOT_PAID"),
    ("payment 1 is not reached yet", "5.13.3", lambda: second(as_of=date(2014, 9, 1), months={}, claims=()), "waiting", "SCHEME_FIRST_NOT_REACHED"),
    ("counted from the invoice, where the setting says so", "5.13.3", lambda: second(*(HIGH_2014,) * 4, *(HIGH_2015,) * 4, begins="2014-09", as_of=LATER, scheme=payment_2(window={"anchor_day": AnchorDay.INVOICED})), "waiting", "SCHEME_STILL_OPEN"),
    ("and then eight from October 2014", "5.13.3", lambda: second(*(HIGH_2014,) * 3, *(HIGH_2015,) * 5, begins="2014-10", as_of=LATER, scheme=payment_2(window={"anchor_day": AnchorDay.INVOICED})), "payable 450", "SCHEME_REACHED"),
    ("counted from approval, which is not recorded", "5.13.3", lambda: second(*EIGHT, as_of=LATER, scheme=payment_2(window={"anchor_day": AnchorDay.APPROVED})), "waiting", "SCHEME_FIRST_NOT_APPROVED"),
    ("counted from the month in which it was reached", "5.13.3", lambda: second(*(HIGH_2014,) * 4, *(HIGH_2015,) * 4, begins="2014-09", as_of=LATER, scheme=payment_2(window={"anchor_day": AnchorDay.ACHIEVED})), "payable 450", "SCHEME_REACHED"),
    ("only the last month must lie within, where the setting says so", "5.13.3", lambda: second(*(HIGH_2014,) * 4, *(HIGH_2015,) * 4, begins="2014-09", as_of=LATER, scheme=payment_2(window={"inside": Inside.LAST_MONTH})), "payable 450", "SCHEME_REACHED"),
    ("the whole run must lie within, where the setting says so", "5.13.3", lambda: second(*EIGHT[2:], HIGH_2015, HIGH_2015, begins="2015-05", as_of=date(2016, 1, 5), scheme=payment_2(window={"inside": Inside.WHOLE_RUN})), "payable 450", "SCHEME_REACHED"),
    ("and a run that would end outside is none", "5.13.3", lambda: second(*EIGHT[2:], HIGH_2015, HIGH_2015, begins="2015-06", as_of=date(2016, 2, 5), scheme=payment_2(window={"inside": Inside.WHOLE_RUN})), "lost 2015-05-31", "SCHEME_LOST"),
    ("the month of payment 1 may count again", "5.13.3", lambda: second(*(HIGH_2014,) * 5, *(HIGH_2015,) * 3, begins="2014-08", as_of=LATER, scheme=payment_2(window={"inside": Inside.LAST_MONTH})), "payable 450", "SCHEME_REACHED"),
    ("unless the setting forbids it", "5.13.3", lambda: second(*(HIGH_2014,) * 5, *(HIGH_2015,) * 3, begins="2014-08", as_of=LATER, scheme=payment_2(window={"inside": Inside.LAST_MONTH}, may_reuse_months=False)), "waiting", "SCHEME_STILL_OPEN"),
    ("1,123.50 rounded to 1,124 is not reached by 1,123.50", "5.13.3", lambda: second(*EIGHT, as_of=LATER, scheme=payment_2({"rounding": Rounding.UP_TO_DOLLAR})), "waiting", "SCHEME_STILL_OPEN"),
    ("the level of the blind is another, where the setting says so", "5.13.3", lambda: first(blind=True, scheme=replace(TEXAS, payments=(replace(TEXAS.payments[0], outcome=replace(TEXAS.payments[0].outcome, blind=Blind.BLIND_IF_BLIND)),))), "waiting", "SCHEME_STILL_OPEN"),
    ("and is not known of whom nobody knows it", "5.13.3", lambda: first(date(2015, 7, 1), blind=None, scheme=replace(TEXAS, payments=(replace(TEXAS.payments[0], outcome=replace(TEXAS.payments[0].outcome, blind=Blind.BLIND_IF_BLIND)),))), "waiting", "SCHEME_BLIND_UNKNOWN"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_texas_pays_as_section_5_13_says(case: Case) -> None:
    _shows, section, ask, stands, reason = case
    found = ask()
    said = str(found.standing)
    if found.lost_on:
        said += f" {found.lost_on}"
    if stands.startswith(("payable", "paid")):
        said += " unknown" if found.cents is None else f" {found.cents // 100}"
    assert said == stands, [one.finding() for one in found.reasons]
    assert {reason, f"{reason}_ONE"} & codes(found)
    cited = {one.law for one in found.reasons} | {one.law for one in found.missing}
    if stands.startswith("payable"):  # what holds is said with the conditions
        cited |= {one.cite for one in TEXAS.conditions} | {one.law for one in found.warnings}
    wanted = "TWC" if section == "systems A.6" else f"DARS {section.removesuffix(' Note')}"
    assert any(one.startswith(wanted) for one in cited), cited


def test_the_answer_names_its_months_and_its_last_day() -> None:
    found = second(*EIGHT, as_of=LATER)
    assert found.months == tuple(Month.parse("2014-11") + place for place in range(8))
    assert (found.opens_on, found.last_day) == (date(2014, 11, 1), date(2016, 4, 30))
    spoken = " ".join(one.finding() for one in found.reasons)
    assert "8 months within 12 reached 105% of SGA: November 2014" in spoken
    assert "105% de SGA" in " ".join(one.finding("es") for one in found.reasons)


def test_a_year_whose_level_is_not_published_is_not_known() -> None:
    closed = replace(CASE, closed_on=date(2026, 11, 20), opened_on=date(2026, 1, 5))
    changes: dict[str, Any] = {
        "assignments": (assignment("CRP", date(2026, 12, 1)),),
        "months": row("2027-03", 2000_00),
    }
    found = answer(
        replace(WHOLE, case=closed, notices=(NoticeGiven(1, date(2027, 1, 1), date(2027, 3, 1)),), **changes),
        as_of=date(2027, 4, 1),
    )
    assert str(found.standing) == "unknown"
    assert {one.code for one in found.missing} == {"SCHEME_LEVEL_UNKNOWN"}


def test_agreements_on_referrals_pay_nothing_and_say_whom_they_are_for() -> None:
    for name in ("california-dor-partnership-plus", "virginia-drs-partnership-plus"):
        scheme = packaged(name)
        found = evaluate(
            scheme,
            replace(WHOLE, provider=replace(WHOLE.provider, agreement_from=date(2014, 1, 1))),
            LAW,
            as_of=date(2014, 9, 1),
        )
        assert scheme.is_referral_only
        assert found.payments == ()
        assert all(one.holds for one in found.conditions)
    assert [one.form for one in packaged("california-dor-partnership-plus").referral_forms] == [
        "DR 343A",
        "DR 264",
    ]

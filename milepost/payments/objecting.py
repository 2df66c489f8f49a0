"""The draft of an objection to a recovery: in English, because it goes to SSA. It names nobody's number."""

from __future__ import annotations

from milepost.payments.models import Recovery
from milepost.rulebook.money import spoken
from milepost.rulebook.payments.recoveries import Cause
from milepost.rulebook.wording import claim_named, day_in_words, month_in_words

_WHY = {
    Cause.BENEFIT_RIGHTS: "Under 20 CFR 411.555(c) a payment is not recovered where a determination or decision about the "
    "beneficiary's own right to benefits caused the overpayment. The payment was right when it was made. We ask you to withdraw "
    "the notice, and to take nothing from later payments.",
    Cause.NOT_SAID: "The notice does not say why the payment is to be recovered. Under 20 CFR 411.555(c) a decision about the "
    "beneficiary's own right to benefits is no ground for it. Please tell us the ground, the payment concerned and how the "
    "amount was found. Until then we object.",
}
_OTHERWISE = (
    "We do not agree that this payment was too much. [Say why: what was paid, for which month, on which evidence.] "
    "20 CFR 411.555(b) allows a recovery of what was paid in error only."
)


def drafted(notice: Recovery) -> str:
    """The words to begin with."""
    money = notice.money
    what = claim_named(str(money.claim), money.number, "en") if money.claim else "The payment"
    of = f" for {month_in_words(money.month, 'en')}" if money.month is not None else ""
    case = f", work case {money.work_case}" if money.work_case else ""
    return "\n\n".join(
        (
            f"We object to your notice of {day_in_words(notice.noticed_on, 'en')}, which reached us on "
            f"{day_in_words(notice.received_on, 'en')}, that {spoken(notice.cents)} is to be recovered.",
            f"{what}{of}{case} was paid to us on {day_in_words(money.received_on, 'en')}, {spoken(money.cents)}.",
            _WHY.get(Cause(notice.cause), _OTHERWISE),
            f"{notice.organization.name}",
        )
    )

"""What somebody records on a request, that it was paid, is money too: one line, which holds the payment's slot."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from milepost.journal.actions import Deed
from milepost.organizations.today import today_for
from milepost.payments import slots
from milepost.payments.choices import Finding, Kind, State
from milepost.payments.models import MoneyReceived
from milepost.payments.proposing import payment_of
from milepost.payments.queries import corrections_of
from milepost.payments.slots import Answer
from milepost.requests.following_actions import Paid
from milepost.requests.models import PaymentRequest
from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.months import Month
from milepost.rulebook.payments.matching import judged


def keep_money_of(request: PaymentRequest, paid: Paid, *, deed: Deed) -> None:
    """The line of a payment that was recorded on its request. ValidationError where other money holds the payment."""
    if paid.cents <= 0:
        return
    provider = request.provider or request.organization.name
    answer = Answer(request.ticket, ClaimCode(request.claim), request.number, Month(request.month), provider)
    payment = payment_of(answer)
    line = MoneyReceived(
        organization_id=request.organization_id,
        ticket=request.ticket,
        received_on=paid.on,
        cents=paid.cents,
        reference=paid.reference,
        work_case=request.work_case,
        identity=request.identity,
        provider=provider,
        claim=request.claim,
        number=request.number,
        month=request.month,
        source=paid.source,
        state=State.MATCHED,
        request=request,
        matched_on=today_for(deed.organization),
        matched_by=deed.by,
        expected_cents=payment.ours,
        judged=judged(paid.cents, payment)[0].value,
        made_by=deed.by,
    )
    line.save(force_insert=True)
    if isinstance(slots.hold(line, answer, payment.percent, today_for(deed.organization)), Finding):
        raise ValidationError(_("Other money holds this payment. Record the new money with the payments."))
    deed.write("money recorded", line, cents=line.cents, kind=line.kind, ticket=str(line.ticket_id))


def forget_money_of(request: PaymentRequest, *, deed: Deed) -> None:
    """No money came for it: what was recorded by hand is withdrawn. ValidationError where a list or a deposit shows the money."""
    for line in MoneyReceived.objects.filter(request=request, state=State.MATCHED, kind=Kind.PAYMENT):
        if line.digest or line.remittance_id or corrections_of(line):
            raise ValidationError(
                _(
                    "Money is matched to this request. Open that money again with the payments, and the request is unpaid."
                )
            )
        share = slots.share_of(line)
        if share is not None:
            slots.release(share, today_for(deed.organization))
        line.state, line.withdrawn_because = State.WITHDRAWN, deed.why[:300]
        line.version += 1
        line.save(update_fields=["state", "withdrawn_because", "version"])
        deed.write("money withdrawn", line, changes={"state": (State.MATCHED.value, State.WITHDRAWN.value)})

"""Requests in the demonstration: some in every state, with what was said of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from milepost.claims.models import DecidedClaim
from milepost.journal.actions import Deed
from milepost.organizations.models import Organization, StaffMember
from milepost.organizations.roles import Role
from milepost.requests import following_actions as following
from milepost.requests import preparing_actions as preparing
from milepost.requests import releasing_actions as releasing
from milepost.requests.choices import Way
from milepost.requests.following_actions import Paid
from milepost.requests.models import PaymentRequest, RequestSettings
from milepost.requests.preparing_actions import Wanted, prepare_many
from milepost.requests.queries import unasked
from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.months import Month
from milepost.rulebook.requests import DenialCode
from milepost.tickets.models import Ticket
from milepost.tickets.touched import together

_WHY = "Shown as an example of a request that is sent over what the check found."
_SECOND_PERSON_ABOVE = 100_000
_BEGUN_DAYS_AGO = 60


def load_requests(organization: Organization, day: date) -> None:
    """Of every second Ticketholder with something to claim one payment is asked for; the requests stand in every state."""
    by = StaffMember.objects.filter(organization=organization)
    coordinator, payer = (by.filter(role=role).first() for role in (Role.COORDINATOR, Role.PAYMENTS))
    if coordinator is None or payer is None:
        return
    RequestSettings.objects.create(
        organization=organization, second_person_above=_SECOND_PERSON_ABOVE, payments_contact=payer
    )
    prepares = Deed(organization, coordinator, through="demonstration")
    begun_on = day - timedelta(_BEGUN_DAYS_AGO)
    made = prepare_many(_wanted(organization, begun_on), begun_on, deed=prepares)
    loading = _Loading(prepares, Deed(organization, payer, through="demonstration"), day)
    with together():
        for place, request in enumerate(made):
            loading.steps()[place % len(loading.steps())](request)


def _wanted(organization: Organization, day: date) -> list[Wanted]:
    """The last claim of each Ticket to be lost, so that the first ones stay to be prepared."""
    claims = unasked(DecidedClaim.objects.filter(organization=organization, partner=None), day)
    last = {one.ticket_id: one for one in claims.select_related("ticket").order_by("claim_by", "pk")}
    chosen = list(last.values())[::2][:20]
    tickets: dict[object, Ticket] = {one.ticket_id: one.ticket for one in chosen}
    return [
        Wanted(tickets[one.ticket_id], ClaimCode(one.claim), Month(one.month), one.number)
        for one in chosen
        if one.month is not None
    ]


class _Loading:
    """The way of each request so far."""

    def __init__(self, prepares: Deed, pays: Deed, day: date) -> None:
        self.prepares, self.pays, self.day = prepares, pays, day
        self.work_cases = 0

    def steps(self) -> list[Callable[[PaymentRequest], object]]:
        """What becomes of the first, the second and so on."""
        return [
            self.prepared, self.sent_long_ago, self.denied, self.paid, self.held, self.ready, self.at_field_office,
            self.approved, self.mended, lambda _request: None,
        ]  # fmt: skip

    def prepared(self, request: PaymentRequest) -> None:
        preparing.hand_on(request, self.day - timedelta(4), deed=self.prepares)

    def ready(self, request: PaymentRequest) -> None:
        self.prepared(request)
        releasing.release(request, self.day - timedelta(2), override=_WHY, deed=self.pays)

    def sent(self, request: PaymentRequest, days_ago: int) -> None:
        self.ready(request)
        sent_on = self.day - timedelta(days_ago)
        self.work_cases += 1
        work_case = f"MU-{41_000 + 37 * self.work_cases}"
        following.send(request, sent_on, way=Way.PORTAL, work_case=work_case, deed=self.prepares)

    def sent_long_ago(self, request: PaymentRequest) -> None:
        self.sent(request, 41)

    def at_field_office(self, request: PaymentRequest) -> None:
        self.sent(request, 30)
        following.follow(request, "to_field_office", self.day - timedelta(12), deed=self.prepares)

    def held(self, request: PaymentRequest) -> None:
        self.sent(request, 21)
        said = "EN payments contact not found suitable. Update required."
        following.hold(
            request, self.day - timedelta(9), DenialCode.CONTACT_NOT_CLEARED, said=said, deed=self.prepares
        )

    def approved(self, request: PaymentRequest) -> None:
        self.sent(request, 50)
        following.follow(request, "approve", self.day - timedelta(35), deed=self.prepares)

    def paid(self, request: PaymentRequest) -> None:
        self.sent(request, 55)
        paid = Paid(self.day - timedelta(20), request.expected_cents or 0, "MADE-UP-0001")
        following.pay(request, paid, deed=self.pays)

    def denied(self, request: PaymentRequest) -> None:
        self.sent(request, 45)
        said = "Pay stub is not legible."
        following.deny(request, self.day - timedelta(6), DenialCode.EVIDENCE, said=said, deed=self.prepares)

    def mended(self, request: PaymentRequest) -> None:
        self.denied(request)
        following.mend(request, self.day - timedelta(3), deed=self.prepares)

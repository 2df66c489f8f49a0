"""Shares, as questions. A partner's staff see what stands on the accounts of their own house, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Sum

from milepost.organizations.models import Organization, StaffMember
from milepost.payments.models import ThreeWay
from milepost.rulebook.shares.books import NO_TERMS, PARTNER_OF
from milepost.shares.choices import RunState
from milepost.shares.models import (
    BookedLine,
    EntryLine,
    Ledger,
    Party,
    Period,
    Run,
    ShareTerms,
    Statement,
    TicketTerms,
)

PAYEES = Q(account__startswith=PARTNER_OF) | Q(account__startswith="party:")


def ledger_of(organization: Organization) -> Ledger | None:
    return Ledger.objects.filter(organization=organization).first()


def account_of(partner: Organization) -> str:
    return f"{PARTNER_OF}{partner.pk}"


def terms_visible_to(member: StaffMember) -> QuerySet[ShareTerms]:
    """Of a partner those with itself, once they are signed."""
    found = ShareTerms.objects.filter(organization=member.owner)
    if member.partner:
        found = found.filter(partner=member.partner, state__in=("signed", "ended"))
    return found.select_related("partner", "made_by")


def lines_visible_to(member: StaffMember) -> QuerySet[EntryLine]:
    """The lines of the ledger; of a partner those on its own account."""
    found = EntryLine.objects.filter(organization=member.owner)
    if member.partner:
        found = found.filter(account=account_of(member.partner))
    return found.select_related("partner")


def statements_visible_to(member: StaffMember) -> QuerySet[Statement]:
    """Of a partner its own, once their remittance is released."""
    found = Statement.objects.filter(organization=member.owner)
    if member.partner:
        found = found.filter(partner=member.partner, released_on__isnull=False)
    return found.select_related("partner", "organization")


def runs_visible_to(member: StaffMember) -> QuerySet[Run]:
    """They are the organization's own: a partner sees its statements, and no remittance."""
    found = Run.objects.filter(organization=member.owner)
    return (
        found.none() if member.partner else found.select_related("organization", "prepared_by", "released_by")
    )


def periods_visible_to(member: StaffMember) -> QuerySet[Period]:
    found = Period.objects.filter(organization=member.owner)
    return found.none() if member.partner else found.select_related("closed_by")


def parties_visible_to(member: StaffMember) -> QuerySet[Party]:
    found = Party.objects.filter(organization=member.owner)
    return found.none() if member.partner else found


def overrides_visible_to(member: StaffMember) -> QuerySet[TicketTerms]:
    found = TicketTerms.objects.filter(organization=member.owner)
    return found.none() if member.partner else found.select_related("ticket", "partner", "made_by")


def balances_of(organization: Organization, through: int | None = None) -> dict[str, int]:
    """Of each account what stands on it, up to an entry; together nothing."""
    lines = EntryLine.objects.filter(organization=organization)
    if through is not None:
        lines = lines.filter(number__lte=through)
    return dict(lines.order_by().values_list("account").annotate(Sum("cents")))


def owed_by_account(organization: Organization, through: int) -> dict[str, tuple[int, int]]:
    """Of each partner and party its balance up to an entry, and the number of the newest line."""
    lines = EntryLine.objects.filter(PAYEES, organization=organization, number__lte=through).order_by()
    found = lines.values_list("account").annotate(Sum("cents"), Max("number"))
    return {account: (cents, newest) for account, cents, newest in found}


def payees_with_balances(member: StaffMember) -> QuerySet[Any]:
    """Each account of a partner or party that the member may see, with what is owed: rows of dictionaries."""
    lines = lines_visible_to(member).filter(PAYEES).order_by()
    return lines.values("account", "partner", "partner__name").annotate(cents=Sum("cents"), newest=Max("on"))


def balance_of(account: str, organization: Organization) -> int:
    lines = EntryLine.objects.filter(organization=organization, account=account)
    return int(lines.aggregate(sum=Sum("cents", default=0))["sum"])


def lines_of(statement: Statement) -> QuerySet[EntryLine]:
    """What stands in a statement, in the order in which it was booked."""
    return EntryLine.objects.filter(
        organization=statement.organization_id,
        account=statement.account,
        number__gt=statement.after,
        number__lte=statement.through,
    ).order_by("number", "pk")


def names_of(organization: Organization, accounts: Iterable[str]) -> dict[str, str]:
    """How the party of each account is called; nothing of accounts that are nobody's."""
    wanted = set(accounts)
    found = {one.key: one.name for one in Party.objects.filter(organization=organization)}
    found |= {account_of(one): one.name for one in Organization.objects.filter(partner_of=organization)}
    return {account: found[account] for account in wanted if account in found}


def awaited_by(member: StaffMember) -> QuerySet[ThreeWay]:
    """Payments that the rules owe or that were asked for and that have not come: what a partner waits for."""
    found = ThreeWay.objects.filter(organization=member.owner, paid=0).filter(Q(asked__gt=0) | Q(owed__gt=0))
    if member.partner:
        found = found.filter(
            partner_id=member.partner.pk, ticket__partner=member.partner, ticket__is_withdrawn=False
        )
    return found.select_related("ticket", "ticket__holder")


@dataclass(frozen=True, slots=True)
class WithoutTerms:
    payments: int
    cents: int


def without_terms(organization: Organization) -> WithoutTerms:
    """Payments of partners that wait for signed terms."""
    lines = EntryLine.objects.filter(organization=organization, account=NO_TERMS)
    standing = BookedLine.objects.filter(organization=organization, waits=True).values("entry")
    found = lines.filter(entry__in=standing).aggregate(
        count=Count("entry", distinct=True), sum=Sum("cents", default=0)
    )
    return WithoutTerms(found["count"], found["sum"])


def prepared_run(organization: Organization) -> Run | None:
    """The remittance that waits for its second person; there is one at most."""
    found = Run.objects.filter(organization=organization, state=RunState.PREPARED)
    return found.select_related("prepared_by").first()


def come_back(organization: Organization) -> QuerySet[Statement]:
    """Payments that the bank sent back, until the next remittance that is released pays their party."""
    later = Statement.objects.filter(
        account=OuterRef("account"), organization=OuterRef("organization"), number__gt=OuterRef("number"),
        released_on__isnull=False, taken_back_on=None, cents__gt=0,
    )  # fmt: skip
    found = Statement.objects.filter(organization=organization, returned_on__isnull=False, taken_back_on=None)
    return found.filter(~Exists(later)).select_related("partner").order_by("number")


def whole(lines: Sequence[Statement]) -> int:
    return sum(one.cents for one in lines)

"""Setting the bank account of an organization or a partner, and reading it in full."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from milepost.journal.actions import Deed
from milepost.keys.fields import opened
from milepost.organizations.models import BankAccount, Organization
from milepost.organizations.queries import account_in_use


@transaction.atomic
def set_account(
    payee: Organization,
    routing_number: str,
    account_number: str,
    *,
    follows: int | None,
    is_savings: bool = False,
    deed: Deed,
) -> BankAccount:
    """Money goes to this account from now on; the one before stays on record.

    `follows` is the account that the one who asks has seen in use. ValidationError where it is not in use any more. The
    account that is in use already is left alone.
    """
    Organization.objects.select_for_update().get(pk=payee.pk)  # one after the other
    before = account_in_use(payee)
    numbers = {"routing_number": routing_number, "account_number": account_number}
    known = {name: opened(getattr(before, name, None)) for name in numbers}
    if before is not None and known == numbers and before.is_savings == is_savings:
        return before
    if (before.pk if before else None) != follows:
        raise ValidationError(
            _("Somebody else has set a bank account meanwhile. Look at it before you set another.")
        )
    if before is not None:
        BankAccount.objects.filter(pk=before.pk).update(replaced_at=timezone.now())
    account = BankAccount.objects.create(
        organization=deed.organization, payee=payee, is_savings=is_savings, **numbers
    )
    deed.write(
        "bank account set", account, changes={name: (known[name], number) for name, number in numbers.items()}
    )
    return account


def reveal_account(account: BankAccount, *, deed: Deed) -> dict[str, str]:
    """The numbers in full. That they were read, and why, is in the journal before they are shown."""
    assert deed.why, "a number is shown for a reason"
    deed.write_reading("bank account read", account, fields=["routing_number", "account_number"])
    return {
        "routing_number": account.routing_number.open(),
        "account_number": account.account_number.open(),
    }

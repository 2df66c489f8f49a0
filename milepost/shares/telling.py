"""The e-mail that says that a statement is there. It names nobody and no sum: those stand behind the sign-in."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from milepost.organizations.models import StaffMember
from milepost.organizations.policies import may
from milepost.organizations.roles import Act
from milepost.shares.models import Statement


def tell(statement: Statement) -> int:
    """How many people were told. It is marked first: who was not reached finds it at the next sign-in, and nobody is told twice."""
    if not Statement.objects.filter(pk=statement.pk, told_at=None).update(told_at=timezone.now()):
        return 0
    people = StaffMember.objects.filter(organization=statement.partner_id, is_active=True)
    return sum(_tell(one, statement) for one in people if may(one, Act.SEE_SHARES))


def _tell(member: StaffMember, statement: Statement) -> int:
    """In both languages: which of them somebody reads is not kept."""
    address = f"{settings.MILEPOST_ADDRESS}{reverse('share_statement', args=[statement.pk])}"
    subjects, said = [], []
    for language in ("en", "es"):
        with translation.override(language):
            subjects.append(_("a statement is there"))
            said += [
                _("A statement of what was paid to your organization is there. Sign in to read it."),
                _("Who and what it is stands behind your sign-in. This e-mail names nobody."),
            ]
    where = [address] if settings.MILEPOST_ADDRESS else []
    return send_mail("Milepost: " + " · ".join(subjects), "\n\n".join([*said, *where]), None, [member.email])

"""Organizations, their identities as Employment Networks, their partners, and the people who work for them."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from milepost.keys.fields import SealedField
from milepost.organizations.roles import Role
from milepost.organizations.suitability import Suitability


class Organization(models.Model):
    """An Employment Network or another organization; the owner of everything it may see."""

    class Kind(models.TextChoices):
        EMPLOYMENT_NETWORK = "employment_network", _("Employment Network")
        PARTNER = "partner", _("partner of an Administrative EN")
        STATE_VR = "state_vr", _("State VR agency")
        PROGRAM_MANAGER = "program_manager", _("Ticket Program Manager")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.EMPLOYMENT_NETWORK)
    is_operator = models.BooleanField(default=False)
    """It runs this installation. One does."""
    partner_of = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="partners")
    """Of a partner: the EN of record, which owns the Tickets that the partner serves."""
    left_on = models.DateField(null=True, blank=True)
    """Of a partner: the day from which it serves nobody any more."""
    version = models.PositiveIntegerField(default=1)
    demonstration_day = models.DateField(null=True, blank=True)
    """Only in a demonstration: the day on which this organization lives."""

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("is_operator",), condition=models.Q(is_operator=True), name="one_operator"
            ),
            models.CheckConstraint(
                condition=models.Q(kind="partner", partner_of__isnull=False)
                | (~models.Q(kind="partner") & models.Q(partner_of__isnull=True)),
                name="a_partner_has_an_en_of_record",
            ),
        )

    @cached_property
    def has_partners(self) -> bool:
        """Whether it ever had one. Asked once of one record, which lives as long as a request."""
        return self.partners.exists()

    def __str__(self) -> str:
        return self.name


class Identity(models.Model):
    """An organization as SSA knows it: one agreement, one business model, one PID, one election of how it is paid.

    An organization with two models has two identities, each with its own name, UEI and SAM registration.
    """

    class Model(models.TextChoices):
        TRADITIONAL = "traditional", _("traditional")
        ADMINISTRATIVE_PRIVATE = "administrative_private", _("administrative, private sector")
        ADMINISTRATIVE_STATE_VR = "administrative_state_vr", _("administrative, State VR")
        ADMINISTRATIVE_WORKFORCE = "administrative_workforce", _("administrative, public workforce")
        ADMINISTRATIVE_STATE_AGENCY = "administrative_state_agency", _("administrative, another State agency")
        EMPLOYER = "employer", _("employer")
        CONSUMER_DIRECTED = "consumer_directed", _("consumer-directed")
        WORKFORCE = "workforce", _("workforce")

    class Epay(models.TextChoices):
        NOT_ENROLLED = "not_enrolled", _("not enrolled")
        ENROLLED = "enrolled", _("enrolled")
        SUSPENDED = "suspended", _("suspended")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="identities")
    name = models.CharField(max_length=120)
    """The EN's name, as in the directory."""
    model = models.CharField(max_length=30, choices=Model.choices, default=Model.TRADITIONAL)
    pid = models.CharField(max_length=20, blank=True, default="")
    uei = models.CharField(max_length=12, blank=True, default="")
    sam_expires_on = models.DateField(null=True, blank=True)
    epay = models.CharField(max_length=20, choices=Epay.choices, default=Epay.NOT_ENROLLED)
    epay_suspended_until = models.DateField(null=True, blank=True)
    awarded_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(
                fields=("organization", "model"),
                condition=models.Q(ended_on=None),
                name="one_identity_of_a_business_model",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Election(models.Model):
    """How an identity chose to be paid, and when it told SSA. Never changed; the next one follows it."""

    class System(models.TextChoices):
        OUTCOME_ONLY = "outcome_only", _("outcome payments only")
        MILESTONE_OUTCOME = "milestone_outcome", _("milestones and outcomes")

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    identity = models.ForeignKey(Identity, models.PROTECT, related_name="elections")
    system = models.CharField(max_length=20, choices=System.choices)
    notified_on = models.DateField()

    class Meta:
        ordering = ("notified_on", "pk")

    def __str__(self) -> str:
        return f"{self.system} {self.notified_on}"


class BankAccount(models.Model):
    """Where money goes to. Sealed; shown masked; a new one follows an old one."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    payee = models.ForeignKey(Organization, models.PROTECT, related_name="bank_accounts")
    routing_number = SealedField()
    account_number = SealedField()
    is_savings = models.BooleanField(default=False)
    """Of savings, not checking: a bank returns what is sent as the other kind."""
    since = models.DateTimeField(auto_now_add=True)
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("payee",), condition=models.Q(replaced_at=None), name="one_bank_account_in_use"
            ),
        )

    def __str__(self) -> str:
        return f"bank account since {self.since:%Y-%m-%d}"


class Staff(BaseUserManager["StaffMember"]):
    """Staff are found by their e-mail address, and come with whom they work for."""

    def get_queryset(self) -> models.QuerySet[StaffMember]:
        return super().get_queryset().select_related("organization__partner_of")

    def enrol(
        self, *, email: str, name: str, organization: Organization, role: str, password: str | None
    ) -> StaffMember:
        """A new member of staff; one without a password is invited to choose one."""
        member = self.model(
            email=self.normalize_email(email).lower(), name=name, organization=organization, role=role
        )
        if password is None:
            member.set_unusable_password()
        else:
            member.set_password(password)
        member.save()
        return member


class StaffMember(AbstractBaseUser):
    """Somebody who signs in, always for one organization."""

    Role = Role

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="staff")
    role = models.CharField(max_length=30, choices=Role.choices, default=Role.COORDINATOR)
    is_active = models.BooleanField(default=True)
    suitability = models.CharField(max_length=20, choices=Suitability.choices, default=Suitability.TO_START)
    suitability_expires_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[Staff] = Staff()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name

    @property
    def owner(self) -> Organization:
        """Whose records this member works on: a partner's staff work on those of the EN of record."""
        return self.organization.partner_of or self.organization

    @property
    def partner(self) -> Organization | None:
        """The partner whose people alone this member sees, or None."""
        return self.organization if self.organization.partner_of_id else None


class SuitabilityStep(models.Model):
    """One step of a person's suitability, written once."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    member = models.ForeignKey(StaffMember, models.PROTECT, related_name="suitability_steps")
    before = models.CharField(max_length=20, choices=Suitability.choices)
    after = models.CharField(max_length=20, choices=Suitability.choices)
    on = models.DateField()
    note = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.before} → {self.after} {self.on}"

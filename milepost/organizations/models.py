"""Organizations and the people who work for them."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class Organization(models.Model):
    """An Employment Network or another organization; the owner of everything it may see."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120)
    demonstration_day = models.DateField(null=True, blank=True)
    """Only in a demonstration: the day on which this organization lives."""

    def __str__(self) -> str:
        return self.name


class Staff(BaseUserManager["StaffMember"]):
    """Staff are found by their e-mail address."""

    def enrol(
        self, *, email: str, name: str, organization: Organization, role: str, password: str
    ) -> StaffMember:
        """A new member of staff who can sign in."""
        member = self.model(
            email=self.normalize_email(email), name=name, organization=organization, role=role
        )
        member.set_password(password)
        member.save()
        return member


class StaffMember(AbstractBaseUser):
    """Somebody who signs in, always for one organization."""

    class Role(models.TextChoices):
        ADMINISTRATOR = "administrator", _("administrator")
        COORDINATOR = "coordinator", _("coordinator")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="staff")
    role = models.CharField(max_length=20, choices=Role.choices, default=Role.COORDINATOR)
    is_active = models.BooleanField(default=True)

    objects: ClassVar[Staff] = Staff()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    def __str__(self) -> str:
        return self.name

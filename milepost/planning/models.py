"""What an organization has written on its checklist: who sees to an item, by when, how it stands, files; and its own figures."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from milepost.keys.fields import SealedBytesField
from milepost.organizations.models import Organization, StaffMember


class StepState(models.TextChoices):
    OPEN = "open", _("open")
    DONE = "done", _("done")
    NOT_NEEDED = "not_needed", _("not needed")


class PlanStep(models.Model):
    """One item of the guide, or one of the organization's own. An item nobody has touched has no row and is open."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    section = models.CharField(max_length=20)
    code = models.CharField(max_length=60, blank=True, default="")
    """Of an item of the guide; empty for one's own."""
    what = models.CharField(max_length=300, blank=True, default="")
    """Of one's own: what is to be done."""
    responsible = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    due_on = models.DateField(null=True)
    state = models.CharField(max_length=10, choices=StepState.choices, default=StepState.OPEN)
    done_on = models.DateField(null=True)
    note = models.CharField(max_length=1000, blank=True, default="")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("organization", "code"), condition=~models.Q(code=""), name="one_step_of_an_item"
            ),
            models.CheckConstraint(
                condition=~(models.Q(code="") & models.Q(what="")), name="a_step_says_what_is_to_be_done"
            ),
            models.CheckConstraint(
                condition=models.Q(state="done", done_on__isnull=False)
                | (~models.Q(state="done") & models.Q(done_on__isnull=True)),
                name="a_step_done_has_its_day",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code or self.what} {self.state}"


class PlanPaper(models.Model):
    """A file of an item, sealed. Taken back, it stays on record and is not shown as the organization's paper any more."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    step = models.ForeignKey(PlanStep, models.PROTECT, related_name="papers")
    name = models.CharField(max_length=120)
    content_type = models.CharField(max_length=100)
    content = SealedBytesField()
    added_by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering = ("added_at", "pk")

    def __str__(self) -> str:
        return self.name


class PlanFigures(models.Model):
    """What the organization expects of its Tickets. Nothing is filled in for it: no published share holds for anybody else."""

    organization = models.OneToOneField(Organization, models.PROTECT, primary_key=True, related_name="+")
    title_2 = models.PositiveIntegerField(default=0)
    title_16 = models.PositiveIntegerField(default=0)
    percent_trial_work = models.PositiveSmallIntegerField(default=0)
    percent_substantial = models.PositiveSmallIntegerField(default=0)
    percent_off_cash = models.PositiveSmallIntegerField(default=0)
    outcome_months = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.title_2} and {self.title_16} Tickets"

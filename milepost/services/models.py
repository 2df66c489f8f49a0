"""Service lines with their funding source, and enrollments in other programs.

A line says once what a service cost and who pays for it: one source, or two that share the cost to the cent. So no cent of
a line is charged twice; that the same service does not stand in two lines is held by `policies` and, for the very same
line, by the database.
"""

from __future__ import annotations

import uuid

from django.db import models

from milepost.contacts.choices import Service
from milepost.keys.fields import SealedField
from milepost.organizations.models import StaffMember
from milepost.services.choices import WIOA_PROGRAMS, Employed, Program, Source
from milepost.tickets.models import Correctable


class Enrollment(Correctable):
    """Somebody takes part in a program from a day on, until a day. Of one program they have one open enrollment.

    What WIOA's reports ask after the exit stands here too: no federal layout was found, so each is optional, and every
    export calls it unverified (systems C.4).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    program = models.CharField(max_length=20, choices=Program.choices)
    named = models.CharField(max_length=120, blank=True, default="")
    """How another program is called."""
    participant_id = SealedField(null=True)
    """The program's own number of the participant."""
    enrolled_on = models.DateField()
    exited_on = models.DateField(null=True)
    employed_second_quarter = models.CharField(
        max_length=10, choices=Employed.choices, blank=True, default=""
    )
    employed_fourth_quarter = models.CharField(
        max_length=10, choices=Employed.choices, blank=True, default=""
    )
    earned_second_quarter = models.BigIntegerField(null=True)
    """Whole cents of the second quarter after the exit."""
    credential_on = models.DateField(null=True)
    gain_on = models.DateField(null=True)
    """The day of a measurable skill gain."""
    by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")

    class Meta(Correctable.Meta):
        ordering = ("-enrolled_on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("ticket", "program", "named"),
                condition=models.Q(withdrawn_at=None, exited_on=None),
                name="one_open_enrollment_of_a_program",
            ),
            models.CheckConstraint(
                condition=models.Q(exited_on=None) | models.Q(exited_on__gte=models.F("enrolled_on")),
                name="nobody_exits_before_enrolling",
            ),
        )
        indexes = (models.Index(fields=("organization", "enrolled_on"), name="enrollments_by_day"),)

    def __str__(self) -> str:
        return f"{self.program} {self.enrolled_on}"

    @property
    def called(self) -> str:
        return self.named or str(self.get_program_display())

    @property
    def is_wioa(self) -> bool:
        return self.program in WIOA_PROGRAMS


class ServiceLine(Correctable):
    """A service, from one day to another, by whom, what it cost, and who pays. What is wrong is taken back, and stays."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service = models.CharField(max_length=20, choices=Service.choices)
    what = models.CharField(max_length=120, blank=True, default="")
    """Which training, which device: what tells two services of one kind apart."""
    first_day = models.DateField()
    last_day = models.DateField()
    given_by = models.CharField(max_length=120)
    """The school, the shop, the agency, or one's own house."""
    same_as = models.CharField(max_length=250)
    """By whom and what, in the form in which two lines are compared."""
    invoice = models.CharField(max_length=60, blank=True, default="")
    cents = models.BigIntegerField()
    source = models.CharField(max_length=10, choices=Source.choices)
    fund = models.CharField(max_length=120, blank=True, default="")
    """The grant or the budget line."""
    second_source = models.CharField(max_length=10, choices=Source.choices, blank=True, default="")
    second_fund = models.CharField(max_length=120, blank=True, default="")
    second_cents = models.BigIntegerField(default=0)
    """Of `cents`, what the second source pays; the first pays the rest."""
    by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")

    class Meta(Correctable.Meta):
        ordering = ("-first_day", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("ticket", "service", "same_as", "first_day"),
                condition=models.Q(withdrawn_at=None),
                name="a_service_is_charged_once",
            ),
            models.UniqueConstraint(
                fields=("ticket", "service", "same_as", "last_day"),
                condition=models.Q(withdrawn_at=None),
                name="a_service_ends_once",
            ),
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")), name="a_service_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=models.Q(cents__gte=0)
                & (
                    models.Q(second_source="", second_cents=0)
                    | (
                        ~models.Q(second_source="")
                        & models.Q(second_cents__gt=0, second_cents__lt=models.F("cents"))
                    )
                ),
                name="sources_share_what_it_cost",
            ),
            models.CheckConstraint(
                condition=models.Q(second_source="")
                | ~models.Q(second_source=models.F("source"))
                | ~models.Q(second_fund=models.F("fund")),
                name="two_sources_are_two",
            ),
        )
        indexes = (models.Index(fields=("organization", "first_day"), name="service_lines_by_day"),)

    def __str__(self) -> str:
        return f"{self.service} {self.first_day}"

    @property
    def first_cents(self) -> int:
        return self.cents - self.second_cents

    @property
    def called(self) -> str:
        return f"{self.get_service_display()}: {self.what}" if self.what else str(self.get_service_display())

    @property
    def sources(self) -> list[tuple[str, str, int]]:
        """Who pays, from which fund, how many cents."""
        found = [(str(self.get_source_display()), self.fund, self.first_cents)]
        if self.second_source:
            found.append((str(self.get_second_source_display()), self.second_fund, self.second_cents))
        return found

    @property
    def paid_by(self) -> str:
        return " + ".join(f"{who} ({fund})" if fund else who for who, fund, _cents in self.sources)

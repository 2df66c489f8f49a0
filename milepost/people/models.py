"""The person behind a Ticket, whoever speaks for them, and what they have agreed to. Names stand here and nowhere else."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from milepost.keys.fields import SealedField
from milepost.organizations.models import Organization
from milepost.tickets.models import Ticket


class Ticketholder(models.Model):
    """Whom the Ticket belongs to. Without one, a Ticket is shown by its reference."""

    class Language(models.TextChoices):
        ENGLISH = "en", _("English")
        SPANISH = "es", _("Spanish")
        AMERICAN_SIGN_LANGUAGE = "ase", _("American Sign Language")
        OTHER = "other", _("another language")

    class Format(models.TextChoices):
        """The formats in which SSA sends notices to those who cannot read print."""

        STANDARD = "standard", _("standard print")
        LARGE_PRINT = "large_print", _("large print")
        BRAILLE = "braille", _("Braille")
        AUDIO = "audio", _("audio CD")
        DATA = "data", _("data CD")
        READ_ALOUD = "read_aloud", _("standard print and a telephone call")

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    ticket = models.OneToOneField(Ticket, models.PROTECT, related_name="holder")
    name = models.CharField(max_length=120)
    called = models.CharField(max_length=60, blank=True, default="")
    phone = models.CharField(max_length=40, blank=True, default="")
    email = models.EmailField(blank=True, default="")
    address = models.CharField(max_length=300, blank=True, default="")
    language = models.CharField(max_length=5, choices=Language.choices, default=Language.ENGLISH)
    format = models.CharField(max_length=20, choices=Format.choices, default=Format.STANDARD)
    ssn = SealedField(null=True)
    ssn_digest = models.BinaryField(max_length=32, null=True)
    """A keyed digest, by which a number is found without opening any."""
    ticket_number = SealedField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("organization", "ssn_digest"), name="one_holder_of_a_number"),
        )
        indexes = (models.Index(fields=("organization", "name"), name="holders_by_name"),)

    def __str__(self) -> str:
        return self.name


class NameWord(models.Model):
    """One word of a name, or of a Ticket's id, folded to plain small letters, by which people are found among a hundred thousand.

    PostgreSQL writes them itself whenever a name or an id is written. SQLite, which one machine uses alone, has none and looks
    through the names.
    """

    is_written_by_the_database = True
    """So no backup holds it: it comes back by itself with the names."""

    class Of(models.TextChoices):
        NAME = "name"
        ID = "id"

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="+", db_constraint=False)
    """Neither is looked up once more: both come from the row that is being written, which has been looked at."""
    of = models.CharField(max_length=4, choices=Of.choices)
    word = models.CharField(max_length=60)

    def __str__(self) -> str:
        return f"a word of {self.ticket_id}"


class OfHolder(models.Model):
    """Something known about a Ticketholder."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    holder = models.ForeignKey(Ticketholder, models.PROTECT)

    class Meta:
        abstract = True


class Contact(OfHolder):
    """Somebody who speaks for the Ticketholder, or knows how to reach them."""

    class Kind(models.TextChoices):
        PAYEE = "payee", _("representative payee")
        REPRESENTATIVE = "representative", _("other representative")
        ALTERNATE = "alternate", _("alternate contact")

    kind = models.CharField(max_length=20, choices=Kind.choices)
    name = models.CharField(max_length=120)
    relation = models.CharField(max_length=60, blank=True, default="")
    phone = models.CharField(max_length=40, blank=True, default="")
    email = models.EmailField(blank=True, default="")
    address = models.CharField(max_length=300, blank=True, default="")
    since = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("ended_on", "kind", "name")

    def __str__(self) -> str:
        return self.name


class Consent(OfHolder):
    """A form by which the Ticketholder allows SSA to tell us something, and until when."""

    class Form(models.TextChoices):
        SSA_3288 = "ssa_3288", _("SSA-3288, consent for release of information")
        SSA_8240 = "ssa_8240", _("SSA-8240, authorization to obtain wage and employment information")

    form = models.CharField(max_length=20, choices=Form.choices)
    signed_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering = ("-signed_on", "-pk")

    def __str__(self) -> str:
        return f"{self.form} {self.signed_on}"

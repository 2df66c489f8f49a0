"""Articles in versions. Nothing is deleted: an article that holds no more is put away, and a version stays as it was."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from milepost.organizations.models import Organization, StaffMember

LONGEST_TITLE, LONGEST_TEXT = 120, 20_000


class Kind(models.TextChoices):
    PRACTICE = "practice", _("promising practice")
    HOW_TO = "how_to", _("how we do it")
    CONTACTS = "contacts", _("contacts")
    LINKS = "links", _("links")
    OTHER = "other", _("other")


class Article(models.Model):
    """One article as it reads now. It is about no person: whoever works here may read it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.PRACTICE)
    title = models.CharField(max_length=LONGEST_TITLE)
    text = models.TextField(max_length=LONGEST_TEXT)
    is_for_partners = models.BooleanField(default=False)
    """Whether partners' staff read it too."""
    changed_on = models.DateField()
    """The organization's day on which it was written last."""
    put_away_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    """The number of the version that holds."""

    class Meta:
        ordering = ("title", "pk")
        indexes = (models.Index(fields=("organization", "title"), name="articles_by_title"),)

    def __str__(self) -> str:
        return self.title


class ArticleVersion(models.Model):
    """How an article read from a moment on, and who wrote it so."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    article = models.ForeignKey(Article, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=LONGEST_TITLE)
    text = models.TextField(max_length=LONGEST_TEXT)
    by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=("article", "number"), name="one_version_of_an_article"),
        )

    def __str__(self) -> str:
        return f"{self.title} {self.number}"

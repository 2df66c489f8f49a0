"""The words that are kept of duties."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Outcome(models.TextChoices):
    """What was recorded of a duty."""

    DONE = "done", _("done")
    EXEMPT = "exempt", _("does not apply")


class Sort(models.TextChoices):
    """What a duty of one's own is."""

    EVENT = "event", _("event")
    TRAINING = "training", _("training")
    OTHER = "other", _("another duty")

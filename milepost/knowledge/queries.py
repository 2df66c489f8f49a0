"""Articles, as questions."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from milepost.knowledge.models import Article
from milepost.organizations.models import StaffMember


def articles_visible_to(member: StaffMember) -> QuerySet[Article]:
    """The organization's own; a partner's staff read those that are for partners too, while they hold."""
    found = Article.objects.filter(organization=member.owner)
    return found.filter(is_for_partners=True, put_away_at=None) if member.partner else found


def found_by(rows: QuerySet[Any], text: str) -> QuerySet[Any]:
    """Those that have every word, somewhere; those with all of them in the title come first."""
    words = text.split()
    in_title = Q()
    for word in words:
        rows = rows.filter(Q(title__icontains=word) | Q(text__icontains=word))
        in_title &= Q(title__icontains=word)
    rank = Case(When(in_title, then=Value(0)), default=Value(1), output_field=IntegerField())
    found: QuerySet[Any] = rows.annotate(rank=rank).order_by("rank", "title", "pk")
    return found

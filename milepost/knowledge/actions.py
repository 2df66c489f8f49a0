"""Writing articles: each change is a version, and nothing is deleted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from milepost.journal.actions import Deed
from milepost.knowledge.models import Article, ArticleVersion
from milepost.knowledge.policies import check_may_write, check_text
from milepost.organizations.today import today_for


@transaction.atomic
def write(given: Mapping[str, Any], *, deed: Deed) -> Article:
    check_may_write(deed.by)
    check_text(given["title"], given["text"])
    made = Article.objects.create(
        organization=deed.organization, changed_on=today_for(deed.organization), **given
    )
    _keep(made, deed)
    deed.write("article written", made, number=made.version)
    return made


def _keep(article: Article, deed: Deed) -> None:
    ArticleVersion.objects.create(
        organization=deed.organization, article=article, number=article.version, title=article.title, text=article.text, by=deed.by
    )  # fmt: skip


@transaction.atomic
def rewrite(article: Article, given: Mapping[str, Any], *, follows: int, deed: Deed) -> None:
    """The next version, which follows the one that its writer saw. ValidationError where somebody has written meanwhile."""
    check_may_write(deed.by)
    check_text(given["title"], given["text"])
    held = Article.objects.select_for_update().get(pk=article.pk)
    if held.version != follows:
        raise ValidationError(
            _(
                "Somebody has written version %(number)s meanwhile. Open the page beside this one, and put the two together."
            )
            % {"number": held.version}
        )
    if all(getattr(held, name) == value for name, value in given.items()):
        return
    says_the_same = held.title == given["title"] and held.text == given["text"]
    for name, value in given.items():
        setattr(held, name, value)
    if says_the_same:  # for whom it is and of which kind is no wording of it
        held.save()
        deed.write("article moved", held, kind=held.kind, is_for_partners=held.is_for_partners)
        return
    held.version += 1
    held.changed_on = today_for(deed.organization)
    held.save()
    _keep(held, deed)
    deed.write("article rewritten", held, number=held.version)


@transaction.atomic
def put_away(article: Article, *, deed: Deed) -> None:
    """It holds no more: out of the list, and still to be found."""
    check_may_write(deed.by)
    if Article.objects.filter(pk=article.pk, put_away_at=None).update(put_away_at=timezone.now()):
        deed.write("article put away", article)


@transaction.atomic
def bring_back(article: Article, *, deed: Deed) -> None:
    check_may_write(deed.by)
    if Article.objects.filter(pk=article.pk, put_away_at__isnull=False).update(put_away_at=None):
        deed.write("article brought back", article)

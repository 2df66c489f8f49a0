"""The page about timely progress that a Ticketholder takes home."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from milepost.notices.pdf import pdf_of
from milepost.organizations.models import Organization
from milepost.reviews.queries import Reviewed
from milepost.rulebook.progress import ReviewResult
from milepost.rulebook.wording import day_in_words, month_in_words

HELP_LINE = ("1-866-968-7842", "1-866-833-2967")
"""Ticket to Work Help Line and its text telephone (program operations 7)."""


def progress_page(
    name: str, chosen: Reviewed | None, organization: Organization, day: date, language: str
) -> bytes:
    """One page as accessible PDF, in `en` or `es`: what the year asks, what is done, what would do. No number of anybody."""
    with translation.override(language):
        given = {
            "language": language,
            "title": _("Your progress with your Ticket"),
            "organization": organization.name,
            "foot": _("Ticket to Work Help Line %(phone)s, text telephone %(text)s")
            % {"phone": HELP_LINE[0], "text": HELP_LINE[1]},
            "name": name,
            "stamp": _("As we know it on %(day)s") % {"day": day_in_words(day, language)},
            "sections": _sections(chosen, language),
        }
    return pdf_of("reviews/typst/progress.typ", given)


def _sections(chosen: Reviewed | None, language: str) -> list[dict[str, Any]]:
    if chosen is None:
        text = _("Your first year begins with the month after your Ticket is assigned.")
        return [{"heading": _("Your year"), "lines": [text], "bullets": []}]
    review = chosen.review
    sections = [_year(chosen, language)]
    if review.would_meet:
        bullets = [reason.finding(language) for reason in review.would_meet]
        sections.append({"heading": _("Any one of these would be enough"), "lines": [], "bullets": bullets})
    letters = [reason.finding(language) for reason in chosen.procedure.reasons if chosen.steps]
    if chosen.procedure.deadline:
        letters.append(chosen.procedure.deadline.as_reason().finding(language))
    if letters:
        sections.append({"heading": _("Letters about this year"), "lines": letters, "bullets": []})
    sections.append(
        {
            "heading": _("Why it matters"),
            "lines": [
                _(
                    "While you make timely progress, Social Security does not begin a medical review of your disability."
                ),
                _(
                    "If you cannot work toward your goal for a while, tell us: your Ticket can be made inactive, and your year stops."
                ),
                _(
                    "Keep your pay stubs and report your wages to Social Security within six days after each month."
                ),
            ],
            "bullets": [],
        }
    )
    return sections


def _year(chosen: Reviewed, language: str) -> dict[str, Any]:
    review = chosen.review
    span = {"first": month_in_words(review.from_month, language)}
    if review.to_month:
        span["last"] = month_in_words(review.to_month, language)
        lines = [_("Year %(number)s, from %(first)s to %(last)s.") % {"number": review.period, **span}]
    else:
        lines = [_("Year %(number)s, from %(first)s.") % {"number": review.period, **span}]
    if review.result is ReviewResult.MET:
        lines.append(_("You have done what this year asks. Well done."))
    lines += [reason.finding(language) for reason in review.reasons]
    return {"heading": _("Your year"), "lines": lines, "bullets": []}

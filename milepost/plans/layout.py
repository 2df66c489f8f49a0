"""A plan as it is shown: the same sections for the page, for the PDF and for what is sealed.

Plain values only, so that what was shown can be sealed with the plan, and shown again years later word for word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from milepost.plans.fields import ELEMENT_NAMES, MOST_SERVICES, SECTIONS, Content, Field, fields_of
from milepost.plans.models import Disclosure, Discussion, Plan
from milepost.rulebook.money import spoken
from milepost.rulebook.plans import STATEMENTS, Element
from milepost.rulebook.wording import day_in_words, sentence

Section = dict[str, Any]
"""`heading`, and any of `pairs` ([label, value]), `lines` (paragraphs), `table` (`caption`, `head`, `rows`)."""


@dataclass(frozen=True, slots=True)
class Told:
    """What else is shown with a plan: the talks, and what the Ticketholder was told."""

    discussions: Sequence[Discussion] = ()
    disclosures: Sequence[Disclosure] = ()
    number: int = 1
    because: str = ""


def laid_out(content: Content, kind: str, told: Told, language: str) -> dict[str, Any]:
    """`{"language", "title", "sections"}` of the plan, in this language."""
    with translation.override(language):
        return {
            "language": language,
            "title": _title(kind, told.number),
            "sections": list(_sections(content, kind, told)),
        }


def _title(kind: str, number: int) -> str:
    name = _("Individual Employment Plan, in place of the individual work plan")
    if kind == Plan.Kind.INDIVIDUAL_WORK_PLAN:
        name = _("Individual work plan")
    return f"{name}, " + _("version %(number)s") % {"number": number}


def _sections(content: Content, kind: str, told: Told) -> Iterable[Section]:
    if told.because:
        yield {"heading": _("Why it is changed"), "lines": [told.because]}
    fields = fields_of(kind)
    for name, heading in SECTIONS:
        if name == "services":
            made: Section = {"table": _services(content, kind)}
        elif name == "statements":
            yield from _statements(content)
            continue
        else:
            pairs = [pair for field in fields if field.section == name and (pair := _pair(field, content))]
            made = {"pairs": pairs}
        if made.get("pairs") or made.get("table"):
            yield {"heading": str(heading), **made}
    if told.discussions:
        yield {"heading": _("What was talked about"), "pairs": _talks(told.discussions)}
    if told.disclosures:
        yield {"heading": _("What the Ticketholder was told"), "table": _disclosures(told.disclosures)}


def _pair(field: Field, content: Content) -> list[str] | None:
    value = content.get(field.name)
    return None if value in (None, "", False) else [str(field.label), value_in_words(field, value)]


def value_in_words(field: Field, value: Any) -> str:
    """The value of a field as a reader sees it, in the language that is active."""
    if value in (None, ""):
        return _("nothing")
    if field.shape == "cents":
        return spoken(value)
    if field.shape == "choice":
        return str(dict(field.choices).get(value, value))
    if field.shape == "day":
        return day_in_words(date.fromisoformat(value), _language())
    if field.shape == "yes":
        return _("stands in the plan") if value else _("left out")
    return str(value)


def _language() -> str:
    return "es" if (translation.get_language() or "en").startswith("es") else "en"


def _services(content: Content, kind: str) -> dict[str, Any] | None:
    fields = {field.name: field for field in fields_of(kind)}
    head = {
        "what": _("Service or support"),
        "by": _("Provided by"),
        "when": _("From when, how often, how long"),
    }
    if kind == Plan.Kind.EMPLOYMENT_PLAN:
        head["paid"] = _("Paid by")
    rows = [
        [
            value_in_words(fields[name], content[name]) if content.get(name) else "—"
            for name in (f"service_{place}_{column}" for column in head)
        ]
        for place in range(1, MOST_SERVICES + 1)
        if content.get(f"service_{place}_what")
    ]
    return (
        {"caption": _("Services and supports"), "head": list(head.values()), "rows": rows} if rows else None
    )


def _statements(content: Content) -> Iterable[Section]:
    for element, code in STATEMENTS.items():
        lines = [sentence(code, {}, _language())] if content.get(f"says_{element}") else []
        lines += [content[f"own_{element}"]] if content.get(f"own_{element}") else []
        pairs = []
        if element is Element.REMEDIES and content.get("advocacy"):
            pairs = [[_("Protection and Advocacy system of the State"), content["advocacy"]]]
        if lines or pairs:
            yield {"heading": str(ELEMENT_NAMES[element]), "lines": lines, "pairs": pairs}


def _talks(discussions: Sequence[Discussion]) -> list[list[str]]:
    pairs = []
    for one in discussions:
        when = f"{day_in_words(one.held_on, _language())}, {one.get_manner_display()}"
        pairs.append([_("One-on-one discussion"), when])
        pairs.append([_("Summary"), one.summary.open()])
        pairs.append([_("Assessment by the Employment Network"), one.assessment.open()])
    return pairs


def _disclosures(disclosures: Sequence[Disclosure]) -> dict[str, Any]:
    rows = [
        [one.get_item_display(), day_in_words(one.told_on, _language()), one.by.name] for one in disclosures
    ]
    return {
        "caption": _("What the Ticketholder was told"),
        "head": [_("What"), _("When"), _("By whom")],
        "rows": rows,
    }


def differences(before: Mapping[str, Any], after: Mapping[str, Any], kind: str) -> list[tuple[str, str, str]]:
    """Each field in which two versions differ: its label, what it said, and what it says."""
    return [
        (
            str(field.label),
            value_in_words(field, before.get(field.name)),
            value_in_words(field, after.get(field.name)),
        )
        for field in fields_of(kind)
        if (before.get(field.name) or None) != (after.get(field.name) or None)
    ]

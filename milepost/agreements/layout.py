"""An agreement as it is shown: the same sections for the page, for the PDF and for what is sealed. Plain values only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from milepost.agreements.choices import PARTS, TASK_NAMES, TailChoice
from milepost.agreements.fields import FIELDS, SECTIONS, SERVICES, Content, language_now
from milepost.agreements.models import AgreementVersion
from milepost.organizations.models import Identity
from milepost.plans.fields import Field
from milepost.rulebook.money import spoken
from milepost.rulebook.partner_agreements import Task
from milepost.rulebook.wording import day_in_words
from milepost.shares.models import ShareTerms
from milepost.shares.rule_words import rule_shown

Section = dict[str, Any]
"""`heading`, and any of `pairs` ([label, value]), `lines` (paragraphs), `table` (`caption`, `head`, `rows`)."""


def laid_out(version: AgreementVersion, language: str) -> dict[str, Any]:
    """`{"language", "title", "sections"}` of the agreement, in this language."""
    with translation.override(language):
        title = _("Agreement %(reference)s, version %(number)s") % {
            "reference": version.agreement.reference,
            "number": version.number,
        }
        return {"language": language, "title": title, "sections": list(_sections(version))}


def _sections(version: AgreementVersion) -> Iterator[Section]:
    content: Content = version.content
    yield {"heading": _("Parties"), "pairs": _parties(version)}
    if version.because:
        yield {"heading": _("Why it is changed"), "lines": [version.because]}
    for name, heading in SECTIONS[1:]:
        made: Section = {}
        if name == "duties":
            made["table"] = _duties(content)
        else:
            made["lines"] = list(_lines(name, content))
            made["pairs"] = [
                [str(field.label), value_in_words(field, content.get(field.name))]
                for field in FIELDS
                if field.section == name and field.shape != "yes" and content.get(field.name)
            ]
        if name == "payments" and version.terms is not None:
            made["pairs"] += _terms(version.terms)
            made["table"] = _shares(version.terms)
        made = {key: value for key, value in made.items() if value}
        if made:
            yield {"heading": str(heading), **made}


def _parties(version: AgreementVersion) -> list[list[str]]:
    identity = version.agreement.identity
    own: list[list[Any]] = [
        [_("EN of Record"), identity.name],
        [_("Organization"), version.organization.name],
        [_("Kind of Administrative EN"), Identity.Model(identity.model).label],
    ]
    for label, value in (("PID", identity.pid), ("UEI", identity.uei)):
        if value:
            own.append([label, value])
    fields = {field.name: field for field in FIELDS if field.section == "parties"}
    made = [*own, [_("Partner"), version.partner.name]]
    made += [
        [str(field.label), version.content[name]]
        for name, field in fields.items()
        if version.content.get(name)
    ]
    return [[str(label), str(value)] for label, value in made]


def _duties(content: Content) -> dict[str, Any]:
    said = {value: str(label) for value, label in PARTS}
    rows = []
    for task in Task:
        record, partner, note = (
            content.get(f"duty_{task}_{name}", "") for name in ("record", "partner", "note")
        )
        if record or partner or note:
            open_yet = _("not settled")
            rows.append(
                [str(TASK_NAMES[task]), said.get(record, open_yet), said.get(partner, open_yet), note or "—"]
            )
    head = [_("Task"), _("EN of Record"), _("Partner"), _("In words")]
    return {"caption": _("Who does what"), "head": head, "rows": rows} if rows else {}


def _lines(section: str, content: Content) -> Iterator[str]:
    if section != "services":
        return
    given = [str(label) for name, label in SERVICES if content.get(name)]
    if given:
        yield _("The partner gives: %(services)s.") % {"services": ", ".join(given)}
    if content.get("no_charge"):
        yield _("Nothing is charged to the Ticketholder, by either party.")


def _terms(terms: ShareTerms) -> list[list[str]]:
    named = _("version %(number)s, from %(day)s") % {
        "number": terms.edition,
        "day": day_in_words(terms.effective_from, language_now()),
    }
    if terms.reference:
        named += f" ({terms.reference})"
    made = [[_("Terms of shares"), named]]
    rule = rule_shown(terms)
    fee = rule["fee"]
    for party, otherwise in rule["conditions"]:
        only = _("by the end of the claim month; otherwise to: %(party)s") % {"party": otherwise}
        made.append([_("Only where %(party)s gave benefits counselling") % {"party": party}, only])
    if fee:
        made.append([_("First a fixed sum"), f"{spoken(fee[0])}, {fee[1]}"])
    return made


def _shares(terms: ShareTerms) -> dict[str, Any]:
    rows = [
        [
            row["claims"],
            spoken(row["up_to"]) if row["up_to"] else "—",
            ", ".join(f"{name} {points}%" for name, points in row["shares"]),
        ]
        for row in rule_shown(terms)["rows"]
    ]
    return {"caption": _("Shares"), "head": [_("Payment"), _("Up to a sum of"), _("Shares")], "rows": rows}


def value_in_words(field: Field, value: Any) -> str:
    """The value of a field as a reader sees it, in the language that is active."""
    if value in (None, ""):
        return _("nothing")
    if field.shape == "choice":
        choices = dict(TailChoice.choices) if field.name == "tail" else dict(PARTS)
        return str(choices.get(value, value))
    if field.shape == "day":
        return day_in_words(date.fromisoformat(value), language_now())
    if field.shape == "yes":
        return _("yes") if value else _("no")
    return str(value)


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Each field in which two versions differ: its label, what it said, and what it says."""
    return [
        (
            str(field.label),
            value_in_words(field, before.get(field.name)),
            value_in_words(field, after.get(field.name)),
        )
        for field in FIELDS
        if (before.get(field.name) or None) != (after.get(field.name) or None)
    ]

"""What an agreement is made of, by section: one table, from which the form is made, the page and the PDF laid out, and the
differences of two versions named. Content is a mapping of these names; what is empty is not in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from milepost.agreements.choices import PARTS, TASK_NAMES, TailChoice
from milepost.plans.fields import Field
from milepost.rulebook.partner_agreements import DEFAULTS, Part, Read, Tail, Task
from milepost.rulebook.wording import sentence

Content = Mapping[str, Any]
SECTIONS: tuple[tuple[str, Any], ...] = (
    ("parties", _("Parties")),
    ("term", _("Term")),
    ("duties", _("Who does what")),
    ("assignments", _("Assignment of Tickets")),
    ("services", _("Services")),
    ("payments", _("Payments")),
    ("standards", _("Documentation, training, insurance")),
    ("data", _("Personal data")),
    ("ending", _("After the end")),
)
SERVICES: tuple[tuple[str, Any], ...] = (
    ("service_planning", _("Career planning")),
    ("service_placement", _("Job placement")),
    ("service_support", _("Ongoing employment support")),
    ("service_counselling", _("Benefits counselling")),
    ("service_other", _("Other services, as written below")),
)
MOST_MONTHS = 120
_FIXED: tuple[Field, ...] = (
    Field("record_address", _("Postal address of the EN of Record"), "parties"),
    Field("record_signer", _("Who signs for the EN of Record"), "parties"),
    Field("record_title", _("Title of whoever signs for the EN of Record"), "parties"),
    Field("partner_address", _("Postal address of the partner"), "parties"),
    Field("partner_signer", _("Who signs for the partner"), "parties"),
    Field("partner_title", _("Title of whoever signs for the partner"), "parties"),
    Field("holds_from", _("It holds from"), "term", "day"),
    Field("term_ends", _("Its term ends on"), "term", "day", _("The last day. Empty if it has no end.")),
    Field("renewal", _("Renewal"), "term", "text"),
    Field("notice", _("How it is ended, and with what notice"), "term", "text"),
    Field(
        "assignments",
        _("How Tickets of the network are assigned"),
        "assignments",
        "text",
        _("SSA asks for this in every agreement."),
    ),
    *(Field(name, label, "services", "yes") for name, label in SERVICES),
    Field("services_more", _("Services in your own words"), "services", "text"),
    Field("area", _("Where the partner serves people"), "services"),
    Field(
        "no_charge",
        _("Nothing is charged to the Ticketholder"),
        "services",
        "yes",
        _("The law does not let an EN take pay from a Ticketholder."),
    ),
    Field(
        "distribution",
        _("How payments are distributed"),
        "payments",
        "text",
        _("SSA asks for this in every agreement. The terms of shares below may say it alone."),
    ),
    Field(
        "administration",
        _("How the EN of Record is paid for its administration"),
        "payments",
        "text",
        _("SSA asks for this in every agreement."),
    ),
    Field("remitted", _("When shares are remitted"), "payments", "text"),
    Field("clawback", _("When SSA takes money back"), "payments", "text"),
    Field("documentation", _("Documentation standard, and by when"), "standards", "text"),
    Field("training", _("Training"), "standards", "text"),
    Field("insurance", _("Insurance"), "standards", "text"),
    Field("data_protection", _("How personal data is protected"), "data", "text"),
    Field("data_incidents", _("How incidents are reported, and by when"), "data", "text"),
    Field("data_ownership", _("Whose the records are"), "data", "text"),
    Field("data_return", _("What becomes of records at the end"), "data", "text"),
    Field("tail", _("Payments for Tickets assigned before the end"), "ending", "choice", choices=tuple(TailChoice.choices)),
    Field("tail_months", _("Number of months"), "ending", "number", _("Only if they flow for a number of months."), least=1, most=MOST_MONTHS),
    Field("tail_words", _("Payments after the end, in your own words"), "ending", "text"),
    Field("incubator", _("If the partner becomes an EN itself"), "ending", "text"),
)  # fmt: skip


def duty_fields(task: Task) -> tuple[Field, Field, Field]:
    """Of one task: what the EN of Record does, what the partner does, and more in words."""
    called = TASK_NAMES[task]
    return (
        Field(f"duty_{task}_record", format_lazy("{}: {}", called, _("EN of Record")), "duties", "choice", choices=PARTS),
        Field(f"duty_{task}_partner", format_lazy("{}: {}", called, _("partner")), "duties", "choice", choices=PARTS),
        Field(f"duty_{task}_note", format_lazy("{}: {}", called, _("in words")), "duties"),
    )  # fmt: skip


def _fields() -> Iterator[Field]:
    order = [name for name, _heading in SECTIONS]
    duties = [field for task in Task for field in duty_fields(task)]
    yield from sorted([*_FIXED, *duties], key=lambda field: order.index(field.section))


FIELDS = tuple(_fields())


def language_now() -> str:
    return "es" if (get_language() or "en").startswith("es") else "en"


def default_duties() -> dict[str, Any]:
    """The matrix before anything else is agreed, in the language of whoever begins it."""
    made: dict[str, Any] = {}
    for task, duty in DEFAULTS.items():
        made[f"duty_{task}_record"] = duty.record.value if duty.record else ""
        made[f"duty_{task}_partner"] = duty.partner.value if duty.partner else ""
        made[f"duty_{task}_note"] = sentence(duty.says, {}, language_now()) if duty.says else ""
    return {name: value for name, value in made.items() if value}


def _part(content: Content, name: str) -> Part | None:
    value = content.get(name)
    return Part(value) if value in set(Part) else None


def _day(content: Content, name: str) -> date | None:
    value = content.get(name)
    return date.fromisoformat(value) if value else None


def duties_of(content: Content) -> dict[Task, tuple[Part | None, Part | None]]:
    """What the EN of Record and what the partner has to do with each task."""
    return {
        task: (_part(content, f"duty_{task}_record"), _part(content, f"duty_{task}_partner")) for task in Task
    }


def read_of(content: Content, *, has_share_terms: bool) -> Read:
    """The content as the rules read it."""
    written = {name for name, value in content.items() if value not in (None, "", False)}
    if any(name in written for name, _label in SERVICES):
        written.add("services")
    tail = content.get("tail")
    return Read(
        begins_on=_day(content, "holds_from"),
        ends_on=_day(content, "term_ends"),
        duties=duties_of(content),
        written=frozenset(written),
        has_share_terms=has_share_terms,
        tail=Tail(tail) if tail in set(Tail) else None,
        tail_months=content.get("tail_months"),
    )

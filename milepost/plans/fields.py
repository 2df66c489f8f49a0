"""What a plan is made of: the fields of SSA's form (SSA-1370) and of a workforce plan, by section.

One table, from which the form is made, the page and the PDF laid out, and the differences of two versions named.
Content is a mapping of these names; what is not known is not in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from milepost.people.models import Ticketholder
from milepost.plans.models import Discussion, Plan
from milepost.rulebook.plans import STATEMENTS, Element
from milepost.rulebook.wording import sentence

MOST_SERVICES = 20
LEAST_SERVICES = 4
MOST_CENTS = 10_000_000
Content = Mapping[str, Any]

PAY = (("hourly", _("paid by the hour")), ("salary", _("salary")), ("self_employed", _("self-employed")))
MODELS = (
    ("traditional", _("traditional")),
    ("employer", _("employer")),
    ("consumer_directed", _("consumer-directed")),
    ("other", _("another")),
)
PAYERS = (
    ("ticket", _("Ticket to Work")),
    ("wioa", _("workforce program (WIOA)")),
    ("vr", _("vocational rehabilitation")),
    ("other", _("another payer")),
)
SECTIONS: tuple[tuple[str, Any], ...] = (
    ("network", _("Employment Network")),
    ("person", _("Ticketholder")),
    ("workforce", _("Workforce program")),
    ("short", _("Short-term goal")),
    ("long", _("Long-term goal")),
    ("services", _("Services and supports")),
    ("statements", _("Terms, rights and remedies")),
    ("copy", _("Copy")),
)


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `shape` is line, text, cents, number, day, choice or yes."""

    name: str
    label: Any
    section: str
    shape: str = "line"
    help: Any = ""
    choices: tuple[tuple[str, Any], ...] = ()
    least: int | None = None
    most: int | None = None
    autocomplete: str = ""


def _goal(name: str, when: Field, help: Any) -> tuple[Field, ...]:
    return (
        Field(
            f"{name}_work",
            _("Work that is aimed at, and how it will be seen that it is reached"),
            name,
            "text",
            help,
        ),
        when,
        Field(
            f"{name}_cents",
            _("Expected earnings a month, in dollars"),
            name,
            "cents",
            _("Gross, before taxes."),
            most=MOST_CENTS,
        ),
        Field(f"{name}_pay", _("How it is paid"), name, "choice", choices=PAY),
        Field(f"{name}_hours", _("Hours a week"), name, "number", least=1, most=80),
    )


_FIXED: tuple[Field, ...] = (
    Field("manner", _("How the plan was talked about"), "network", "choice", choices=tuple(Discussion.Manner.choices)),
    Field("model", _("Business model"), "network", "choice", choices=MODELS),
    Field("network_name", _("Name of the Employment Network"), "network"),
    Field("network_person", _("Who signs for the Employment Network"), "network"),
    Field("network_address", _("Postal address"), "network"),
    Field("network_phone", _("Telephone"), "network"),
    Field("network_email", _("E-mail address"), "network"),
    Field("name", _("Name"), "person"),
    Field("phone", _("Telephone"), "person"),
    Field("mobile", _("Mobile telephone"), "person"),
    Field("email", _("E-mail address"), "person"),
    Field("address", _("Postal address"), "person"),
    Field("best_contact", _("Best way to be reached"), "person"),
    Field("other_name", _("Other contact: name"), "person"),
    Field("other_relation", _("Other contact: relation"), "person"),
    Field("other_phone", _("Other contact: telephone"), "person"),
    Field("other_address", _("Other contact: postal address"), "person"),
    *_goal(
        "short",
        Field("short_months", _("To be reached within how many months"), "short", "number", _("2 to 24, from the signature."), least=2, most=24),
        _("One kind of work, so that it can be measured and reached in time."),
    ),
    *_goal(
        "long",
        Field("long_years", _("To be reached within how many years"), "long", "number", _("3 to 5."), least=3, most=5),
        _("Which work, and which advancement, after the first goal."),
    ),
)  # fmt: skip
_WORKFORCE: tuple[Field, ...] = (
    Field("plan_day", _("Day of the Individual Employment Plan"), "workforce", "day"),
    Field("enrolled_on", _("Enrolled in the workforce program on"), "workforce", "day"),
    Field("programs", _("Other programs in which the person takes part"), "workforce", "text"),
)
_COPY = (
    Field(
        "copy_format",
        _("Format of the copy"),
        "copy",
        "choice",
        _("As the Ticketholder chooses."),
        choices=tuple(Ticketholder.Format.choices),
    ),
)
ELEMENT_NAMES: dict[Element, Any] = {
    Element.GOAL: _("Vocational goal"),
    Element.SERVICES: _("Services and supports"),
    Element.TERMS: _("Terms and conditions"),
    Element.NO_CHARGE: _("No charge"),
    Element.AMENDING: _("When the Employment Network may change or end it"),
    Element.RIGHTS: _("Rights of the Ticketholder"),
    Element.REMEDIES: _("Remedies and help"),
    Element.PRIVACY: _("Privacy"),
    Element.AMENDMENT: _("Right to ask for a change"),
    Element.COPY: _("Copy in an accessible format"),
}


def _service(place: int, *, workforce: bool) -> Iterator[Field]:
    yield Field(f"service_{place}_what", format_lazy("{} {}", _("Service or support"), place), "services")
    yield Field(f"service_{place}_by", _("Provided by"), "services")
    yield Field(f"service_{place}_when", _("From when, how often, how long"), "services")
    if workforce:
        yield Field(f"service_{place}_paid", _("Paid by"), "services", "choice", choices=PAYERS)


def _in_language(code: str) -> str:
    return sentence(code, {}, "es" if (get_language() or "en").startswith("es") else "en")


_sentence = lazy(_in_language, str)
"""The sentence that a tick puts into the plan, in the language of whoever reads the form."""


def _statements(*, workforce: bool) -> Iterator[Field]:
    for element, code in STATEMENTS.items():
        yield Field(f"says_{element}", ELEMENT_NAMES[element], "statements", "yes", _sentence(code))
        yield Field(
            f"own_{element}",
            format_lazy("{}: {}", ELEMENT_NAMES[element], _("in your own words")),
            "statements",
            "text",
        )
        if element is Element.REMEDIES:
            yield Field(
                "advocacy",
                _("Protection and Advocacy system of the State"),
                "statements",
                help=_("Its name and telephone number."),
            )
    if workforce:
        for element in Element:
            label = format_lazy(
                "{}: {}", ELEMENT_NAMES[element], _("where in the Individual Employment Plan")
            )
            yield Field(
                f"in_plan_{element}", label, "workforce", help=_("Page or section. Empty if it stands here.")
            )


def services_in(content: Content) -> int:
    """How many lines of services are written on, to the last."""
    return max(
        (place for place in range(1, MOST_SERVICES + 1) if content.get(f"service_{place}_what")), default=0
    )


def fields_of(kind: str, *, services: int = MOST_SERVICES) -> list[Field]:
    """The fields of this kind of plan, in the order in which they stand."""
    workforce = kind == Plan.Kind.EMPLOYMENT_PLAN
    made = [*_FIXED, *(_WORKFORCE if workforce else ())]
    for place in range(1, min(services, MOST_SERVICES) + 1):
        made += _service(place, workforce=workforce)
    made += [*_statements(workforce=workforce), *_COPY]
    order = [name for name, _heading in SECTIONS]
    return sorted(made, key=lambda field: order.index(field.section))

"""Does a scheme pay for this person at all? One function for each kind of condition; each answers yes, no, or what is missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from milepost.rulebook.decisions import Reason
from milepost.rulebook.facts import Assignment, AssignmentKind
from milepost.rulebook.schemes.answers import Finding, Lacking
from milepost.rulebook.schemes.facts import Person, Service
from milepost.rulebook.schemes.model import IF_FIRST, Condition, ConditionKind, Scheme
from milepost.rulebook.schemes.words import ServiceName

AGENCY, STAFF, HOLDER = "state_vr", "provider", "ticketholder"


@dataclass(frozen=True, slots=True)
class Asked:
    """A condition of a scheme, asked about a person."""

    scheme: Scheme
    condition: Condition
    person: Person
    day: date
    """The last day of the month in which the outcome was reached; the day on which it is decided where it was not."""
    as_of: date

    def yes(self, code: str, **figures: object) -> Finding:
        return self._found(True, code, figures)

    def no(self, code: str, **figures: object) -> Finding:
        return self._found(False, code, figures)

    def lacks(self, code: str, by: str, **figures: object) -> Finding:
        found = self._found(None, code, figures)
        return Finding(
            found.kind,
            None,
            found.reason,
            Lacking(code, dict(found.reason.figures), by, self.condition.cite),
            found.effect,
        )

    def _found(self, holds: bool | None, code: str, figures: dict[str, object]) -> Finding:  # noqa: FBT001 - the answer itself
        reason = Reason(code, figures, self.condition.cite)
        return Finding(self.condition.kind, holds, reason, None, self.condition.effect)

    @property
    def closed_on(self) -> date | None:
        return self.person.case.closed_on if self.person.case else None

    @property
    def own(self) -> list[Assignment]:
        """Assignments to this provider that began with or after the case did, in order."""
        opened = self.person.case.opened_on if self.person.case else None
        return [
            one
            for one in self.person.assignments
            if one.provider in self.person.provider.names and (opened is None or one.assigned_on >= opened)
        ]


def service_of(scheme: Scheme, person: Person) -> Service | None:
    """The service that led to closure: of those that the scheme pays for, bought from this provider if any was, the last one."""
    wanted = {
        code
        for one in scheme.conditions
        if one.kind is ConditionKind.SERVICE_ANY_OF and not one.only_for
        for code in one.values
    }
    found = [one for one in person.services if not wanted or one.code in wanted] or list(person.services)
    found = [one for one in found if one.provider in person.provider.names] or found
    return max(found, key=lambda one: one.authorized_on or date.min) if found else None


def findings(scheme: Scheme, person: Person, day: date, as_of: date) -> tuple[Finding, ...]:
    """Every condition that is asked of this person, in the order of the scheme. `day`: of the outcome."""
    service = service_of(scheme, person)
    asked = [
        one for one in scheme.conditions if not one.only_for or (service and service.code == one.only_for)
    ]
    return tuple(_RULES[one.kind](Asked(scheme, one, person, day, as_of)) for one in asked)


Codes = tuple[str, str, str]


def _during(asked: Asked, since: date | None, until: date | None, codes: Codes) -> Finding:
    """Whether something held on the day of the outcome; without a first day it is not known."""
    holds, does_not, unknown = codes
    if since is None:
        return asked.lacks(unknown, STAFF)
    if asked.day < since or (until is not None and asked.day > until):
        return asked.no(does_not, day=asked.day)
    return asked.yes(holds, day=asked.day)


def _is_en(asked: Asked) -> Finding:
    provider = asked.person.provider
    codes = ("SCHEME_EN", "SCHEME_EN_NOT", "SCHEME_EN_UNKNOWN")
    return _during(asked, provider.en_from, provider.en_until, codes)


def _under_contract(asked: Asked) -> Finding:
    provider = asked.person.provider
    codes = ("SCHEME_CONTRACT", "SCHEME_CONTRACT_NOT", "SCHEME_CONTRACT_UNKNOWN")
    return _during(asked, provider.contract_from, provider.contract_until, codes)


def _agreement(asked: Asked) -> Finding:
    provider = asked.person.provider
    codes = ("SCHEME_AGREEMENT", "SCHEME_AGREEMENT_NOT", "SCHEME_AGREEMENT_UNKNOWN")
    return _during(asked, provider.agreement_from, provider.agreement_until, codes)


def _service(asked: Asked) -> Finding:
    if not asked.person.services:
        return asked.lacks("SCHEME_SERVICE_UNKNOWN", AGENCY)
    found = [one.code for one in asked.person.services if one.code in asked.condition.values]
    named = tuple(dict.fromkeys(found or [one.code for one in asked.person.services]))
    services = tuple(ServiceName(one) for one in named)
    return (
        asked.yes("SCHEME_SERVICE", services=services)
        if found
        else asked.no("SCHEME_SERVICE_NOT", services=services)
    )


def _same_provider(asked: Asked) -> Finding:
    service = service_of(asked.scheme, asked.person)
    if service is None or service.provider is None:
        return asked.lacks("SCHEME_SERVICE_PROVIDER_UNKNOWN", AGENCY)
    if service.provider in asked.person.provider.names:
        return asked.yes("SCHEME_SAME_PROVIDER")
    return asked.no("SCHEME_SAME_PROVIDER_NOT", provider=service.provider)


def _closure(asked: Asked) -> Finding:
    case = asked.person.case
    if case is None or case.closed_on is None:
        return asked.lacks("SCHEME_NOT_CLOSED", AGENCY)
    if case.closure is None:
        return asked.lacks("SCHEME_CLOSURE_UNKNOWN", AGENCY, day=case.closed_on)
    if case.closure.value in asked.condition.values:
        return asked.yes("SCHEME_CLOSURE", day=case.closed_on)
    return asked.no("SCHEME_CLOSURE_NOT", day=case.closed_on)


def _paid_by(asked: Asked) -> Finding:
    case = asked.person.case
    if case is None or case.paid_by is None:
        return asked.lacks("SCHEME_PAID_BY_UNKNOWN", AGENCY)
    holds = case.paid_by.value in asked.condition.values
    return asked.yes("SCHEME_PAID_BY") if holds else asked.no("SCHEME_PAID_BY_NOT")


def _assigned(asked: Asked) -> Finding:
    own = asked.own
    if not own:
        return asked.lacks("SCHEME_NOT_ASSIGNED", HOLDER)
    last = own[-1]
    if last.unassigned_on is not None and last.unassigned_on <= asked.as_of:
        return asked.lacks("SCHEME_ASSIGNMENT_ENDED", HOLDER, day=last.unassigned_on)
    return asked.yes("SCHEME_ASSIGNED", day=last.assigned_on)


def _after_closure(asked: Asked) -> Finding:
    if asked.closed_on is None:
        return asked.lacks("SCHEME_NOT_CLOSED", AGENCY)
    if not asked.own:
        return asked.lacks("SCHEME_NOT_ASSIGNED", HOLDER)
    last = asked.own[-1].assigned_on
    figures = {"day": last, "closed": asked.closed_on}
    return (
        asked.yes("SCHEME_AFTER_CLOSURE", **figures)
        if last >= asked.closed_on
        else asked.no("SCHEME_AFTER_CLOSURE_NOT", **figures)
    )


def _within_days(asked: Asked) -> Finding:
    days = asked.condition.days or 0
    if asked.closed_on is None:
        return asked.lacks("SCHEME_NOT_CLOSED", AGENCY)
    after = [one for one in asked.own if one.assigned_on >= asked.closed_on]
    figures = {"days": days, "closed": asked.closed_on}
    if after:
        is_in_time = (after[0].assigned_on - asked.closed_on).days <= days
        return (
            asked.yes("SCHEME_WITHIN_DAYS", **figures)
            if is_in_time
            else asked.no("SCHEME_WITHIN_DAYS_NOT", **figures)
        )
    if (asked.as_of - asked.closed_on).days > days:
        return asked.no("SCHEME_WITHIN_DAYS_NOT", **figures)
    return asked.lacks("SCHEME_NOT_ASSIGNED", HOLDER)


def _no_en_during(asked: Asked) -> Finding:
    """From the day on which VR services begin until the day before closure; an assignment on the day of closure comes after it."""
    case = asked.person.case
    if case is None:
        return asked.lacks("SCHEME_NOT_CLOSED", AGENCY)
    ens = [one for one in asked.person.assignments if one.kind is AssignmentKind.EMPLOYMENT_NETWORK]
    before_closure = [one for one in ens if case.closed_on is None or one.assigned_on < case.closed_on]
    if case.opened_on is None and before_closure:
        return asked.lacks("SCHEME_OPENED_UNKNOWN", AGENCY)
    overlapping = [
        one
        for one in before_closure
        if case.opened_on is not None and (one.unassigned_on is None or one.unassigned_on > case.opened_on)
    ]
    if overlapping:
        return asked.no(
            "SCHEME_EN_DURING_VR", provider=overlapping[0].provider, day=overlapping[0].assigned_on
        )
    return asked.yes("SCHEME_NO_EN_DURING_VR")


def _in_use_first(asked: Asked) -> Finding:
    """A provider that held the Ticket when VR began: it was unassigned and put in use with the agency before services were given."""
    case, person = asked.person.case, asked.person
    if case is None or case.opened_on is None:
        return asked.lacks("SCHEME_OPENED_UNKNOWN", AGENCY)
    opened = case.opened_on
    held = [
        one
        for one in person.assignments
        if one.provider in person.provider.names and one.assigned_on < opened
    ]
    if not held:
        return asked.yes("SCHEME_NOT_HELD_BEFORE")
    if person.in_use_with_vr_on is None:
        return asked.lacks("SCHEME_IN_USE_UNKNOWN", AGENCY)
    ended = held[-1].unassigned_on
    services = [one.authorized_on for one in person.services if one.authorized_on is not None]
    began = min([*services, *([case.closed_on] if case.closed_on else [])], default=person.in_use_with_vr_on)
    is_first = ended is not None and ended <= person.in_use_with_vr_on <= began
    return (
        asked.yes("SCHEME_IN_USE_FIRST", day=person.in_use_with_vr_on)
        if is_first
        else asked.no("SCHEME_IN_USE_FIRST_NOT")
    )


def _not_another(asked: Asked) -> Finding:
    if asked.closed_on is None:
        return asked.yes("SCHEME_NO_OTHER_EN")
    after = [
        one
        for one in asked.person.assignments
        if one.assigned_on >= asked.closed_on and one.kind is AssignmentKind.EMPLOYMENT_NETWORK
    ]
    others = [one for one in after if one.provider not in asked.person.provider.names]
    if others and IF_FIRST in asked.condition.values and after[0] is not others[0]:
        others = []
    if others:
        return asked.no("SCHEME_OTHER_EN", provider=others[0].provider, day=others[0].assigned_on)
    return asked.yes("SCHEME_NO_OTHER_EN")


def _named(asked: Asked) -> Finding:
    service, form = service_of(asked.scheme, asked.person), asked.condition.form
    if service is None or service.is_named is None:
        return asked.lacks("SCHEME_NAMED_UNKNOWN", AGENCY, form=form)
    if not service.is_named:
        return asked.no("SCHEME_NAMED_NOT", form=form)
    if service.form != form:
        return asked.lacks("SCHEME_NAMED_UNKNOWN", AGENCY, form=form)
    return asked.yes("SCHEME_NAMED", form=form)


def _list_given(asked: Asked) -> Finding:
    given = asked.person.list_given_on
    return asked.yes("SCHEME_LIST_GIVEN", day=given) if given else asked.lacks("SCHEME_LIST_UNKNOWN", AGENCY)


_K = ConditionKind
_RULES: dict[ConditionKind, Callable[[Asked], Finding]] = {
    _K.PROVIDER_IS_EN: _is_en,
    _K.PROVIDER_UNDER_CONTRACT: _under_contract,
    _K.AGREEMENT_ON_FILE: _agreement,
    _K.SERVICE_ANY_OF: _service,
    _K.SAME_PROVIDER: _same_provider,
    _K.CLOSURE_ANY_OF: _closure,
    _K.VR_PAID_BY: _paid_by,
    _K.ASSIGNED_TO_PROVIDER: _assigned,
    _K.ASSIGNED_AFTER_CLOSURE: _after_closure,
    _K.ASSIGNED_WITHIN_DAYS: _within_days,
    _K.NO_EN_DURING_VR: _no_en_during,
    _K.IN_USE_WITH_VR_FIRST: _in_use_first,
    _K.NOT_ANOTHER_EN: _not_another,
    _K.NAMED_ON_FORM: _named,
    _K.LIST_OF_ENS_GIVEN: _list_given,
}

"""The checklist of an organization, as questions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from milepost.organizations.models import Organization, StaffMember
from milepost.planning.models import PlanFigures, PlanPaper, PlanStep, StepState
from milepost.planning.reading import Section, Told, items, sections


@dataclass(frozen=True, slots=True)
class Entry:
    """An item as it stands: what the guide says (or one's own words), and what is written on it, if anything is."""

    key: str
    """By what its address is made: the guide's code, or the id of one's own."""
    told: Told | None
    what: str
    step: PlanStep | None
    is_late: bool

    @property
    def state(self) -> str:
        return self.step.state if self.step else StepState.OPEN.value


@dataclass(frozen=True, slots=True)
class Standing:
    """A section with its items and how many are done of those needed."""

    section: Section
    entries: tuple[Entry, ...]
    done: int
    needed: int
    late: int

    @property
    def percent(self) -> int:
        return 100 * self.done // self.needed if self.needed else 100


def steps_visible_to(member: StaffMember) -> QuerySet[PlanStep]:
    """Those of the member's own organization; a partner's staff see none, for they belong to the EN of Record."""
    steps = PlanStep.objects.filter(organization=member.owner)
    return steps.none() if member.partner else steps


def due_by(member: StaffMember, until: date) -> QuerySet[PlanStep]:
    """Open ones with a day up to this one, the nearest first."""
    found = steps_visible_to(member).filter(state=StepState.OPEN, due_on__lte=until)
    return found.order_by("due_on", "pk")


def papers_visible_to(member: StaffMember) -> QuerySet[PlanPaper]:
    return PlanPaper.objects.filter(step__in=steps_visible_to(member).values("pk"), withdrawn_at=None)


def standing(member: StaffMember, day: date) -> list[Standing]:
    """Every section in the guide's order. Two queries."""
    kept = PlanPaper.objects.filter(withdrawn_at=None).defer("content")
    steps = list(
        steps_visible_to(member)
        .select_related("responsible")
        .prefetch_related(Prefetch("papers", kept, "files"))
    )
    by_code = {one.code: one for one in steps if one.code}
    found = []
    for section in sections():
        entries = [_entry(item.code, by_code.get(item.code), day) for item in section.items]
        entries += [
            _entry(str(one.pk), one, day) for one in steps if not one.code and one.section == section.code
        ]
        needed = [one for one in entries if one.state != StepState.NOT_NEEDED]
        done = sum(one.state == StepState.DONE for one in needed)
        late = sum(one.is_late for one in needed)
        found.append(Standing(section, tuple(entries), done, len(needed), late))
    return found


def _entry(key: str, step: PlanStep | None, day: date) -> Entry:
    item = items().get(key)
    is_open = step is not None and step.state == StepState.OPEN
    is_late = bool(is_open and step and step.due_on and step.due_on < day)
    return Entry(key, item.told if item else None, step.what if step and not item else "", step, is_late)


def figures_of(organization: Organization) -> PlanFigures:
    """What was entered; all zero where nothing was."""
    kept = PlanFigures.objects.filter(organization=organization).first()
    return kept or PlanFigures(organization=organization)

"""Writing the journal: the one way in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils import timezone

from milepost.journal.inserting import insert
from milepost.journal.inserting_many import insert_many
from milepost.journal.models import Entry
from milepost.keys.fields import Sealed

if TYPE_CHECKING:  # whoever does something, and for whom, stand after the journal that tells of it
    from milepost.organizations.models import Organization, StaffMember

Changes = Mapping[str, tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class Deed:
    """Who does something, for which organization, why, and by which way in.

    Every action takes one, so that a change without its line in the journal cannot be written.
    """

    organization: Organization
    by: StaffMember | None
    why: str = ""
    through: str = "page"
    written: list[Entry] = field(default_factory=list, compare=False, repr=False)

    @classmethod
    def of(cls, member: StaffMember, why: str = "") -> Deed:
        """A member of staff does it, on a page."""
        return cls(member.owner, member, why)

    def because(self, why: str) -> Deed:
        """The same deed with its reason."""
        return replace(self, why=why)

    def write(
        self, action: str, subject: models.Model, *, changes: Changes | None = None, **figures: Any
    ) -> Entry:
        """One line: `action` on `subject`, what changed, and the figures that say more; those name nobody."""
        entry = self._entry(action, subject, changes, figures)
        insert(entry)
        self.written.append(entry)
        return entry

    def write_many(self, action: str, changed: Iterable[tuple[models.Model, Changes]]) -> list[Entry]:
        """A line each, for many records at once."""
        entries = [self._entry(action, subject, changes, {}) for subject, changes in changed]
        return list(insert_many(entries))

    def write_reading(self, action: str, subject: models.Model, **figures: Any) -> Entry:
        """That something secret was read."""
        entry = self._entry(action, subject, None, figures)
        entry.kind = Entry.Kind.READING
        insert(entry)
        return entry

    def write_signing_in(self, action: str, subject: models.Model, **figures: Any) -> Entry:
        """That somebody came in, went, failed to, or was refused."""
        entry = self._entry(action, subject, None, figures)
        entry.kind = Entry.Kind.SIGNING_IN
        insert(entry)
        return entry

    def _entry(self, action: str, subject: models.Model, changes: Changes | None, figures: Any) -> Entry:
        return Entry(
            at=timezone.now(),
            organization_id=self.organization.pk,
            by_id=self.by.pk if self.by else None,
            action=action,
            subject=subject._meta.label_lower,
            subject_id=str(subject.pk),
            why=self.why,
            through=self.through,
            figures=figures,
            changes={name: [plain(was), plain(became)] for name, (was, became) in changes.items()}
            if changes
            else None,
        )


def plain(value: Any) -> Any:
    """As the journal keeps it: sealed together with the rest of the line, so opened here."""
    if value is None or type(value) is str:
        return value
    if isinstance(value, Sealed):
        value = value.open()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, models.Model):
        return str(value.pk)
    return value if isinstance(value, str | int | bool | list | dict) else str(value)


def changed(record: models.Model, values: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Which of `values` differ from what the record holds: before and after of each."""
    return {
        name: (getattr(record, name), value)
        for name, value in values.items()
        if plain(getattr(record, name)) != plain(value)
    }

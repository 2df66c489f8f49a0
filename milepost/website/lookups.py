"""`ticket__in=[...]` for thousands of keys at a time: one array where PostgreSQL is asked, one JSON text where SQLite is.

Django writes a placeholder for each key, and the driver looks at each once more; an import asks some sixty such questions of
each Ticket, and a fifth of its time went there. Who asks writes plain Django; the rows are the same.
"""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db.models import Field, ForeignKey, UUIDField
from django.db.models.fields.related_lookups import RelatedIn
from django.db.models.lookups import In

_MANY = 50
"""From so many on SQLite is told a text."""


class _Known(list[UUID]):
    """Keys and nothing else."""

    _last: ClassVar[tuple[list[UUID], str]] = ([], "")

    def as_text(self) -> str:
        """In quotes, with commas between them. Many questions in a row ask for the same keys, which are written once."""
        keys, text = _Known._last
        if keys != self:
            text = ",".join([f'"{key.hex}"' for key in self])
            _Known._last = (list(self), text)
        return text


class Keys:
    """A side of `in` that knows keys when it sees them; anything else is Django's."""

    lhs: Any
    rhs: Any

    def get_prep_lookup(self) -> Any:
        target = _target(self.lhs.output_field)
        if isinstance(self.rhs, list | tuple | set | frozenset) and target is not None:
            is_bare = set(map(type, self.rhs)) <= {UUID}
            given = (
                self.rhs
                if is_bare
                else [one.pk if isinstance(one, target.model) else one for one in self.rhs]
            )
            if is_bare or set(map(type, given)) <= {UUID}:
                return _Known(given)
        return super().get_prep_lookup()  # type: ignore[misc]

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        if not isinstance(self.rhs, _Known):
            return self.as_sql(compiler, connection)  # type: ignore[attr-defined,no-any-return]
        if not self.rhs:
            raise EmptyResultSet
        left, params = self.process_lhs(compiler, connection)  # type: ignore[attr-defined]
        return f"{left} = ANY(%s::uuid[])", [*params, f"{{{self.rhs.as_text()}}}"]

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        if not isinstance(self.rhs, _Known) or len(self.rhs) < _MANY:
            return self.as_sql(compiler, connection)  # type: ignore[attr-defined,no-any-return]
        left, params = self.process_lhs(compiler, connection)  # type: ignore[attr-defined]
        among = "IN (SELECT value FROM json_each(%s))"
        return f"{left} {among}", [*params, f"[{self.rhs.as_text()}]"]


def _target(field: Field[Any, Any]) -> Field[Any, Any] | None:
    """The primary key that a field holds, or is, where that is a UUID."""
    if isinstance(field, ForeignKey):
        field = field.path_infos[-1].target_fields[-1]
    return field if isinstance(field, UUIDField) and field.primary_key else None


class KeyIn(Keys, In):
    """`pk__in`."""


class RelatedKeyIn(Keys, RelatedIn):
    """`ticket__in`, of keys or of Tickets."""


def register() -> None:
    UUIDField.register_lookup(KeyIn)
    ForeignKey.register_lookup(RelatedKeyIn)

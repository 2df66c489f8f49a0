"""Database fields whose values are sealed: the database, a backup, a log and a stray print see only ciphertext."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from django.conf import settings
from django.db import models

from milepost.keys.ring import KeyRing, ring_in

T = TypeVar("T")


def ring() -> KeyRing:
    """The ring of this installation."""
    return _HELD.get() or ring_in(_folder(str(settings.MILEPOST_KEYS)))


_HELD: ContextVar[KeyRing | None] = ContextVar("the ring that is held", default=None)


@contextmanager
def one_ring() -> Iterator[None]:
    """The ring is looked up once for everything within, and not for each value.

    For a few thousand values at a time, never around long work: a key that a rotation adds is used from the next time on. What is
    sealed meanwhile with the key before is like a row that was being written as the rotation began: that key stays on the ring.
    """
    token = _HELD.set(ring())
    try:
        yield
    finally:
        _HELD.reset(token)


@lru_cache(maxsize=8)
def _folder(path: str) -> Path:
    return Path(path)


class Sealed(Generic[T]):
    """A value that is opened only on purpose. Printed, logged or shown by accident, it is three dots."""

    __slots__ = ("_ciphertext", "_column", "_parse", "_plain")

    def __init__(
        self, column: str, parse: Callable[[bytes], T], *, ciphertext: bytes = b"", plain: T | None = None
    ):
        self._column, self._parse, self._ciphertext, self._plain = column, parse, ciphertext, plain

    def open(self) -> T:
        """The value. Raises KeyMissing where its key is lost."""
        if self._plain is None:
            self._plain = self._parse(ring().open(self._ciphertext, self._column))
        return self._plain

    @property
    def ciphertext(self) -> bytes:
        """As it is kept; empty while it has only been set."""
        return self._ciphertext

    def __eq__(self, other: object) -> bool:
        return self.open() == (other.open() if isinstance(other, Sealed) else other)

    def __hash__(self) -> int:
        return hash(self.open())

    def __repr__(self) -> str:
        return "•••"


class _Attribute:
    """Whatever is set becomes a Sealed, so that reading an attribute never gives the value by accident."""

    def __init__(self, field: SealedField) -> None:
        self.field = field

    def __get__(self, instance: models.Model | None, owner: type) -> Any:
        if instance is None:
            return self
        if self.field.attname not in instance.__dict__:  # deferred
            instance.refresh_from_db(fields=[self.field.attname])
        return instance.__dict__[self.field.attname]

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.field.attname] = self.field.to_python(value)


if TYPE_CHECKING:
    _Binary = models.BinaryField[Any, Any]
else:
    _Binary = models.BinaryField


class SealedField(_Binary):
    """Text, sealed. Its attribute is a `Sealed[str]` or None; it takes a `str`."""

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:  # noqa: FBT001 - as Django declares it
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, self.attname, _Attribute(self))

    @property
    def column_name(self) -> str:
        """What a sealed value is bound to."""
        return f"{self.model._meta.db_table}.{self.column}"

    def to_bytes(self, value: Any) -> bytes:
        return str(value).encode()

    def parse(self, plain: bytes) -> Any:
        return plain.decode()

    def to_python(self, value: Any) -> Sealed[Any] | None:
        if value is None or isinstance(value, Sealed):
            return value
        return Sealed(self.column_name, self.parse, plain=value)

    def from_db_value(self, value: Any, *_: Any) -> Sealed[Any] | None:
        return None if value is None else Sealed(self.column_name, self.parse, ciphertext=bytes(value))

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:  # noqa: FBT001
        if value is None or isinstance(
            value, bytes | memoryview
        ):  # bytes are sealed already: a rotation writes them
            return super().get_db_prep_value(value, connection, prepared)
        sealed = cast("Sealed[Any]", self.to_python(value))
        ciphertext = sealed.ciphertext or ring().seal(self.to_bytes(sealed.open()), self.column_name)
        return super().get_db_prep_value(ciphertext, connection, prepared)

    def value_to_string(self, obj: models.Model) -> str:
        raise TypeError("a sealed value is not written out; a backup copies its ciphertext")


class SealedDateField(SealedField):
    """A day, sealed."""

    def to_bytes(self, value: Any) -> bytes:
        return cast(date, value).isoformat().encode()

    def parse(self, plain: bytes) -> date:
        return date.fromisoformat(plain.decode())


class SealedBytesField(SealedField):
    """Bytes, sealed. It takes a `Sealed` or, through `sealable`, plain bytes."""

    def to_bytes(self, value: Any) -> bytes:
        return bytes(value)

    def parse(self, plain: bytes) -> bytes:
        return plain

    def sealable(self, plain: bytes) -> Sealed[bytes]:
        return Sealed(self.column_name, self.parse, plain=plain)


_AS_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class SealedJSONField(SealedField):
    """What JSON can hold, sealed."""

    def to_bytes(self, value: Any) -> bytes:
        return _AS_JSON.encode(value).encode()

    def parse(self, plain: bytes) -> Any:
        return json.loads(plain)


def opened(value: Sealed[T] | None) -> T | None:
    """The value behind a Sealed, or None where nothing is known."""
    return None if value is None else value.open()

"""Closing the journal in batches, and finding whether anybody has touched it since.

A seal's digest is keyed, so nobody who can only write to the database can make one, and it covers the seal before, so
none can be taken out. The last seal's number and digest are also kept in a file beside the keys, so that cutting off the
end shows too.
"""

from __future__ import annotations

import hmac
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone

from milepost.journal.models import Entry, Seal
from milepost.keys.fields import opened, ring
from milepost.keys.ring import KeyMissing, NotOurs

HEAD = "journal-head"
FIRST = "0" * 64
ENTRIES_OF_A_SEAL = 5_000


@dataclass(frozen=True, slots=True)
class Break:
    """A place where the journal is not as it was written; `entry` or `seal` says where, `wrong` what."""

    wrong: str
    seal: int | None = None
    entry: int | None = None

    def __str__(self) -> str:
        place = f"entry {self.entry}" if self.entry is not None else f"seal {self.seal}"
        return f"{place}: {self.wrong}"


def seal_journal() -> int:
    """Seal what has been written since the last seal; returns how many entries."""
    sealed = 0
    while count := _seal_next():
        sealed += count
    return sealed


@transaction.atomic
def _seal_next() -> int:
    """One batch. The lock waits for whoever is writing, so no entry can appear later below the last one sealed."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE journal_entry IN SHARE MODE")
            cursor.execute("LOCK TABLE journal_seal IN EXCLUSIVE MODE")
    last = Seal.objects.order_by("-number").first()
    after = last.upto_entry if last else 0
    entries = list(Entry.objects.filter(pk__gt=after).order_by("pk")[:ENTRIES_OF_A_SEAL])
    if not entries:
        return 0
    number, before = (last.number + 1, last.digest) if last else (1, FIRST)
    digest = _digest(number, before, [line_of(entry) for entry in entries])
    seal = Seal(
        number=number,
        after_entry=after,
        upto_entry=entries[-1].pk,
        count=len(entries),
        digest=digest,
        at=timezone.now(),
    )
    seal.save(force_insert=True)
    transaction.on_commit(lambda: _keep_head(seal))
    return len(entries)


def line_of(entry: Entry) -> bytes:
    """An entry as its seal covers it: every column, what is sealed opened, in one order."""
    values = [
        entry.pk, entry.at.isoformat(), str(entry.organization_id), str(entry.by_id), entry.kind, entry.action,
        entry.subject, entry.subject_id, entry.why, entry.through, entry.figures, opened(entry.changes),
    ]  # fmt: skip
    return json.dumps(values, sort_keys=True, ensure_ascii=False).encode()


def _digest(number: int, before: str, lines: list[bytes]) -> str:
    sealing = hmac.new(ring().journal, f"{number} {before} {len(lines)}\n".encode(), "sha256")
    for line in lines:
        sealing.update(len(line).to_bytes(8, "big") + line)
    return sealing.hexdigest()


def verify_journal() -> Iterator[Break]:
    """Every place where the journal was edited, cut or reordered. Nothing where it is whole."""
    before, after, expected = FIRST, 0, 1
    last: Seal | None = None
    for seal in Seal.objects.order_by("number").iterator(chunk_size=200):
        if seal.number != expected:
            yield Break(f"seals {expected} to {seal.number - 1} are missing", seal=seal.number)
        yield from _wrong_with(seal, before, after)
        before, after, expected, last = seal.digest, seal.upto_entry, seal.number + 1, seal
    yield from _wrong_with_head(last)
    first = Entry.objects.filter(pk__lte=after).count()
    counted = sum(Seal.objects.values_list("count", flat=True))
    if first != counted:
        yield Break(f"{counted} entries were sealed, {first} are there", seal=expected - 1)


def _wrong_with(seal: Seal, before: str, after: int) -> Iterator[Break]:
    if seal.after_entry != after:
        yield Break(
            f"begins after entry {seal.after_entry}; the seal before ends at {after}", seal=seal.number
        )
    entries = list(Entry.objects.filter(pk__gt=seal.after_entry, pk__lte=seal.upto_entry).order_by("pk"))
    lines = []
    for entry in entries:
        try:
            lines.append(line_of(entry))
        except (KeyMissing, NotOurs) as error:
            yield Break(str(error), entry=entry.pk)
            return
    if len(entries) != seal.count:
        where = f"between entries {seal.after_entry + 1} and {seal.upto_entry}"
        yield Break(f"{seal.count} entries were sealed {where}, {len(entries)} are there", seal=seal.number)
    elif _digest(seal.number, before, lines) != seal.digest:
        where = f"between entries {seal.after_entry + 1} and {seal.upto_entry}"
        yield Break(f"something {where} was changed or put in another order", seal=seal.number)


def _wrong_with_head(last: Seal | None) -> Iterator[Break]:
    head = read_head()
    if head is None:
        return
    number, digest = head
    known = Seal.objects.filter(number=number).first()
    if known is None:
        there = f"the last one there is {last.number}" if last else "there is none"
        yield Break(f"was made once, but {there}: the end of the journal was cut off", seal=number)
    elif known.digest != digest:
        yield Break("is not the one that was made", seal=number)


def _head_file() -> Path:
    return ring().folder / HEAD


def read_head() -> tuple[int, str] | None:
    """Number and digest of the last seal made on this machine."""
    try:
        number, digest = _head_file().read_text().split()
    except (FileNotFoundError, ValueError):
        return None
    return int(number), digest


def _keep_head(seal: Seal) -> None:
    known = read_head()
    if known is None or known[0] < seal.number:
        _write_head(seal)


def begin_again_at_last_seal() -> None:
    """After a restore, which may be older than what was here: the last seal there is counts as the last made."""
    last = Seal.objects.order_by("-number").first()
    if last is None:
        _head_file().unlink(missing_ok=True)
    else:
        _write_head(last)


def _write_head(seal: Seal) -> None:
    draft = _head_file().with_name(f".{HEAD}.{os.getpid()}")
    draft.write_text(f"{seal.number} {seal.digest}\n")
    draft.replace(_head_file())


def unsealed() -> int:
    """How many entries no seal covers yet."""
    last = Seal.objects.aggregate(last=Max("upto_entry"))["last"] or 0
    return Entry.objects.filter(pk__gt=last).count()

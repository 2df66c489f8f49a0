"""Gateways: whatever carries texts. Each is a plug-in; the default writes files, so that an installation works without any.

`docs/gateways.md` tells how to write one. A gateway is named by the setting MILEPOST_TEXTS: a dotted path
(`package.module:Class`), or the name of an entry point of the group `milepost.gateways`.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

GROUP = "milepost.gateways"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One text: to whom (`+16025550143`), what, and the key that is the same at every try."""

    key: str
    number: str
    body: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """One text that came, with the key by which the gateway knows it."""

    key: str
    number: str
    body: str
    came_at: datetime


class TryAgain(Exception):
    """It was not sent, and a later try may succeed: the line is down, there are too many at once."""


class Refused(Exception):
    """It was not sent and never will be: there is no such number, or the carrier blocks it."""


@runtime_checkable
class Gateway(Protocol):
    """What a plug-in offers.

    `sends_once`: the same key sent twice reaches the person once, so that a text may be tried again after a crash.
    `answers_stop`: it answers STOP and START by itself, as many services must, so that we do not answer too.
    """

    name: str
    sends_once: bool
    answers_stop: bool

    def send(self, text: Outgoing) -> str:
        """Sends it and returns what the gateway calls it. Raises TryAgain or Refused; anything else counts as TryAgain."""

    def came(self) -> Iterator[Incoming]:
        """The texts that came since they were last taken. One whose consumer stops in between is yielded again."""

    def delivered(self, references: list[str]) -> set[str]:
        """Which of these have reached the telephone, as far as it knows."""


class FileOutbox:
    """Writes each text as a file into `outbox`, for another program to carry; takes those that came from `inbox`.

    A file is named by the text's key and readable by its owner only. Whoever carries it moves it into `outbox/taken`, so
    that the same text is never written twice; removing it there later is theirs to do.
    """

    name = "files"
    sends_once = True
    answers_stop = False

    def __init__(self, folder: Path | None = None) -> None:
        home = folder or Path(settings.HOME)
        self.outbox, self.taken = home / "outbox", home / "outbox" / "taken"
        self.inbox, self.read = home / "inbox", home / "inbox" / "read"
        for made in (self.outbox, self.taken, self.inbox, self.read):
            made.mkdir(mode=0o700, parents=True, exist_ok=True)

    def send(self, text: Outgoing) -> str:
        name = f"{text.key}.json"
        if not (self.outbox / name).exists() and not (self.taken / name).exists():
            self._write(name, {"key": text.key, "to": text.number, "text": text.body})
        return text.key

    def _write(self, name: str, said: dict[str, str]) -> None:
        """Whole or not at all, and safely on the disk before it is called sent."""
        draft = self.outbox / f".{secrets.token_hex(8)}"
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(said, file, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(self.outbox / name)

    def came(self) -> Iterator[Incoming]:
        """Each `.json` file of the inbox: `{"from": …, "text": …}` and, if known, `"at"`. Read ones are moved aside."""
        for path in sorted(self.inbox.glob("*.json")):
            incoming = _incoming_in(path)
            if incoming is not None:
                yield incoming
            path.rename(self.read / path.name)

    def delivered(self, references: list[str]) -> set[str]:
        return {reference for reference in references if (self.taken / f"{reference}.json").exists()}


def _incoming_in(path: Path) -> Incoming | None:
    """What a file of the inbox says; None where it is no text."""
    with suppress(ValueError, KeyError, TypeError, OSError):
        said = json.loads(path.read_text(encoding="utf-8"))
        at = datetime.fromisoformat(said["at"]) if said.get("at") else timezone.now()
        at = at if timezone.is_aware(at) else timezone.make_aware(at)
        return Incoming(path.stem[:90], str(said["from"])[:40], str(said["text"])[:2_000], at)
    return None


def gateway() -> Gateway:
    """The gateway of this installation."""
    return _gateway(str(getattr(settings, "MILEPOST_TEXTS", "") or "files"), str(settings.HOME))


@lru_cache(maxsize=4)
def _gateway(named: str, _home: str) -> Gateway:
    made: Any = _named(named)()
    if not isinstance(made, Gateway):
        raise ImproperlyConfigured(
            f"MILEPOST_TEXTS names {named!r}, which is no gateway: see docs/gateways.md"
        )
    return made


def _named(named: str) -> Any:
    if named == "files":
        return FileOutbox
    if ":" in named:
        module, _, attribute = named.partition(":")
        return getattr(import_module(module), attribute)
    for found in entry_points(group=GROUP, name=named):
        return found.load()
    raise ImproperlyConfigured(f"MILEPOST_TEXTS names {named!r}: no entry point of {GROUP} is called so")

"""Telling of many Tickets in two processes, where the database lets two write at once.

What is known about one Ticket says nothing about another, and tallies are only added to, so it does not matter who tells of
which. The other process gives way to the pages. Whatever becomes of it, this one tells of everything that is left.
"""

from __future__ import annotations

import logging
import os
import select
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import IO, Any
from uuid import UUID

from django.db import connection

from milepost.organizations.models import Organization
from milepost.tickets.touched import touch_keys

AT_A_TIME = 2_500
WORTH_ANOTHER = 10_000
"""Below that the other process would still be starting when the work is done."""
log = logging.getLogger(__name__)


def touch_in_two(organization: Organization, keys: Sequence[UUID], told: Callable[[int], None]) -> None:
    """Something known about these Tickets has changed; `told` hears after each batch how many are done."""
    left = deque(keys[start : start + AT_A_TIME] for start in range(0, len(keys), AT_A_TIME))
    done = 0

    def count(batch: Sequence[UUID]) -> None:
        nonlocal done
        done += len(batch)
        told(done)

    with _another(organization, len(keys)) as other:
        while left or (other and other.held):
            if other and other.has_answered(wait=not left):
                if other.held:
                    count(other.held)
                other.give(left.pop() if left else ())
            elif other and other.is_gone:
                left.extend([other.held] if other.held else [])
                other = None
            if left:
                batch = left.popleft()
                touch_keys(batch)
                count(batch)


class _Other:
    """The other process, and the Tickets that it holds."""

    def __init__(self, answers: IO[str], asks: IO[str]) -> None:
        self._answers, self._asks = answers, asks
        self.held: Sequence[UUID] = ()
        self.is_gone = False

    def has_answered(self, *, wait: bool) -> bool:
        """Whether it is ready for more; with `wait` not before it is, or is gone."""
        if not wait and not select.select([self._answers], [], [], 0)[0]:
            return False
        self.is_gone = not self._answers.readline()
        return not self.is_gone

    def give(self, keys: Sequence[UUID]) -> None:
        self.held = keys
        if keys:
            try:
                print(*(key.hex for key in keys), file=self._asks, flush=True)
            except BrokenPipeError:
                log.warning("the process beside this one has ended; the rest is done here")


@contextmanager
def _another(organization: Organization, many: int) -> Iterator[_Other | None]:
    """The other process, where it is worth one: nothing while what it should read is not committed yet, or one writes at a time."""
    is_worth_it = many >= WORTH_ANOTHER and (os.cpu_count() or 1) > 1
    is_worth_it &= os.name == "posix"  # elsewhere nobody can look whether a pipe holds an answer
    if not is_worth_it or connection.vendor != "postgresql" or connection.in_atomic_block:
        yield None
        return
    command = [sys.executable, "-m", "milepost.website.beside", str(organization.pk)]
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, **pipes) as process:  # noqa: S603 - our own command
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield _Other(process.stdout, process.stdin)
        except BaseException:
            process.kill()
            raise
        finally:
            with suppress(BrokenPipeError):  # what it was given last and never read
                process.stdin.close()

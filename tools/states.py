"""Prints the tables of lawful moves for docs/states.md: python -m tools.states > docs/states.md"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import Any


def table() -> str:
    return "\n".join([*_of_tickets(), "", *_of_requests()]) + "\n"


def _of_tickets() -> list[str]:
    from milepost.tickets.states import MOVES, State, move_between

    lines = [
        "# The states of a Ticket, and the moves between them",
        "",
        "Drawn from `milepost/tickets/states.py` by `python -m tools.states`; a test holds it to it. What is not here is refused,",
        "with a sentence. *By itself* means: it follows from an answer of SSA or from the calendar.",
        "",
        "| from | to | move | who | what it does to the facts | rule |",
        "|---|---|---|---|---|---|",
    ]
    for move in MOVES:
        before = "; ".join(str(state.label) for state in State if state in move.before)
        lines.append(
            f"| {before} | {move.after.label} | {move.code} | {_who(move.act)} | {move.effect} | {move.law} |"
        )
    return lines + _grid(State, lambda before, after: move_between(State(before), State(after)))


def _of_requests() -> list[str]:
    from milepost.requests.choices import WAITS_FOR, State
    from milepost.requests.states import MOVES, move_between

    lines = [
        "# The states of a request for payment, and the moves between them",
        "",
        "Drawn from `milepost/requests/states.py`. *By itself* means: it follows from a move of another request.",
        "",
        "| from | to | move | who | what it means | rule |",
        "|---|---|---|---|---|---|",
    ]
    for move in MOVES:
        before = "; ".join(str(state.label) for state in State if state in move.before)
        lines.append(
            f"| {before} | {move.after.label} | {move.code} | {_who(move.act)} | {move.means} | {move.law} |"
        )
    lines += ["", "| state | who must act |", "|---|---|"]
    lines += [f"| {state.label} | {waits.label} |" for state, waits in WAITS_FOR.items()]
    return lines + _grid(State, move_between)


def _who(act: Any) -> str:
    from milepost.organizations.roles import MAY

    return ", ".join([str(role) for role in MAY if act in MAY[role]] if act else ["by itself"])


def _grid(states: Iterable[Any], between: Callable[[Any, Any], object]) -> list[str]:
    every = list(states)
    lines = [
        "",
        "| from \\ to |" + "".join(f" {state.value} |" for state in every),
        "|---|" + "---|" * len(every),
    ]
    for before in every:
        cells = ["=" if before is after else "yes" if between(before, after) else "" for after in every]
        lines.append(f"| {before.value} |" + "".join(f" {cell} |" if cell else " |" for cell in cells))
    return lines


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "milepost.website.settings")
    import django

    django.setup()
    print(table(), end="")


if __name__ == "__main__":
    main()

"""Prints the table of lawful moves for docs/states.md: python -m tools.states > docs/states.md"""

from __future__ import annotations

import os


def table() -> str:
    from milepost.organizations.roles import MAY
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
        roles = [str(role) for role in MAY if move.act in MAY[role]] if move.act else ["by itself"]
        before = "; ".join(str(state.label) for state in State if state in move.before)
        lines.append(
            f"| {before} | {move.after.label} | {move.code} | {', '.join(roles)} | {move.effect} | {move.law} |"
        )
    lines += [
        "",
        "| from \\ to |" + "".join(f" {state.value} |" for state in State),
        "|---|" + "---|" * len(State),
    ]
    for before in State:
        cells = ["=" if before is after else "yes" if move_between(before, after) else "" for after in State]
        lines.append(f"| {before.value} |" + "".join(f" {cell} |" if cell else " |" for cell in cells))
    return "\n".join(lines) + "\n"


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "milepost.website.settings")
    import django

    django.setup()
    print(table(), end="")


if __name__ == "__main__":
    main()

"""`milepost progress`: the timely-progress reviews of a caseload."""

from __future__ import annotations

import csv
import json
import sys
from typing import TYPE_CHECKING, Any

import typer

from milepost.cli.options import (
    AsOf,
    CaseloadPath,
    FormatOption,
    KeepGoing,
    Language,
    LanguageOption,
    LawFolder,
    OutputFormat,
    day,
    law_from,
)

if TYPE_CHECKING:
    from milepost.rulebook.progress import ProgressReview

_COLUMNS = ("ticket", "period", "from", "to", "result", "by", "work_months", "work_required", "reasons")


def progress(
    caseload: CaseloadPath,
    as_of: AsOf = None,
    format: FormatOption = OutputFormat.TABLE,
    law: LawFolder = None,
    keep_going: KeepGoing = False,
    language: LanguageOption = Language.ENGLISH,
) -> None:
    """Timely-progress reviews: each period, what met it, or what would."""
    from milepost.cli.answers import read_or_refuse
    from milepost.cli.claims import rulebook_stamp
    from milepost.rulebook.progress import progress_reviews

    on, figures = day(as_of), law_from(law)
    read = read_or_refuse(caseload, keep_going=keep_going, language=language.value)
    found = {
        ticket: [_as_object(review, language.value) for review in progress_reviews(facts, figures, as_of=on)]
        for ticket, facts in read.tickets.items()
    }
    if format is OutputFormat.JSON:
        tickets = [{"ticket": ticket, "reviews": reviews} for ticket, reviews in found.items()]
        answer = {"format": 1, "as_of": str(on), "rulebook": rulebook_stamp(figures), "tickets": tickets}
        typer.echo(json.dumps(answer, ensure_ascii=False))
    elif format is OutputFormat.CSV:
        writer = csv.writer(sys.stdout)
        writer.writerow(_COLUMNS)
        for ticket, reviews in found.items():
            writer.writerows(_as_row(ticket, review) for review in reviews)
    else:
        _print_table(found, str(on))


def _as_object(review: ProgressReview, language: str) -> dict[str, Any]:
    from milepost.caseload.answer import reason_as_json

    return {
        "period": review.period,
        "from": str(review.from_month),
        "to": None if review.to_month is None else str(review.to_month),
        "result": review.result.value,
        "by": review.by,
        "work_months": review.work_months,
        "work_required": review.work_required,
        "reasons": [reason_as_json(reason, language) for reason in review.reasons],
        "would_meet": [reason_as_json(reason, language) for reason in review.would_meet],
    }


def _as_row(ticket: str, review: dict[str, Any]) -> list[Any]:
    values = [review[name] for name in _COLUMNS[1:-1]]
    reasons = " | ".join(reason["finding"] for reason in review["reasons"])
    return [ticket, *("" if value is None else value for value in values), reasons]


def _print_table(found: dict[str, list[dict[str, Any]]], as_of: str) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(title=f"Timely progress as of {as_of}")
    for heading in ("Ticket", "Period", "From", "To", "Result", "By", "Work", "What would meet it"):
        table.add_column(heading, overflow="fold")
    for ticket, reviews in found.items():
        for review in reviews:
            table.add_row(
                ticket,
                str(review["period"]),
                review["from"],
                review["to"] or "not in use",
                review["result"].replace("_", " "),
                (review["by"] or "").replace("_", " "),
                f"{review['work_months']} of {review['work_required']}",
                "; ".join(reason["finding"] for reason in review["would_meet"] if review["result"] == "open"),
            )
    Console().print(table)

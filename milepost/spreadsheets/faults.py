"""What is wrong with a cell, a row or a file, and what to do about it; and why a file as a whole looks wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

FAULTS: dict[str, tuple[Any, Any]] = {
    # The file
    "EMPTY_FILE": (_("the file holds nothing"), _("save it again and look whether its rows are there")),
    "OTHER_FORMAT": (_("this is no spreadsheet but %(format)s"), _("open it in your spreadsheet program and save it as .xlsx or .csv")),
    "DAMAGED": (_("the file is damaged and cannot be opened"), _("open it in your spreadsheet program and save it again")),
    "LOCKED": (_("the file is locked with a password"), _("save it without one; it is kept sealed here")),
    "TOO_LARGE": (_("unpacked it would be larger than %(limit)s MB"), _("give fewer rows at a time")),
    "TOO_MANY_ROWS": (_("it has more than %(limit)s rows"), _("give fewer rows at a time")),
    "TOO_WIDE": (_("it has more than %(limit)s columns"), _("copy the columns that are wanted into a new sheet")),
    "FAR_CELL": (_("a cell of the sheet “%(sheet)s” lies far away from the others"), _("copy the rows that are wanted into a new sheet, and save that")),
    "NOT_TEXT": (_("this is neither a spreadsheet nor text"), _("open it in your spreadsheet program and save it as .xlsx or .csv")),
    "CELL_TOO_LONG": (_("a cell in or after row %(row)s is longer than %(limit)s characters"), _("look there for a quotation mark that is not closed")),
    "NO_HEADINGS": (_("no row with headings was found"), _("write a heading above each column, such as Name or Date")),
    "NO_ROWS": (_("there is no row below the headings"), _("look whether the right sheet and row of headings are chosen")),
    "TOO_MANY_CELLS": (_("the row has more cells than the headings"), _("put a text that has commas in quotation marks, or save the file as .xlsx")),
    # Any cell
    "EMPTY": (_("the cell is empty"), _("fill it in; without it the row cannot be taken")),
    "FORMULA": (_("a formula failed here: %(value)s"), _("correct the formula, or write the value itself")),
    "TOO_LONG": (_("the text has %(count)s characters; at most %(limit)s fit"), _("shorten it")),
    "BAD_WORD": (_("“%(value)s” is not one of the words for this column"), _("write one of: %(words)s")),
    "BAD_YES_OR_NO": (_("“%(value)s” is neither yes nor no"), _("write yes or no, or leave it empty if it is not known")),
    "TWICE": (_("row %(row)s says something else of the same"), _("keep one of the two rows")),
    # Days and times
    "BAD_DATE": (_("“%(value)s” is not a day"), _("write it as YYYY-MM-DD, for example 2024-03-11")),
    "ABSURD_DATE": (_("“%(value)s” lies outside the years 1900 to 2099"), _("look at the year again")),
    "TWO_DATES": (_("“%(value)s” can be two days"), _("choose on the page of the columns whether the month or the day stands first")),
    "OTHER_ORDER": (_("“%(value)s” is no day in the order that was chosen"), _("write it like the others, or choose the other order of month and day")),
    "AHEAD": (_("the day is still ahead"), _("look at the year again")),
    "TOO_YOUNG": (_("nobody born on that day has a Ticket"), _("look at the year again")),
    "TOO_OLD": (_("the day lies before %(year)s"), _("look at the year again")),
    "BEFORE_PROGRAM": (_("the day lies before the program began"), _("look at the year again")),
    "ORDER": (_("the day lies before %(day)s, which comes first"), _("look at both days")),
    "LONG_PERIOD": (_("the period has %(count)s days"), _("look at both days; a stub shows one pay period")),
    "BAD_TIME": (_("“%(value)s” is no time of day"), _("write it as 14:30 or 2:30 PM")),
    "BAD_MINUTES": (_("“%(value)s” is no number of minutes up to a day"), _("write the minutes, for example 20")),
    "BAD_HOURS": (_("“%(value)s” is no number of hours"), _("write hours and hundredths, for example 37.50")),
    # Money
    "BAD_MONEY": (_("“%(value)s” is not an amount"), _("write dollars and cents, for example 1110.00")),
    "PART_OF_A_CENT": (_("“%(value)s” has part of a cent, or its point stands for thousands"), _("write dollars and cents, for example 1110.00")),
    "OTHER_CURRENCY": (_("“%(value)s” is not in dollars"), _("write the amount in dollars and cents")),
    "NEGATIVE": (_("“%(value)s” is below zero"), _("write what was paid; leave a correction to the stub that it corrects")),
    "ABSURD_MONEY": (_("the amount is ten million dollars or more"), _("look at the amount again")),
    # People
    "NAME_WITH_DIGITS": (_("a name has no digits"), _("write the name alone; a number has a column of its own")),
    "NAME_WITH_SIGNS": (_("“%(value)s” has signs that no name has"), _("write the name as on the Social Security card")),
    "LOOKALIKE": (_("“%(value)s” mixes letters of two alphabets that look alike"), _("type the name again")),
    "LOOKALIKE_NUMBER": (_("the number has letters that look like digits"), _("type the number again")),
    "SSN_AS_ID": (_("the id looks like a Social Security number or a Ticket number"), _("map it to the field of that name, or use an id of your own")),
    "BAD_SSN": (_("this is no Social Security number"), _("write nine digits, or leave it empty")),
    "SSN_LENGTH": (_("the number has %(count)s digits and not nine"), _("a spreadsheet drops zeros in front: format the column as text and write all nine")),
    "SSN_NEVER_ISSUED": (_("no such Social Security number was ever given"), _("look at the card again")),
    "SSN_MASKED": (_("the number is partly hidden"), _("write all nine digits, or leave it empty")),
    "SSN_EXPONENT": (_("the spreadsheet has shortened the number"), _("format the column as text and write all nine digits")),
    "TICKET_IN_SSN": (_("this is a Ticket number"), _("map this column to the Ticket number")),
    "BAD_TICKET_NUMBER": (_("this is no Ticket number"), _("write nine digits and then letters, such as TW and two digits, or leave it empty")),
    "NUMBERS_DIFFER": (_("the Ticket number begins with another Social Security number"), _("look at both numbers")),
    "BAD_EMAIL": (_("“%(value)s” is no e-mail address"), _("write one address, or leave it empty")),
    "BAD_PHONE": (_("this is no telephone number"), _("write one number with its area code, or leave it empty")),
    "PROGRAM_MISSING": (_("it is not known which benefit somebody new gets"), _("write ssdi, ssi or concurrent, or choose on the page of the columns what counts where nothing is said")),
    "TWO_PEOPLE": (_("the id and the Social Security number belong to two people"), _("look at both")),
    "UNKNOWN_PERSON": (_("none of your Ticketholders is called so"), _("bring in the people first, or correct the id, number or name")),
    "WHO_MISSING": (_("the row does not say whose it is"), _("write the id, the Social Security number or the name")),
    "SEVERAL_OF_A_NAME": (_("%(count)s of your Ticketholders have this name"), _("write the id or the Social Security number too")),
    "OTHER_NAME": (_("the id or number belongs to somebody of another name"), _("look at both")),
    "UNKNOWN_STAFF": (_("nobody of your staff is called so"), _("write the name or e-mail address as under Staff, or leave it empty")),
    # Assignments
    "OVERLAP": (_("another assignment has the Ticket on that day"), _("give that assignment its last day, or correct the days")),
    "HAS_SPANS": (_("the Ticket has an extension or inactive status that depends on these days"), _("change it by hand under Assignment")),
}  # fmt: skip

REFUSALS: dict[str, Any] = {
    "SHIFTED": _("%(count)s columns read wrong in their place and right in the next one: everything is shifted by one column."),
    "ALL_AHEAD": _("%(count)s of %(of)s rows have a day that is still ahead."),
    "OTHER_ORDER": _("%(count)s rows have a day that only the other order of month and day can read."),
    "ONE_VALUE": _("%(count)s of %(of)s rows have the same id, number, birth date or e-mail address."),
    "NET_ABOVE_GROSS": _("In %(count)s of %(of)s rows the net pay is above the gross: the two columns are exchanged."),
    "MANY_FAULTS": _("%(count)s of %(of)s rows have a fault: more likely a column stands in the wrong place."),
    "DUPLICATES": _("%(count)s rows stand in the file more than once."),
    "NAMES_CHANGE": _("%(count)s of %(of)s people would get another name, as if the rows had been sorted without their ids."),
    "NUMBERS_CHANGE": _("%(count)s people would get another Social Security number or birth date."),
    "MANY_CHANGE": _("%(count)s records would change; you have %(of)s Tickets."),
    "MANY_NEW": _("%(count)s people would be new; you have %(of)s Tickets. Their ids may be those of another list."),
    "AMOUNTS": _("%(count)s of %(of)s gross pays are above $25,000: cents for dollars, or a year for a pay period."),
    "OLD": _("%(count)s of %(of)s days lie before the program began in 2002."),
}  # fmt: skip

CANNOT_UNDO: dict[str, Any] = {
    "CHANGED_SINCE": _("It cannot be undone: somebody has changed a record that it brought. Undo or correct that by hand first."),
    "USED_SINCE": _("It cannot be undone: something has been entered since for somebody whom it brought."),
    "ERROR": _("It was not undone: we were stopped by an error of ours. Everything stands as it was taken over."),
}  # fmt: skip


def said(code: str, figures: Mapping[str, object]) -> tuple[str, str]:
    """What is wrong and what to do, in the reader's language."""
    wrong, cure = FAULTS[code]
    return str(wrong) % figures, str(cure) % figures

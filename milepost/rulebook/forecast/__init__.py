"""Looking ahead: cash by month, from what is sent, what is attained, and what is likely (docs/decisions/forecast.md)."""

from milepost.rulebook.forecast.answers import Forecast, MonthAhead, Part, Range
from milepost.rulebook.forecast.figures import Figures, complete_years, law_as_if
from milepost.rulebook.forecast.run import forecast
from milepost.rulebook.forecast.summary import TicketAhead, ticket_ahead

__all__ = [
    "Figures",
    "Forecast",
    "MonthAhead",
    "Part",
    "Range",
    "TicketAhead",
    "complete_years",
    "forecast",
    "law_as_if",
    "ticket_ahead",
]

"""Addresses of revenue."""

from __future__ import annotations

from django.urls import path

from milepost.revenue.views import income, projections

_ONE = "revenue/projections/<uuid:projection_id>/"

patterns = [
    path("revenue/", income.income, name="revenue"),
    path("revenue/income.<kind:kind>", income.income_download, name="income_download"),
    path("revenue/year-end/", income.year_end, name="year_end"),
    path("revenue/year-end/report.<kind:kind>", income.year_end_download, name="year_end_download"),
    path("revenue/year-end/report.pdf", income.year_end_pdf, name="year_end_pdf"),
    path("revenue/projections/", projections.projections, name="projections"),
    path("revenue/projections/write/", projections.write, name="projection_write"),
    path(_ONE, projections.projection, name="projection"),
    path(f"{_ONE}months.<kind:kind>", projections.projection_download, name="projection_download"),
    path(f"{_ONE}change/", projections.rewrite, name="projection_change"),
    path(f"{_ONE}put-away/", projections.put_away, name="projection_put_away"),
]

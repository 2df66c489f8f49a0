"""Addresses of getting in."""

from __future__ import annotations

from django.urls import path

from milepost.spreadsheets.views import columns, downloads, given, rows

patterns = [
    path("spreadsheets/", given.spreadsheets, name="spreadsheets"),
    path("spreadsheets/<uuid:spreadsheet_id>/", given.one, name="spreadsheets_one"),
    path("spreadsheets/<uuid:spreadsheet_id>/columns/", columns.columns, name="spreadsheets_columns"),
    path("spreadsheets/<uuid:spreadsheet_id>/rows/<str:of>/", rows.rows, name="spreadsheets_rows"),
    path(
        "spreadsheets/<uuid:spreadsheet_id>/faults.<kind:kind>", downloads.faults, name="spreadsheets_faults"
    ),
    path(
        "spreadsheets/<uuid:spreadsheet_id>/faulty-rows.xlsx",
        downloads.faulty_rows,
        name="spreadsheets_faulty_rows",
    ),
    path("spreadsheets/<uuid:spreadsheet_id>/take-over/", given.take_over, name="spreadsheets_take_over"),
    path("spreadsheets/<uuid:spreadsheet_id>/undo/", given.undo, name="spreadsheets_undo"),
    path("spreadsheets/<uuid:spreadsheet_id>/again/", given.again, name="spreadsheets_again"),
]

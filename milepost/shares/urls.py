"""Addresses of shares."""

from __future__ import annotations

from django.urls import path

from milepost.shares.views import ledger, overview, runs, statements, terms, tickets

_TERMS, _RUN = "shares/terms/<uuid:terms_id>/", "shares/remittances/<uuid:run_id>/"
_STATEMENT, _TAB = "shares/statements/<uuid:statement_id>/", "ticketholders/<uuid:ticket_id>/shares/"

patterns = [
    path("shares/", overview.shares, name="shares"),
    path("shares/balances.<kind:kind>", overview.shares_download, name="shares_download"),
    path("shares/open/", overview.open_ledger, name="shares_open"),
    path("shares/book/", overview.book, name="shares_book"),
    path("shares/periods/", overview.periods, name="share_periods"),
    path("shares/periods/close/", overview.close_period, name="share_period_close"),
    path("shares/settings/", overview.settings, name="share_settings"),
    path("shares/settings/party/", overview.add_party, name="share_party_add"),
    path("shares/ledger/", ledger.ledger, name="share_ledger"),
    path("shares/ledger/ledger.<kind:kind>", ledger.ledger_download, name="share_ledger_download"),
    path("shares/ledger/<uuid:entry_id>/", ledger.entry, name="share_entry"),
    path("shares/statements/", statements.statements, name="share_statements"),
    path(
        "shares/statements/statements.<kind:kind>",
        statements.statements_download,
        name="share_statements_download",
    ),
    path(_STATEMENT, statements.statement, name="share_statement"),
    path(f"{_STATEMENT}returned/", runs.returned, name="share_statement_returned"),
    path(f"{_STATEMENT}statement.pdf", statements.statement_pdf, name="share_statement_pdf"),
    path(f"{_STATEMENT}statement.xlsx", statements.statement_excel, name="share_statement_excel"),
    path("shares/terms/", terms.terms_list, name="share_terms"),
    path("shares/terms/new/", terms.new, name="share_terms_new"),
    path(_TERMS, terms.terms, name="share_terms_one"),
    path(f"{_TERMS}edit/", terms.edit, name="share_terms_edit"),
    path(f"{_TERMS}preview/", terms.preview, name="share_terms_preview"),
    path(f"{_TERMS}seen/", terms.seen, name="share_terms_seen"),
    path(f"{_TERMS}sign/", terms.sign, name="share_terms_sign"),
    path(f"{_TERMS}end/", terms.end, name="share_terms_end"),
    path(f"{_TERMS}withdraw/", terms.withdraw, name="share_terms_withdraw"),
    path("shares/remittances/", runs.runs, name="share_runs"),
    path("shares/remittances/prepare/", runs.prepare, name="share_run_prepare"),
    path(_RUN, runs.run, name="share_run"),
    path(f"{_RUN}remittance.<kind:kind>", runs.run_download, name="share_run_download"),
    path(f"{_RUN}release/", runs.release, name="share_run_release"),
    path(f"{_RUN}paid/", runs.paid, name="share_run_paid"),
    path(f"{_RUN}drop/", runs.drop, name="share_run_drop"),
    path(f"{_RUN}take-back/", runs.take_back, name="share_run_take_back"),
    path(f"{_RUN}payment-file/", runs.payment_file, name="share_run_file"),
    path(f"{_RUN}payment-list/", runs.payment_list, name="share_run_list"),
    path(f"{_RUN}statements/", runs.make_files, name="share_run_statements"),
    path(_TAB, tickets.shares_of, name="shares_of"),
    path(f"{_TAB}agree/", tickets.agree, name="shares_agree"),
    path(f"{_TAB}served/", tickets.serve, name="shares_served"),
    path(f"{_TAB}served/<int:served_id>/strike/", tickets.strike, name="shares_served_strike"),
    path(f"{_TAB}<uuid:override_id>/withdraw/", tickets.withdraw, name="shares_withdraw"),
]

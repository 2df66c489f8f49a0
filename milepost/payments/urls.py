"""Addresses of payments."""

from __future__ import annotations

from django.urls import path

from milepost.payments.views import deposits, lists, one, recoveries, splits, three_ways

_LINE, _TAB = "payments/<uuid:money_id>/", "ticketholders/<uuid:ticket_id>/payments/"
_NOTICE, _DEPOSIT = "payments/recoveries/<uuid:recovery_id>/", "payments/deposits/<uuid:remittance_id>/"
_SPLIT = f"{_TAB}split/<uuid:agreement_id>/"

patterns = [
    path("payments/", lists.payments, name="payments"),
    path("payments/payments.<kind:kind>", lists.payments_download, name="payments_download"),
    path("payments/record/", lists.enter, name="payment_enter"),
    path("payments/deposits/", deposits.deposits, name="deposits"),
    path("payments/deposits/add/", deposits.add, name="deposit_add"),
    path(_DEPOSIT, deposits.deposit, name="deposit"),
    path(f"{_DEPOSIT}<uuid:money_id>/take-out/", deposits.take_out, name="deposit_take_out"),
    path("payments/recoveries/", recoveries.recoveries, name="recoveries"),
    path(_NOTICE, recoveries.recovery, name="recovery"),
    path(f"{_NOTICE}object/", recoveries.object_to, name="recovery_object"),
    path(f"{_NOTICE}taken/", recoveries.taken, name="recovery_taken"),
    path(f"{_NOTICE}drop/", recoveries.drop, name="recovery_drop"),
    path("payments/match/", three_ways.three_ways, name="three_ways"),
    path("payments/match/match.<kind:kind>", three_ways.three_ways_download, name="three_ways_download"),
    path(_LINE, one.payment, name="payment"),
    path(f"{_LINE}match/", one.match, name="payment_match"),
    path(f"{_LINE}correct/", one.correct, name="payment_correct"),
    path(f"{_LINE}explain/", one.explain, name="payment_explain"),
    path(f"{_LINE}person/", one.person, name="payment_person"),
    path(f"{_LINE}open/", one.open_again, name="payment_open"),
    path(f"{_LINE}withdraw/", one.withdraw, name="payment_withdraw"),
    path(f"{_LINE}notice/", one.notice, name="payment_notice"),
    path(_TAB, three_ways.payments_of, name="payments_of"),
    path(f"{_TAB}<uuid:money_id>/", one.ticketholder_payment, name="ticketholder_payment"),
    path(f"{_TAB}recoveries/<uuid:recovery_id>/", recoveries.recovery_of_ticket, name="recovery_of_ticket"),
    path(f"{_TAB}split/", splits.split, name="split"),
    path(f"{_TAB}split/new/", splits.new, name="split_new"),
    path(f"{_SPLIT}split.pdf", splits.split_file, name="split_file"),
    path(f"{_SPLIT}move/", splits.move, name="split_move"),
    path(f"{_SPLIT}withdraw/", splits.withdraw, name="split_withdraw"),
]

"""Addresses of benefits counselling."""

from __future__ import annotations

from django.urls import path

from milepost.counselling.views import lists, meetings, one

_ONE = "counselling/<uuid:counsel_id>/"

patterns = [
    path("counselling/", lists.counsels, name="counsels"),
    path("counselling/counselling.<kind:kind>", lists.counsels_download, name="counsels_download"),
    path("counselling/delivered/", lists.delivered_page, name="counsels_delivered"),
    path(
        "counselling/delivered/delivered.<kind:kind>",
        lists.delivered_download,
        name="counsels_delivered_download",
    ),
    path("counselling/settings/", lists.settings, name="counselling_settings"),
    path("ticketholders/<uuid:ticket_id>/counselling/", lists.of_ticket, name="counsels_of"),
    path("ticketholders/<uuid:ticket_id>/counselling/ask/", one.ask, name="counsel_ask"),
    path(_ONE, one.counsel, name="counsel"),
    path(f"{_ONE}counsellor/", one.choose, name="counsel_choose"),
    path(f"{_ONE}give-back/", one.give_back, name="counsel_give_back"),
    path(f"{_ONE}bpqy/", one.ask_records, name="counsel_ask_records"),
    path(f"{_ONE}bpqy/received/", one.receive, name="counsel_receive"),
    path(f"{_ONE}bpqy/give-up/", one.give_up, name="counsel_give_up"),
    path(f"{_ONE}give/", one.give, name="counsel_give"),
    path(f"{_ONE}given/<uuid:advice_id>/withdraw/", one.withdraw_advice, name="counsel_advice_withdraw"),
    path(f"{_ONE}refer/", one.refer, name="counsel_refer"),
    path(f"{_ONE}close/", one.close, name="counsel_close"),
    path(f"{_ONE}open/", one.open_again, name="counsel_open"),
    path(f"{_ONE}appointments/make/", meetings.appoint, name="counsel_appoint"),
    path(f"{_ONE}appointments/<uuid:appointment_id>/", meetings.appointment, name="counsel_appointment"),
    path(f"{_ONE}follow-up/", meetings.follow, name="counsel_follow"),
    path(f"{_ONE}follow-up/<uuid:follow_up_id>/", meetings.followed, name="counsel_followed"),
]

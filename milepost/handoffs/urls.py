"""Addresses of hand-offs: the page of a link first, then those of staff."""

from __future__ import annotations

from django.urls import path

from milepost.handoffs.views import begin, link, lists, moves, one

_ONE = "hand-offs/<uuid:hand_off_id>/"

patterns = [
    path("l/choose/<str:choice_token>/", link.hand_off_choice, name="hand_off_choice"),
    path("l/chosen/", link.hand_off_chosen, name="hand_off_chosen"),
    path("hand-offs/", lists.hand_offs, name="hand_offs"),
    path("hand-offs/hand-offs.<kind:kind>", lists.hand_offs_download, name="hand_offs_download"),
    path("hand-offs/papers/", lists.hand_off_papers, name="hand_off_papers"),
    path("hand-offs/settings/", lists.hand_off_settings, name="hand_off_settings"),
    path("hand-offs/new/", begin.hand_off_new, name="hand_off_new"),
    path(_ONE, one.hand_off, name="hand_off"),
    path(f"{_ONE}notice/", one.hand_off_notice, name="hand_off_notice"),
    path(f"{_ONE}link/", link.hand_off_link, name="hand_off_link"),
    path(f"{_ONE}link/back/", link.hand_off_link_back, name="hand_off_link_back"),
    path(f"{_ONE}case-again/", moves.hand_off_case_again, name="hand_off_case_again"),
    path(f"{_ONE}move/<slug:hand_off_step>/", moves.hand_off_move, name="hand_off_move"),
    path("ticketholders/<uuid:ticket_id>/hand-offs/", one.hand_offs_of, name="hand_offs_of"),
    path("ticketholders/<uuid:ticket_id>/hand-offs/begin/", begin.hand_off_begin, name="hand_off_begin"),
]

"""Addresses of plans. Those under `l/` are open to whoever has the link."""

from __future__ import annotations

from django.urls import path

from milepost.plans.views import outside, records, signing, tab, writing

OF_TICKET = "ticketholders/<uuid:ticket_id>/plans/"
OF_VERSION = f"{OF_TICKET}<uuid:version_id>/"
OF_SIGNATURE = f"{OF_TICKET}signatures/<uuid:signature_id>/"

patterns = [
    path("l/sign/<str:signing_token>/", outside.sign_by_link, name="plan_sign_by_link"),
    path("l/sign/<str:signing_token>/pdf/", outside.pdf_by_link, name="plan_pdf_by_link"),
    path(
        "l/sign/<str:signing_token>/employment-plan/",
        outside.employment_plan_by_link,
        name="plan_employment_by_link",
    ),
    path("l/signed/", outside.signed, name="plan_signed_by_link"),
    path("l/signed/copy/", outside.signed_copy, name="plan_signed_copy"),
    path(OF_TICKET, tab.plans, name="plans"),
    path(f"{OF_TICKET}begin/", tab.begin, name="plan_begin"),
    path(f"{OF_TICKET}example/", tab.example, name="plan_example"),
    path(f"{OF_TICKET}talks/add/", records.add_discussion, name="plan_discussion_add"),
    path(
        f"{OF_TICKET}talks/<int:discussion_id>/withdraw/",
        records.withdraw_discussion,
        name="plan_discussion_withdraw",
    ),
    path(f"{OF_TICKET}told/", records.told, name="plan_told"),
    path(f"{OF_TICKET}told/<int:disclosure_id>/withdraw/", records.withdraw_told, name="plan_told_withdraw"),
    path(f"{OF_SIGNATURE}link/", signing.link, name="plan_link"),
    path(f"{OF_SIGNATURE}link/back/", signing.link_back, name="plan_link_back"),
    path(f"{OF_SIGNATURE}sign/", signing.sign_here, name="plan_sign"),
    path(f"{OF_SIGNATURE}paper/", signing.paper, name="plan_paper"),
    path(OF_VERSION, records.version, name="plan_version"),
    path(f"{OF_VERSION}pdf/", records.pdf, name="plan_pdf"),
    path(f"{OF_VERSION}edit/", writing.edit, name="plan_edit"),
    path(f"{OF_VERSION}employment-plan/", writing.stand_in, name="plan_stand_in"),
    path(f"{OF_VERSION}offer/", writing.offer, name="plan_offer"),
    path(f"{OF_VERSION}withdraw/", writing.withdraw, name="plan_withdraw"),
    path(f"{OF_VERSION}rework/", writing.rework, name="plan_rework"),
    path(f"{OF_VERSION}amend/", writing.amend, name="plan_amend"),
    path(f"{OF_VERSION}sent/", records.sending, name="plan_sent"),
    path(f"{OF_VERSION}copy/", records.copy, name="plan_copy"),
    path("organization/plans/", records.settings, name="plan_settings"),
]

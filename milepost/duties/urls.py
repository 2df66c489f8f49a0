"""Addresses of duties. A duty is named by its kind and the key of whom it is about."""

from __future__ import annotations

from django.urls import path

from milepost.duties.views import apor, feed, lists, one, own, settings

_ONE, _DOING = "duties/of/<slug:duty_kind>/<uuid:about_id>/", "duties/done/<uuid:doing_id>/"
_APOR = "duties/annual-report/<uuid:identity_id>/"

patterns = [
    path("duties/", lists.duties, name="duties"),
    path("duties/duties.<kind:kind>", lists.duties_download, name="duties_download"),
    path("duties/calendar/", lists.calendar, name="duty_calendar"),
    path("duties/calendar/address/", feed.feed, name="duty_feed"),
    path("duties/calendar/address/make/", feed.make, name="duty_feed_make"),
    path("duties/calendar/address/end/", feed.end, name="duty_feed_end"),
    path("duties/calendar/<slug:feed_token>/duties.ics", feed.calendar_file, name="duty_calendar_file"),
    path("duties/settings/", settings.settings, name="duty_settings"),
    path("duties/settings/keep/", settings.keep, name="duties_keep"),
    path("duties/settings/days/", settings.enter_window, name="duty_window_enter"),
    path(
        "duties/settings/days/<uuid:window_id>/withdraw/",
        settings.withdraw_window,
        name="duty_window_withdraw",
    ),
    path("duties/settings/contacts/", settings.name_contact, name="main_contact_name"),
    path(
        "duties/settings/contacts/<uuid:main_contact_id>/withdraw/",
        settings.withdraw_contact,
        name="main_contact_withdraw",
    ),
    path("duties/own/add/", own.add, name="own_duty_add"),
    path("duties/own/<uuid:own_duty_id>/withdraw/", own.withdraw, name="own_duty_withdraw"),
    path("duties/annual-report/", apor.reports, name="annual_reports"),
    path(_APOR, apor.report, name="annual_report"),
    path(f"{_APOR}report.<kind:kind>", apor.report_download, name="annual_report_download"),
    path(f"{_APOR}<slug:figure>/", apor.records, name="annual_report_records"),
    path(
        f"{_APOR}<slug:figure>/records.<kind:kind>",
        apor.records_download,
        name="annual_report_records_download",
    ),
    path(_ONE, one.duty, name="duty"),
    path(f"{_ONE}record/", one.record, name="duty_record"),
    path(f"{_DOING}withdraw/", one.withdraw, name="duty_withdraw"),
    path(f"{_DOING}proof/", one.proof, name="duty_proof"),
]

"""Every address. A person's name or number never stands in one."""

from __future__ import annotations

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from milepost.claims import figure_views
from milepost.claims import views as claims
from milepost.desk.views import ticketholders
from milepost.desk.views.today import today
from milepost.organizations import views as organizations
from milepost.uploads import views as uploads
from milepost.website import addresses


class Kind(StringConverter):
    """The kinds of file that a list can be downloaded as."""

    regex = "csv|xlsx"


register_converter(Kind, "kind")

urlpatterns = [
    path("", today, name="today"),
    *addresses.patterns,
    path("account/", organizations.account, name="account"),
    path("account/second-factor/needed/", organizations.account, name="second_factor"),
    path("language/", organizations.choose_language, name="language"),
    path("demonstration-day/", organizations.choose_day, name="choose_day"),
    path("ticketholders/", ticketholders.ticketholders, name="ticketholders"),
    path(
        "ticketholders/ticketholders.<kind:kind>",
        ticketholders.ticketholders_download,
        name="ticketholders_download",
    ),
    path("ticketholders/<uuid:ticket_id>/", ticketholders.ticketholder, name="ticketholders_one"),
    path(
        "ticketholders/<uuid:ticket_id>/claims.json",
        ticketholders.ticketholder_json,
        name="ticketholders_json",
    ),
    path("claims/", claims.claims, name="claims"),
    path("claims/claims.<kind:kind>", claims.claims_download, name="claims_download"),
    path("figures/", figure_views.figures, name="figures"),
    path("figures/enter/", figure_views.enter_figure, name="figures_enter"),
    path("figures/<uuid:figure_id>/withdraw/", figure_views.withdraw_figure, name="figures_withdraw"),
    path("uploads/", uploads.uploads, name="uploads"),
    path("uploads/<uuid:upload_id>/", uploads.upload, name="uploads_one"),
    path("uploads/<uuid:upload_id>/faults.<kind:kind>", uploads.faults_download, name="uploads_faults"),
    path("uploads/<uuid:upload_id>/take-over/", uploads.take_over, name="uploads_take_over"),
    path("uploads/<uuid:upload_id>/undo/", uploads.undo, name="uploads_undo"),
]
handler403 = "milepost.website.errors.forbidden"
handler404 = "milepost.website.errors.not_found"

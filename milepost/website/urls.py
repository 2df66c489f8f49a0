"""Every address. A person's name or number never stands in one."""

from __future__ import annotations

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from milepost.claims import figure_views
from milepost.claims import views as claims
from milepost.desk.views import history, ticketholders
from milepost.desk.views.today import today
from milepost.documents import views as documents
from milepost.organizations import organization_views as organization
from milepost.organizations import staff_views as staff
from milepost.organizations import views as organizations
from milepost.people import views as people
from milepost.uploads import views as uploads
from milepost.website import addresses
from milepost.website import views as website


class Kind(StringConverter):
    """The kinds of file that a list can be downloaded as."""

    regex = "csv|xlsx"


register_converter(Kind, "kind")

urlpatterns = [
    path("", today, name="today"),
    *addresses.patterns,
    path("account/", organizations.account, name="account"),
    path("account/second-factor/needed/", organizations.account, name="second_factor"),
    path("stay/", website.stay, name="stay"),
    path("draft/", website.keep, name="keep"),
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
    path("ticketholders/<uuid:ticket_id>/history/", history.history, name="history"),
    path("ticketholders/<uuid:ticket_id>/person/", people.person, name="person"),
    path("ticketholders/<uuid:ticket_id>/person/change/", people.change_person, name="person_change"),
    path("ticketholders/<uuid:ticket_id>/person/numbers/", people.numbers, name="person_numbers"),
    path("ticketholders/<uuid:ticket_id>/person/in-full/", people.reveal, name="person_reveal"),
    path("ticketholders/<uuid:ticket_id>/hold/", people.hold, name="person_hold"),
    path("ticketholders/<uuid:ticket_id>/contacts/add/", people.add_contact, name="contact_add"),
    path("ticketholders/<uuid:ticket_id>/contacts/<int:contact_id>/", people.change_contact, name="contact"),
    path("ticketholders/<uuid:ticket_id>/consents/add/", people.add_consent, name="consent_add"),
    path(
        "ticketholders/<uuid:ticket_id>/consents/<int:consent_id>/withdraw/",
        people.withdraw_consent,
        name="consent_withdraw",
    ),
    path("ticketholders/<uuid:ticket_id>/documents/", documents.documents, name="documents"),
    path("ticketholders/<uuid:ticket_id>/documents/<uuid:document_id>/", documents.document, name="document"),
    path(
        "ticketholders/<uuid:ticket_id>/documents/<uuid:document_id>/withdraw/",
        documents.withdraw,
        name="document_withdraw",
    ),
    path("organization/", organization.organization, name="organization"),
    path("organization/change/", organization.change_organization, name="organization_change"),
    path("organization/identities/add/", organization.add_identity, name="identity_add"),
    path("organization/identities/<uuid:identity_id>/", organization.change_identity, name="identity"),
    path("organization/identities/<uuid:identity_id>/election/", organization.elect, name="identity_elect"),
    path("organization/partners/add/", organization.add_partner, name="partner_add"),
    path("staff/", staff.staff, name="staff"),
    path("staff/enrol/", staff.enrol, name="staff_enrol"),
    path("staff/<uuid:member_id>/", staff.member, name="staff_one"),
    path("staff/<uuid:member_id>/suitability/", staff.suitability, name="staff_suitability"),
    path("journal/", history.journal, name="journal"),
    path("journal/journal.<kind:kind>", history.journal_download, name="journal_download"),
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
handler500 = "milepost.website.errors.broken"
handler404 = "milepost.website.errors.not_found"

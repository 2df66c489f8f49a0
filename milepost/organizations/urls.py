"""Addresses of organizations, their staff, and one's own account."""

from __future__ import annotations

from django.urls import path

from milepost.organizations import bank_views as bank
from milepost.organizations import organization_views as organization
from milepost.organizations import staff_views as staff
from milepost.organizations import views as organizations

patterns = [
    path("account/", organizations.account, name="account"),
    path("account/second-factor/needed/", organizations.account, name="second_factor"),
    path("language/", organizations.choose_language, name="language"),
    path("demonstration-day/", organizations.choose_day, name="choose_day"),
    path("organization/", organization.organization, name="organization"),
    path("organization/change/", organization.change_organization, name="organization_change"),
    path("organization/identities/add/", organization.add_identity, name="identity_add"),
    path("organization/identities/<uuid:identity_id>/", organization.change_identity, name="identity"),
    path("organization/identities/<uuid:identity_id>/election/", organization.elect, name="identity_elect"),
    path("organization/partners/add/", organization.add_partner, name="partner_add"),
    path("organization/bank/<uuid:payee_id>/", bank.account, name="bank_account"),
    path("organization/bank/<uuid:payee_id>/set/", bank.set_account, name="bank_account_set"),
    path(
        "organization/bank/<uuid:payee_id>/<int:account_id>/reveal/",
        bank.reveal_account,
        name="bank_account_reveal",
    ),
    path("staff/", staff.staff, name="staff"),
    path("staff/enrol/", staff.enrol, name="staff_enrol"),
    path("staff/<uuid:member_id>/", staff.member, name="staff_one"),
    path("staff/<uuid:member_id>/sessions/end/", staff.end_sessions, name="staff_sessions_end"),
    path("staff/<uuid:member_id>/suitability/", staff.suitability, name="staff_suitability"),
]

"""Every address, subject by subject. A person's name or number never stands in one."""

from __future__ import annotations

from django.urls import path

from milepost.agreements import urls as agreements
from milepost.asking import urls as asking
from milepost.candidates import urls as candidates
from milepost.claims import urls as claims
from milepost.contacts import urls as contacts
from milepost.correspondence import urls as correspondence
from milepost.counselling import urls as counselling
from milepost.desk import urls as desk
from milepost.documents import urls as documents
from milepost.duties import urls as duties
from milepost.earnings import urls as earnings
from milepost.forecast import urls as forecast
from milepost.handoffs import urls as handoffs
from milepost.inspections import urls as inspections
from milepost.intake import urls as intake
from milepost.knowledge import urls as knowledge
from milepost.organizations import urls as organizations
from milepost.payments import urls as payments
from milepost.people import urls as people
from milepost.planning import urls as planning
from milepost.plans import urls as plans
from milepost.portal import urls as portal
from milepost.requests import urls as requests
from milepost.revenue import urls as revenue
from milepost.reviews import urls as reviews
from milepost.schemes import urls as schemes
from milepost.scorecards import urls as scorecards
from milepost.services import urls as services
from milepost.shares import urls as shares
from milepost.spreadsheets import urls as spreadsheets
from milepost.uploads import urls as uploads
from milepost.website import addresses
from milepost.website import views as website

urlpatterns = [
    *addresses.patterns,
    path("stay/", website.stay, name="stay"),
    path("draft/", website.keep, name="keep"),
    *desk.patterns,
    *organizations.patterns,
    *people.patterns,
    *documents.patterns,
    *contacts.patterns,
    *plans.patterns,
    *earnings.patterns,
    *claims.patterns,
    *reviews.patterns,
    *asking.patterns,
    *requests.patterns,
    *intake.patterns,
    *payments.patterns,
    *shares.patterns,
    *scorecards.patterns,
    *agreements.patterns,
    *candidates.patterns,
    *planning.patterns,
    *counselling.patterns,
    *schemes.patterns,
    *handoffs.patterns,
    *services.patterns,
    *knowledge.patterns,
    *correspondence.patterns,
    *inspections.patterns,
    *forecast.patterns,
    *uploads.patterns,
    *spreadsheets.patterns,
    *portal.patterns,
    *duties.patterns,
    *revenue.patterns,
]
handler400 = "milepost.website.errors.bad_request"
handler403 = "milepost.website.errors.forbidden"
handler500 = "milepost.website.errors.broken"
handler404 = "milepost.website.errors.not_found"
handler429 = "milepost.website.errors.too_often"

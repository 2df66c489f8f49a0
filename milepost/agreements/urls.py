"""Addresses of agreements, onboarding and the incubator."""

from __future__ import annotations

from django.urls import path

from milepost.agreements.views import incubator, lists, onboarding, one, outside, signing

_ONE, _WORDING = "agreements/<uuid:mou_id>/", "agreements/versions/<uuid:wording_id>/"
_SIGNING, _LINK = "agreements/signatures/<uuid:signing_id>/", "sign-agreement/<str:agreement_token>/"
_HOUSE, _STEP = "agreements/onboarding/<uuid:house_id>/", "agreements/onboarding/steps/<uuid:begun_step_id>/"
_PATH = "agreements/incubator/<uuid:path_id>/"

patterns = [
    path(_LINK, outside.sign_by_link, name="agreement_sign_by_link"),
    path(f"{_LINK}agreement.pdf", outside.pdf_by_link, name="agreement_pdf_by_link"),
    path("l/signed-agreement/", outside.signed, name="agreement_signed_by_link"),
    path("l/signed-agreement/copy/", outside.signed_copy, name="agreement_signed_copy"),
    path("agreements/", lists.agreements, name="agreements"),
    path("agreements/agreements.<kind:kind>", lists.agreements_download, name="agreements_download"),
    path("agreements/new/", one.new, name="agreement_new"),
    path(_ONE, one.agreement, name="agreement"),
    path(f"{_ONE}history/", one.history, name="agreement_history"),
    path(f"{_ONE}next-version/", one.amend, name="agreement_amend"),
    path(f"{_ONE}end/", one.end, name="agreement_end"),
    path(f"{_ONE}end/take-back/", one.take_end_back, name="agreement_end_back"),
    path(_WORDING, one.wording, name="agreement_wording"),
    path(f"{_WORDING}agreement.pdf", one.wording_pdf, name="agreement_pdf"),
    path(f"{_WORDING}edit/", one.edit, name="agreement_edit"),
    path(f"{_WORDING}offer/", one.offer, name="agreement_offer"),
    path(f"{_WORDING}withdraw/", one.withdraw, name="agreement_withdraw"),
    path(f"{_SIGNING}sign/", signing.sign_here, name="agreement_sign"),
    path(f"{_SIGNING}link/", signing.link, name="agreement_link"),
    path(f"{_SIGNING}link/take-back/", signing.link_back, name="agreement_link_back"),
    path(f"{_SIGNING}paper/", signing.paper, name="agreement_sign_paper"),
    path("agreements/papers/<uuid:paper_id>/", signing.paper_given, name="agreement_paper"),
    path("agreements/onboarding/", onboarding.onboarding, name="onboarding"),
    path(
        "agreements/onboarding/onboarding.<kind:kind>",
        onboarding.onboarding_download,
        name="onboarding_download",
    ),
    path(_HOUSE, onboarding.partner, name="onboarding_partner"),
    path(f"{_HOUSE}begin/", onboarding.begin, name="onboarding_begin"),
    path(f"{_HOUSE}add/", onboarding.add, name="onboarding_add"),
    path(f"{_STEP}arrange/", onboarding.arrange, name="onboarding_arrange"),
    path(f"{_STEP}done/", onboarding.complete, name="onboarding_done"),
    path(f"{_STEP}not-needed/", onboarding.not_needed, name="onboarding_not_needed"),
    path(f"{_STEP}take-back/", onboarding.reopen, name="onboarding_reopen"),
    path("agreements/incubator/", incubator.incubator, name="incubator"),
    path(
        "agreements/incubator/incubator.<kind:kind>", incubator.incubator_download, name="incubator_download"
    ),
    path("agreements/incubator/begin/", incubator.begin, name="incubator_begin"),
    path(_PATH, incubator.path, name="incubator_path"),
    path(f"{_PATH}arrange/", incubator.arrange, name="incubator_arrange"),
    path(f"{_PATH}stage/", incubator.move, name="incubator_move"),
    path(f"{_PATH}qualifications/<slug:qualification>/", incubator.answer, name="incubator_answer"),
    path(f"{_PATH}meetings/add/", incubator.add_note, name="incubator_note_add"),
    path(
        f"{_PATH}meetings/<uuid:meeting_id>/withdraw/",
        incubator.withdraw_note,
        name="incubator_note_withdraw",
    ),
]

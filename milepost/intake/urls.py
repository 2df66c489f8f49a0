"""Addresses of intake and assignment."""

from __future__ import annotations

from django.urls import path

from milepost.intake.views import assignments, batches, candidates, moves, transfers

_TAB = "ticketholders/<uuid:ticket_id>/assignments/"

patterns = [
    path("ticketholders/candidates/", candidates.candidates, name="candidates"),
    path(
        "ticketholders/candidates/candidates.<kind:kind>",
        candidates.candidates_download,
        name="candidates_download",
    ),
    path("ticketholders/candidates/new/", candidates.add_candidate, name="candidate_add"),
    path("ticketholders/candidates/settings/", candidates.intake_settings, name="intake_settings"),
    path("ticketholders/candidates/batches/", batches.batches, name="batches"),
    path("ticketholders/candidates/batches/columns/", batches.ask_columns, name="ask_columns"),
    path("ticketholders/candidates/batches/<uuid:batch_id>/", batches.batch, name="batch"),
    path("ticketholders/candidates/answers/read/", batches.read_file, name="answers_read"),
    path("ticketholders/candidates/answers/columns/", batches.answer_columns, name="answer_columns"),
    path("ticketholders/candidates/answers/<uuid:answers_id>/", batches.answers, name="answers"),
    path(
        "ticketholders/candidates/answers/<uuid:answers_id>/take-over/",
        batches.take_over,
        name="answers_take_over",
    ),
    path("ticketholders/candidates/answers/<uuid:answers_id>/undo/", batches.undo, name="answers_undo"),
    path("ticketholders/hand-over/", transfers.transfers, name="transfers"),
    path(_TAB, assignments.assignments, name="assignments"),
    path(f"{_TAB}assess/", assignments.assess, name="assignment_assess"),
    path(f"{_TAB}answer/", assignments.check, name="assignment_check"),
    path(f"{_TAB}move/<slug:move>/", moves.move, name="assignment_move"),
    path(f"{_TAB}take-back/", moves.take_back, name="assignment_take_back"),
    path(f"{_TAB}<int:assignment_id>/", moves.correct, name="assignment_correct"),
    path(f"{_TAB}vr-cases/add/", moves.add_vr_case, name="vr_case_add"),
    path(f"{_TAB}vr-cases/<int:case_id>/", moves.change_vr_case, name="vr_case"),
    path(f"{_TAB}vr-cases/<int:case_id>/take-back/", moves.withdraw_vr_case, name="vr_case_take_back"),
]

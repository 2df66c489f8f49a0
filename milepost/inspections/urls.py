"""Addresses of quality reviews."""

from __future__ import annotations

from django.urls import path

from milepost.inspections.views import answers, correctives, lists, one, packets

_ALL, _ONE = "quality-reviews/", "quality-reviews/<uuid:inspection_id>/"
_PACKET = f"{_ONE}packets/<uuid:packet_id>/"
_ARCHIVE = f"{_ONE}archives/<uuid:archive_id>/"
_CORRECTIVE = f"{_ONE}corrective-actions/<uuid:corrective_id>/"

patterns = [
    path(_ALL, lists.inspections, name="inspections"),
    path(f"{_ALL}reviews.<kind:kind>", lists.inspections_download, name="inspections_download"),
    path(f"{_ALL}draw/", lists.draw, name="inspection_draw"),
    path(f"{_ALL}receive/", lists.receive, name="inspection_receive"),
    path(f"{_ALL}settings/", lists.settings, name="inspection_settings"),
    path(_ONE, one.inspection, name="inspection"),
    path(f"{_ONE}gaps.<kind:kind>", one.inspection_download, name="inspection_download"),
    path(f"{_ONE}gaps.pdf", one.inspection_pdf, name="inspection_pdf"),
    path(f"{_ONE}frame.<kind:kind>", one.frame_download, name="inspection_frame"),
    path(f"{_ONE}draw/", one.draw_now, name="inspection_draw_now"),
    path(f"{_ONE}build/", one.build_all, name="inspection_build"),
    path(f"{_ONE}again/", one.draw_again, name="inspection_again"),
    path(f"{_ONE}log/add/", answers.record, name="inspection_record"),
    path(f"{_ONE}log/<int:answer_id>/withdraw/", answers.withdraw_answer, name="inspection_answer_withdraw"),
    path(f"{_ONE}letter/", answers.amend, name="inspection_letter"),
    path(f"{_ONE}close/", answers.close, name="inspection_close"),
    path(f"{_ONE}open/", answers.open_again, name="inspection_open"),
    path(f"{_ONE}withdraw/", answers.withdraw, name="inspection_withdraw"),
    path(f"{_ONE}archives/make/", answers.make_archive, name="inspection_archive_make"),
    path(_ARCHIVE, answers.archive, name="inspection_archive"),
    path(f"{_ARCHIVE}give-up/", answers.give_up, name="inspection_archive_give_up"),
    path(_PACKET, packets.packet, name="inspection_packet"),
    path(f"{_PACKET}build/", packets.build, name="inspection_packet_build"),
    path(f"{_PACKET}files/<uuid:packet_file_id>/", packets.packet_file, name="inspection_packet_file"),
    path(f"{_PACKET}leave-out/", packets.leave_out, name="inspection_packet_leave_out"),
    path(f"{_PACKET}take-in/", packets.take_in, name="inspection_packet_take_in"),
    path(f"{_PACKET}certify/", packets.certify, name="inspection_packet_certify"),
    path(f"{_PACKET}seal/", packets.seal, name="inspection_packet_seal"),
    path(f"{_ONE}corrective-actions/give/", correctives.add, name="inspection_corrective_add"),
    path(f"{_CORRECTIVE}edit/", correctives.edit, name="inspection_corrective_edit"),
    path(f"{_CORRECTIVE}done/", correctives.finish, name="inspection_corrective_done"),
    path(f"{_CORRECTIVE}open/", correctives.open_again, name="inspection_corrective_open"),
    path(f"{_CORRECTIVE}withdraw/", correctives.withdraw, name="inspection_corrective_withdraw"),
]

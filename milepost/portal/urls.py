"""Addresses of the mirror of the Portal."""

from __future__ import annotations

from django.urls import path

from milepost.portal.views import audit, columns, differences, files

patterns = [
    path("portal/", files.portal, name="portal"),
    path("portal/<uuid:portal_file_id>/", files.one, name="portal_file"),
    path("portal/<uuid:portal_file_id>/columns/", columns.columns, name="portal_columns"),
    path("portal/<uuid:portal_file_id>/take-anyway/", files.take_anyway, name="portal_take_anyway"),
    path("portal/<uuid:portal_file_id>/undo/", files.undo, name="portal_undo"),
    path("portal/<uuid:portal_file_id>/again/", files.again, name="portal_again"),
    path("portal/<uuid:portal_file_id>/differences/", differences.differences, name="portal_differences"),
    path("portal/<uuid:portal_file_id>/all/", differences.act_on_all, name="portal_act_on_all"),
    path(
        "portal/<uuid:portal_file_id>/differences.<kind:kind>",
        differences.download_differences,
        name="portal_download",
    ),
    path("portal/<uuid:portal_file_id>/audit/", audit.audit, name="portal_audit"),
    path("portal/<uuid:portal_file_id>/audit.pdf", audit.audit_pdf, name="portal_audit_pdf"),
    path("portal/differences/<uuid:difference_id>/", differences.one, name="portal_difference"),
]

"""Addresses of uploaded caseloads."""

from __future__ import annotations

from django.urls import path

from milepost.uploads import views as uploads

patterns = [
    path("uploads/", uploads.uploads, name="uploads"),
    path("uploads/<uuid:upload_id>/", uploads.upload, name="uploads_one"),
    path("uploads/<uuid:upload_id>/faults.<kind:kind>", uploads.faults_download, name="uploads_faults"),
    path("uploads/<uuid:upload_id>/take-over/", uploads.take_over, name="uploads_take_over"),
    path("uploads/<uuid:upload_id>/undo/", uploads.undo, name="uploads_undo"),
]

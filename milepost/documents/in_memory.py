"""Files on their way in: kept in memory until they are sealed, and refused before they are read where they are too large.

Django's own handlers would write a large file, unsealed, into a folder, for anybody who has seen the page of signing in.
"""

from __future__ import annotations

import io
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

FIELDS_BESIDE = 1024 * 1024
"""Bytes that a form may have beside its files."""


class InMemory(FileUploadHandler):
    """Takes forms with files of at most LARGEST_UPLOAD bytes together; RequestDataTooBig where they say they are more."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803 - as Django names it
        content_length: int,
        boundary: Any,
        encoding: Any = None,
    ) -> None:
        if content_length > settings.LARGEST_UPLOAD + FIELDS_BESIDE:
            raise RequestDataTooBig("a form with files is larger than LARGEST_UPLOAD")

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.pieces: list[bytes] = []

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.pieces.append(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        content = io.BytesIO(b"".join(self.pieces))
        self.pieces = []
        return InMemoryUploadedFile(
            content, self.field_name, self.file_name, self.content_type or "", file_size, self.charset
        )

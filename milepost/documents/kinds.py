"""What a file really is, by its content and not by its name."""

from __future__ import annotations

from dataclasses import dataclass

import puremagic

MOST_BYTES = 20 * 1024 * 1024
TAKEN = {
    "application/pdf": ".pdf",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/tiff": ".tif",
    "image/heic": ".heic",
    "image/webp": ".webp",
}
"""What pay stubs, plans and letters come as: scans and photographs. Nothing that a program would run."""

SANDBOX = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox"
"""The content security policy of a file: it runs nothing, and stands in no page."""

_HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
"""The families of HEIF (ISO/IEC 23008-12); telephones write the first and `mif1`, which puremagic takes for a film."""


@dataclass(frozen=True, slots=True)
class LookedThrough:
    """A file that is, by its content, one of those that are taken."""

    name: str
    content_type: str
    content: bytes


def kind_of(content: bytes) -> str | None:
    """The content type that the file's first bytes say, if it is one that is taken."""
    if content[4:8] == b"ftyp" and content[8:12] in _HEIF_BRANDS:
        return "image/heic"
    try:
        found = puremagic.magic_string(content[:8_192])
    except (puremagic.PureError, ValueError):
        return None
    return next((one.mime_type for one in found if one.mime_type in TAKEN), None)

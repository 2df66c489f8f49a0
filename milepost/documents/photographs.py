"""Photographs without anything that a camera writes beside the picture: where, when, with what, by whom, and a small copy.

A picture is taken apart to its points and written anew, upright. What is refused is said by a code, never by a traceback.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import Final

import pillow_heif
from PIL import Image, ImageOps, ImageSequence

from milepost.documents.kinds import MOST_BYTES, TAKEN, kind_of

MOST_POINTS: Final = 80_000_000
"""More than any telephone's camera makes; a small file that unfolds into more is meant to break something."""
LONGEST_SIDE: Final = 4_096
MOST_PAGES: Final = 40
QUALITY: Final = 88
_FORMATS: Final = {
    "image/jpeg": "JPEG", "image/png": "PNG", "image/tiff": "TIFF", "image/heic": "HEIF", "image/webp": "WEBP",
}  # fmt: skip
PDF: Final = "application/pdf"

pillow_heif.register_heif_opener(thumbnails=False)  # type: ignore[no-untyped-call,unused-ignore]


class NotTaken(Exception):
    """Why a file is not taken: `empty`, `too_large`, `neither`, `broken` or `too_many_points`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Taken:
    """A file as it may be kept."""

    content: bytes
    content_type: str

    @property
    def file_name(self) -> str:
        """A name that names nobody."""
        return f"photograph{TAKEN[self.content_type]}"


def taken(content: bytes) -> Taken:
    """The file as it may be kept, by its content and not by its name. Raises NotTaken.

    A picture comes out upright and bare, as JPEG, or as PNG or TIFF if it was one; of a TIFF every page. A PDF is kept as it
    came: to change it would break a signature in it, and it was made by an employer's program and not by a camera.
    """
    if not content:
        raise NotTaken("empty")
    if len(content) > MOST_BYTES:
        raise NotTaken("too_large")
    kind = kind_of(content)
    if kind is None:
        raise NotTaken("neither")
    if kind == PDF:
        return Taken(content, PDF)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            return _bare(content, kind)
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            raise NotTaken("too_many_points") from None
        except (
            OSError,
            ValueError,
            SyntaxError,
            EOFError,
            KeyError,
            IndexError,
            TypeError,
            RuntimeError,
            MemoryError,
        ):
            raise NotTaken("broken") from None  # whatever a decoder makes of a file that is damaged


def _bare(content: bytes, kind: str) -> Taken:
    with Image.open(io.BytesIO(content), formats=[_FORMATS[kind]]) as picture:
        if picture.width * picture.height > MOST_POINTS:
            raise NotTaken("too_many_points")
        if kind == "image/tiff":
            return _pages(picture)
        made = _points(picture)
    out = io.BytesIO()
    if kind == "image/png":
        made.save(out, "PNG", optimize=False)
        return Taken(out.getvalue(), "image/png")
    made.save(out, "JPEG", quality=QUALITY)
    return Taken(out.getvalue(), "image/jpeg")


def _pages(picture: Image.Image) -> Taken:
    """A scan may have several pages; none is lost."""
    pages: list[Image.Image] = []
    points = 0
    for page in ImageSequence.Iterator(picture):
        points += page.width * page.height
        if points > MOST_POINTS or len(pages) >= MOST_PAGES:
            raise NotTaken("too_many_points")
        pages.append(_points(page))
    out = io.BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:], compression="tiff_adobe_deflate")
    return Taken(out.getvalue(), "image/tiff")


def _points(picture: Image.Image) -> Image.Image:
    """A new picture that has the points of this one, upright on white, and nothing else of it."""
    upright = ImageOps.exif_transpose(picture)
    if upright.mode in {"RGBA", "LA", "PA"} or "transparency" in upright.info:
        seen = upright.convert("RGBA")
        ground = Image.new("RGBA", seen.size, "white")
        upright = Image.alpha_composite(ground, seen)
    colours = upright.convert("L" if upright.mode in {"1", "L"} else "RGB")
    colours.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    return Image.frombytes(colours.mode, colours.size, colours.tobytes())

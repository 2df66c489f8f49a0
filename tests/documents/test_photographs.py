"""A photograph is kept upright and bare; what is damaged or meant to break something is refused by name."""

from __future__ import annotations

import contextlib
import io
import random

import pytest
from PIL import ExifTags, Image

from milepost.documents.photographs import LONGEST_SIDE, NotTaken, taken

FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "HEIF")


def photograph(kind: str = "JPEG", size: tuple[int, int] = (400, 200)) -> bytes:
    """A white picture with a red corner at its upper left, lying on its side, with where, when and with what it was taken."""
    picture = Image.new("RGB", size, "white")
    picture.paste((200, 0, 0), (0, 0, size[0] // 2, size[1] // 2))
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.Make] = "Made by Snoop"
    exif[ExifTags.Base.DateTime] = "2025:11:15 10:00:00"
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef] = "N"
    place[ExifTags.GPS.GPSLatitude] = (33.0, 26.0, 5.0)
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.MakerNote] = b"maker's note"
    out = io.BytesIO()
    options = {"comment": b"a comment"} if kind == "JPEG" else {}
    picture.save(out, kind, exif=exif.tobytes() if kind == "HEIF" else exif, **options)
    return out.getvalue()


def in_format(kind: str) -> bytes:
    import pillow_heif

    pillow_heif.register_heif_opener()
    return photograph(kind)


@pytest.mark.parametrize("kind", FORMATS)
def test_nothing_of_the_camera_is_left_and_it_stands_upright(kind: str) -> None:
    given = in_format(kind)
    assert b"Snoop" in given, "the test's own picture says who made the camera"
    kept = taken(given)
    for said in (b"Snoop", b"maker", b"2025:11:15", b"a comment", b"GPS", b"Exif"):
        assert said not in kept.content
    with Image.open(io.BytesIO(kept.content)) as picture:
        assert picture.size == (200, 400)
        exif = picture.getexif()
        assert ExifTags.Base.Make not in exif
        assert ExifTags.Base.Orientation not in exif
        assert dict(exif.get_ifd(ExifTags.IFD.GPSInfo)) == {}
        corner = picture.convert("RGB").getpixel((190, 10))
        assert isinstance(corner, tuple)
        assert (corner[0] > 150, corner[1] < 60) == (True, True), (
            "turned right: the red corner is at the upper right"
        )


def test_no_page_of_a_scan_is_lost() -> None:
    out = io.BytesIO()
    pages = [Image.new("1", (50, 40 + number)) for number in range(3)]
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    with Image.open(io.BytesIO(taken(out.getvalue()).content)) as scan:
        assert getattr(scan, "n_frames", 1) == 3


def test_what_can_be_seen_through_is_put_on_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(out, "PNG")
    with Image.open(io.BytesIO(taken(out.getvalue()).content)) as picture:
        assert picture.convert("RGB").getpixel((5, 5)) == (255, 255, 255)


def test_a_huge_photograph_is_made_smaller_and_stays_legible() -> None:
    with Image.open(io.BytesIO(taken(photograph(size=(6_000, 2_000))).content)) as picture:
        assert max(picture.size) == LONGEST_SIDE


def test_a_small_file_that_unfolds_into_much_is_refused() -> None:
    out = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(out, "PNG")
    assert len(out.getvalue()) < 200_000
    with pytest.raises(NotTaken, match="too_many_points"):
        taken(out.getvalue())


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "empty"), (b"<html>", "neither"), (b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "neither"), (b"MZ\x90\x00" * 60, "neither"), (b"GIF89a" + b"\0" * 60, "neither"),
     (b"\xff\xd8" + b"\xff" * (21 * 1024 * 1024), "too_large")],
)  # fmt: skip
def test_what_is_not_taken_is_said_by_a_code(content: bytes, code: str) -> None:
    with pytest.raises(NotTaken, match=code):
        taken(content)


@pytest.mark.parametrize("kind", FORMATS)
def test_a_damaged_file_never_gives_anything_but_a_refusal(kind: str) -> None:
    whole, draw = in_format(kind), random.Random(kind)
    for _ in range(60):
        damaged = bytearray(whole[: draw.randrange(12, len(whole))] if draw.random() < 0.5 else whole)
        for _ in range(draw.randrange(1, 30)):
            damaged[draw.randrange(8, len(damaged))] = draw.randrange(256)
        with contextlib.suppress(NotTaken):
            assert b"Snoop" not in taken(bytes(damaged)).content


def test_a_pdf_is_kept_as_it_came() -> None:
    content = b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n"
    assert taken(content).content == content

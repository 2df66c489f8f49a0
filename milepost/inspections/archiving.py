"""One encrypted file with every packet of a review. WinZip's AES, 256 bits: WinZip, 7-Zip and the reviewer's tools open it.

A zip shows the names of its files to whoever has it, so a folder is a number and a file says what it is; whose each is stands
in the contents, which are encrypted like everything else.
"""

from __future__ import annotations

import io
import secrets
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from uuid import UUID

import pyzipper
from pyzipper.zipfile_aes import AESZipInfo

from milepost.inspections.building import bytes_of
from milepost.inspections.models import Archive, Packet, PacketFile
from milepost.inspections.papers import contents_pdf
from milepost.inspections.queries import newest_files

MOST_BYTES = 400 * 1024 * 1024
"""As much as is kept in memory and in one row; a larger review is answered in two."""
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""None that look like another."""
GROUPS, IN_A_GROUP = 5, 5
SHORTEST = 16
"""Of a passphrase that somebody chooses: the format itself counts on 1,000 rounds of SHA-1 alone."""
BITS = 256


class TooLarge(Exception):
    """More than MOST_BYTES."""


def new_passphrase() -> str:
    """Of 25 letters and digits, 123 bits: `abcde-fghjk-…`, as it is read out on the telephone."""
    groups = ("".join(secrets.choice(LETTERS) for _ in range(IN_A_GROUP)) for _ in range(GROUPS))
    return "-".join(groups)


def encrypted(
    archive: Archive, packets: list[Packet], passphrase: str, day: date, progress: Callable[[int], None]
) -> tuple[bytes, int]:
    """The file, and how many files are in it. TooLarge where it would be too large."""
    target, count, written = io.BytesIO(), 0, 0
    files = {packet.pk: list(newest_files(packet).select_related("document__content")) for packet in packets}
    contents = contents_pdf(archive.inspection, [(one, len(files[one.pk])) for one in packets])
    with pyzipper.AESZipFile(target, "w", compression=pyzipper.ZIP_STORED) as made:
        made.setpassword(passphrase.encode("ascii"))
        made.setencryption(pyzipper.WZ_AES, nbits=BITS)
        for place, (name, content) in enumerate(_named(contents, packets, files)):
            written += len(content)
            if written > MOST_BYTES:
                raise TooLarge
            made.writestr(_head(name, day), content)
            count = place + 1
            progress(count)
    return target.getvalue(), count


def _named(
    contents: bytes, packets: list[Packet], files: Mapping[UUID, list[PacketFile]]
) -> Iterator[tuple[str, bytes]]:
    yield "contents.pdf", contents
    for packet in packets:
        for file in files[packet.pk]:
            yield f"{packet.place:03}/{file.name}", bytes_of(file)


def _head(name: str, day: date) -> AESZipInfo:
    """Dated with the day: the hour at which somebody worked is nobody's concern."""
    return AESZipInfo(name, date_time=(day.year, day.month, day.day, 0, 0, 0))

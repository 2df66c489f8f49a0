"""The key ring: what is sealed opens with its key, and a lost or wrong key is said by name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.keys.ring import CURRENT, KeyMissing, NotOurs, add_key, make_ring, ring_in
from milepost.organizations.models import Organization
from milepost.people.numbers import digest_of, is_ssn, is_ticket_number, masked, ssn_of
from milepost.tickets.models import Ticket


@given(st.binary(max_size=500), st.text(max_size=30))
def test_what_is_sealed_opens_again(plain: bytes, column: str) -> None:
    from django.conf import settings

    ring = ring_in(Path(settings.MILEPOST_KEYS))
    sealed = ring.seal(plain, column)
    assert ring.open(sealed, column) == plain
    assert plain not in sealed or len(plain) < 4
    assert ring.seal(plain, column) != sealed, "the same twice must not look the same"


def test_a_value_moved_to_another_field_or_changed_does_not_open(tmp_path: Path) -> None:
    ring = make_ring(tmp_path)
    sealed = ring.seal(b"123-45-6789", "people_ticketholder.ssn")
    with pytest.raises(NotOurs, match="moved there"):
        ring.open(sealed, "people_ticketholder.ticket_number")
    for place in range(len(sealed)):
        broken = bytes(byte ^ (1 if at == place else 0) for at, byte in enumerate(sealed))
        with pytest.raises((NotOurs, KeyMissing)):
            ring.open(broken, "people_ticketholder.ssn")


def test_a_lost_key_is_said_by_name_and_coming_back_it_opens(tmp_path: Path) -> None:
    first = make_ring(tmp_path)
    sealed = first.seal(b"kept", "c")
    name = first.current
    add_key(tmp_path)
    lost = (tmp_path / f"{name}.key").rename(tmp_path / "elsewhere")
    add_key(tmp_path)
    with pytest.raises(KeyMissing, match=f"key {name}.*Put the file {name}.key back"):
        ring_in(tmp_path).open(sealed, "c")
    lost.rename(tmp_path / f"{name}.key")
    add_key(tmp_path)
    assert ring_in(tmp_path).open(sealed, "c") == b"kept"


def test_a_wrong_file_cannot_pass_for_a_key(tmp_path: Path) -> None:
    ring = make_ring(tmp_path)
    other = make_ring(tmp_path / "other")
    (tmp_path / f"{ring.current}.key").write_text((tmp_path / "other" / f"{other.current}.key").read_text())
    (tmp_path / CURRENT).touch()
    with pytest.raises(KeyMissing, match="another key than its name says"):
        ring_in(tmp_path)


def test_an_emptied_folder_is_an_error_and_not_filled_anew(tmp_path: Path) -> None:
    make_ring(tmp_path)
    (tmp_path / CURRENT).unlink()
    with pytest.raises(KeyMissing, match="does not say which is current"):
        make_ring(tmp_path)


def test_keys_are_readable_by_their_owner_only(tmp_path: Path) -> None:
    make_ring(tmp_path)
    assert all(path.stat().st_mode & 0o077 == 0 for path in tmp_path.glob("*.key"))


@pytest.mark.django_db
def test_a_sealed_field_shows_nothing_until_it_is_opened() -> None:
    organization = Organization.objects.create(name="Northside")
    Ticket.objects.create(
        organization=organization, reference="T1", program="ssdi", born_on=date(1980, 2, 29)
    )
    ticket = Ticket.objects.get(reference="T1")
    assert "1980" not in f"{ticket.born_on} {ticket.born_on!r}"
    assert ticket.born_on.open() == date(1980, 2, 29)
    assert b"1980" not in ticket.born_on.ciphertext
    assert Ticket.objects.defer("born_on").get(reference="T1").born_on == date(1980, 2, 29)


@pytest.mark.django_db
def test_an_ssn_is_found_without_opening_any_and_not_across_organizations() -> None:
    northside, eastgate = (Organization.objects.create(name=name) for name in ("Northside", "Eastgate"))
    assert digest_of(northside, "123456789") == digest_of(northside, "123-45-6789")
    assert digest_of(northside, "123-45-6789") != digest_of(eastgate, "123-45-6789")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("123-45-6789", True), ("123456789", True), ("123 45 6789", True), (" 899-99-9999 ", True),
        ("900-12-3456", False), ("666-12-3456", False), ("000-12-3456", False), ("123-00-4567", False),
        ("123-45-0000", False), ("12345678", False), ("1234567890", False), ("", False), ("12a-45-6789", False),
    ],
)  # fmt: skip
def test_which_numbers_are_social_security_numbers(text: str, expected: bool) -> None:
    assert is_ssn(text) is expected
    if expected:
        assert masked(ssn_of(text)) == f"•••-••-{ssn_of(text)[-4:]}"
    else:
        with pytest.raises(ValueError, match="not a Social Security number"):
            ssn_of(text)


def test_a_ticket_number_begins_with_nine_digits() -> None:
    assert is_ticket_number("123456789TW01")
    assert not is_ticket_number("T-1")

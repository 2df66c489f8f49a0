"""The key ring: the keys that open what is sealed, one file each, in a folder that no backup holds.

A key is named by its own digest, so a wrong file cannot pass for it, and a sealed value names its key, so a lost one
can be said by name. Old keys stay on the ring: whatever they sealed can still be opened.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_LENGTH = 32
_FORMAT = b"\x01"
_NAME_LENGTH, _NONCE_LENGTH = 4, 12
_HEAD = len(_FORMAT) + _NAME_LENGTH + _NONCE_LENGTH
CURRENT, LOOK_UP, JOURNAL = "current", "look-up.key", "journal.key"


class KeyMissing(Exception):
    """What is asked for cannot be opened, because a key is not on the ring. Its message says which and what to do."""


class NotOurs(Exception):
    """Sealed bytes that were changed, or that belong to another field."""


@dataclass(frozen=True, slots=True)
class KeyRing:
    """The keys of one folder: `keys` by name, the `current` one for sealing, one for look-ups, one for the journal."""

    folder: Path
    keys: dict[str, bytes]
    current: str
    look_up: bytes
    journal: bytes

    def seal(self, plain: bytes, column: str) -> bytes:
        """Encrypted with the current key; bound to `column`, so that it cannot be moved to another field."""
        nonce = secrets.token_bytes(_NONCE_LENGTH)
        sealed = _cipher(self.keys[self.current]).encrypt(nonce, plain, column.encode())
        return _FORMAT + bytes.fromhex(self.current) + nonce + sealed

    def open(self, sealed: bytes, column: str) -> bytes:
        """What was sealed. Raises KeyMissing or NotOurs."""
        name = key_of(sealed)
        key = self.keys.get(name)
        if key is None:
            raise KeyMissing(
                f"This was sealed with key {name}, which is not in {self.folder}. "
                f"Put the file {name}.key back from the copy of your keys; nothing else can open it."
            )
        nonce = sealed[_HEAD - _NONCE_LENGTH : _HEAD]
        try:
            return _cipher(key).decrypt(nonce, sealed[_HEAD:], column.encode())
        except InvalidTag:
            raise NotOurs(
                f"What is kept in {column} was changed outside of Milepost, or moved there."
            ) from None

    def digest_for_look_up(self, scope: str, text: str) -> bytes:
        """A keyed digest by which a value is found without opening any; the same value differs between scopes."""
        return hmac.digest(self.look_up, f"{scope}\0{text}".encode(), "sha256")


@lru_cache(maxsize=32)
def _cipher(key: bytes) -> AESGCM:
    return AESGCM(key)


def key_of(sealed: bytes) -> str:
    """The name of the key that sealed it."""
    if sealed[:1] != _FORMAT or len(sealed) < _HEAD:
        raise NotOurs("These bytes were not sealed by Milepost.")
    return sealed[1 : 1 + _NAME_LENGTH].hex()


def name_of(key: bytes) -> str:
    """A key's name: the beginning of its digest."""
    return hashlib.sha256(b"milepost key " + key).digest()[:_NAME_LENGTH].hex()


def ring_in(folder: Path) -> KeyRing:
    """The ring in `folder`, read again only when the folder has changed, so that a rotation is seen while running."""
    try:
        changed = os.stat(f"{folder}/{CURRENT}").st_mtime_ns
    except FileNotFoundError:
        raise KeyMissing(
            f"There are no keys in {folder}. Run milepost setup to make them, or, where records exist already, "
            "put the folder back from the copy of your keys."
        ) from None
    return _read(folder, changed)


@lru_cache(maxsize=8)
def _read(folder: Path, _changed: int) -> KeyRing:
    keys = {path.stem: _key_in(path) for path in sorted(folder.glob("????????.key"))}
    for name, key in keys.items():
        if name_of(key) != name:
            raise KeyMissing(
                f"{folder / name}.key holds another key than its name says; put the right file back."
            )
    current = (folder / CURRENT).read_text().strip()
    if current not in keys:
        raise KeyMissing(f"The current key {current} is not in {folder}. Put the file {current}.key back.")
    return KeyRing(folder, keys, current, _key_in(folder / LOOK_UP), _key_in(folder / JOURNAL))


def _key_in(path: Path) -> bytes:
    try:
        key = base64.urlsafe_b64decode(path.read_text().strip())
    except FileNotFoundError:
        raise KeyMissing(f"The key file {path} is missing. Put it back from the copy of your keys.") from None
    except (binascii.Error, UnicodeDecodeError):
        key = b""
    if len(key) != KEY_LENGTH:
        raise KeyMissing(f"{path} holds no key: it should be {KEY_LENGTH} bytes in base64.")
    return key


def make_ring(folder: Path) -> KeyRing:
    """The ring in `folder`; made if the folder has none. A folder that once had keys is never filled anew."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not (folder / CURRENT).exists():
        if any(folder.glob("*.key")):
            raise KeyMissing(
                f"{folder} has keys but does not say which is current. Put the file {CURRENT} back."
            )
        for name in (LOOK_UP, JOURNAL):
            _write(folder / name, _text(secrets.token_bytes(KEY_LENGTH)))
        add_key(folder)
    return ring_in(folder)


def add_key(folder: Path) -> str:
    """A new key, current from now on; returns its name. The file stands before anything can be sealed with it."""
    key = secrets.token_bytes(KEY_LENGTH)
    name = name_of(key)
    _write(folder / f"{name}.key", _text(key))
    _write(folder / CURRENT, name)
    return name


def _text(key: bytes) -> str:
    return base64.urlsafe_b64encode(key).decode()


def _write(path: Path, text: str) -> None:
    """Whole or not at all, readable by its owner only, on the disk before we go on."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)

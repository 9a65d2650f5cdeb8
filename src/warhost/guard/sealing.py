# SPDX-License-Identifier: GPL-2.0-or-later
"""Seal secrets that have to be read again (AES-256-GCM) with a key that lies in a file of its own, away from what it seals."""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
import secrets
import stat
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from warhost.guard.errors import GuardError

KEY_BYTES = 32
NONCE_BYTES = 12
VERSION = b"\x01"
NAME_BYTES = 4
HEADING = "# The key that seals the secrets of Warhost. Keep it secret, keep a copy, keep it away from the data.\n"
OTHERS = stat.S_IRWXG | stat.S_IRWXO


class KeyFileError(GuardError):
    """Says what is wrong with the key file, and what to do."""


class SealError(GuardError):
    """Says that something sealed cannot be opened: another key sealed it, it was changed, or it was put in another's place."""


@dataclass(frozen=True)
class Sealer:
    """Seals with the first of its keys, and opens what any of them sealed."""

    keys: tuple[bytes, ...]

    def __repr__(self) -> str:
        return f"Sealer({len(self.keys)} keys)"

    def seal(self, plain: bytes, context: str) -> bytes:
        """Return ``plain`` sealed. ``context`` says what it is for (``secret:discord.token``): in another place it does not open."""
        key, nonce = self.keys[0], secrets.token_bytes(NONCE_BYTES)
        return VERSION + name_of(key) + nonce + AESGCM(key).encrypt(nonce, plain, context.encode())

    def open(self, sealed: bytes, context: str) -> bytes:
        """Return what was sealed for this context; raises SealError."""
        name, nonce = sealed[1 : 1 + NAME_BYTES], sealed[1 + NAME_BYTES : 1 + NAME_BYTES + NONCE_BYTES]
        if sealed[:1] != VERSION or len(nonce) != NONCE_BYTES:
            raise SealError(f"{context}: this was not sealed by Warhost, or not by this version")
        key = next((key for key in self.keys if name_of(key) == name), None)
        if key is None:
            raise SealError(f"{context}: sealed with the key {name.hex()}, which the key file does not hold; put that key back into it")
        try:
            return AESGCM(key).decrypt(nonce, sealed[1 + NAME_BYTES + NONCE_BYTES :], context.encode())
        except InvalidTag as error:
            raise SealError(f"{context}: it was changed since it was sealed, or sealed for something else; set it anew") from error

    def is_newest(self, sealed: bytes) -> bool:
        """Return whether the first key sealed this, so that older keys are not needed for it."""
        return sealed[: 1 + NAME_BYTES] == VERSION + name_of(self.keys[0])


def name_of(key: bytes) -> bytes:
    """Return the name by which sealed bytes say which key opens them; it tells nothing about the key."""
    return hashlib.sha256(b"warhost key name" + key).digest()[:NAME_BYTES]


def open_key_file(path: Path) -> Sealer:
    """Return what the keys in the file seal and open; where there is none, make one with one new key.

    Raises KeyFileError where somebody else may read it, or it holds no keys.
    """
    if not path.exists():
        _create(path, _line(secrets.token_bytes(KEY_BYTES)))
    try:
        with path.open(encoding="ascii") as file:
            mode = os.fstat(file.fileno())
            lines = file.read().splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise KeyFileError(f"key file {path}: cannot be read: {error}") from error
    if mode.st_mode & OTHERS or mode.st_uid not in (os.geteuid(), 0):
        raise KeyFileError(f"key file {path}: others may read or change it (mode {mode.st_mode & 0o777:03o}); run: chmod 600 {path}")
    keys = tuple(_key(path, line) for line in lines if line and not line.startswith("#"))
    if not keys:
        raise KeyFileError(f"key file {path}: it holds no key; put a copy back, or remove it and set all secrets anew")
    return Sealer(keys)


def add_key(path: Path) -> Sealer:
    """Put a new key in front of those in the file, so that it seals from now on; the others still open."""
    known = open_key_file(path)
    keys = (secrets.token_bytes(KEY_BYTES), *known.keys)
    write_private(path, HEADING + "".join(map(_line, keys)))
    return Sealer(keys)


def keep_newest_key(path: Path) -> Sealer:
    """Leave only the first key in the file: what the others sealed does not open any more."""
    newest = open_key_file(path).keys[:1]
    write_private(path, HEADING + _line(newest[0]))
    return Sealer(newest)


def write_private(path: Path, text: str) -> None:
    """Put a file that only its owner may read in place of what was there, whole or not at all."""
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        _write(fresh, text)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def _create(path: Path, line: str) -> None:
    """Make the file whole, or leave the one that another process made meanwhile."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        _write(fresh, HEADING + line)
        os.link(fresh, path)
    except FileExistsError:
        return
    finally:
        fresh.unlink(missing_ok=True)


def _write(path: Path, text: str) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _line(key: bytes) -> str:
    return base64.urlsafe_b64encode(key).decode() + "\n"


def _key(path: Path, line: str) -> bytes:
    try:
        key = base64.urlsafe_b64decode(line)
    except (binascii.Error, ValueError) as error:
        raise KeyFileError(f"key file {path}: a line is not base64; put a copy back") from error
    if len(key) != KEY_BYTES:
        raise KeyFileError(f"key file {path}: a key has {len(key)} bytes, expected {KEY_BYTES}; put a copy back")
    return key

# SPDX-License-Identifier: GPL-2.0-or-later
"""Shape API keys: a prefix to find them by, 32 random bytes to show once, a hash to keep, and a secret to sign with."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass

from pydantic import SecretBytes, SecretStr

from warhost.guard.sealing import Sealer

SECRET_BYTES = 32
SHAPE = re.compile(r"wh_(?P<prefix>[a-z2-7]{12})_(?P<secret>[A-Za-z0-9_-]{43})")
LONGEST = 80
NO_HASH = bytes(32)
"""Is what an unknown key is compared with, so that it takes as long as a known one; no key has this hash."""


@dataclass(frozen=True)
class Minted:
    """Is a new key as its maker sees it, once; printing it shows nothing."""

    prefix: str
    text: SecretStr
    """What its owner sends: ``wh_PREFIX_SECRET``."""
    key_hash: bytes
    signing_secret: SecretBytes | None


@dataclass(frozen=True)
class Shown:
    """Is a key as a request shows it; its secret is not kept, only the hash of it."""

    prefix: str
    key_hash: bytes


def mint(*, signs: bool) -> Minted:
    """Return a new random key, with a secret to sign requests where it is to sign."""
    prefix = base64.b32encode(secrets.token_bytes(8)).decode().lower()[:12]
    secret = base64.urlsafe_b64encode(secrets.token_bytes(SECRET_BYTES)).decode().rstrip("=")
    text = f"wh_{prefix}_{secret}"
    return Minted(prefix, SecretStr(text), hash_of(text), SecretBytes(secrets.token_bytes(SECRET_BYTES)) if signs else None)


def hash_of(text: str) -> bytes:
    """Return what is kept of a key: SHA-256 over all of it. 256 random bits need no slow hash: nobody can try them out."""
    return hashlib.sha256(text.encode()).digest()


def read(text: str) -> Shown | None:
    """Return prefix and hash of a text that has the shape of a key, None for any other."""
    shape = SHAPE.fullmatch(text) if len(text) <= LONGEST else None
    return Shown(shape["prefix"], hash_of(text)) if shape else None


def fits(shown: Shown, kept: bytes | None) -> bool:
    """Return whether a shown key is the kept one, in the time that any comparison takes; None stands for a key that is unknown."""
    same = hmac.compare_digest(shown.key_hash, NO_HASH if kept is None else kept)
    return same and kept is not None


def seal_signing_secret(sealer: Sealer, prefix: str, secret: SecretBytes) -> bytes:
    """Return a signing secret as the store keeps it: sealed for this key, and of no use in the row of another."""
    return sealer.seal(secret.get_secret_value(), f"signing secret of key {prefix}")


def open_signing_secret(sealer: Sealer, prefix: str, sealed: bytes) -> SecretBytes:
    """Return the signing secret of a key; raises SealError."""
    return SecretBytes(sealer.open(sealed, f"signing secret of key {prefix}"))


def shown_signing_secret(secret: SecretBytes) -> str:
    """Return a signing secret as its owner gets it, once: base64."""
    return base64.b64encode(secret.get_secret_value()).decode()

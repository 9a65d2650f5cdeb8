# SPDX-License-Identifier: GPL-2.0-or-later
"""Hash and check passwords with argon2id (RFC 9106), a few at a time: each takes the memory that its parameters name."""

from __future__ import annotations

import asyncio
import secrets
import unicodedata
from dataclasses import dataclass

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

from warhost.guard.errors import Invalid

SHORTEST = 12
"""Characters. NIST SP 800-63B-4, section 3.1.1.2, asks for 15 where a password stands alone and for 8 beside another factor."""
LONGEST_BYTES = 1024
"""Bytes in UTF-8: longer input only costs time."""


@dataclass(frozen=True)
class Parameters:
    """Holds what argon2id is to spend. The defaults are RFC 9106's second recommendation (section 4)."""

    time_cost: int = 3
    memory_kib: int = 65_536
    lanes: int = 4


@dataclass(frozen=True)
class Verdict:
    """Says whether a password fits, and whether its hash was made with other parameters and is to be made anew."""

    fits: bool
    rehash: bool = False


def normalized(password: str) -> str:
    """Return a password in the form that is hashed (NFKC): the same keys give the same characters on every keyboard and system."""
    return unicodedata.normalize("NFKC", password)


def check_strength(password: str, name: str) -> None:
    """Raise Invalid for a password that is too short, too long, or the user's own name; rules about kinds of characters help nobody."""
    text = normalized(password)
    if len(text) < SHORTEST:
        raise Invalid("password_too_short", f"the password has {len(text)} characters, expected at least {SHORTEST}")
    if len(text.encode()) > LONGEST_BYTES:
        raise Invalid("password_too_long", f"the password has {len(text.encode())} bytes, expected at most {LONGEST_BYTES}")
    if name and name.casefold() in text.casefold() and len(text) < len(name) + SHORTEST:
        raise Invalid("password_has_name", "the password is little more than the user's name; expected one that does not lean on it")


class Passwords:
    """Hashes and checks passwords. A check for a user who does not exist costs as much as one for a user who does."""

    def __init__(self, parameters: Parameters, at_once: int) -> None:
        self._parameters: Parameters | None = None
        self._places = asyncio.Semaphore(at_once)
        self.use(parameters)

    def use(self, parameters: Parameters) -> None:
        """Hash with other parameters from now on; what was hashed before still fits, and is made anew when its user logs in."""
        if parameters == self._parameters:
            return
        self._parameters = parameters
        self._hasher = PasswordHasher(
            time_cost=parameters.time_cost, memory_cost=parameters.memory_kib, parallelism=parameters.lanes, type=Type.ID
        )
        self._nobody = self._hasher.hash(secrets.token_urlsafe(32))

    async def hash(self, password: str) -> str:
        """Return the hash to keep, as PHC text (``$argon2id$v=19$m=…``), made in a thread beside the loop."""
        async with self._places:
            return await asyncio.to_thread(self._hasher.hash, normalized(password))

    async def check(self, kept: str | None, password: str) -> Verdict:
        """Say whether a password fits the kept hash; ``None`` stands for a user who does not exist, whom nothing fits.

        A kept text that is no argon2 hash fits nothing either.
        """
        if len(password) > LONGEST_BYTES:  # no such password was ever taken, and hashing it is what a flood would want
            return Verdict(fits=False)
        async with self._places:
            return await asyncio.to_thread(self._check, kept, normalized(password))

    def _check(self, kept: str | None, password: str) -> Verdict:
        try:
            self._hasher.verify(kept or self._nobody, password)
        except (VerifyMismatchError, VerificationError, InvalidHashError):
            return Verdict(fits=False)
        if kept is None:
            return Verdict(fits=False)
        return Verdict(fits=True, rehash=self._hasher.check_needs_rehash(kept))

# SPDX-License-Identifier: GPL-2.0-or-later
"""Shape the tokens of a log-in: a short access token (a signed JWT) that says who asks, and a refresh token that is used once.

A token carries no permission: what its user may do is read from the store, so that a role that was taken away is gone at once.
"""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import jwt
from pydantic import SecretStr

from warhost.guard.clock import SECOND_MS, Clock
from warhost.guard.errors import Invalid, Unauthenticated
from warhost.guard.secrets import Secrets

ALGORITHM = "HS256"
ISSUER = "warhost"
TYPE = "at+jwt"
"""The type of an access token (RFC 9068, section 2.1), so that no other JWT passes for one."""
REQUIRED = ("iss", "aud", "sub", "sid", "iat", "exp")
LONGEST = 1024
AHEAD_S = 30
"""How far the clock of another process that issues tokens may be ahead."""
LEAST_KEY_BYTES = 32
KEY_NAME = "guard.token_key"
"""The name of the secret that signs access tokens."""
REFRESH = re.compile(r"whr_[A-Za-z0-9_-]{43}")
USER_ID = re.compile(r"[0-9]{1,18}")
LOGIN_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Claim:
    """Is what a good access token says."""

    user_id: int
    login_id: str
    issued_ms: int
    expires_ms: int


@dataclass(frozen=True)
class Refresh:
    """Is a new refresh token as its user gets it, once, and the hash that is kept."""

    text: SecretStr
    token_hash: bytes


class TokenKeys:
    """Gives the keys that sign access tokens: the secret, made where nobody gave one, and what it was before it was rotated."""

    def __init__(self, found_in: Secrets, name: str = KEY_NAME) -> None:
        self._secrets = found_in
        self._name = name
        self._version: object = None
        self._keys: tuple[bytes, ...] = ()

    def __call__(self) -> tuple[bytes, ...]:
        """Return the keys in force, the one that signs first; a rotation by another process is seen at once. Raises Invalid."""
        version = self._secrets.vault.version()
        if not self._keys or version != self._version:
            secret = self._secrets.ensure(self._name)
            keys = tuple(each.get_secret_value() for each in (secret.value, secret.previous) if each is not None)
            short = [len(key) for key in keys if len(key) < LEAST_KEY_BYTES]
            if short:
                raise Invalid("bad_secret", f"the secret {self._name} has {short[0]} bytes, expected at least {LEAST_KEY_BYTES}")
            self._keys, self._version = keys, self._secrets.vault.version()
        return self._keys


class AccessTokens:
    """Issues and reads access tokens. ``keys`` gives the keys in force, the one that signs first; those after it only verify."""

    def __init__(self, keys: Callable[[], Sequence[bytes]], lifetime_s: int, clock: Clock) -> None:
        self._keys = keys
        self.lifetime_s = lifetime_s
        self._clock = clock

    def issue(self, user_id: int, login_id: str) -> SecretStr:
        """Return a token for a user's log-in, good from now for ``lifetime_s``."""
        now_s = self._clock() // SECOND_MS
        key = self._keys()[0]
        claims = {"iss": ISSUER, "aud": ISSUER, "sub": str(user_id), "sid": login_id, "iat": now_s, "exp": now_s + self.lifetime_s}
        return SecretStr(jwt.encode(claims, key, algorithm=ALGORITHM, headers={"kid": key_name(key), "typ": TYPE}))

    def read(self, text: str) -> Claim:
        """Return what a token says; raises Unauthenticated, with the same code for every kind of forgery."""
        claims = self._verified(text)
        issued_s, expires_s, user, login = claims["iat"], claims["exp"], str(claims["sub"]), str(claims["sid"])
        if type(issued_s) is not int or type(expires_s) is not int or not USER_ID.fullmatch(user) or not LOGIN_ID.fullmatch(login):
            raise Unauthenticated("bad_token", "the access token does not say who it is for; log in anew")
        now_ms = self._clock()
        if expires_s * SECOND_MS <= now_ms:
            raise Unauthenticated("token_expired", "the access token has expired; refresh it, or log in anew")
        if issued_s * SECOND_MS > now_ms + AHEAD_S * SECOND_MS:
            raise Unauthenticated("bad_token", "the access token was issued in the future; set the clocks of all hosts")
        return Claim(int(user), login, issued_s * SECOND_MS, expires_s * SECOND_MS)

    def _verified(self, text: str) -> dict[str, Any]:
        forged = Unauthenticated("bad_token", "the access token was not issued here, or was changed; log in anew")
        if len(text) > LONGEST:
            raise forged
        try:
            header = jwt.get_unverified_header(text)
            key = next((key for key in self._keys() if key_name(key) == header.get("kid")), None)
            if key is None or header.get("typ") != TYPE:
                raise forged
            # The times are held against the clock that was passed in, not against PyJWT's.
            options: Any = {"require": list(REQUIRED), "verify_exp": False, "verify_iat": False, "verify_nbf": False}
            return jwt.decode(text, key, algorithms=[ALGORITHM], audience=ISSUER, issuer=ISSUER, options=options)
        except (jwt.PyJWTError, ValueError, TypeError) as error:
            raise forged from error


def key_name(key: bytes) -> str:
    """Return the name of a signing key, by which a token says which one signed it; it tells nothing about the key."""
    return hashlib.sha256(b"warhost token key" + key).hexdigest()[:12]


def new_login_id() -> str:
    """Return a random id for a log-in."""
    return secrets.token_hex(16)


def new_refresh() -> Refresh:
    """Return a new refresh token: 32 random bytes."""
    text = "whr_" + base64.urlsafe_b64encode(secrets.token_bytes(32)).decode().rstrip("=")
    return Refresh(SecretStr(text), refresh_hash(text))


def refresh_hash(text: str) -> bytes:
    """Return what is kept of a refresh token, and what it is found by."""
    return hashlib.sha256(text.encode()).digest()


def is_refresh(text: str) -> bool:
    """Return whether a text has the shape of a refresh token."""
    return REFRESH.fullmatch(text) is not None

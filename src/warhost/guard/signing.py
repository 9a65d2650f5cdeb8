# SPDX-License-Identifier: GPL-2.0-or-later
"""Sign requests and verify them (RFC 9421, HMAC-SHA256): method, authority, target and body, from a short while ago, once.

The signature's base, its parsing and the digest are http-message-signatures'; what has to be covered and how old it may be is
decided here.
"""

from __future__ import annotations

import base64
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from http_message_signatures import (
    HTTPMessageSigner,
    HTTPMessageVerifier,
    HTTPSignatureKeyResolver,
    InvalidSignature,
    algorithms,
)
from pydantic import SecretBytes

from warhost.guard.clock import SECOND_MS
from warhost.guard.errors import Unauthenticated

COVERED = ("@method", "@authority", "@target-uri")
"""What a signature covers at least; ``@request-target`` will do in place of ``@target-uri``, and a body's digest comes on top."""
PARAMETERS = ("created", "expires", "nonce", "keyid")
NONCE = re.compile(r"[A-Za-z0-9._~+/=-]{16,128}")
LONGEST = 4096
"""Characters of the two header fields of a signature."""
LATEST_S = 2**38
"""Far past any time that can be: dates of Python end in the year 9999."""
NOBODY = secrets.token_bytes(32)
"""Stands for the secret of a key that is unknown, so that verifying takes as long."""


class HeaderLines:
    """Holds the header lines of a message as they came, as http-message-signatures reads and writes them."""

    def __init__(self, lines: Sequence[tuple[str, str]]) -> None:
        self.lines = list(lines)

    def items(self) -> list[tuple[str, str]]:
        """Return all lines in order."""
        return self.lines

    def __iter__(self) -> Any:
        return iter([name for name, _ in self.lines])

    def __contains__(self, name: str) -> bool:
        return any(known.lower() == name.lower() for known, _ in self.lines)

    def __setitem__(self, name: str, value: str) -> None:
        self.lines.append((name, value))

    def __delitem__(self, name: str) -> None:
        self.lines = [(known, value) for known, value in self.lines if known.lower() != name.lower()]


@dataclass(frozen=True)
class Message:
    """Is a request as it was sent: what of it a signature can cover."""

    method: str
    scheme: str
    authority: str
    """The Host header: name and port, as the client wrote it."""
    target: str
    """Path and query, escaped as the client wrote them."""
    headers: HeaderLines
    body: bytes = b""

    @property
    def url(self) -> str:
        """Return the whole address that was asked for."""
        return f"{self.scheme}://{self.authority}{self.target}"


@dataclass(frozen=True)
class Window:
    """Says how old a signature may be, and how far ahead the clock of who signed."""

    age_ms: int = 300 * SECOND_MS
    ahead_ms: int = 30 * SECOND_MS


@dataclass(frozen=True)
class Signed:
    """Is what a good signature says; its nonce has still to be remembered, so that it is good once."""

    key_id: str
    nonce: str
    created_ms: int
    until_ms: int
    """From when on the same signature is refused for its age."""


class _Key(HTTPSignatureKeyResolver):
    """Gives the one secret that is at hand."""

    def __init__(self, secret: bytes) -> None:
        self.secret = secret

    def resolve_public_key(self, key_id: str) -> bytes:
        return self.secret

    def resolve_private_key(self, key_id: str) -> bytes:
        return self.secret


class _Verifier(HTTPMessageVerifier):
    """Holds the times of a signature against a time that is given, not against the system's."""

    def __init__(self, secret: bytes, window: Window, now_ms: int) -> None:
        super().__init__(signature_algorithm=algorithms.HMAC_SHA256, key_resolver=_Key(secret))
        self.window = window
        self.now_ms = now_ms

    def validate_created_and_expires(self, sig_input: Any, max_age: Any = None) -> None:
        """Raise Unauthenticated for a signature that lacks a parameter, or is of another time."""
        judge_times(sig_input.params, self.window, self.now_ms)


def is_signed(headers: Sequence[tuple[str, str]]) -> bool:
    """Return whether a request says that it is signed."""
    return any(name.lower() in ("signature-input", "signature") for name, _ in headers)


def key_id_of(message: Message) -> str:
    """Return the prefix of the key that a request says it is signed with; raises Unauthenticated for one signature too few or many."""
    lines = [value for name, value in message.headers.items() if name.lower() in ("signature-input", "signature")]
    if sum(map(len, lines)) > LONGEST:
        raise Unauthenticated("signature_malformed", f"the fields of the signature are longer than {LONGEST} characters")
    reader: Any = _Verifier(NOBODY, Window(), 0)
    try:
        for _, found, _ in reader._get_sig_inputs_and_signatures(message):
            key_id = found.params.get("keyid")
            if isinstance(key_id, str):
                return key_id
    except InvalidSignature as error:
        raise Unauthenticated("signature_malformed", f"the signature cannot be read: {error}") from error
    raise Unauthenticated("signature_incomplete", 'the signature lacks the parameter "keyid": the prefix of the key')


def verify(message: Message, secret: SecretBytes | None, window: Window, now_ms: int) -> Signed:
    """Return what a signature says, where it is good for this message, with this secret (None: the key is unknown), at this time.

    Raises Unauthenticated. An unknown key and a wrong signature are refused with the same code.
    """
    verifier = _Verifier(NOBODY if secret is None else secret.get_secret_value(), window, now_ms)
    try:
        (found,) = verifier.verify(message, max_age=None)
    except InvalidSignature as error:
        raise Unauthenticated("bad_signature", "the signature does not fit this request and this key") from error
    check_coverage(set(found.covered_components))
    try:
        verifier.verify_body(message, [found], message.body)
    except InvalidSignature as error:
        raise Unauthenticated("bad_digest", f"the body is not the one that was signed: {error}") from error
    if secret is None:
        raise Unauthenticated("bad_signature", "the signature does not fit this request and this key")
    created_ms, expires_ms = int(found.parameters["created"]) * SECOND_MS, int(found.parameters["expires"]) * SECOND_MS
    until_ms = min(expires_ms, created_ms + window.age_ms) + 1
    return Signed(str(found.parameters["keyid"]), str(found.parameters["nonce"]), created_ms, until_ms)


def judge_times(parameters: Any, window: Window, now_ms: int) -> None:
    """Raise Unauthenticated for a signature that lacks a parameter, was made too long ago or in the future, or is to last too long."""
    missing = [name for name in PARAMETERS if name not in parameters]
    if missing:
        raise Unauthenticated("signature_incomplete", f"the signature lacks the parameters {', '.join(missing)}")
    if not NONCE.fullmatch(str(parameters["nonce"])):
        raise Unauthenticated("signature_incomplete", "the nonce has to be 16 to 128 characters of base64 or the like, random each time")
    created, expires = parameters["created"], parameters["expires"]
    if type(created) is not int or type(expires) is not int or not (0 <= created < LATEST_S and 0 <= expires < LATEST_S):
        raise Unauthenticated("signature_incomplete", "created and expires have to be seconds since 1970")
    created_ms, expires_ms = created * SECOND_MS, expires * SECOND_MS
    if created_ms > now_ms + window.ahead_ms:
        raise Unauthenticated(
            "signature_early", f"the request was signed {(created_ms - now_ms) // 1000} s in the future; set the clock of who signs"
        )
    if now_ms > expires_ms or now_ms - created_ms > window.age_ms:
        raise Unauthenticated(
            "signature_expired",
            f"the request was signed {(now_ms - created_ms) // 1000} s ago to last {expires - created} s; "
            f"expected at most {window.age_ms // 1000} s; sign it anew, or set the clock of who signs",
        )
    if expires_ms - created_ms > window.age_ms:
        raise Unauthenticated(
            "signature_incomplete", f"the signature is to last {expires - created} s, expected at most {window.age_ms // 1000} s"
        )


def check_coverage(covered: set[str]) -> None:
    """Raise Unauthenticated for a signature that leaves out a part of the request that somebody could then change."""
    target = '"@request-target"' if '"@request-target"' in covered else '"@target-uri"'
    missing = sorted({'"@method"', '"@authority"', target} - covered)
    if missing:
        raise Unauthenticated("signature_incomplete", f"the signature does not cover {', '.join(missing)}")


def sign(message: Message, key_id: str, secret: SecretBytes, now_ms: int, *, lifetime_s: int = 60, nonce: str | None = None) -> None:
    """Sign a request: add ``Content-Digest`` where it has a body, ``Signature-Input`` and ``Signature`` to its headers."""
    signer = HTTPMessageSigner(signature_algorithm=algorithms.HMAC_SHA256, key_resolver=_Key(secret.get_secret_value()))
    del message.headers["content-digest"]
    created_s = now_ms // SECOND_MS
    signer.sign(
        message,
        key_id=key_id,
        created=datetime.fromtimestamp(created_s, UTC),
        expires=datetime.fromtimestamp(created_s + lifetime_s, UTC),
        nonce=nonce or base64.urlsafe_b64encode(secrets.token_bytes(24)).decode(),
        label="sig1",
        covered_component_ids=COVERED,
        body=message.body or None,
    )

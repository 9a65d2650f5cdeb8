# SPDX-License-Identifier: GPL-2.0-or-later
"""Let requests in: from which address, by what token, key or signature, how often, to do what; each refusal audited and counted.

The order is part of the protection: who may not ask at all is refused before anything is verified, and who shows something false
pays for it out of his address's own limit, before he can tell what was wrong with it.
"""

from __future__ import annotations

import logging
from collections import Counter, OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from pydantic import SecretBytes

from warhost.guard import keys
from warhost.guard.addresses import AddressList, limit_name, parse_address
from warhost.guard.clock import Clock
from warhost.guard.errors import Limited, Refusal, Unauthenticated, Unavailable
from warhost.guard.keyring import Keyring
from warhost.guard.limits import ANONYMOUS, LOGIN, Decision, Limits, header_values
from warhost.guard.nonces import Nonces
from warhost.guard.principals import STRANGER, KnownKey, Principal, Principals
from warhost.guard.proxies import Client, Proxies
from warhost.guard.recorder import Recorder
from warhost.guard.roles import require
from warhost.guard.sealing import Sealer, SealError
from warhost.guard.signing import HeaderLines, Message, Window, is_signed, key_id_of, verify
from warhost.guard.tokens import AccessTokens

LOG = logging.getLogger(__name__)
BLOCKED_ADDRESSES = 10_000


@dataclass(frozen=True)
class Asked:
    """Is a request as a face got it."""

    method: str
    scheme: str
    target: str
    """Path and query as they were sent."""
    headers: Sequence[tuple[str, str]]
    peer: str | None
    """The address of the connection; None for a local socket."""
    read_body: Callable[[], Awaitable[bytes]]
    """Reads the body, which a signed request needs; the face bounds its size."""
    cookie: str | None = None
    """The access token of a browser, where the face keeps it in a cookie."""


@dataclass(frozen=True)
class Admitted:
    """Is a request that was let in: who asks, from where, and the header fields that tell him his limit."""

    principal: Principal
    client: Client
    fields: dict[str, str]


@dataclass(frozen=True)
class Lists:
    """Holds what is decided by address alone. Settings that change are a new one of these."""

    proxies: Proxies
    addresses: AddressList
    window: Window


class Gate:
    """Lets requests in or raises a Refusal."""

    def __init__(
        self,
        lists: Lists,
        limits: Limits,
        nonces: Nonces,
        tokens: AccessTokens,
        principals: Principals,
        keyring: Keyring,
        sealer: Sealer,
        audit: Recorder,
        clock: Clock,
    ) -> None:
        self.lists = lists
        self.limits = limits
        self._nonces = nonces
        self._tokens = tokens
        self._principals = principals
        self._keyring = keyring
        self._sealer = sealer
        self._audit = audit
        self._clock = clock
        self.admitted: Counter[str] = Counter()
        """Requests let in, by the kind of who asked."""
        self.refusals: Counter[str] = Counter()
        """Requests refused, by code."""
        self._blocked: OrderedDict[str, int] = OrderedDict()

    async def admit(self, asked: Asked) -> Admitted:
        """Let a request in, or raise a Refusal; what a route needs is asked of ``permit``."""
        principal, place = STRANGER, None
        try:
            client = self.lists.proxies.client(asked.peer, asked.scheme, asked.headers)
            place = limit_name(client.address)
            self.lists.addresses.check(client.address)
            principal = await self._known(asked, client, place)
            decision = await self._count(principal, place)
        except Refusal as refusal:
            self._refused(principal, place, refusal)
            raise
        self.admitted[principal.kind] += 1
        return Admitted(principal.at(str(client.address)), client, header_values(decision))

    async def check_login(self, address: str, name: str) -> None:
        """Count an attempt to log in, before the password is checked: for the address and for the name it tries. Raises Limited."""
        place = limit_name_of(address)
        for client, tier in ((f"login:{place}", LOGIN), (f"name:{name.casefold()[:128]}", ANONYMOUS)):
            decision = await self.limits.check(client, tier, self._clock())
            if not decision.allowed:
                refusal = limited(decision, "there were too many attempts to log in")
                self._refused(STRANGER, place, refusal)
                raise refusal

    def permit(self, principal: Principal, permission: str) -> None:
        """Raise Forbidden, audited, unless who asks may do this; Unauthenticated where he has not said who he is."""
        try:
            if principal.kind == "anonymous":
                raise Unauthenticated("no_credentials", "this needs an access token, a key or a signed request")
            require(principal.permissions, permission)
        except Refusal as refusal:
            self.count_refusal(principal, refusal)
            raise

    def count_refusal(self, principal: Principal, refusal: Refusal) -> None:
        """Audit and count a refusal that came after a request was let in."""
        self._refused(principal, None if principal.address is None else limit_name_of(principal.address), refusal)

    async def _known(self, asked: Asked, client: Client, place: str) -> Principal:
        """Return who asks; what is false is paid for by the address."""
        signed = is_signed(asked.headers)
        if not signed and asked.cookie is None and not any(name.lower() == "authorization" for name, _ in asked.headers):
            return STRANGER
        now_ms = self._clock()
        self._check_blocked(place, now_ms)
        try:
            presented = credentials(asked)
            if signed and presented is not None:
                raise Unauthenticated("two_credentials", "the request is signed and shows a token or key too; expected one of them")
            return await self._signer(asked, client) if signed else await self._bearer(presented or "")
        except Unauthenticated:
            decision = await self.limits.check(f"false:{place}", ANONYMOUS, now_ms)
            if decision.blocked:
                self._block(place, now_ms + decision.retry_after_ms)
            if not decision.allowed:
                raise limited(decision, "too many requests with false credentials came from this address") from None
            raise

    async def _bearer(self, text: str) -> Principal:
        shown = keys.read(text)
        if shown is None:
            return await self._principals.user(self._tokens.read(text))
        known = await self._principals.key(shown.prefix)
        if not keys.fits(shown, None if known is None else known.key_hash) or known is None:
            raise Unauthenticated("bad_key", "the key is unknown, expired or revoked")
        return self._use(known)

    async def _signer(self, asked: Asked, client: Client) -> Principal:
        hosts = [value for name, value in asked.headers if name.lower() == "host"]
        if len(hosts) != 1:
            raise Unauthenticated("signature_malformed", f"a signed request has one Host header, seen {len(hosts)}")
        message = Message(asked.method, client.scheme, hosts[0], asked.target, HeaderLines(asked.headers), await asked.read_body())
        prefix = key_id_of(message)
        known = await self._principals.key(prefix)
        secret: SecretBytes | None = None
        if known is not None and known.signing_secret is not None:
            try:
                secret = keys.open_signing_secret(self._sealer, prefix, known.signing_secret)
            except SealError as error:
                LOG.error("requests signed with the key %s cannot be verified: %s", prefix, error)
                raise Unavailable("signing_secret_shut", "the signing secret of this key cannot be opened; tell the operator") from error
        now_ms = self._clock()
        signed = verify(message, secret, self.lists.window, now_ms)
        if known is None:
            raise Unauthenticated("bad_signature", "the signature does not fit this request and this key")
        await self._nonces.remember(signed, now_ms)
        return self._use(known)

    def _use(self, known: KnownKey) -> Principal:
        self._keyring.used(known.principal.name)
        return known.principal

    async def _count(self, principal: Principal, place: str) -> Decision:
        client = f"address:{place}" if principal.kind == "anonymous" else f"{principal.kind}:{principal.name}"
        decision = await self.limits.check(client, principal.tier, self._clock())
        if not decision.allowed:
            raise limited(decision, "there were too many requests")
        return decision

    def _check_blocked(self, place: str, now_ms: int) -> None:
        """Raise Limited for an address that showed false credentials too often, before anything is verified or looked up."""
        until_ms = self._blocked.get(place, 0)
        left_ms = min(until_ms - now_ms, self.limits.rules.block_ms)
        if left_ms > 0:
            raise Limited("blocked", "too many requests with false credentials came from this address; ask again later", left_ms)

    def _block(self, place: str, until_ms: int) -> None:
        self._blocked[place] = until_ms
        self._blocked.move_to_end(place)
        while len(self._blocked) > BLOCKED_ADDRESSES:
            self._blocked.popitem(last=False)

    def _refused(self, principal: Principal, place: str | None, refusal: Refusal) -> None:
        self.refusals[refusal.code] += 1
        self._audit.refused(principal.actor, place, refusal.code)


def credentials(asked: Asked) -> str | None:
    """Return the token or key that a request shows: in ``Authorization: Bearer``, else in the cookie. Raises Unauthenticated."""
    lines = [value for name, value in asked.headers if name.lower() == "authorization"]
    if not lines:
        return asked.cookie
    scheme, _, text = lines[0].partition(" ")
    if len(lines) > 1 or scheme.lower() != "bearer" or not text.strip():
        raise Unauthenticated("bad_authorization", "expected one header 'Authorization: Bearer' with an access token or a key")
    return text.strip()


def limited(decision: Decision, why: str) -> Limited:
    """Return the refusal of who asked too often, with the header fields that tell his limit."""
    refusal = Limited("blocked" if decision.blocked else "limited", f"{why}; ask again later", decision.retry_after_ms)
    refusal.fields.update(header_values(decision))
    return refusal


def limit_name_of(address: str) -> str:
    """Return the name under which an address counts."""
    return limit_name(parse_address(address))

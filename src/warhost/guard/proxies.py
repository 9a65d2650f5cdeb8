# SPDX-License-Identifier: GPL-2.0-or-later
"""Find out who a request came from behind proxies: only what a trusted proxy wrote is believed, read from the nearest hop outwards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from warhost.guard.addresses import Address, Networks, parse_address
from warhost.guard.errors import Invalid

Forwarding = Literal["x-forwarded-for", "forwarded"]
MOST_HOPS = 32
"""More proxies in a row than that nobody has; the rest is somebody's attempt to keep us busy."""
UNIX = "unix"
"""Stands among trusted proxies for whoever connects through a local socket, which has no address."""


@dataclass(frozen=True)
class Client:
    """Says where a request came from, as far as it can be believed."""

    address: Address
    scheme: str
    """``http`` or ``https``: what the client spoke, by the nearest trusted proxy, or the connection itself."""
    proxied: bool


@dataclass(frozen=True)
class Hop:
    """Is what one proxy wrote about who spoke to it."""

    node: str
    scheme: str = ""


class Proxies:
    """Knows the trusted proxies and the one header they write.

    The other header is never read: a proxy that writes one passes the other on as the client sent it.
    """

    def __init__(self, trusted: Iterable[str], header: Forwarding) -> None:
        names = [name.strip() for name in trusted]
        self.unix = UNIX in names
        self.networks = Networks(name for name in names if name != UNIX)
        self.header = header

    def client(self, peer: str | None, scheme: str, headers: Sequence[tuple[str, str]]) -> Client:
        """Return the client of a request whose connection came from ``peer`` (None: a local socket) with these header lines, in order.

        Raises Invalid where a trusted proxy wrote something that is no address: then nobody knows who asks, and a guess could be
        an address that lists or limits favour.
        """
        if peer is None and not self.unix:
            raise Invalid(
                "unknown_peer", f"the connection has no address; to trust a proxy on a local socket add {UNIX!r} to guard.trusted_proxies"
            )
        address = None if peer is None else parse_address(peer)
        if address is not None and address not in self.networks:
            return Client(address, scheme, proxied=False)
        hops = self._hops(headers)
        if not hops:
            if address is None:
                raise Invalid("bad_forwarding", f"the proxy on the local socket sent no {self.header} header")
            return Client(address, scheme, proxied=False)
        scheme = hops[-1].scheme or scheme
        for hop in reversed(hops):
            address = parse_node(hop.node)
            if address not in self.networks:
                break
        if address is None:
            raise AssertionError("there was a hop, so there is an address")
        return Client(address, scheme, proxied=True)

    def _hops(self, headers: Sequence[tuple[str, str]]) -> list[Hop]:
        lines = [value for name, value in headers if name.lower() == self.header]
        if self.header == "forwarded":
            hops = [parse_element(element) for line in lines for element in split_quoted(line, ",") if element]
        else:
            hops = [Hop(node.strip()) for line in lines for node in line.split(",")]
            schemes = [value.strip().lower() for name, value in headers if name.lower() == "x-forwarded-proto"]
            if hops and schemes:
                hops[-1] = Hop(hops[-1].node, known_scheme(schemes[-1].rpartition(",")[2].strip()))
        if len(hops) > MOST_HOPS:
            raise Invalid("bad_forwarding", f"{self.header} names {len(hops)} hops, expected at most {MOST_HOPS}")
        return hops


def known_scheme(text: str) -> str:
    """Return ``http`` or ``https`` as a proxy wrote it (``ws`` and ``wss`` are these under another name), or raise Invalid."""
    scheme = {"ws": "http", "wss": "https"}.get(text.lower(), text.lower())
    if scheme not in ("http", "https"):
        raise Invalid("bad_forwarding", f"a trusted proxy named the scheme {text[:20]!r}, expected http or https")
    return scheme


def parse_node(text: str) -> Address:
    """Read who spoke to a proxy: ``192.0.2.1``, ``192.0.2.1:80``, ``2001:db8::1``, ``[2001:db8::1]:443`` (RFC 7239, section 6).

    Raises Invalid for ``unknown`` and hidden names (``_proxy1``) too: a name is not somebody that lists and limits can judge.
    """
    node = text.strip()
    if node.startswith("["):
        inside, bracket, port = node[1:].partition("]")
        if bracket and (not port or port.startswith(":")) and ":" in inside:
            return forwarded_address(inside)
    elif node.count(":") == 1:
        return forwarded_address(node.partition(":")[0])
    return forwarded_address(node)


def forwarded_address(text: str) -> Address:
    """Read an address that a proxy wrote, or raise Invalid."""
    try:
        return parse_address(text)
    except Invalid as error:
        raise Invalid("bad_forwarding", f"a trusted proxy named {text[:50]!r} as its client, expected an address") from error


def parse_element(element: str) -> Hop:
    """Read one element of ``Forwarded`` such as ``for="[2001:db8::1]:4711";proto=https;by=203.0.113.43`` (RFC 7239, section 4)."""
    found: dict[str, str] = {}
    for pair in split_quoted(element, ";"):
        name, equals, value = pair.partition("=")
        key = name.strip().lower()
        if not equals or not key or key in found:
            raise Invalid("bad_forwarding", f"a trusted proxy wrote {element[:50]!r} in Forwarded, expected name=value, each name once")
        found[key] = unquoted(value.strip())
    if "for" not in found:
        raise Invalid("bad_forwarding", "a trusted proxy wrote an element of Forwarded without for=")
    return Hop(found["for"], known_scheme(found["proto"]) if "proto" in found else "")


def split_quoted(text: str, mark: str) -> list[str]:
    """Split at ``mark`` where it stands outside double quotes, and strip the parts."""
    parts, start, quoted, escaped = [], 0, False, False
    for place, character in enumerate(text):
        if escaped:
            escaped = False
        elif quoted and character == "\\":
            escaped = True
        elif character == '"':
            quoted = not quoted
        elif character == mark and not quoted:
            parts.append(text[start:place].strip())
            start = place + 1
    return [*parts, text[start:].strip()]


def unquoted(value: str) -> str:
    """Return what a token or a quoted string says (RFC 9110, section 5.6.4)."""
    if len(value) < 2 or value[0] != '"' or value[-1] != '"':
        return value
    out, escaped = [], False
    for character in value[1:-1]:
        if character == "\\" and not escaped:
            escaped = True
            continue
        out.append(character)
        escaped = False
    return "".join(out)

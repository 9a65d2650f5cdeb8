# SPDX-License-Identifier: GPL-2.0-or-later
"""Allow and deny addresses by lists of networks, IPv4 and IPv6; an IPv4 address that comes mapped into IPv6 is the IPv4 address."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from warhost.guard.errors import Forbidden, Invalid

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

MAPPED = IPv6Network("::ffff:0:0/96")
"""RFC 4291, section 2.5.5.2."""
SITE_BITS = 64
"""One customer usually holds a whole /64 of IPv6 (RFC 6177), so limits count it as one."""


def parse_address(text: str) -> Address:
    """Read an address as it is compared: without a zone (``fe80::1%eth0``), and as IPv4 where it is IPv4 mapped into IPv6.

    Raises Invalid for anything else, leading zeros (``010.0.0.1``) included: programs disagree on what those mean.
    """
    bare, percent, zone = text.partition("%")
    if percent and (not zone or ":" not in bare):
        raise Invalid("bad_address", f"seen {text!r}, expected an IPv4 or IPv6 address")
    try:
        return plain(ip_address(bare))
    except ValueError as error:
        raise Invalid("bad_address", f"seen {text!r}, expected an IPv4 or IPv6 address") from error


def plain(address: Address) -> Address:
    """Return the IPv4 address that an IPv6 address maps, or the address itself."""
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return address if mapped is None else mapped


def parse_network(text: str) -> Network:
    """Read ``10.0.0.0/8``, ``2001:db8::/32`` or one address; raises Invalid where bits are set past the prefix: a slip of the pen.

    A network inside ``::ffff:0:0/96`` is the IPv4 network that it maps.
    """
    try:
        network = ip_network(text.strip())
    except ValueError as error:
        raise Invalid("bad_network", f"seen {text!r}, expected a network such as 10.0.0.0/8 or 2001:db8::/32: {error}") from error
    if isinstance(network, IPv6Network) and network.prefixlen >= MAPPED.prefixlen and network.subnet_of(MAPPED):
        return IPv4Network((int(network.network_address) & 0xFFFF_FFFF, network.prefixlen - MAPPED.prefixlen))
    return network


class Networks:
    """Holds networks so that asking whether an address is in one takes as many look-ups as there are lengths of prefixes."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.networks = tuple(parse_network(text) for text in texts)
        self._starts: dict[tuple[int, int], set[int]] = {}
        for network in self.networks:
            shift = network.max_prefixlen - network.prefixlen
            self._starts.setdefault((network.version, shift), set()).add(int(network.network_address) >> shift)

    def __len__(self) -> int:
        return len(self.networks)

    def __contains__(self, address: Address) -> bool:
        known = plain(address)
        number, version = int(known), known.version
        return any(version == of and number >> shift in starts for (of, shift), starts in self._starts.items())


class AddressList:
    """Decides by address: who is on the deny list is refused; where there is an allow list, so is everybody who is not on it."""

    def __init__(self, allow: Iterable[str], deny: Iterable[str]) -> None:
        self.allow = Networks(allow)
        self.deny = Networks(deny)

    def check(self, address: Address) -> None:
        """Raise Forbidden for an address that may not ask at all; deny wins over allow."""
        if address in self.deny:
            raise Forbidden("address_denied", f"the address {plain(address)} is on the deny list")
        if len(self.allow) and address not in self.allow:
            raise Forbidden("address_not_allowed", f"the address {plain(address)} is not on the allow list")


def limit_name(address: Address) -> str:
    """Return the name under which limits and audit count an address: IPv4 by itself, IPv6 by its /64, which one client owns."""
    known = plain(address)
    if isinstance(known, IPv4Address):
        return str(known)
    return str(IPv6Network((int(known) >> SITE_BITS << SITE_BITS, SITE_BITS)))

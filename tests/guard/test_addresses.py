# SPDX-License-Identifier: GPL-2.0-or-later
"""Address lists at their edges: first and last address of a network, IPv4, IPv6, and IPv4 mapped into IPv6."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warhost.guard.addresses import AddressList, Networks, limit_name, parse_address, parse_network
from warhost.guard.errors import Forbidden, Invalid

EDGES = [
    ("10.0.0.0/8", ["10.0.0.0", "10.255.255.255"], ["9.255.255.255", "11.0.0.0"]),
    ("192.0.2.128/25", ["192.0.2.128", "192.0.2.255"], ["192.0.2.127", "192.0.3.0"]),
    ("192.0.2.7", ["192.0.2.7", "::ffff:192.0.2.7", "::ffff:c000:207"], ["192.0.2.6", "192.0.2.8", "::c000:207"]),
    ("0.0.0.0/0", ["0.0.0.0", "255.255.255.255", "::ffff:1.2.3.4"], ["::", "2001:db8::1"]),  # noqa: S104 - an address, nothing binds to it
    ("2001:db8::/32", ["2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff"], ["2001:db7:ffff::", "2001:db9::", "32.1.13.184"]),
    ("2001:db8::1/128", ["2001:db8::1", "2001:db8::1%eth0"], ["2001:db8::2", "2001:db8::"]),
    ("::ffff:10.0.0.0/104", ["10.0.0.0", "10.255.255.255", "::ffff:10.1.2.3"], ["11.0.0.0", "::10.0.0.0"]),
    ("::/0", ["::1", "2001:db8::1"], ["127.0.0.1", "::ffff:127.0.0.1"]),
    ("fe80::/10", ["fe80::1%eth0", "febf:ffff::"], ["fec0::", "fe7f::"]),
]


@pytest.mark.parametrize(("network", "inside", "outside"), EDGES)
def test_a_network_holds_its_edges_and_nothing_past_them(network: str, inside: list[str], outside: list[str]) -> None:
    networks = Networks([network])
    assert [text for text in inside if parse_address(text) not in networks] == []
    assert [text for text in outside if parse_address(text) in networks] == []


@pytest.mark.parametrize(("network", "inside", "outside"), EDGES)
def test_whom_the_deny_list_holds_is_refused(network: str, inside: list[str], outside: list[str]) -> None:
    listed = AddressList(allow=[], deny=[network])
    for text in inside:
        with pytest.raises(Forbidden) as refusal:
            listed.check(parse_address(text))
        assert refusal.value.code == "address_denied"
    for text in outside:
        listed.check(parse_address(text))


def test_an_allow_list_refuses_everybody_else_and_deny_wins_over_it() -> None:
    listed = AddressList(allow=["10.0.0.0/8", "2001:db8::/32"], deny=["10.66.0.0/16"])
    listed.check(parse_address("10.1.2.3"))
    listed.check(parse_address("::ffff:10.1.2.3"))
    listed.check(parse_address("2001:db8::5"))
    for text, code in (("10.66.0.1", "address_denied"), ("::ffff:10.66.0.1", "address_denied"), ("11.0.0.1", "address_not_allowed")):
        with pytest.raises(Forbidden) as refusal:
            listed.check(parse_address(text))
        assert refusal.value.code == code


def test_an_address_that_was_built_mapped_meets_the_same_lists() -> None:
    listed = AddressList(allow=[], deny=["192.0.2.0/24"])
    with pytest.raises(Forbidden):
        listed.check(IPv6Address("::ffff:192.0.2.9"))


@pytest.mark.parametrize(
    "text", ["", " ", "10.0.0", "010.0.0.1", "256.1.1.1", "1.2.3.4%eth0", "fe80::1%", "::ffff:1.2.3", "localhost", "1.2.3.4:80", "[::1]"]
)
def test_what_is_no_address_is_said_to_be_none(text: str) -> None:
    with pytest.raises(Invalid) as refusal:
        parse_address(text)
    assert refusal.value.code == "bad_address"


@pytest.mark.parametrize("text", ["10.0.0.1/8", "10.0.0.0/33", "2001:db8::1/32", "10.0.0.0/-1", "10.0.0.0/", "net", "fe80::%eth0/x"])
def test_what_is_no_network_is_said_to_be_none(text: str) -> None:
    with pytest.raises(Invalid) as refusal:
        Networks([text])
    assert refusal.value.code == "bad_network"


ADDRESSES = st.ip_addresses(v=4) | st.ip_addresses(v=6)


@st.composite
def networks(draw: st.DrawFn) -> IPv4Network | IPv6Network:
    address = draw(ADDRESSES)
    return (IPv4Network if address.version == 4 else IPv6Network)((address, draw(st.integers(0, address.max_prefixlen))), strict=False)


@given(st.lists(networks(), max_size=6), st.data())
def test_asking_agrees_with_looking_at_each_network_by_itself(listed: list[IPv4Network | IPv6Network], data: st.DataObject) -> None:
    found = Networks([str(network) for network in listed])
    plain = [parse_network(str(network)) for network in listed]
    near = [ip_address(int(n.network_address) ^ data.draw(st.integers(0, 3))) for n in listed if n.version == 4]
    for address in [data.draw(ADDRESSES), *near]:
        known = parse_address(str(address))
        assert (address in found) == any(known in network for network in plain if network.version == known.version)


@given(st.ip_addresses(v=4))
def test_a_mapped_address_is_the_address_it_maps(address: IPv4Address) -> None:
    assert parse_address(f"::ffff:{address}") == address


def test_limits_count_ipv4_by_the_address_and_ipv6_by_the_site() -> None:
    assert limit_name(parse_address("192.0.2.1")) == "192.0.2.1"
    assert limit_name(parse_address("::ffff:192.0.2.1")) == "192.0.2.1"
    assert limit_name(parse_address("2001:db8:1:2:3:4:5:6")) == limit_name(parse_address("2001:db8:1:2::")) == "2001:db8:1:2::/64"
    assert limit_name(parse_address("2001:db8:1:3::")) != limit_name(parse_address("2001:db8:1:2::"))

# SPDX-License-Identifier: GPL-2.0-or-later
"""Who a request came from: no header of a stranger is believed, and behind trusted proxies the nearest untrusted hop is the client."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warhost.guard.errors import Invalid
from warhost.guard.proxies import Proxies

NGINX = "10.0.0.1"
CLOUD = "203.0.113.9"


def client(headers: list[tuple[str, str]], *, peer: str | None = NGINX, trusted: tuple[str, ...] = ("10.0.0.0/8", CLOUD)) -> str:
    """Return the client's address as text, by X-Forwarded-For."""
    return str(Proxies(trusted, "x-forwarded-for").client(peer, "http", headers).address)


def forwarded(value: str, *, peer: str | None = NGINX) -> tuple[str, str]:
    """Return the client's address and scheme, by Forwarded."""
    found = Proxies(["10.0.0.0/8", CLOUD], "forwarded").client(peer, "http", [("Forwarded", value)])
    return str(found.address), found.scheme


@pytest.mark.parametrize("header", ["x-forwarded-for", "forwarded"])
def test_a_stranger_is_himself_whatever_he_writes(header: str) -> None:
    lies = [
        ("X-Forwarded-For", "127.0.0.1"),
        ("Forwarded", "for=127.0.0.1;proto=https"),
        ("X-Forwarded-Proto", "https"),
        ("X-Real-IP", "127.0.0.1"),
    ]
    found = Proxies(["10.0.0.0/8"], header).client("198.51.100.7", "http", lies)  # type: ignore[arg-type]
    assert (str(found.address), found.scheme, found.proxied) == ("198.51.100.7", "http", False)


def test_what_a_client_wrote_before_the_trusted_proxy_is_not_believed() -> None:
    assert client([("X-Forwarded-For", "127.0.0.1, 198.51.100.7")]) == "198.51.100.7"
    assert client([("X-Forwarded-For", "10.0.0.5, 198.51.100.7")]) == "198.51.100.7"
    assert client([("x-forwarded-for", "127.0.0.1"), ("X-FORWARDED-FOR", "198.51.100.7")]) == "198.51.100.7"
    assert client([("X-Forwarded-For", "rubbish, ::::, 198.51.100.7")]) == "198.51.100.7"


def test_a_chain_of_trusted_proxies_is_walked_to_its_first_stranger() -> None:
    assert client([("X-Forwarded-For", f"127.0.0.1, 198.51.100.7, {CLOUD}, 10.2.3.4")]) == "198.51.100.7"
    assert client([("X-Forwarded-For", f"10.9.9.9, {CLOUD}")]) == "10.9.9.9"


def test_the_header_that_this_proxy_does_not_write_is_not_read() -> None:
    both = [("Forwarded", "for=127.0.0.1"), ("X-Forwarded-For", "198.51.100.7"), ("X-Real-IP", "127.0.0.1")]
    assert client(both) == "198.51.100.7"
    found = Proxies([NGINX], "forwarded").client(NGINX, "http", [("X-Forwarded-For", "127.0.0.1"), ("Forwarded", "for=198.51.100.7")])
    assert str(found.address) == "198.51.100.7"


def test_a_mapped_peer_is_the_proxy_that_it_maps() -> None:
    assert client([("X-Forwarded-For", "::ffff:198.51.100.7")], peer="::ffff:10.0.0.1") == "198.51.100.7"


def test_a_trusted_proxy_that_asks_for_itself_is_itself() -> None:
    assert client([]) == NGINX


@pytest.mark.parametrize(
    ("node", "address"),
    [
        ("198.51.100.7:4711", "198.51.100.7"),
        ("2001:db8::7", "2001:db8::7"),
        ("[2001:db8::7]:443", "2001:db8::7"),
        ("[2001:db8::7]", "2001:db8::7"),
        (" 198.51.100.7 ", "198.51.100.7"),
    ],
)
def test_a_node_may_carry_a_port(node: str, address: str) -> None:
    assert client([("X-Forwarded-For", node)]) == address


@pytest.mark.parametrize(
    "node", ["", "unknown", "_hidden", "[198.51.100.7]:80", "[2001:db8::7", "[2001:db8::7]x", "198.51.100.7, ", "1.2.3"]
)
def test_a_hop_that_is_no_address_leaves_nobody_to_judge(node: str) -> None:
    with pytest.raises(Invalid) as refusal:
        client([("X-Forwarded-For", node)])
    assert refusal.value.code == "bad_forwarding"


def test_more_hops_than_anybody_has_are_refused() -> None:
    with pytest.raises(Invalid, match="33 hops"):
        client([("X-Forwarded-For", ", ".join(["10.0.0.2"] * 33))])


def test_the_scheme_comes_from_the_nearest_trusted_proxy() -> None:
    proxies = Proxies([NGINX], "x-forwarded-for")
    headers = [("X-Forwarded-For", "198.51.100.7"), ("X-Forwarded-Proto", "http, HTTPS")]
    assert proxies.client(NGINX, "http", headers).scheme == "https"
    assert proxies.client("198.51.100.7", "http", headers).scheme == "http"
    assert proxies.client(NGINX, "http", [*headers[:1], ("X-Forwarded-Proto", "wss")]).scheme == "https"
    with pytest.raises(Invalid, match="gopher"):
        proxies.client(NGINX, "http", [*headers[:1], ("X-Forwarded-Proto", "gopher")])


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("for=198.51.100.7", ("198.51.100.7", "http")),
        ('For="[2001:db8::7]:4711";proto=https;by=203.0.113.43', ("2001:db8::7", "https")),
        ('for=127.0.0.1, for=198.51.100.7;by="a,b;c=d"', ("198.51.100.7", "http")),
        (r'for="198.51.100.7";by="q\"uoted, for=127.0.0.1"', ("198.51.100.7", "http")),
        (f"for=198.51.100.7;proto=http, for={CLOUD};proto=https", ("198.51.100.7", "https")),
    ],
)
def test_forwarded_is_read_as_rfc_7239_writes_it(value: str, expected: tuple[str, str]) -> None:
    assert forwarded(value) == expected


@pytest.mark.parametrize(
    "value", ["for=unknown", "for=_a", "proto=https", "for=1.2.3.4;for=5.6.7.8", "for", 'for="[2001:db8::7', "for=1.2.3.4;proto=x"]
)
def test_forwarded_that_says_no_address_leaves_nobody_to_judge(value: str) -> None:
    with pytest.raises(Invalid) as refusal:
        forwarded(value)
    assert refusal.value.code == "bad_forwarding"


def test_a_proxy_on_a_local_socket_is_trusted_only_by_name() -> None:
    headers = [("X-Forwarded-For", "198.51.100.7")]
    assert client(headers, peer=None, trusted=("unix",)) == "198.51.100.7"
    with pytest.raises(Invalid) as refusal:
        client(headers, peer=None)
    assert refusal.value.code == "unknown_peer"
    with pytest.raises(Invalid) as refusal:
        client([], peer=None, trusted=("unix",))
    assert refusal.value.code == "bad_forwarding"


@given(st.lists(st.text(max_size=60), max_size=4), st.sampled_from(["x-forwarded-for", "forwarded"]))
def test_no_header_makes_a_client_of_the_trusted_proxy_s_last_word(values: list[str], header: str) -> None:
    """Whatever a client sends first, the proxy's own line comes last, and that line alone decides."""
    line = "198.51.100.7" if header == "x-forwarded-for" else "for=198.51.100.7"
    proxies = Proxies([NGINX], header)  # type: ignore[arg-type]
    try:
        found = proxies.client(NGINX, "http", [*((header, value) for value in values), (header, line)])
    except Invalid as refusal:
        assert refusal.code == "bad_forwarding"  # noqa: PT017 - a refusal is fine too, a lie is not
    else:
        assert str(found.address) == "198.51.100.7"

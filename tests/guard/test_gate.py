# SPDX-License-Identifier: GPL-2.0-or-later
"""The gate: each attack is refused, audited and limited; who may come in is known by what he shows and by nothing else."""

from __future__ import annotations

import asyncio
import shutil
from collections import Counter
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import SecretBytes, SecretStr
from sqlalchemy import update

from tests.guard.house import HOME, HORSE, House, living, settings_in, signed_request
from tests.store.database import Database
from tests.store.settings import settings_for
from warhost.guard.audit import Entry
from warhost.guard.clock import MINUTE_MS, SECOND_MS
from warhost.guard.errors import Forbidden, Limited, Refusal, Unauthenticated, Unavailable
from warhost.guard.keyring import NewKey
from warhost.guard.principals import STRANGER
from warhost.guard.roles import VIEWER
from warhost.store import open_store
from warhost.store.models import Key

pytestmark = pytest.mark.anyio
ATTACKER = "198.51.100.66"
Request = dict[str, Any]


@pytest.fixture
async def proxied_house(migrated: Path, tmp_path: Path, anyio_backend: str) -> AsyncIterator[House]:
    """Return a guard behind proxies, with an address on its deny list."""
    file = shutil.copy(migrated, tmp_path)
    async with (
        await open_store(settings_for(f"sqlite:///{file}")) as store,
        living(store, tmp_path, trusted_proxies=["10.0.0.0/8"], deny=["192.0.2.200"]) as found,
    ):
        yield found


async def signing_key(house: House) -> NewKey:
    """Make a key that signs."""
    return await house.guard.keyring.make(await house.by("jaina"), "script", VIEWER, days=90, signs=True)


async def test_a_stranger_comes_in_as_nobody_and_may_nothing(house: House) -> None:
    admitted = await house.ask()
    assert (admitted.principal.kind, admitted.principal.permissions, admitted.principal.actor) == ("anonymous", frozenset(), "anonymous")
    assert admitted.fields == {"RateLimit-Policy": '"anonymous";q=60;w=60;burst=10', "RateLimit": '"anonymous";r=69;t=1'}
    with pytest.raises(Unauthenticated) as refusal:
        house.guard.gate.permit(admitted.principal, "bots.read")
    assert refusal.value.code == "no_credentials"
    assert refusal.value.fields["WWW-Authenticate"].startswith("Bearer")


async def test_a_user_comes_in_by_header_or_cookie_a_program_by_key_or_signature(house: House) -> None:
    token = (await house.guard.logins.log_in("jaina", HORSE, HOME)).access
    key = await signing_key(house)
    assert (await house.ask(token=token)).principal.actor == "user:jaina"
    assert (await house.ask(cookie=token)).principal.actor == "user:jaina"
    assert (await house.ask(key=key)).principal.actor == f"key:{key.key.prefix}"
    assert (await house.ask(**signed_request(key, house.clock.now_ms))).principal.actor == f"key:{key.key.prefix}"
    assert house.guard.gate.admitted == {"user": 3, "key": 2}  # one user came in when the key was made


def attacks(house: House, key: NewKey) -> dict[str, tuple[Callable[[], Request], str]]:
    """Return every attack by name, as a request to make and the code it is refused with."""
    now, gate = house.clock.now_ms, house.guard.gate
    other = SecretBytes(b"x" * 32)

    def old() -> Request:
        return signed_request(key, now - 301 * SECOND_MS, lifetime_s=300)

    def with_header(request: Request, name: str, edit: Callable[[str], str]) -> Request:
        return {**request, "headers": [(known, edit(value) if known == name else value) for known, value in request["headers"]]}

    assert gate is not None
    return {
        "tampered body": (lambda: {**signed_request(key, now), "body": b"stop"}, "bad_digest"),
        "tampered target": (lambda: {**signed_request(key, now), "target": "/api/v1/users"}, "bad_signature"),
        "tampered method": (lambda: {**signed_request(key, now), "method": "DELETE"}, "bad_signature"),
        "tampered nonce": (
            lambda: with_header(signed_request(key, now, nonce="n" * 20), "Signature-Input", lambda text: text.replace("n" * 20, "m" * 20)),
            "bad_signature",
        ),
        "expired": (old, "signature_expired"),
        "wrong key": (lambda: signed_request(key, now, secret=other), "bad_signature"),
        "unknown key": (
            lambda: with_header(signed_request(key, now), "Signature-Input", lambda text: text.replace(key.key.prefix, "a" * 12)),
            "bad_signature",
        ),
        "clock behind": (lambda: signed_request(key, now - 400 * SECOND_MS), "signature_expired"),
        "clock ahead": (lambda: signed_request(key, now + 60 * SECOND_MS), "signature_early"),
        "second host": (lambda: _and_header(signed_request(key, now), ("Host", "other.example")), "signature_malformed"),
        "two credentials": (lambda: {**signed_request(key, now), "key": key}, "two_credentials"),
        "forged token": (lambda: {"token": SecretStr("eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.")}, "bad_token"),
        "forged cookie": (lambda: {"cookie": SecretStr("eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.")}, "bad_token"),
        "guessed key": (lambda: {"token": SecretStr(f"wh_{key.key.prefix}_{'A' * 43}")}, "bad_key"),
        "unknown prefix": (lambda: {"token": SecretStr(f"wh_{'a' * 12}_{'A' * 43}")}, "bad_key"),
        "basic authorization": (lambda: {"headers": [("Authorization", "Basic dGhyYWxsOng=")]}, "bad_authorization"),
        "two authorizations": (lambda: {"key": key, "headers": [("Authorization", "Bearer x")]}, "bad_authorization"),
        "empty authorization": (lambda: {"headers": [("Authorization", "Bearer ")]}, "bad_authorization"),
    }


def _and_header(request: Request, line: tuple[str, str]) -> Request:
    return {**request, "headers": [*request["headers"], line]}


ATTACKS = (
    "tampered body", "tampered target", "tampered method", "tampered nonce", "expired", "wrong key", "unknown key", "clock behind",
    "clock ahead", "second host", "two credentials", "forged token", "forged cookie", "guessed key", "unknown prefix",
    "basic authorization", "two authorizations", "empty authorization",
)  # fmt: skip


async def test_no_attack_is_left_out(house: House) -> None:
    assert sorted(attacks(house, await signing_key(house))) == sorted(ATTACKS)


@pytest.mark.parametrize("name", ATTACKS)
async def test_an_attack_is_refused_audited_and_limited(house: House, name: str) -> None:
    """Eighty tries in a minute: seventy are refused for what they are, then the address is, then blocked; one audit entry counts all."""
    key = await signing_key(house)
    make, code = attacks(house, key)[name]
    codes = [(await house.refused(**make(), peer=ATTACKER)).code for _ in range(90)]
    assert codes == [code] * 70 + ["limited"] * 9 + ["blocked"] * 11
    assert house.guard.gate.refusals[code] == 70
    refusal = await house.refused(**make(), peer=ATTACKER)
    assert isinstance(refusal, Limited)
    assert refusal.fields["Retry-After"] == "60"
    house.clock.advance(MINUTE_MS)
    house.guard.audit.sweep()
    assert await house.guard.audit.record(Entry("system", "test.mark"))
    (entry,) = await house.audited("request.refuse")
    assert (entry.actor, entry.address, entry.count) == ("anonymous", ATTACKER, 91)
    assert entry.detail["codes"] == {code: 70, "limited": 9, "blocked": 12}


async def test_a_replay_is_refused_audited_and_limited(house: House) -> None:
    key = await signing_key(house)
    request = signed_request(key, house.clock.now_ms, lifetime_s=300)
    await house.ask(**request)
    codes = [(await house.refused(**request, peer=ATTACKER)).code for _ in range(71)]
    assert codes == ["signature_replayed"] * 70 + ["limited"]
    house.clock.advance(300 * SECOND_MS)
    assert (await house.refused(**request)).code == "signature_replayed"
    house.clock.advance(1)
    assert (await house.refused(**request)).code == "signature_expired"


async def test_what_was_signed_before_this_process_began_is_refused(house: House) -> None:
    key = await signing_key(house)
    assert (await house.refused(**signed_request(key, house.clock.now_ms - 2 * SECOND_MS))).code == "signature_before_start"


async def test_a_blocked_attacker_does_not_block_his_victim(house: House) -> None:
    key = await signing_key(house)
    for _ in range(100):
        await house.refused(token=SecretStr(f"wh_{key.key.prefix}_{'A' * 43}"), peer=ATTACKER)
    assert (await house.ask(key=key)).principal.kind == "key"
    assert (await house.ask(peer=ATTACKER)).principal.kind == "anonymous"


async def test_an_attacker_with_a_whole_ipv6_network_is_one(house: House) -> None:
    codes = [(await house.refused(token=SecretStr("x"), peer=f"2001:db8:1:2::{number:x}")).code for number in range(80)]
    assert codes[-1] == "blocked"
    await house.refused(token=SecretStr("x"), peer="2001:db8:1:3::1")


async def test_spoofed_headers_give_no_other_address_and_no_other_limit(proxied_house: House) -> None:
    house = proxied_house
    await house.ask(peer="10.0.0.1", headers=[("X-Forwarded-For", "203.0.113.5")])
    spoofs = [[("X-Forwarded-For", f"203.0.113.{number}")] for number in range(75)]
    codes = [await _code(house, peer=ATTACKER, headers=spoof) for spoof in spoofs]
    assert codes == [""] * 70 + ["limited"] * 5
    chained = [[("X-Forwarded-For", f"203.0.113.{number}, {ATTACKER}")] for number in range(3)]
    assert [await _code(house, peer="10.0.0.1", headers=chain) for chain in chained] == ["limited"] * 3
    assert (await house.ask(peer="10.0.0.1", headers=[("X-Forwarded-For", "203.0.113.5")])).client.proxied


async def test_the_deny_list_is_not_passed_by_a_header_or_a_mapped_address(proxied_house: House) -> None:
    house = proxied_house
    for peer, line in (
        ("192.0.2.200", "203.0.113.5"),
        ("::ffff:192.0.2.200", "203.0.113.5"),
        ("10.0.0.1", "192.0.2.200"),
        ("10.0.0.1", "203.0.113.5, ::ffff:192.0.2.200"),
    ):
        refusal = await house.refused(peer=peer, headers=[("X-Forwarded-For", line)])
        assert (type(refusal), refusal.code) == (Forbidden, "address_denied")
    key = await signing_key(house)
    assert (await house.refused(key=key, peer="192.0.2.200")).code == "address_denied"
    refused = house.guard.audit.refusals.due(house.clock.now_ms, everything=True)
    assert [(entry.address, entry.count) for _, entry in refused] == [("192.0.2.200", 5)]


async def test_a_proxy_that_says_no_address_lets_nobody_in(proxied_house: House) -> None:
    refusal = await proxied_house.refused(peer="10.0.0.1", headers=[("X-Forwarded-For", "unknown")])
    assert refusal.code == "bad_forwarding"


async def test_a_signature_is_held_against_the_scheme_that_the_trusted_proxy_names(proxied_house: House) -> None:
    house, key = proxied_house, await signing_key(proxied_house)
    request = signed_request(key, house.clock.now_ms)
    request["headers"] += [("X-Forwarded-For", "203.0.113.5"), ("X-Forwarded-Proto", "https")]
    assert (await house.refused(**request, peer="10.0.0.1")).code == "bad_signature"
    assert (await house.ask(**request, peer="203.0.113.5")).principal.kind == "key"


async def test_one_who_may_not_is_refused_audited_under_his_own_name(house: House) -> None:
    baine = await house.by("baine")
    for _ in range(3):
        with pytest.raises(Forbidden) as refusal:
            house.guard.gate.permit(baine, "bots.order")
    assert refusal.value.code == "missing_permission"
    house.guard.gate.permit(baine, "bots.read")
    found = [entry for _, entry in house.guard.audit.refusals.due(house.clock.now_ms, everything=True)]
    assert [(entry.actor, entry.address, entry.reason, entry.count) for entry in found] == [("user:baine", HOME, "missing_permission", 3)]


async def test_a_user_has_one_limit_from_wherever_he_asks(house: House) -> None:
    token = (await house.guard.logins.log_in("jaina", HORSE, HOME)).access
    codes = [await _code(house, token=token, peer=f"203.0.113.{number}") for number in range(222)]
    assert codes == [""] * 220 + ["limited"] * 2
    assert await _code(house, peer="203.0.113.1") == ""


async def test_a_key_with_a_token_s_shape_and_a_token_with_a_key_s_are_neither(house: House) -> None:
    token = (await house.guard.logins.log_in("jaina", HORSE, HOME)).access.get_secret_value()
    key = await signing_key(house)
    for text in (f"wh_{token}", token.replace(".", "_"), key.text.get_secret_value()[3:], f"{key.text.get_secret_value()} {token}"):
        assert isinstance(await house.refused(token=SecretStr(text)), Unauthenticated)


async def test_a_key_without_a_signing_secret_signs_nothing(house: House) -> None:
    plain = await house.guard.keyring.make(await house.by("jaina"), "script", VIEWER, days=1)
    assert (await house.refused(**signed_request(plain, house.clock.now_ms, secret=SecretBytes(b"x" * 32)))).code == "bad_signature"


async def test_a_signing_secret_in_another_key_s_row_opens_nothing(house: House) -> None:
    mine, theirs = await signing_key(house), await signing_key(house)
    async with house.store.session() as session:
        row = await session.get(Key, mine.key.id)
        assert row is not None
        await session.execute(update(Key).where(Key.id == theirs.key.id).values(signing_secret=row.signing_secret))
    refusal = await house.refused(**signed_request(theirs, house.clock.now_ms, secret=mine.signing_secret))
    assert (type(refusal), refusal.code) == (Unavailable, "signing_secret_shut")


async def test_new_settings_hold_for_the_next_request(house: House, tmp_path: Path) -> None:
    await house.ask(peer=ATTACKER)
    house.guard.apply(settings_in(tmp_path, deny=[ATTACKER], anonymous_per_minute=1, anonymous_burst=0, access_s=60, signature_window_s=10))
    assert (await house.refused(peer=ATTACKER)).code == "address_denied"
    await house.ask(peer="203.0.113.1")
    assert (await house.refused(peer="203.0.113.1")).code == "limited"
    assert (await house.guard.logins.log_in("jaina", HORSE, HOME)).access_s == 60
    key = await signing_key(house)
    assert (await house.refused(**signed_request(key, house.clock.now_ms, lifetime_s=60))).code == "signature_incomplete"


async def test_while_the_store_is_away_nobody_new_comes_in_and_nothing_crashes(database: Database, tmp_path: Path) -> None:
    async with database.store() as store, living(store, tmp_path) as house:
        token = (await house.guard.logins.log_in("jaina", HORSE, HOME)).access
        key = await signing_key(house)
        await house.ask(token=token)
        database.server.stop()
        try:
            assert (await house.ask(token=token)).principal.name == "jaina"  # read a moment ago
            assert (await house.ask()).principal.kind == "anonymous"
            house.clock.advance(3 * SECOND_MS)
            for request in ({"token": token}, {"key": key}, signed_request(key, house.clock.now_ms)):
                refusal = await house.refused(**request)
                assert (type(refusal), refusal.code, refusal.fields["Retry-After"]) == (Unavailable, "store_away", "1")
            house.guard.audit.patience_s = 0.5
            for deed in (house.guard.logins.log_in("jaina", HORSE, HOME), house.guard.users.all(house.guard.operator)):
                with pytest.raises(Unavailable):
                    await deed
        finally:
            database.server.start()
        assert (await house.ask(token=token)).principal.name == "jaina"
        assert (await house.ask(key=key)).principal.kind == "key"


TEXTS = (
    st.text(max_size=80)
    | st.from_regex(r"Bearer [\x21-\x7e]{0,60}", fullmatch=True)
    | st.from_regex(r"Bearer wh_[a-z2-7]{12}_[A-Za-z0-9_-]{43}", fullmatch=True)
)
NAMES = st.sampled_from(
    [
        "Authorization",
        "Signature",
        "Signature-Input",
        "Content-Digest",
        "Host",
        "X-Forwarded-For",
        "Forwarded",
        "X-Forwarded-Proto",
        "Cookie",
    ]
)


PEERS = st.sampled_from([ATTACKER, "10.0.0.1", "::1", "fe80::1%eth0", "", "nowhere", None])


@settings(max_examples=15)
@given(requests=st.lists(st.tuples(st.lists(st.tuples(NAMES, TEXTS), max_size=5), PEERS), min_size=20, max_size=60))
def test_whatever_a_request_says_it_comes_in_as_nobody_or_is_refused(
    migrated: Path, tmp_path_factory: pytest.TempPathFactory, requests: list[tuple[list[tuple[str, str]], str | None]]
) -> None:
    folder = tmp_path_factory.mktemp("knocked")

    async def knock() -> Counter[str]:
        file = shutil.copy(migrated, folder)
        async with (
            await open_store(settings_for(f"sqlite:///{file}")) as store,
            living(store, folder, users=False, trusted_proxies=["10.0.0.0/8"]) as house,
        ):
            for headers, peer in requests:
                await _code(house, headers=headers, peer=peer)
            return house.guard.gate.admitted

    assert set(asyncio.run(knock())) <= {"anonymous"}


async def _code(house: House, **request: Any) -> str:
    try:
        await house.ask(**request)
    except Refusal as refusal:
        return refusal.code
    return ""


def test_nobody_is_a_principal_with_nothing() -> None:
    assert STRANGER.permissions == frozenset()
    assert STRANGER.at(HOME).actor == "anonymous"

# SPDX-License-Identifier: GPL-2.0-or-later
"""Log-ins: by password, by refresh token, by link; a stolen token ends what it was stolen from."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import select

from tests.guard.house import HORSE, House, living
from warhost.guard.clock import DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS
from warhost.guard.errors import Refusal
from warhost.guard.logins import LINK_MS, RACE_MS, Tokens
from warhost.guard.passwords import Parameters
from warhost.guard.roles import VIEWER
from warhost.store import Store
from warhost.store.models import Login, RefreshToken, User

pytestmark = pytest.mark.anyio
THERE = "198.51.100.7"
OTHER = SecretStr("another battery staple")


async def code_of(deed: Awaitable[object]) -> str:
    """Return the code with which a deed is refused."""
    with pytest.raises(Refusal) as refusal:
        await deed
    return refusal.value.code


async def login(house: House, name: str = "jaina") -> Tokens:
    """Log somebody in."""
    return await house.guard.logins.log_in(name, HORSE, THERE, "Firefox")


async def refresh(house: House, tokens: Tokens) -> Tokens:
    """Go on with a log-in."""
    return await house.guard.logins.refresh(tokens.refresh.get_secret_value(), THERE)


async def test_a_log_in_gives_an_access_token_that_works_and_is_audited(house: House) -> None:
    tokens = await login(house, "JAINA")
    admitted = await house.ask(token=tokens.access, peer=THERE)
    assert (admitted.principal.actor, admitted.principal.address, tokens.must_set_password) == ("user:jaina", THERE, False)
    (entry,) = await house.audited("login.begin")
    assert (entry.actor, entry.address) == ("user:jaina", THERE)
    (session,) = await house.guard.sessions.of(admitted.principal, house.ids["jaina"])
    assert (session.address, session.user_agent, session.ended_ms) == (THERE, "Firefox", None)
    assert tokens.access.get_secret_value() not in repr(tokens)


async def test_a_wrong_name_a_wrong_password_and_a_disabled_user_are_refused_alike(house: House) -> None:
    guard = house.guard
    await guard.users.set_enabled(guard.operator, house.ids["baine"], enabled=False)
    await guard.users.make(guard.operator, "rexxar", VIEWER)
    texts = set()
    for name, password in (
        ("nobody", HORSE),
        ("jaina", OTHER),
        ("baine", HORSE),
        ("rexxar", HORSE),
        ("rexxar", SecretStr("")),
        ("", HORSE),
    ):
        with pytest.raises(Refusal) as refusal:
            await guard.logins.log_in(name, password, THERE)
        texts.add((refusal.value.code, str(refusal.value)))
    assert texts == {("bad_login", "name and password do not fit")}


async def test_nothing_that_is_kept_lets_anybody_in(house: House) -> None:
    tokens = await login(house)
    async with house.store.session(read_only=True) as session:
        user = (await session.scalars(select(User).where(User.name == "jaina"))).one()
        token = (await session.scalars(select(RefreshToken))).one()
    kept = [user.password_hash or "", token.token_hash.hex(), "whr_" + token.token_hash.hex()[:43], tokens.login_id]
    assert [await code_of(house.guard.logins.refresh(text, THERE)) for text in kept] == ["bad_refresh"] * 4
    assert await code_of(house.guard.logins.log_in("jaina", SecretStr(kept[0]), THERE)) == "bad_login"
    for text in kept:
        await house.refused(token=SecretStr(text))


async def test_a_hash_of_other_parameters_is_made_anew_at_the_next_log_in(house: House) -> None:
    house.guard.passwords.use(Parameters(time_cost=2, memory_kib=64, lanes=1))
    await login(house)
    async with house.store.session(read_only=True) as session:
        user = (await session.scalars(select(User).where(User.name == "jaina"))).one()
    assert (user.password_hash or "").startswith("$argon2id$v=19$m=64,t=2,p=1$")
    await login(house)


async def test_refresh_tokens_follow_each_other_and_each_is_used_once(house: House) -> None:
    first = await login(house)
    second = await refresh(house, first)
    third = await refresh(house, second)
    assert len({tokens.refresh.get_secret_value() for tokens in (first, second, third)}) == 3
    assert first.login_id == second.login_id == third.login_id
    for tokens in (first, second, third):
        assert (await house.ask(token=tokens.access)).principal.name == "jaina"


async def test_a_refresh_token_used_twice_ends_the_log_in_for_thief_and_owner(house: House) -> None:
    stolen = await login(house)
    owner = await refresh(house, stolen)
    house.clock.advance(RACE_MS + 1)
    assert await code_of(refresh(house, stolen)) == "refresh_reused"
    assert await code_of(refresh(house, owner)) == "bad_refresh"
    assert (await house.refused(token=owner.access)).code == "login_over"
    assert (await house.refused(token=stolen.access)).code == "login_over"
    (entry,) = await house.audited("login.betray")
    assert (entry.subject, entry.address) == ("user:jaina", THERE)
    again = await login(house)
    assert (await house.ask(token=again.access)).principal.name == "jaina"


async def test_a_thief_who_is_first_is_found_out_when_the_owner_comes(house: House) -> None:
    stolen = await login(house)
    thief = await refresh(house, stolen)
    house.clock.advance(HOUR_MS)
    assert await code_of(refresh(house, stolen)) == "refresh_reused"
    assert await code_of(refresh(house, thief)) == "bad_refresh"


async def test_a_second_tab_at_the_same_moment_is_no_thief(each_house: House) -> None:
    house = each_house
    tokens = await login(house)
    answers = await asyncio.gather(*(refresh(house, tokens) for _ in range(6)), return_exceptions=True)
    good = [answer for answer in answers if isinstance(answer, Tokens)]
    assert len(good) == 1
    assert {answer.code for answer in answers if isinstance(answer, Refusal)} == {"refresh_raced"}
    assert (await refresh(house, good[0])).user_name == "jaina"


async def test_a_log_in_ends_when_nobody_uses_it_and_at_the_latest_after_a_month(house: House) -> None:
    tokens = await login(house)
    house.clock.advance(7 * DAY_MS)
    assert await code_of(refresh(house, tokens)) == "bad_refresh"
    tokens = await login(house)
    for _ in range(4):
        house.clock.advance(7 * DAY_MS - 1)
        tokens = await refresh(house, tokens)
    house.clock.advance(2 * DAY_MS + 4)
    assert await code_of(refresh(house, tokens)) == "bad_refresh"


async def test_an_access_token_ends_with_its_log_in(house: House) -> None:
    tokens = await login(house)
    principal = (await house.ask(token=tokens.access)).principal
    await house.guard.sessions.end(principal, tokens.login_id)
    assert (await house.refused(token=tokens.access)).code == "login_over"
    assert await code_of(refresh(house, tokens)) == "bad_refresh"
    assert (await house.guard.sessions.of(principal, house.ids["jaina"]))[0].ended_why == "logged out"


async def test_one_ends_one_s_own_log_ins_and_an_admin_those_of_others(house: House) -> None:
    theirs = await login(house, "thrall")
    jaina, thrall = await house.by("jaina"), await house.by("thrall")
    assert await code_of(house.guard.sessions.end(jaina, theirs.login_id)) == "unknown_login"
    assert await code_of(house.guard.sessions.of(jaina, house.ids["thrall"])) == "missing_permission"
    own = await login(house)
    await house.guard.sessions.end(thrall, own.login_id)
    assert (await house.refused(token=own.access)).code == "login_over"
    assert await code_of(house.guard.sessions.end(thrall, "0" * 32)) == "unknown_login"


@pytest.mark.parametrize("deed", ["set_password", "disable", "remove"])
async def test_what_an_admin_does_to_a_user_ends_his_log_ins(house: House, deed: str) -> None:
    guard, jaina = house.guard, house.ids["jaina"]
    tokens = await login(house)
    await house.ask(token=tokens.access)
    house.clock.advance(SECOND_MS)
    if deed == "set_password":
        await guard.users.set_password(guard.operator, jaina, OTHER)
    elif deed == "disable":
        await guard.users.set_enabled(guard.operator, jaina, enabled=False)
    else:
        await guard.users.remove(guard.operator, jaina)
    assert (await house.refused(token=tokens.access)).code == "login_over"
    assert await code_of(refresh(house, tokens)) == "bad_refresh"


async def test_who_changes_his_password_stays_and_his_other_log_ins_end(house: House) -> None:
    other, own = await login(house), await login(house)
    principal = (await house.ask(token=own.access)).principal
    await house.guard.users.change_own_password(principal, HORSE, OTHER)
    assert (await house.ask(token=own.access)).principal.name == "jaina"
    assert (await house.refused(token=other.access)).code == "login_over"
    assert (await refresh(house, own)).user_name == "jaina"
    assert await code_of(refresh(house, other)) == "bad_refresh"


async def test_what_another_process_changed_is_seen_after_a_few_seconds(house: House) -> None:
    tokens = await login(house)
    await house.ask(token=tokens.access)
    async with house.store.session() as session:
        row = (await session.scalars(select(Login).where(Login.id == tokens.login_id))).one()
        row.revoked_at = row.created_at
    await house.ask(token=tokens.access)
    house.clock.advance(3 * SECOND_MS)
    assert (await house.refused(token=tokens.access)).code == "login_over"


async def test_a_token_of_one_s_log_in_for_another_user_is_worth_nothing(house: House) -> None:
    tokens = await login(house)
    forged = house.guard.tokens.issue(house.ids["thrall"], tokens.login_id)
    assert (await house.refused(token=forged)).code == "login_over"


async def test_a_link_lets_its_user_in_once_within_the_hour(house: House) -> None:
    guard = house.guard
    made = await guard.users.make(guard.operator, "rexxar", VIEWER)
    link = await guard.logins.make_link(guard.operator, made.id)
    assert link.get_secret_value() not in repr(await house.audited())
    tokens = await guard.logins.follow_link(link.get_secret_value(), THERE, "Firefox")
    assert (tokens.user_name, tokens.must_set_password) == ("rexxar", True)
    principal = (await house.ask(token=tokens.access)).principal
    assert (await guard.sessions.of(principal, made.id))[0].user_agent == "Firefox"
    await guard.users.change_own_password(principal, None, OTHER)
    assert not (await guard.logins.log_in("rexxar", OTHER, THERE)).must_set_password
    house.clock.advance(RACE_MS + 1)
    assert await code_of(guard.logins.follow_link(link.get_secret_value(), THERE)) == "refresh_reused"
    late = await guard.logins.make_link(guard.operator, made.id)
    house.clock.advance(LINK_MS)
    assert await code_of(guard.logins.follow_link(late.get_secret_value(), THERE)) == "bad_refresh"


async def test_a_newer_link_makes_the_older_one_void(house: House) -> None:
    guard, jaina = house.guard, house.ids["jaina"]
    links = [await guard.logins.make_link(guard.operator, jaina) for _ in range(2)]
    assert await code_of(guard.logins.follow_link(links[0].get_secret_value(), THERE)) == "bad_refresh"
    assert (await guard.logins.follow_link(links[1].get_secret_value(), THERE)).user_name == "jaina"


@pytest.mark.parametrize("text", ["", "whl_", "whr_" + "x" * 43, "wh_abc", "\0", "whl_" + "x" * 10_000])
async def test_what_is_no_link_or_token_is_refused(house: House, text: str) -> None:
    assert await code_of(house.guard.logins.follow_link(text, THERE)) in ("bad_link", "bad_refresh")
    assert await code_of(house.guard.logins.refresh(text, THERE)) == "bad_refresh"


async def test_the_first_start_offers_a_link_until_somebody_came_in(store: Store, tmp_path: Path) -> None:
    async with living(store, tmp_path, users=False) as house:
        first, again = await house.guard.first_link(), await house.guard.first_link()
        assert first is not None
        assert again is not None
        assert await code_of(house.guard.logins.follow_link(first.get_secret_value(), "127.0.0.1")) == "bad_refresh"
        tokens = await house.guard.logins.follow_link(again.get_secret_value(), "127.0.0.1")
        assert (await house.ask(token=tokens.access)).principal.permissions == set(house.guard.catalogue.permissions)
        assert await house.guard.first_link() is None


async def test_log_ins_that_are_long_over_are_removed(house: House) -> None:
    tokens = await login(house)
    principal = (await house.ask(token=tokens.access)).principal
    await house.guard.sessions.end(principal, tokens.login_id)
    assert await house.guard.sessions.purge() == 0
    house.clock.advance(30 * DAY_MS + 1)
    kept = await login(house)
    assert await house.guard.sessions.purge() == 1
    assert (await house.ask(token=kept.access)).principal.name == "jaina"
    async with house.store.session(read_only=True) as session:
        assert len((await session.scalars(select(RefreshToken))).all()) == 1


async def test_attempts_to_log_in_are_limited_by_address_and_by_name(house: House) -> None:
    gate = house.guard.gate
    for _ in range(10):
        await gate.check_login(THERE, "jaina")
    assert await code_of(gate.check_login(THERE, "thrall")) == "limited"
    for number in range(60):
        await gate.check_login(f"203.0.113.{number}", "jaina")
    assert await code_of(gate.check_login("203.0.113.99", "JAINA")) == "limited"
    await gate.check_login("203.0.113.100", "thrall")
    house.clock.advance(MINUTE_MS)
    await gate.check_login(THERE, "jaina")

# SPDX-License-Identifier: GPL-2.0-or-later
"""Users and roles: what an admin may, and every way in which somebody with less tries to become more."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import update

from tests.guard.house import HORSE, House, living, without
from warhost.guard.errors import Forbidden, Invalid, NotFound, Refusal
from warhost.guard.roles import ADMIN, OPERATOR, VIEWER
from warhost.store import Store
from warhost.store.models import Role as RoleRow

pytestmark = pytest.mark.anyio
OTHER = SecretStr("another battery staple")


async def code_of(deed: Awaitable[object]) -> str:
    """Return the code with which a deed is refused."""
    with pytest.raises(Refusal) as refusal:
        await deed
    return refusal.value.code


async def test_a_user_is_made_seen_changed_and_removed(each_house: House) -> None:
    house = each_house
    thrall, users = await house.by("thrall"), house.guard.users
    made = await users.make(thrall, "Rexxar", VIEWER)
    assert (made.name, made.role, made.enabled, made.has_password, made.last_login_ms) == ("Rexxar", VIEWER, True, False, None)
    assert (await users.set_role(thrall, made.id, OPERATOR)).role == OPERATOR
    assert not (await users.set_enabled(thrall, made.id, enabled=False)).enabled
    assert (await users.set_enabled(thrall, made.id, enabled=True)).enabled
    await users.set_password(thrall, made.id, OTHER)
    assert (await house.guard.logins.log_in("rexxar", OTHER, "192.0.2.9")).user_name == "Rexxar"
    assert [user.name for user in await users.all(thrall)] == ["baine", "jaina", "Rexxar", "thrall"]
    await users.remove(thrall, made.id)
    assert await code_of(users.get(thrall, made.id)) == "unknown_user"


async def test_each_deed_is_audited_with_who_and_whom_and_no_password(house: House) -> None:
    thrall, users = await house.by("thrall"), house.guard.users
    made = await users.make(thrall, "rexxar", VIEWER, OTHER)
    await users.get(thrall, made.id, why="he asked")
    await users.set_password(thrall, made.id, HORSE)
    await users.remove(thrall, made.id)
    found = [(entry.actor, entry.action, entry.subject, entry.address) for entry in await house.audited("user.")][-4:]
    assert found == [
        ("user:thrall", "user.make", "user:rexxar", "192.0.2.1"),
        ("user:thrall", "user.read", f"user:{made.id}", "192.0.2.1"),
        ("user:thrall", "user.set_password", "user:rexxar", "192.0.2.1"),
        ("user:thrall", "user.remove", "user:rexxar", "192.0.2.1"),
    ]
    text = repr(await house.audited())
    assert OTHER.get_secret_value() not in text
    assert HORSE.get_secret_value() not in text
    assert "argon2" not in text


async def test_one_looks_at_oneself_freely_and_at_others_with_the_right_to(house: House) -> None:
    baine = await house.by("baine")
    assert (await house.guard.users.get(baine, house.ids["baine"])).name == "baine"
    assert await code_of(house.guard.users.get(baine, house.ids["thrall"])) == "missing_permission"
    assert await code_of(house.guard.users.all(baine)) == "missing_permission"


@pytest.mark.parametrize(
    ("name", "code"),
    [("", "bad_user_name"), ("a", "bad_user_name"), ("7eleven", "bad_user_name"), ("a b", "bad_user_name"), ("x" * 33, "bad_user_name"),
     ("thrаll", "bad_user_name"), ("THRALL", "name_taken"), ("Jaina", "name_taken")],
)  # fmt: skip
async def test_a_name_is_plain_and_nobody_else_s(house: House, name: str, code: str) -> None:
    assert await code_of(house.guard.users.make(house.guard.operator, name, VIEWER)) == code


async def test_a_weak_password_is_not_taken(house: House) -> None:
    thrall, users = await house.by("thrall"), house.guard.users
    assert await code_of(users.make(thrall, "rexxar", VIEWER, SecretStr("short"))) == "password_too_short"
    assert await code_of(users.set_password(thrall, house.ids["jaina"], SecretStr("jaina-2024!x"))) == "password_has_name"
    assert await code_of(users.change_own_password(thrall, HORSE, SecretStr("short"))) == "password_too_short"


async def test_who_lacks_the_right_manages_nobody(house: House) -> None:
    users, roles, thrall = house.guard.users, house.guard.roles, house.ids["thrall"]
    for name in ("jaina", "baine"):
        who = await house.by(name)
        deeds: list[Callable[[], Awaitable[object]]] = [
            lambda who=who: users.make(who, "rexxar", VIEWER),  # type: ignore[misc]
            lambda who=who: users.set_role(who, thrall, VIEWER),  # type: ignore[misc]
            lambda who=who: users.set_enabled(who, thrall, enabled=False),  # type: ignore[misc]
            lambda who=who: users.set_password(who, thrall, OTHER),  # type: ignore[misc]
            lambda who=who: users.remove(who, thrall),  # type: ignore[misc]
            lambda who=who: roles.make(who, "watch", ["bots.read"]),  # type: ignore[misc]
            lambda who=who: roles.change(who, "watch", ["bots.read"]),  # type: ignore[misc]
            lambda who=who: roles.remove(who, "watch"),  # type: ignore[misc]
            lambda who=who: house.guard.logins.make_link(who, thrall),  # type: ignore[misc]
        ]
        assert [await code_of(deed()) for deed in deeds] == ["missing_permission"] * len(deeds)


async def test_a_manager_of_users_cannot_become_or_make_an_admin(house: House) -> None:
    """Each way up: give a role, make a user, take a password over, a link, edit or make a role, and again with oneself."""
    guard, boss = house.guard, house.guard.operator
    await guard.roles.make(boss, "clerk", ["users.write", "users.read", "roles.write", "roles.read", "bots.read"])
    clerk_id = (await guard.users.make(boss, "clerk", "clerk", HORSE)).id
    await guard.roles.make(boss, "watch", ["bots.read"])
    await guard.roles.make(boss, "restorer", ["snapshots.restore"])
    clerk, users, roles = await house.by("clerk"), guard.users, guard.roles
    thrall, baine = house.ids["thrall"], house.ids["baine"]
    beyond = [
        users.make(clerk, "puppet", ADMIN, HORSE),
        users.make(clerk, "puppet", VIEWER, HORSE),
        users.set_role(clerk, thrall, "watch"),
        users.set_password(clerk, thrall, OTHER),
        users.set_enabled(clerk, thrall, enabled=False),
        users.remove(clerk, thrall),
        users.set_role(clerk, baine, "watch"),
        guard.logins.make_link(clerk, thrall),
        roles.make(clerk, "super", ["bots.read", "settings.write"]),
        roles.change(clerk, "watch", ["bots.read", "settings.write"]),
        roles.change(clerk, "clerk", ["users.write", "users.read", "roles.write", "roles.read", "bots.read", "audit.read"]),
        roles.change(clerk, "restorer", ["bots.read"]),
        roles.remove(clerk, "restorer"),
    ]
    assert [await code_of(deed) for deed in beyond] == ["beyond_own_permissions"] * len(beyond)
    assert await code_of(users.set_role(clerk, clerk_id, ADMIN)) == "not_oneself"
    assert await code_of(roles.change(clerk, ADMIN, ["bots.read"])) == "role_is_built_in"
    watcher = await users.make(clerk, "watcher", "watch", HORSE)
    await users.set_role(clerk, watcher.id, "clerk")  # as much as he has himself
    assert (await users.get(boss, thrall)).role == ADMIN
    assert (await guard.logins.log_in("thrall", HORSE, "192.0.2.9")).user_name == "thrall"


async def test_a_role_that_was_taken_away_is_gone_with_the_next_request(house: House) -> None:
    guard = house.guard
    tokens = await guard.logins.log_in("jaina", HORSE, "192.0.2.1")
    assert "bots.order" in (await house.ask(token=tokens.access)).principal.permissions
    await guard.users.set_role(guard.operator, house.ids["jaina"], VIEWER)
    principal = (await house.ask(token=tokens.access)).principal
    with pytest.raises(Forbidden):
        guard.gate.permit(principal, "bots.order")
    guard.gate.permit(principal, "bots.read")


async def test_a_custom_role_that_changes_changes_all_who_have_it(house: House) -> None:
    guard = house.guard
    await guard.roles.make(guard.operator, "watch", ["bots.read"])
    await guard.users.set_role(guard.operator, house.ids["baine"], "watch")
    assert (await house.by("baine")).permissions == {"bots.read"}
    await guard.roles.change(guard.operator, "watch", ["bots.read", "alerts.write"])
    assert (await house.by("baine")).permissions == {"bots.read", "alerts.write"}
    assert await code_of(guard.roles.remove(guard.operator, "watch")) == "role_in_use"
    await guard.users.set_role(guard.operator, house.ids["baine"], VIEWER)
    await guard.roles.remove(guard.operator, "watch")
    assert [role.name for role in await guard.roles.all()] == [ADMIN, OPERATOR, VIEWER]


async def test_the_last_admin_stays(each_house: House) -> None:
    house = each_house
    guard, users, thrall = house.guard, house.guard.users, house.ids["thrall"]
    for deed in (
        users.set_role(guard.operator, thrall, VIEWER),
        users.set_enabled(guard.operator, thrall, enabled=False),
        users.remove(guard.operator, thrall),
    ):
        assert await code_of(deed) == "last_admin"
    second = await users.make(guard.operator, "rexxar", ADMIN)
    await users.set_role(guard.operator, thrall, VIEWER)
    assert await code_of(users.remove(guard.operator, second.id)) == "last_admin"


async def test_two_admins_who_remove_each_other_at_once_leave_one(each_house: House) -> None:
    house = each_house
    guard = house.guard
    rexxar = (await guard.users.make(guard.operator, "rexxar", ADMIN, HORSE)).id
    one, other = await house.by("thrall"), await house.by("rexxar")
    answers = await asyncio.gather(
        guard.users.set_role(one, rexxar, VIEWER), guard.users.set_role(other, house.ids["thrall"], VIEWER), return_exceptions=True
    )
    assert sum(isinstance(answer, Refusal) for answer in answers) >= 1
    assert [user.role for user in await guard.users.all(guard.operator)].count(ADMIN) >= 1


async def test_nobody_changes_himself_but_his_password(house: House) -> None:
    thrall, users, own = await house.by("thrall"), house.guard.users, house.ids["thrall"]
    for deed in (users.set_role(thrall, own, VIEWER), users.set_enabled(thrall, own, enabled=False), users.remove(thrall, own)):
        assert await code_of(deed) == "not_oneself"
    assert await code_of(users.set_password(thrall, own, OTHER)) == "not_oneself"
    await users.change_own_password(thrall, HORSE, OTHER)
    assert (await house.guard.logins.log_in("thrall", OTHER, "192.0.2.1")).user_name == "thrall"


async def test_a_wrong_old_password_changes_nothing_and_is_audited(house: House) -> None:
    thrall = await house.by("thrall")
    for old in (None, SecretStr(""), OTHER):
        assert await code_of(house.guard.users.change_own_password(thrall, old, OTHER)) == "bad_password"
    assert await house.audited("user.change_password") == []
    assert [entry.count for _, entry in house.guard.audit.refusals.due(house.clock.now_ms, everything=True)] == [3]
    assert (await house.guard.logins.log_in("thrall", HORSE, "192.0.2.1")).user_name == "thrall"


async def test_even_an_admin_makes_nobody_who_has_more_than_he_has_left(house: House) -> None:
    thrall = without(await house.by("thrall"), "snapshots.restore")
    assert await code_of(house.guard.users.make(thrall, "rexxar", ADMIN)) == "beyond_own_permissions"
    assert (await house.guard.users.make(thrall, "rexxar", OPERATOR)).role == OPERATOR


async def test_a_role_of_somebody_s_own_that_has_a_built_in_name_stops_the_start(store: Store, tmp_path: Path) -> None:
    async with store.session() as session:
        session.add(
            RoleRow(
                name=ADMIN,
                permissions=["bots.read"],
                built_in=False,
                created_at=__import__("datetime").datetime.now(__import__("datetime").UTC),
            )
        )
    with pytest.raises(Invalid) as refusal:
        await living(store, tmp_path).__aenter__()
    assert refusal.value.code == "role_is_built_in"


async def test_what_the_store_says_of_a_built_in_role_is_not_believed(house: House) -> None:
    async with house.store.session() as session:
        await session.execute(update(RoleRow).where(RoleRow.name == VIEWER).values(permissions=["settings.write", "bots.read"]))
    assert "settings.write" not in (await house.by("baine")).permissions
    await house.guard.roles.ensure_built_in()
    async with house.store.session(read_only=True) as session:
        row = await session.get(RoleRow, 1)
    assert row is not None
    assert set(row.permissions) == house.guard.catalogue.built_in[row.name].permissions


async def test_what_does_not_exist_is_said_not_to(house: House) -> None:
    guard = house.guard
    with pytest.raises(NotFound):
        await guard.users.make(guard.operator, "rexxar", "no-such-role")
    with pytest.raises(NotFound):
        await guard.users.remove(guard.operator, 999)
    with pytest.raises(NotFound):
        await guard.roles.get("no-such-role")

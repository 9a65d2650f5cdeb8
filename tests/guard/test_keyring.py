# SPDX-License-Identifier: GPL-2.0-or-later
"""Keys: worth no more than their role and their owner, shown once, rotated with an overlap, revoked at once."""

from __future__ import annotations

from collections.abc import Awaitable

import pytest
from sqlalchemy import select

from tests.guard.house import HORSE, NOW_MS, House, signed_request
from warhost.guard.clock import DAY_MS, HOUR_MS, MINUTE_MS
from warhost.guard.errors import Refusal
from warhost.guard.keyring import MOST_KEYS, NewKey
from warhost.guard.limits import AUTHENTICATED, INTERNAL, PREMIUM
from warhost.guard.roles import ADMIN, OPERATOR, VIEWER
from warhost.store.models import Key as KeyRow

pytestmark = pytest.mark.anyio


async def code_of(deed: Awaitable[object]) -> str:
    """Return the code with which a deed is refused."""
    with pytest.raises(Refusal) as refusal:
        await deed
    return refusal.value.code


async def key_of(house: House, name: str = "jaina", role: str = VIEWER, **options: object) -> NewKey:
    """Make a key for somebody by himself."""
    return await house.guard.keyring.make(await house.by(name), "script", role, **{"days": 90, **options})  # type: ignore[arg-type]


async def test_a_key_lets_a_program_in_with_its_role(house: House) -> None:
    made = await key_of(house)
    principal = (await house.ask(key=made)).principal
    assert (principal.actor, principal.tier) == (f"key:{made.key.prefix}", AUTHENTICATED)
    assert principal.permissions == house.guard.catalogue.built_in[VIEWER].permissions
    assert (made.key.owner, made.key.role, made.key.expires_ms) == ("jaina", VIEWER, NOW_MS + 90 * DAY_MS)


async def test_what_is_kept_of_a_key_lets_nobody_in_and_is_shown_nowhere(house: House) -> None:
    made = await key_of(house, signs=True)
    assert made.signing_secret is not None
    secret = made.text.get_secret_value().split("_", 2)[2]
    async with house.store.session(read_only=True) as session:
        row = (await session.scalars(select(KeyRow))).one()
    assert row.signing_secret is not None
    assert made.signing_secret.get_secret_value() not in row.signing_secret
    shown = repr([made, await house.audited(), await house.guard.keyring.of(await house.by("jaina"), house.ids["jaina"])])
    assert secret not in shown
    assert row.key_hash.hex() not in shown


async def test_a_key_is_worth_no_more_than_its_owner_is_now(house: House) -> None:
    guard, made = house.guard, await key_of(house, role=OPERATOR)
    assert "bots.order" in (await house.ask(key=made)).principal.permissions
    await guard.users.set_role(guard.operator, house.ids["jaina"], VIEWER)
    assert (await house.ask(key=made)).principal.permissions == guard.catalogue.built_in[VIEWER].permissions
    await guard.users.set_enabled(guard.operator, house.ids["jaina"], enabled=False)
    assert (await house.refused(key=made)).code == "bad_key"


async def test_nobody_makes_a_key_that_can_do_more_than_he(house: House) -> None:
    guard = house.guard
    jaina, thrall = await house.by("jaina"), await house.by("thrall")
    make = guard.keyring.make
    assert await code_of(make(jaina, "up", ADMIN, days=1)) == "beyond_own_permissions"
    assert await code_of(make(jaina, "fast", VIEWER, days=1, tier=PREMIUM)) == "missing_permission"
    assert await code_of(make(jaina, "free", VIEWER, days=1, tier=INTERNAL)) == "missing_permission"
    assert await code_of(make(jaina, "his", VIEWER, days=1, owner_id=house.ids["thrall"])) == "missing_permission"
    assert await code_of(make(await house.by("baine"), "none", VIEWER, days=1)) == "missing_permission"
    await guard.roles.make(guard.operator, "clerk", ["keys.own", "keys.write", "bots.read"])
    await guard.users.make(guard.operator, "clerk", "clerk", HORSE)
    clerk = await house.by("clerk")
    assert await code_of(make(clerk, "as admin", "clerk", days=1, owner_id=house.ids["thrall"])) == "beyond_own_permissions"
    assert (await make(thrall, "for jaina", OPERATOR, days=1, owner_id=house.ids["jaina"])).key.owner == "jaina"
    assert (await make(thrall, "fast", VIEWER, days=1, tier=PREMIUM)).key.tier == PREMIUM


async def test_a_key_makes_no_keys(house: House) -> None:
    key = (await house.ask(key=await key_of(house, role=OPERATOR))).principal
    assert "keys.own" in key.permissions
    assert await code_of(house.guard.keyring.make(key, "child", VIEWER, days=3650)) == "users_only"


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"days": 0}, "bad_key"),
        ({"days": 3651}, "bad_key"),
        ({"tier": "anonymous"}, "bad_tier"),
        ({"tier": "gold"}, "bad_tier"),
        ({"role": "none"}, "unknown_role"),
    ],
)
async def test_a_key_that_cannot_be_is_refused(house: House, options: dict[str, object], code: str) -> None:
    assert await code_of(key_of(house, "thrall", **options)) == code  # type: ignore[arg-type]
    thrall = await house.by("thrall")
    assert await code_of(house.guard.keyring.make(thrall, " \n", VIEWER, days=1)) == "bad_key"
    assert await code_of(house.guard.keyring.make(thrall, "x", VIEWER, days=1, owner_id=999)) == "unknown_user"


async def test_a_user_has_so_many_keys_and_no_more(house: House) -> None:
    jaina = await house.by("jaina")
    made = [await house.guard.keyring.make(jaina, f"script {number}", VIEWER, days=1) for number in range(MOST_KEYS)]
    assert await code_of(house.guard.keyring.make(jaina, "more", VIEWER, days=1)) == "too_many_keys"
    await house.guard.keyring.revoke(jaina, made[0].key.prefix)
    await house.guard.keyring.make(jaina, "more", VIEWER, days=1)


async def test_a_key_is_good_until_it_expires_or_is_revoked(house: House) -> None:
    made, jaina = await key_of(house, days=1), await house.by("jaina")
    house.clock.advance(DAY_MS - 1)
    await house.ask(key=made)
    house.clock.advance(1)
    assert (await house.refused(key=made)).code == "bad_key"
    fresh = await key_of(house)
    await house.ask(key=fresh)
    await house.guard.keyring.revoke(jaina, fresh.key.prefix)
    assert (await house.refused(key=fresh)).code == "bad_key"
    assert await code_of(house.guard.keyring.rotate(jaina, fresh.key.prefix, HOUR_MS)) == "key_over"


async def test_a_rotated_key_and_its_successor_are_both_good_for_the_overlap(house: House) -> None:
    guard = house.guard
    old = await guard.keyring.make(await house.by("thrall"), "script", OPERATOR, days=30, tier=PREMIUM, signs=True)
    house.clock.advance(DAY_MS)
    new = await guard.keyring.rotate(await house.by("thrall"), old.key.prefix, HOUR_MS)
    for name in ("name", "owner", "role", "tier", "signs"):
        assert getattr(new.key, name) == getattr(old.key, name)
    assert new.key.rotated_from_id == old.key.id
    assert new.key.expires_ms == house.clock.now_ms + 30 * DAY_MS
    assert new.signing_secret != old.signing_secret
    house.clock.advance(HOUR_MS - 1)
    for key in (old, new):
        assert (await house.ask(key=key)).principal.tier == PREMIUM
        await house.ask(**signed_request(key, house.clock.now_ms))
    house.clock.advance(1)
    assert (await house.refused(key=old)).code == "bad_key"
    assert (await house.refused(**signed_request(old, house.clock.now_ms))).code == "bad_signature"
    await house.ask(key=new)


async def test_an_overlap_makes_no_key_live_longer(house: House) -> None:
    old = await key_of(house, days=1)
    await house.guard.keyring.rotate(await house.by("jaina"), old.key.prefix, 10 * DAY_MS)
    house.clock.advance(DAY_MS)
    assert (await house.refused(key=old)).code == "bad_key"


async def test_a_key_rotates_itself_and_no_other(house: House) -> None:
    one, other = await key_of(house, role=OPERATOR), await key_of(house, role=OPERATOR)
    itself = (await house.ask(key=one)).principal
    new = await house.guard.keyring.rotate(itself, one.key.prefix, 0)
    assert (await house.ask(key=new)).principal.permissions == itself.permissions
    assert await code_of(house.guard.keyring.rotate(itself, other.key.prefix, 0)) == "unknown_key"
    weak = (await house.ask(key=await key_of(house))).principal
    assert await code_of(house.guard.keyring.rotate(weak, weak.name, 0)) == "missing_permission"


async def test_somebody_else_s_key_is_managed_only_by_who_has_as_much(house: House) -> None:
    guard = house.guard
    strong = await guard.keyring.make(await house.by("thrall"), "strong", ADMIN, days=1)
    jaina = await house.by("jaina")
    await guard.roles.make(guard.operator, "clerk", ["keys.own", "keys.write", "keys.tier", "bots.read"])
    await guard.users.make(guard.operator, "clerk", "clerk", HORSE)
    clerk, keyring, prefix = await house.by("clerk"), guard.keyring, strong.key.prefix
    assert await code_of(keyring.rotate(jaina, prefix, 0)) == "unknown_key"
    assert await code_of(keyring.revoke(jaina, prefix)) == "unknown_key"
    for deed in (keyring.rotate(clerk, prefix, 0), keyring.revoke(clerk, prefix), keyring.set_tier(clerk, prefix, PREMIUM)):
        assert await code_of(deed) == "beyond_own_permissions"
    await house.ask(key=strong)
    await keyring.revoke(await house.by("thrall"), prefix)
    assert (await house.refused(key=strong)).code == "bad_key"


async def test_a_tier_is_set_by_an_admin_and_changes_the_limit(house: House) -> None:
    made, thrall = await key_of(house), await house.by("thrall")
    assert '"authenticated";q=200' in (await house.ask(key=made)).fields["RateLimit-Policy"]
    assert await code_of(house.guard.keyring.set_tier(await house.by("jaina"), made.key.prefix, PREMIUM)) == "missing_permission"
    assert (await house.guard.keyring.set_tier(thrall, made.key.prefix, PREMIUM)).tier == PREMIUM
    assert '"premium";q=1000' in (await house.ask(key=made)).fields["RateLimit-Policy"]
    await house.guard.keyring.set_tier(thrall, made.key.prefix, INTERNAL)
    assert (await house.ask(key=made)).fields == {}


async def test_the_last_use_of_a_key_is_kept(house: House) -> None:
    made, jaina = await key_of(house), await house.by("jaina")
    house.clock.advance(MINUTE_MS)
    await house.ask(key=made)
    assert await house.guard.keyring.write_uses() == 1
    assert await house.guard.keyring.write_uses() == 0
    (seen,) = await house.guard.keyring.of(jaina, house.ids["jaina"])
    assert seen.last_used_ms == NOW_MS + MINUTE_MS


async def test_one_sees_one_s_own_keys_and_others_with_the_right_to(house: House) -> None:
    made, jaina, thrall = await key_of(house), await house.by("jaina"), await house.by("thrall")
    assert [key.prefix for key in await house.guard.keyring.of(jaina, house.ids["jaina"])] == [made.key.prefix]
    assert await code_of(house.guard.keyring.of(jaina)) == "missing_permission"
    assert await code_of(house.guard.keyring.of(jaina, house.ids["thrall"])) == "missing_permission"
    assert [key.prefix for key in await house.guard.keyring.of(thrall)] == [made.key.prefix]
    assert [entry.action for entry in await house.audited("key.")] == ["key.make", "key.read"]

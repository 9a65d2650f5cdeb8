# SPDX-License-Identifier: GPL-2.0-or-later
"""Shocks, shields of elements, Purge, Wind Shear, Hex, Heroism and the ghost wolf."""

from __future__ import annotations

import pytest

from tests.realm.spell_casting.arena import Arena
from tests.realm.worlds import MAGE, PRIEST, SHAMAN
from warhost.lore.spells import enums
from warhost.protocol.opcode_numbers import SMSG_SPELLENERGIZELOG, SMSG_SPELLHEALLOG, SMSG_SPELLNONMELEEDAMAGELOG
from warhost.realm.handlers.spell_casting.auras.aura_list import add_aura, find_aura
from warhost.realm.handlers.spell_casting.auras.procs import proc_swing
from warhost.realm.handlers.spell_casting.checking import refusals as no
from warhost.realm.unit_flags import UNIT_FLAG_PACIFIED, UNIT_FLAG_SILENCED

EARTH_SHOCK, FLAME_SHOCK, FROST_SHOCK = 8042, 8050, 8056
LIGHTNING_SHIELD, WATER_SHIELD, EARTH_SHIELD, ORB = 49281, 57960, 49284, 49279
PURGE, WIND_SHEAR, HEX, HEROISM, GHOST_WOLF, LIGHTNING_BOLT = 8012, 57994, 51514, 32182, 2645, 403
EXHAUSTION, FORTITUDE, RENEW = 57723, 1243, 139


@pytest.fixture
def arena() -> Arena:
    """Return a fresh arena."""
    return Arena()


def lay(arena: Arena, caster: int, target: int, spell: int) -> int:
    """Put a spell's auras on a unit and return the aura's row."""
    return int(add_aura(arena.world.state.kernels(), arena.world.content, caster, target, arena.spell(spell), 7, arena.now_ms))


def bears(arena: Arena, unit: int, spell: int) -> bool:
    """Return whether a unit bears a spell's aura from anybody."""
    return int(find_aura(arena.world.state.kernels(), unit, arena.spell(spell))) >= 0


def swing(arena: Arena, attacker: int, victim: int) -> None:
    """Let auras answer a swing that took 5 points, and what they cast land."""
    proc_swing(arena.world.state.kernels(), arena.world.content, attacker, victim, False, 5, arena.now_ms + 10)
    arena.tick()


def test_one_shock_makes_the_others_wait(arena: Arena) -> None:
    shaman, wolf = arena.player(SHAMAN), arena.creature(x=10.0)
    assert arena.cast(shaman, EARTH_SHOCK, wolf) == 0
    arena.wait(2000)
    assert arena.cast(shaman, FLAME_SHOCK, wolf) == no.NOT_READY
    assert arena.cast(shaman, FROST_SHOCK, wolf) == no.NOT_READY
    arena.wait(4000)
    assert arena.cast(shaman, FLAME_SHOCK, wolf) == 0


def test_lightning_strikes_back_once_in_three_seconds_and_three_times(arena: Arena) -> None:
    shaman, wolf = arena.player(SHAMAN), arena.creature(x=2.0)
    assert arena.cast(shaman, LIGHTNING_SHIELD) == 0
    for _ in range(3):
        swing(arena, wolf, shaman)
        swing(arena, wolf, shaman)
        arena.wait(3000)
    orbs = [e for e in arena.told(SMSG_SPELLNONMELEEDAMAGELOG, wolf) if int(e["a"]) == ORB]
    misses = 3 - len(orbs)
    assert misses < 3
    assert not bears(arena, shaman, LIGHTNING_SHIELD)


def test_a_globe_of_water_gives_mana(arena: Arena) -> None:
    shaman, wolf = arena.player(SHAMAN), arena.creature(x=2.0)
    assert arena.cast(shaman, WATER_SHIELD) == 0
    arena.units["powers"][shaman][0] = 1000
    swing(arena, wolf, shaman)
    (given,) = arena.told(SMSG_SPELLENERGIZELOG, shaman)
    assert (int(given["b"]), int(given["c"])) == (enums.POWER_MANA, 428)


def test_a_shield_of_elements_takes_the_place_of_another(arena: Arena) -> None:
    shaman = arena.player(SHAMAN)
    assert arena.cast(shaman, LIGHTNING_SHIELD) == 0
    arena.wait(1500)
    assert arena.cast(shaman, WATER_SHIELD) == 0
    assert bears(arena, shaman, WATER_SHIELD)
    assert not bears(arena, shaman, LIGHTNING_SHIELD)


def test_an_earth_shield_heals_its_bearer_with_its_casters_power_six_times(arena: Arena) -> None:
    shaman, friend, wolf = arena.player(SHAMAN), arena.player(PRIEST, x=3.0), arena.creature(x=4.0)
    arena.sheets["heal_power"][shaman] = 1000
    arena.units["hp"][friend] -= 500_000
    aura = lay(arena, shaman, friend, EARTH_SHIELD)
    assert int(arena.world.state["auras"]["amounts"][aura][0]) == 337 + 538
    assert int(arena.world.state["auras"]["charges"][aura]) == 6
    swing(arena, wolf, friend)
    (healed,) = arena.told(SMSG_SPELLHEALLOG, friend)
    assert int(healed["b"]) >= 875
    assert int(arena.world.state["auras"]["charges"][aura]) == 5


def test_purge_takes_two_helpful_auras_and_is_refused_without_any(arena: Arena) -> None:
    shaman, wolf, helper = arena.player(SHAMAN), arena.creature(x=10.0), arena.creature(x=12.0)
    assert arena.cast(shaman, PURGE, wolf) == no.NOTHING_TO_DISPEL
    for spell in (FORTITUDE, RENEW):
        lay(arena, helper, wolf, spell)
    arena.spells["attributes"][arena.spell(PURGE)] |= 1 << 21
    try:
        assert arena.cast(shaman, PURGE, wolf) == 0
    finally:
        arena.spells["attributes"][arena.spell(PURGE)] ^= 1 << 21
    assert not bears(arena, wolf, FORTITUDE)
    assert not bears(arena, wolf, RENEW)


def test_wind_shear_locks_the_school_of_what_it_breaks_off_for_two_seconds(arena: Arena) -> None:
    shaman, mage = arena.player(SHAMAN), arena.player(MAGE, x=10.0)
    wolf = arena.creature(x=20.0)
    unit = arena.units[wolf]
    unit["cast_spell"], unit["cast_due_ms"], unit["cast_started_ms"] = arena.spell(133), arena.now_ms + 3000, arena.now_ms
    arena.spells["attributes"][arena.spell(WIND_SHEAR)] |= 1 << 21
    try:
        assert arena.cast(shaman, WIND_SHEAR, wolf) == 0
    finally:
        arena.spells["attributes"][arena.spell(WIND_SHEAR)] ^= 1 << 21
    assert int(unit["cast_spell"]) == -1
    assert int(unit["lockout_ends_ms"][2]) - arena.now_ms in range(1900, 2001)
    assert int(arena.units["gcd_ends_ms"][shaman]) <= arena.now_ms
    assert mage


def test_who_is_hexed_neither_casts_nor_strikes(arena: Arena) -> None:
    shaman, wolf = arena.player(SHAMAN), arena.creature(x=10.0)
    lay(arena, shaman, wolf, HEX)
    assert int(arena.units["flags"][wolf]) & (UNIT_FLAG_PACIFIED | UNIT_FLAG_SILENCED) == UNIT_FLAG_PACIFIED | UNIT_FLAG_SILENCED


def test_heroism_hastens_and_leaves_its_bearer_exhausted(arena: Arena) -> None:
    shaman = arena.player(SHAMAN)
    before = float(arena.sheets["cast_haste"][shaman])
    assert arena.cast(shaman, HEROISM) == 0
    assert float(arena.sheets["cast_haste"][shaman]) == pytest.approx(before * 1.3)
    assert bears(arena, shaman, EXHAUSTION)
    arena.world.state["units"]["first_cooldown"][shaman] = -1
    arena.wait(41_000)
    assert not bears(arena, shaman, HEROISM)
    assert arena.cast(shaman, HEROISM) == 0
    assert not bears(arena, shaman, HEROISM)


def test_a_ghost_wolf_runs_faster_and_casts_nothing(arena: Arena) -> None:
    shaman, wolf = arena.player(SHAMAN), arena.creature(x=10.0)
    run = float(arena.units["speed_run"][shaman])
    lay(arena, shaman, shaman, GHOST_WOLF)
    assert int(arena.units["form"][shaman]) == enums.FORM_GHOSTWOLF
    assert float(arena.units["speed_run"][shaman]) == pytest.approx(run * 1.4)
    assert arena.cast(shaman, LIGHTNING_BOLT, wolf) == no.NOT_SHAPESHIFT

# SPDX-License-Identifier: GPL-2.0-or-later
"""Every refusal of a cast: its reason, and that it leaves the units as they were."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from tests.realm.spell_casting.arena import HEALTH, Arena
from tests.realm.worlds import MAGE, PRIEST, WARRIOR
from warhost.protocol.flags import MovementFlag
from warhost.realm.handlers.spell_casting.checking import refusals as no
from warhost.realm.reasons import SESSION_BAD_VALUE
from warhost.realm.unit_flags import (
    UNIT_FLAG_CONFUSED,
    UNIT_FLAG_DISARMED,
    UNIT_FLAG_FLEEING,
    UNIT_FLAG_PACIFIED,
    UNIT_FLAG_SILENCED,
    UNIT_FLAG_STUNNED,
)

FIREBALL, FIRE_BLAST, BLIZZARD, POLYMORPH, SPELLSTEAL, INTELLECT, INTELLECT_2 = 133, 2136, 10, 118, 30449, 1459, 1460
ARCANE_MISSILES = 5143
LESSER_HEAL, RESURRECTION, SHIELD, CURE_DISEASE, MANA_BURN = 2050, 2006, 17, 528, 8129
CHARGE, OVERPOWER, EXECUTE, REVENGE, VICTORY_RUSH, SHIELD_SLAM, PUMMEL, BLOODRAGE = 100, 7384, 5308, 6572, 34428, 23922, 6552, 2687
SHOOT, HEROIC_STRIKE, DRINK = 5019, 78, 430
BATTLE, DEFENSIVE = 17, 18

Set = Callable[[Arena, int, int], None]


def units(column: str, value: int, of_target: bool = False) -> Set:
    """Return a step that writes a column of the caster's (or the target's) unit."""

    def write(arena: Arena, caster: int, target: int) -> None:
        arena.units[column][target if of_target else caster] = value

    return write


def flags(flag: int) -> Set:
    return units("flags", flag)


def power(kind: int, points: int) -> Set:
    def write(arena: Arena, caster: int, target: int) -> None:
        arena.units["powers"][caster][kind] = points

    return write


def place(x: float, y: float = 0.0) -> Set:
    def write(arena: Arena, caster: int, target: int) -> None:
        arena.units["x"][target], arena.units["y"][target] = x, y

    return write


def together(*steps: Set) -> Set:
    def write(arena: Arena, caster: int, target: int) -> None:
        for step in steps:
            step(arena, caster, target)

    return write


def nothing(arena: Arena, caster: int, target: int) -> None:
    """Change nothing."""


def forget(arena: Arena, caster: int, target: int) -> None:
    arena.world.state.plain["spellbook"][arena.units["player"][caster]] = 0


def lock_fire(arena: Arena, caster: int, target: int) -> None:
    arena.units["lockout_ends_ms"][caster][2] = arena.now_ms + 4000


def busy(arena: Arena, caster: int, target: int) -> None:
    arena.cast(caster, FIREBALL, target)


def worn(arena: Arena, caster: int, target: int) -> None:
    arena.sheets["weapon_subclass"][caster] = 7
    arena.units["form"][caster] = DEFENSIVE


STANCE = units("form", BATTLE)
ARMED = together(worn, STANCE)
BERSERK = together(worn, units("form", 19))

ON_WOLF = (
    ("an unknown spell", MAGE, FIREBALL, forget, no.NOT_KNOWN),
    ("a dead caster", MAGE, FIRE_BLAST, units("death", 1), no.CASTER_DEAD),
    ("a cast under way", MAGE, FIRE_BLAST, busy, no.SPELL_IN_PROGRESS),
    ("a locked school", MAGE, FIRE_BLAST, lock_fire, no.NOT_READY),
    ("another stance", WARRIOR, OVERPOWER, together(worn, units("form", DEFENSIVE)), no.ONLY_SHAPESHIFT),
    ("a caster who is a cat", MAGE, FIRE_BLAST, units("form", 1), no.NOT_SHAPESHIFT),
    ("no defence before it", WARRIOR, REVENGE, worn, no.CASTER_AURASTATE),
    ("no victory before it", WARRIOR, VICTORY_RUSH, ARMED, no.CASTER_AURASTATE),
    ("a fight", WARRIOR, CHARGE, together(STANCE, units("in_combat", 1), place(15.0)), no.AFFECTING_COMBAT),
    ("a caster who sits", MAGE, FIRE_BLAST, units("stand_state", 1), no.NOT_STANDING),
    ("a dead target", MAGE, FIRE_BLAST, units("death", 1, True), no.TARGETS_DEAD),
    ("a target on another map", MAGE, FIRE_BLAST, units("map", 1, True), no.BAD_TARGETS),
    ("a target of the wrong kind", PRIEST, 9484, nothing, no.BAD_TARGETS),
    ("a target that is too well", WARRIOR, EXECUTE, ARMED, no.TARGET_AURASTATE),
    ("no weapon", WARRIOR, EXECUTE, together(STANCE, units("hp", 1, True)), no.EQUIPPED_ITEM_CLASS),
    ("no shield", WARRIOR, SHIELD_SLAM, worn, no.EQUIPPED_ITEM_CLASS),
    ("no wand", MAGE, SHOOT, nothing, no.EQUIPPED_ITEM_CLASS),
    (
        "a weapon struck from the hand",
        WARRIOR,
        PUMMEL,
        together(BERSERK, flags(UNIT_FLAG_DISARMED)),
        no.EQUIPPED_ITEM_CLASS,
    ),
    ("a target too far away", MAGE, FIRE_BLAST, place(23.5), no.OUT_OF_RANGE),
    ("a target out of reach", WARRIOR, PUMMEL, together(BERSERK, place(5.5)), no.OUT_OF_RANGE),
    ("a target too near", WARRIOR, CHARGE, together(STANCE, place(10.0)), no.TOO_CLOSE),
    ("a target behind the caster", MAGE, FIRE_BLAST, place(-10.0), no.UNIT_NOT_INFRONT),
    ("too little mana", MAGE, FIRE_BLAST, power(0, 209), no.NO_POWER),
    ("too little rage", WARRIOR, PUMMEL, together(BERSERK, place(3.0), power(1, 99)), no.NO_POWER),
    ("a stun", MAGE, FIRE_BLAST, flags(UNIT_FLAG_STUNNED), no.STUNNED),
    ("a confusion", MAGE, FIRE_BLAST, flags(UNIT_FLAG_CONFUSED), no.CONFUSED),
    ("a fear", MAGE, FIRE_BLAST, flags(UNIT_FLAG_FLEEING), no.FLEEING),
    ("a silence", MAGE, FIRE_BLAST, flags(UNIT_FLAG_SILENCED), no.SILENCED),
    ("a pacification", WARRIOR, PUMMEL, together(BERSERK, place(3.0), flags(UNIT_FLAG_PACIFIED)), no.PACIFIED),
    ("nothing to steal", MAGE, SPELLSTEAL, place(4.0), no.NOTHING_TO_STEAL),
    ("a target without mana", PRIEST, MANA_BURN, units("power_type", 1, True), no.BAD_TARGETS),
    ("a root", WARRIOR, CHARGE, together(STANCE, place(15.0), units("move_flags", int(MovementFlag.ROOT))), no.ROOTED),
    ("steps", MAGE, FIREBALL, units("move_flags", int(MovementFlag.FORWARD)), no.MOVING),
    ("steps before a channel", MAGE, ARCANE_MISSILES, units("move_flags", int(MovementFlag.STRAFE_LEFT)), no.MOVING),
    ("no dodge before it", WARRIOR, OVERPOWER, together(ARMED, place(3.0)), no.NO_COMBO_POINTS),
    ("an enemy for a friend", PRIEST, LESSER_HEAL, nothing, no.TARGET_ENEMY),
)


@pytest.mark.parametrize(("why", "class_id", "spell", "setup", "reason"), ON_WOLF, ids=[case[0].replace(" ", "-") for case in ON_WOLF])
def test_a_cast_at_a_creature_is_refused_for(why: str, class_id: int, spell: int, setup: Set, reason: int) -> None:
    arena = Arena()
    caster, wolf = arena.player(class_id), arena.creature()
    setup(arena, caster, wolf)
    assert refusal(arena, caster, spell, wolf) == reason


def refusal(arena: Arena, caster: int, spell: int, target: int = -1, at: tuple[float, float, float] | None = None) -> int:
    """Send a cast that is to be refused, hold that no unit, aura, cooldown or missile changes, and return the reason."""
    kept = ("units", "auras", "cooldowns", "missiles", "players", "sheets")
    before = {name: arena.world.state[name].copy() for name in kept}
    clock = arena.clock["casts"][0]
    reason = arena.cast(caster, spell, target, at)
    for name in kept:
        rows, old = arena.world.state[name], before[name]
        changed = [column for column in rows.dtype.names or () if not np.array_equal(rows[column], old[column])]
        assert not changed, f"{name}: {changed}"
    assert arena.clock["casts"][0] == clock
    return reason


def test_a_friend_is_no_target_of_a_harmful_spell() -> None:
    arena = Arena()
    assert refusal(arena, arena.player(MAGE), FIRE_BLAST, arena.player(PRIEST, x=5.0)) == no.TARGET_FRIENDLY


def test_the_living_are_not_raised_and_creatures_neither() -> None:
    arena = Arena()
    priest, friend, wolf = arena.player(PRIEST), arena.player(MAGE, x=5.0), arena.creature(x=5.0)
    assert refusal(arena, priest, RESURRECTION, friend) == no.TARGET_NOT_DEAD
    assert refusal(arena, priest, RESURRECTION, wolf) == no.BAD_TARGETS


def test_a_spell_that_needs_an_enemy_needs_a_target_or_a_selection() -> None:
    arena = Arena()
    mage, wolf = arena.player(MAGE), arena.creature()
    assert refusal(arena, mage, FIRE_BLAST) == no.BAD_TARGETS
    arena.units["target"][mage] = arena.units["guid"][wolf]
    assert arena.cast(mage, FIRE_BLAST) == 0


def test_a_heal_without_a_target_falls_to_its_caster() -> None:
    arena = Arena()
    priest = arena.player(PRIEST)
    arena.units["hp"][priest] = 1000
    assert arena.cast(priest, LESSER_HEAL) == 0
    arena.wait(1500)
    assert arena.units["hp"][priest] > 1000


def test_there_must_be_something_to_dispel() -> None:
    arena = Arena()
    assert refusal(arena, arena.player(PRIEST), CURE_DISEASE, arena.player(MAGE, x=5.0)) == no.NOTHING_TO_DISPEL


def test_a_weaker_rank_does_not_take_the_place_of_a_stronger_one() -> None:
    arena = Arena()
    mage = arena.player(MAGE)
    assert arena.cast(mage, INTELLECT_2, mage) == 0
    arena.wait(3000)
    assert refusal(arena, mage, INTELLECT, mage) == no.AURA_BOUNCED


def test_a_shield_is_refused_while_its_bearer_has_a_weakened_soul() -> None:
    arena = Arena()
    priest = arena.player(PRIEST)
    assert arena.cast(priest, SHIELD, priest) == 0
    arena.wait(5000)
    assert refusal(arena, priest, SHIELD, priest) == no.TARGET_AURASTATE


def test_a_place_must_be_in_range_and_on_the_map() -> None:
    arena = Arena()
    mage = arena.player(MAGE)
    assert refusal(arena, mage, BLIZZARD) == no.BAD_TARGETS
    assert refusal(arena, mage, BLIZZARD, at=(31.0, 0.0, 0.0)) == no.OUT_OF_RANGE
    assert refusal(arena, mage, BLIZZARD, at=(99999.0, 0.0, 0.0)) == SESSION_BAD_VALUE
    assert arena.cast(mage, BLIZZARD, place=(30.0, 0.0, 0.0)) == 0


def test_blood_is_not_spent_to_the_last_drop() -> None:
    arena = Arena()
    warrior = arena.player(WARRIOR)
    arena.units["hp"][warrior] = 1299
    assert refusal(arena, warrior, BLOODRAGE) == no.CASTER_AURASTATE
    arena.units["hp"][warrior] = HEALTH
    assert arena.cast(warrior, BLOODRAGE) == 0


def test_every_reason_bears_the_number_of_the_real_server() -> None:
    from warhost.protocol.reasons.spell_cast_results import SpellCastResult

    named = {name: value for name, value in vars(no).items() if name.isupper() and isinstance(value, int) and value > 1}
    assert len(named) > 30
    for name, value in named.items():
        if name != "SPELL":
            assert value & 0xFF == SpellCastResult[f"SPELL_FAILED_{name}"], name


def test_what_a_cast_needs_and_has_lets_it_pass() -> None:
    arena = Arena()
    warrior, wolf = arena.player(WARRIOR), arena.creature(x=3.0)
    ARMED(arena, warrior, wolf)
    player = arena.world.state["players"][arena.units["player"][warrior]]
    player["overpower_until_ms"] = arena.now_ms + 5000
    assert arena.cast(warrior, OVERPOWER, wolf) == 0
    assert player["overpower_until_ms"] == 0
    assert np.all(arena.units["powers"][warrior][1] < 10_000)

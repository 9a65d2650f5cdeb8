# SPDX-License-Identifier: GPL-2.0-or-later
"""A line of a rotation is chosen when its spell can be cast and every condition holds."""

from __future__ import annotations

from typing import Any

import pytest

from tests.brains.stage import Stage, plain_only, stage
from tests.realm.worlds import BANDIT, MAGE, PRIEST, SHAMAN, WARRIOR, WOLF, guid_of, login, unit_of
from warhost.brains import rotation as r
from warhost.brains.choosing import choose, is_castable, look_up_ranks
from warhost.brains.conditions import holds
from warhost.brains.dying import returns_by_itself
from warhost.brains.rotation import ROTATION, Line, lines_of
from warhost.brains.rotations import ROTATIONS
from warhost.lore.spells import table
from warhost.realm.handlers.session.characters import CLASSES_OF_RACE, LOWEST_LEVEL
from warhost.realm.handlers.spell_casting.auras.aura_list import add_aura
from warhost.realm.perception import wrapped

pytestmark = plain_only
FROSTBOLT, FIREBALL, FROST_ARMOR, RENEW, SHIELD, CHARGE, EXECUTE, BLOODRAGE = 116, 133, 168, 139, 17, 100, 5308, 2687


def line(kind: int, value: int) -> Any:
    """Return a line with one condition."""
    made = ROTATION.rows(1)
    made["kinds"][0][0], made["values"][0][0] = kind, value
    return wrapped(made)[0]


def says(on: Stage, kind: int, value: int, target: int | None = None, spell: int = FROSTBOLT) -> bool:
    """Return whether a condition holds for the bot and a target (itself where none is given)."""
    row = table.load().row_of(spell)
    return bool(holds(on.view, on.know, on.player, on.me, on.me if target is None else target, line(kind, value), on.know.spells[row], 0))


def castable(on: Stage, spell: int, target: int) -> bool:
    """Return whether the brain thinks that the realm would take the spell now."""
    return bool(is_castable(on.view, on.player, on.me, target, on.know.spells[table.load().row_of(spell)], False, on.now_ms))


def chosen(on: Stage, target: int, when: int = r.FIGHT) -> int:
    """Return the id of the spell that the bot would cast, 0 for none."""
    look_up_ranks(on.view, on.know, on.memory, on.player, on.me)
    row = choose(on.view, on.know, on.memory, on.player, on.me, target, when, on.now_ms)
    return int(on.know.spells[row].id) if row >= 0 else 0


def test_a_condition_on_health_compares_percents() -> None:
    on = stage(MAGE)
    wolf = on.creature(WOLF, 160.0)
    on.unit()["hp"], on.unit()["max_hp"] = 40, 100
    on.unit(wolf)["hp"], on.unit(wolf)["max_hp"] = 70, 100
    assert (says(on, r.SELF_HP_BELOW, 41), says(on, r.SELF_HP_BELOW, 40), says(on, r.SELF_HP_ABOVE, 39)) == (True, False, True)
    assert (says(on, r.TARGET_HP_BELOW, 71, wolf), says(on, r.FRIEND_HP_BELOW, 70, wolf), says(on, r.TARGET_HP_ABOVE, 69, wolf)) == (
        True,
        False,
        True,
    )


def test_a_condition_on_power_compares_mana_in_percent_and_rage_in_points() -> None:
    on = stage(MAGE)
    on.unit()["powers"][0], on.unit()["max_powers"][0] = 30, 100
    assert (says(on, r.MANA_BELOW, 31), says(on, r.MANA_ABOVE, 30), says(on, r.MANA_ABOVE, 29)) == (True, False, True)
    on.unit()["powers"][1] = 301
    assert (says(on, r.RAGE_ABOVE, 30), says(on, r.RAGE_ABOVE, 31)) == (True, False)


def test_a_condition_on_distance_measures_to_the_target() -> None:
    on = stage(MAGE)
    wolf = on.creature(WOLF, 160.0)
    assert (says(on, r.NEARER_THAN, 11, wolf), says(on, r.NEARER_THAN, 10, wolf)) == (True, False)
    assert (says(on, r.FARTHER_THAN, 9, wolf), says(on, r.FARTHER_THAN, 10, wolf)) == (True, False)


def test_a_condition_on_auras_tells_mine_from_anybodys() -> None:
    on = stage(MAGE)
    wolf = on.creature(WOLF, 160.0)
    other = unit_of(on.world, login(on.world, 1, MAGE, 10, 150.0, 5.0))
    assert says(on, r.TARGET_LACKS, 0, wolf)
    add_aura(on.world.state.kernels(), on.world.content, other, wolf, table.load().row_of(FROSTBOLT), 7, on.now_ms)
    assert not says(on, r.TARGET_LACKS, 0, wolf)
    assert says(on, r.TARGET_LACKS_MINE, 0, wolf)
    add_aura(on.world.state.kernels(), on.world.content, on.me, wolf, table.load().row_of(FROSTBOLT), 7, on.now_ms)
    assert not says(on, r.TARGET_LACKS_MINE, 0, wolf)


def test_an_armour_of_the_same_group_counts_for_self_lacks_group() -> None:
    on = stage(MAGE)
    assert says(on, r.SELF_LACKS_GROUP, 0, spell=7302)
    add_aura(on.world.state.kernels(), on.world.content, on.me, on.me, table.load().row_of(FROST_ARMOR), 7, on.now_ms)
    assert not says(on, r.SELF_LACKS_GROUP, 0, spell=7302)
    assert (says(on, r.SELF_LACKS, 0, spell=7302), says(on, r.SELF_LACKS, 0, spell=FROST_ARMOR)) == (True, False)


def test_a_condition_on_the_target_sees_what_it_does() -> None:
    on = stage(MAGE)
    wolf = on.creature(WOLF, 155.0)
    assert not says(on, r.TARGET_CASTS, 0, wolf)
    on.unit(wolf)["cast_spell"] = 1
    assert says(on, r.TARGET_CASTS, 0, wolf)
    assert not says(on, r.TARGET_ATTACKS_ME, 0, wolf)
    assert not says(on, r.ENEMIES_ABOVE, 0, wolf)
    on.unit(wolf)["target"] = guid_of(on.world, on.me)
    assert says(on, r.TARGET_ATTACKS_ME, 0, wolf)
    assert (says(on, r.ENEMIES_ABOVE, 0, wolf), says(on, r.ENEMIES_ABOVE, 1, wolf)) == (True, False)


def test_no_form_and_always() -> None:
    on = stage(WARRIOR)
    on.unit()["form"] = 0
    assert says(on, r.NO_FORM, 0)
    on.unit()["form"] = 17
    assert not says(on, r.NO_FORM, 0)
    assert says(on, r.ALWAYS, 0)


def test_a_spell_needs_its_power_its_cooldown_and_its_range() -> None:
    on = stage(MAGE)
    wolf = on.creature(WOLF, 170.0)
    assert castable(on, FIREBALL, wolf)
    on.unit()["powers"][0] = 0
    assert not castable(on, FIREBALL, wolf)
    on.unit()["powers"][0] = on.unit()["max_powers"][0]
    on.unit()["lockout_ends_ms"][2] = on.now_ms + 4000
    assert not castable(on, FIREBALL, wolf)
    on.unit()["lockout_ends_ms"][2] = 0
    on.creature(WOLF, 195.0)
    assert not castable(on, FIREBALL, wolf)


def test_a_silenced_bot_casts_nothing_that_silence_prevents() -> None:
    on = stage(MAGE)
    wolf = on.creature(WOLF, 170.0)
    on.unit()["flags"] |= 0x2000
    assert not castable(on, FIREBALL, wolf)


def test_charge_wants_room_and_peace() -> None:
    on = stage(WARRIOR, level=20)
    on.unit()["form"] = 17
    wolf = on.creature(WOLF, 165.0)
    assert castable(on, CHARGE, wolf)
    on.unit()["in_combat"] = 1
    assert not castable(on, CHARGE, wolf)
    on.unit()["in_combat"] = 0
    on.creature(WOLF, 154.0)
    assert not castable(on, CHARGE, wolf)


def test_execute_waits_for_exactly_a_fifth() -> None:
    on = stage(WARRIOR, level=30, x=158.0)
    wolf = on.creature(WOLF, 160.0)
    on.unit()["form"], on.unit()["powers"][1] = 17, 1000
    on.unit(wolf)["max_hp"], on.unit(wolf)["hp"] = 1000, 201
    assert not castable(on, EXECUTE, wolf)
    on.unit(wolf)["hp"] = 200
    assert castable(on, EXECUTE, wolf)


def test_a_spell_paid_with_health_must_leave_some() -> None:
    on = stage(WARRIOR, level=10)
    cost = int(table.load().rows["cost_flat"][table.load().row_of(BLOODRAGE)])
    on.unit()["hp"] = on.unit()["max_hp"] = cost
    assert not castable(on, BLOODRAGE, on.me)
    on.unit()["hp"] = on.unit()["max_hp"] = cost + 1
    assert castable(on, BLOODRAGE, on.me)


def test_a_shield_is_not_asked_for_under_weakened_soul() -> None:
    on = stage(PRIEST, level=20)
    on.unit()["hp"], on.unit()["in_combat"] = on.unit()["max_hp"] * 6 // 10, 1
    assert chosen(on, on.me, r.HEAL_SELF) in table.load().chains[SHIELD]
    add_aura(on.world.state.kernels(), on.world.content, on.me, on.me, table.load().row_of(6788), 7, on.now_ms)
    assert chosen(on, on.me, r.HEAL_SELF) in table.load().chains[RENEW]


def test_the_first_line_that_fits_is_chosen_by_its_highest_known_rank() -> None:
    on = stage(MAGE, level=10)
    bandit = on.creature(BANDIT, 172.0)
    assert chosen(on, bandit) == table.load().best_rank(FROSTBOLT, 10)
    assert chosen(on, on.me, r.BUFF) == table.load().best_rank(1459, 10)


@pytest.mark.parametrize("class_id", ROTATIONS)
def test_a_rotation_names_spells_of_its_class(class_id: int) -> None:
    spells = table.load()
    for own in ROTATIONS[class_id]:
        row = spells.rows[spells.row_of(own.chain)]
        assert int(row["class_id"]) == class_id, own.name
        assert spells.names[own.chain] == own.name
        assert len(own.conditions) <= 3


@pytest.mark.parametrize("class_id", ROTATIONS)
@pytest.mark.parametrize("level", [1, 10, 40, 80])
def test_a_bot_of_any_level_knows_something_to_fight_with(class_id: int, level: int) -> None:
    level = max(level, LOWEST_LEVEL.get(class_id, 1))
    on = stage(class_id, level, race=next(race for race, classes in CLASSES_OF_RACE.items() if class_id in classes))
    look_up_ranks(on.view, on.know, on.memory, on.player, on.me)
    ranks = on.mind.memory["ranks"][on.player][: len(ROTATIONS[class_id])].tolist()
    known = [own.name for own, row in zip(ROTATIONS[class_id], ranks, strict=True) if row >= 0 and own.when == r.FIGHT]
    assert known


def test_a_line_of_a_spell_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="names Nothing by 5, which is no spell's first rank"):
        lines_of({1: (Line(5, "Nothing"),)}, table.load())
    with pytest.raises(ValueError, match="at most 48"):
        lines_of({1: (Line(78, "Heroic Strike"),) * 49}, table.load())


def test_a_totem_counts_while_it_stands_near() -> None:
    on = stage(SHAMAN)
    wolf = on.creature(WOLF, 160.0)

    def fits(kind: int) -> bool:
        return says(on, kind, 1)

    assert (fits(r.NO_TOTEM), fits(r.TOTEM_STANDS)) == (True, False)
    on.world.state["players"]["totems"][on.player][1] = guid_of(on.world, wolf)
    assert (fits(r.NO_TOTEM), fits(r.TOTEM_STANDS)) == (False, True)
    on.unit()["x"] = 130.0
    assert (fits(r.NO_TOTEM), fits(r.TOTEM_STANDS)) == (True, False)


def test_a_dead_shaman_returns_by_himself_when_reincarnation_is_ready() -> None:
    on = stage(SHAMAN)
    know, me = table.load().row_of(20608), on.unit()
    look_up_ranks(on.view, on.know, on.memory, on.player, on.me)
    assert not returns_by_itself(on.view, on.know, on.memory, on.me, on.now_ms)
    on.world.state.plain["spellbook"][on.player][know >> 3] |= 1 << (know & 7)
    look_up_ranks(on.view, on.know, on.memory, on.player, on.me)
    assert returns_by_itself(on.view, on.know, on.memory, on.me, on.now_ms)
    on.world.state["cooldowns"][0] = (on.me, 21169, on.now_ms + 1000, -1)
    me["first_cooldown"] = 0
    assert not returns_by_itself(on.view, on.know, on.memory, on.me, on.now_ms)
    assert returns_by_itself(on.view, on.know, on.memory, on.me, on.now_ms + 2000)


def test_a_charge_counts_its_least_range_from_rim_to_rim() -> None:
    on = stage(WARRIOR, level=10)
    wolf = on.creature(WOLF, 159.5)
    reach = float(on.know.templates[int(on.unit(wolf)["template"])].combat_reach_yd) or 1.5
    on.creature(WOLF, 150.0 + 8.0 + 1.5 + reach - 0.2)
    assert chosen(on, wolf, r.OPENER) != CHARGE
    on.creature(WOLF, 150.0 + 8.0 + 1.5 + reach + 0.2)
    assert chosen(on, wolf, r.OPENER) == CHARGE


def test_rage_for_the_spell_that_waits_for_the_next_swing_is_left_alone() -> None:
    on = stage(WARRIOR, level=10)
    wolf = on.creature(WOLF, 152.0)
    on.unit()["in_combat"] = 1
    rend = 772
    on.unit()["powers"][1] = 200
    assert chosen(on, wolf) in (rend, 6673, 2687)
    on.unit()["next_swing_spell"] = table.load().row_of(78)
    on.unit()["powers"][1] = 260
    assert chosen(on, wolf) in (rend, 6673, 2687, 6546)
    on.unit()["powers"][1] = 160
    assert chosen(on, wolf) in (0, 2687)

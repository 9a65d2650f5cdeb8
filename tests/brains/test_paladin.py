# SPDX-License-Identifier: GPL-2.0-or-later
"""A paladin's brain: the seal before the judgement, no shield under Forbearance, Cleanse where it helps, hands on the enemy."""

from __future__ import annotations

from tests.brains.stage import Stage, plain_only, stage
from tests.brains.test_choosing import chosen, says
from tests.realm.worlds import WOLF
from warhost.brains import rotation as r
from warhost.brains.fighting import wants_melee
from warhost.lore.spells import table
from warhost.realm.handlers.spell_casting.auras.aura_list import add_aura
from warhost.realm.uncompiled import unwrapped

pytestmark = plain_only
PALADIN, UNDEAD = 2, 6
SEAL, JUDGEMENT, CLEANSE, PAIN, FORBEARANCE = 21084, 20271, 4987, 589, 25771
DIVINE_SHIELD, LAY_ON_HANDS, HOLY_LIGHT = 642, 48788, 48782


def bear(on: Stage, spell: int, caster: int | None = None) -> None:
    row = table.load().row_of(spell)
    add_aura(on.world.state.kernels(), on.world.content, on.me if caster is None else caster, on.me, row, 7, on.now_ms)


def foe(on: Stage) -> int:
    wolf = on.creature(WOLF, 153.0)
    on.unit()["o"] = 0.0
    return wolf


def test_it_judges_only_with_a_seal() -> None:
    on = stage(PALADIN, level=10)
    wolf = foe(on)
    assert chosen(on, wolf) != JUDGEMENT
    assert chosen(on, on.me, r.BUFF) == 10290
    bear(on, SEAL)
    assert chosen(on, wolf) == JUDGEMENT


def test_it_puts_on_an_aura_a_blessing_and_a_seal_before_a_fight() -> None:
    on = stage(PALADIN, level=80)
    put = []
    for _ in range(4):
        spell = chosen(on, on.me, r.BUFF)
        put.append(spell)
        if spell:
            bear(on, spell)
    assert put == [54043, 48932, SEAL, 0]


def test_it_does_not_ask_for_a_shield_under_forbearance() -> None:
    on = stage(PALADIN, level=80)
    on.unit()["hp"] = on.unit()["max_hp"] // 10
    on.unit()["powers"][0] = on.unit()["max_powers"][0]
    assert chosen(on, on.me, r.HEAL_SELF) == LAY_ON_HANDS
    bear(on, FORBEARANCE)
    assert chosen(on, on.me, r.HEAL_SELF) == HOLY_LIGHT


def test_it_cleanses_what_its_spell_takes_off() -> None:
    on = stage(PALADIN, level=80)
    wolf = foe(on)
    assert not says(on, r.SELF_AILS, 0, spell=CLEANSE)
    bear(on, PAIN, wolf)
    assert says(on, r.SELF_AILS, 0, spell=CLEANSE)
    assert not says(on, r.SELF_AILS, 0, spell=1152), "Purify takes no magic"
    assert chosen(on, on.me, r.HEAL_SELF) == CLEANSE


def test_it_knows_the_unholy() -> None:
    on = stage(PALADIN, level=80)
    wolf = foe(on)
    assert not says(on, r.TARGET_IS_UNHOLY, 0, wolf)
    templates = unwrapped(on.world.content.templates)
    template = int(on.unit(wolf)["template"])
    kept = int(templates["creature_type"][template])
    templates["creature_type"][template] = UNDEAD
    try:
        assert says(on, r.TARGET_IS_UNHOLY, 0, wolf)
    finally:
        templates["creature_type"][template] = kept


def test_it_fights_by_hand() -> None:
    on = stage(PALADIN)
    assert wants_melee(on.view, on.know, on.me, on.creature(WOLF, 160.0), on.now_ms)


def test_it_kills_a_wolf_of_its_level() -> None:
    on = stage(PALADIN, level=4, x=170.0)
    wolf = on.creature(WOLF, 190.0)
    sent: list[str] = []
    for _ in range(1200):
        sent += on.tick()
        if on.unit(wolf)["death"] != 0:
            break
    assert on.unit(wolf)["death"] != 0
    assert "CMSG_ATTACKSWING" in sent
    assert sent.count("CMSG_CAST_SPELL") >= 4

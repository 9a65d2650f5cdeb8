# SPDX-License-Identifier: GPL-2.0-or-later
"""Druids: a shape for the fight, out of it to heal, claws by combo points."""

from __future__ import annotations

from typing import Any

from tests.brains.stage import Stage, plain_only, stage
from tests.realm.worlds import BANDIT
from warhost.brains import rotation as r
from warhost.brains.choosing import choose, look_up_ranks
from warhost.brains.fighting import cast, wants_melee
from warhost.brains.senses import form_spell
from warhost.lore.spells import enums as en
from warhost.lore.spells import table
from warhost.protocol.records import to_record

pytestmark = plain_only

DRUID = 11
BEAR, CAT, CLAW, RIP, BITE, REGROWTH, WRATH, MARK, SWIPE = 5487, 768, 1082, 1079, 22568, 8936, 5176, 1126, 779


def chain_of(on: Stage, target: int, when: int = r.FIGHT) -> int:
    """Return the first rank's id of what the rotation chooses, -1 for nothing."""
    look_up_ranks(on.view, on.know, on.memory, on.player, on.me)
    row = choose(on.view, on.know, on.memory, on.player, on.me, target, when, on.now_ms)
    return int(table.load().rows["chain"][row]) if row >= 0 else -1


def as_cat(on: Stage, energy: int, combos: int, target: int) -> None:
    """Make the bot a cat with so much energy and so many combo points on a target."""
    unit = on.unit()
    unit["form"], unit["power_type"], unit["max_powers"][3], unit["powers"][3] = en.FORM_CAT, 3, 100, energy
    players = on.world.state["players"]
    players["combo_points"][on.player], players["combo_target"][on.player] = combos, on.unit(target)["guid"]


def test_a_young_druid_casts_and_an_older_one_takes_a_shape_first() -> None:
    for level, first in ((5, 8921), (15, BEAR), (30, CAT)):
        on = stage(DRUID, level=level)
        assert chain_of(on, on.creature(BANDIT, 153.0)) == first


def test_a_druid_whom_two_attack_becomes_a_bear() -> None:
    on = stage(DRUID, level=30)
    first = on.creature(BANDIT, 153.0)
    second = on.creature(101, 152.0)
    for foe in (first, second):
        on.unit(foe)["target"] = on.unit()["guid"]
    assert chain_of(on, first) == BEAR
    on.unit()["form"], on.unit()["power_type"], on.unit()["powers"][1], on.unit()["max_powers"][1] = en.FORM_BEAR, 1, 250, 1000
    on.world.state["cooldowns"]["ends_ms"] = 0
    chosen = chain_of(on, first)
    assert chosen in (99, 5229, 16857)


def test_a_cat_claws_for_points_and_spends_them() -> None:
    on = stage(DRUID, level=40)
    bandit = on.creature(BANDIT, 153.0)
    as_cat(on, 50, 0, bandit)
    on.world.state["auras"]["caster"] = -1
    assert chain_of(on, bandit) in (5217, 1822, CLAW)
    as_cat(on, 50, 5, bandit)
    seen = set()
    for hp in (100, 30):
        on.unit(bandit)["hp"] = on.unit(bandit)["max_hp"] * hp // 100
        seen.add(chain_of(on, bandit))
    assert seen & {RIP, BITE, 5217}


def test_a_cat_casts_no_plain_spell_in_a_fight_and_heals_when_it_must() -> None:
    on = stage(DRUID, level=40)
    bandit = on.creature(BANDIT, 153.0)
    as_cat(on, 0, 0, bandit)
    assert chain_of(on, bandit) in (-1, 5217)
    on.unit()["hp"] = on.unit()["max_hp"] * 30 // 100
    assert chain_of(on, on.me, r.HEAL_SELF) == REGROWTH


def test_a_heal_leaves_the_shape_first() -> None:
    on = stage(DRUID, level=40)
    on.world.inbox.put(*_cast_packet(on, CAT))
    on.tick()
    assert on.unit()["form"] == en.FORM_CAT
    assert form_spell(on.view, on.know, on.me) == CAT
    on.written()
    cast(on.view, on.know, on.memory, on.out, on.me, on.session, on.me, table.load().row_of(REGROWTH), on.now_ms)
    sent = on.written()
    assert [name for name, _ in sent] == ["CMSG_CANCEL_AURA", "CMSG_CAST_SPELL"]
    assert sent[0][1]["spell_id"] == CAT


def test_a_druid_with_claws_walks_up_and_one_without_keeps_away() -> None:
    on = stage(DRUID, level=40)
    bandit = on.creature(BANDIT, 160.0)
    assert not wants_melee(on.view, on.know, on.me, bandit, on.now_ms)
    on.unit()["form"] = en.FORM_CAT
    assert wants_melee(on.view, on.know, on.me, bandit, on.now_ms)


def _cast_packet(on: Stage, spell_id: int) -> Any:
    return to_record("CMSG_CAST_SPELL", {"cast_count": 1, "spell_id": spell_id, "cast_flags": 0, "target_mask": 0}, on.session)

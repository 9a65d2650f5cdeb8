# SPDX-License-Identifier: GPL-2.0-or-later
"""What its client knows that the realm would refuse, a bot does not ask."""

from __future__ import annotations

import pytest

from tests.brains.stage import Stage, plain_only, stage
from tests.brains.test_choosing import CHARGE, castable, chosen
from tests.brains.test_hunter import AUTO_SHOT, archer, written
from tests.realm.worlds import BANDIT, MAGE, WARRIOR, guid_of, run
from warhost.brains import rotation as r
from warhost.brains.choosing import is_ready, look_up_ranks
from warhost.brains.deciding import TICK_MS
from warhost.brains.fighting import fight, hold_distance, shoot_or_swing, wants_melee
from warhost.lore.spells import table
from warhost.protocol.opcode_numbers import SMSG_CAST_FAILED
from warhost.protocol.opcodes import name_of
from warhost.realm.handlers.movement.flags import MOVING
from warhost.realm.handlers.movement.paths import begin_path
from warhost.realm.handlers.spell_casting.auras.aura_list import add_aura
from warhost.realm.perception import unwrapped
from warhost.realm.reason_names import reason_name
from warhost.realm.reasons import SPELL
from warhost.realm.tables.units import PATH_CHARGE, PATH_RUN

pytestmark = plain_only
DETERRENCE, ARCANE_SHOT, STEADY_SHOT, DISENGAGE, FROST_NOVA, BATTLE_FORM, HAMMER_OF_JUSTICE = 19263, 3044, 56641, 781, 122, 17, 853


def refusals(on: Stage, ticks: int, decides: bool = True) -> list[tuple[str, str]]:
    """Let the bot decide (or not) and the realm tick; return what was refused, at once (its opcode) or later (the spell), and why."""
    made = []
    names = table.load().names
    for _ in range(ticks):
        if decides and len(packets := on.mind.decide(on.view)):
            on.world.inbox.put(packets)
        report = run(on.world)
        made += [(name_of(int(p["opcode"])), reason_name(int(x))) for p, x in zip(report.packets, report.results, strict=True) if x]
        late = report.events[(report.events["opcode"] == SMSG_CAST_FAILED) & (report.events["unit"] == on.me)]
        made += [(names[int(event["a"])], reason_name(SPELL << 8 | int(event["b"]))) for event in late]
    return made


def ready(on: Stage, spell: int, target: int) -> bool:
    """Return whether the bot would ask for the spell now by all but the conditions of a line of it."""
    row = table.load().row_of(spell)
    look_up_ranks(on.view, on.know, on.memory, on.player, on.me)
    rotation = on.know.rotation
    lines = [rotation[k] for k in range(len(rotation)) if rotation[k].chain == spell]
    return any(is_ready(on.view, on.know, on.memory, on.player, on.me, target, line, row, r.FIGHT, on.now_ms) for line in lines)


def run_at(on: Stage, row: int) -> None:
    """Let a creature run right up to the bot."""
    begin_path(on.world.state.kernels(), on.world.content, row, float(on.unit()["x"]) + 1.0, 0.0, 0.0, PATH_RUN, on.now_ms)


def bear(on: Stage, spell: int) -> None:
    """Put the aura of a spell on the bot."""
    add_aura(on.world.state.kernels(), on.world.content, on.me, on.me, table.load().row_of(spell), 7, on.now_ms)


def test_a_pacified_archer_lets_its_bow_rest() -> None:
    on = archer(60)
    bandit = on.creature(BANDIT, 170.0)
    assert castable(on, ARCANE_SHOT, bandit)
    bear(on, DETERRENCE)
    assert not castable(on, ARCANE_SHOT, bandit)
    shoot_or_swing(on.view, on.know, on.memory, on.out, on.me, on.session, bandit, on.now_ms)
    assert AUTO_SHOT not in [int(fields["spell_id"]) for fields in written(on, "CMSG_CAST_SPELL")]
    assert refusals(on, 60) == []


def test_who_is_rooted_neither_charges_nor_leaps_away() -> None:
    on = stage(WARRIOR, level=20)
    on.unit()["form"] = BATTLE_FORM
    bandit = on.creature(BANDIT, 168.0)
    assert castable(on, CHARGE, bandit)
    bear(on, FROST_NOVA)
    assert not castable(on, CHARGE, bandit)
    hunter = archer(40)
    bandit = hunter.creature(BANDIT, 153.0)
    assert castable(hunter, DISENGAGE, bandit)
    bear(hunter, FROST_NOVA)
    assert not castable(hunter, DISENGAGE, bandit)


def test_while_a_charge_carries_the_bot_it_neither_walks_nor_turns() -> None:
    on = stage(WARRIOR, level=20)
    on.unit()["form"] = BATTLE_FORM
    bandit = on.creature(BANDIT, 172.0)
    assert chosen(on, bandit, r.OPENER) == CHARGE
    fight(on.view, on.know, on.memory, on.out, on.player, on.me, on.session, bandit, on.now_ms)
    on.world.inbox.put(on.mind.batch.written())
    on.mind.batch.clear()
    run(on.world)
    assert on.unit()["path_kind"] == PATH_CHARGE
    on.unit()["o"] = 3.0
    assert refusals(on, 40) == []
    assert on.unit()["path_kind"] == 0
    assert on.unit(bandit)["target"] == guid_of(on.world, on.me)


@pytest.mark.parametrize("held_by", [FROST_NOVA, HAMMER_OF_JUSTICE], ids=["a root", "a stun"])
def test_who_is_held_on_its_way_says_that_it_has_stopped_where_it_was_held(held_by: int) -> None:
    on = stage(MAGE, level=2, x=0.0)
    on.memory.buffs_due_ms = 1 << 40
    assert "MSG_MOVE_START_FORWARD" in on.tick(25)
    place = float(on.unit()["x"])
    assert on.unit()["move_flags"] & MOVING != 0
    bear(on, held_by)
    assert refusals(on, 20) == []
    assert on.unit()["move_flags"] & MOVING == 0
    assert float(on.unit()["x"]) == place


def test_an_archer_shoots_at_nobody_who_will_be_upon_it_before_the_arrow_flies() -> None:
    on = archer(60)
    bandit = on.creature(BANDIT, 170.0)
    assert ready(on, STEADY_SHOT, bandit)
    run_at(on, bandit)
    assert ready(on, ARCANE_SHOT, bandit)
    assert not ready(on, STEADY_SHOT, bandit)
    on.unit()["gcd_ends_ms"] = on.now_ms + 2000
    assert not ready(on, ARCANE_SHOT, bandit)


def test_a_large_creature_is_too_near_to_be_shot_at_sooner() -> None:
    on = archer(60)
    bandit = on.creature(BANDIT, 157.0)
    assert ready(on, ARCANE_SHOT, bandit)
    assert not wants_melee(on.view, on.know, on.me, bandit, on.now_ms)
    templates = unwrapped(on.world.content.templates)
    template = int(on.unit(bandit)["template"])
    templates["combat_reach_yd"][template] = 4.5
    try:
        assert not ready(on, ARCANE_SHOT, bandit)
        assert wants_melee(on.view, on.know, on.me, bandit, on.now_ms)
    finally:
        templates["combat_reach_yd"][template] = 1.5


@pytest.mark.parametrize(("x", "gone_ms"), [(175.0, 0), (185.0, 1500)], ids=["the target comes near", "the bot arrives"])
def test_an_archer_who_runs_up_stands_before_it_looks_how_near_the_target_is(x: float, gone_ms: int) -> None:
    on = archer(60)
    bandit = on.creature(BANDIT, 185.0)
    assert hold_distance(on.view, on.know, on.memory, on.out, on.me, on.session, bandit, on.now_ms) > 0
    on.creature(BANDIT, x)
    on.memory.step_ms -= gone_ms
    assert hold_distance(on.view, on.know, on.memory, on.out, on.me, on.session, bandit, on.now_ms) == TICK_MS
    assert [name for name, _ in on.written()] == ["MSG_MOVE_START_FORWARD", "MSG_MOVE_STOP"]
    on.creature(BANDIT, 175.0)
    assert hold_distance(on.view, on.know, on.memory, on.out, on.me, on.session, bandit, on.now_ms) == 0

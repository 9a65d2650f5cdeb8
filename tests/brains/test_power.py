# SPDX-License-Identifier: GPL-2.0-or-later
"""A bot reckons with what of its power will be left when a spell is paid for."""

from __future__ import annotations

import pytest

from tests.brains.stage import Stage, plain_only, stage
from tests.brains.test_choosing import EXECUTE, castable
from tests.brains.test_refusals import ready, refusals
from tests.realm.worlds import BANDIT, WARRIOR, run
from warhost.brains.fighting import cast
from warhost.brains.writing import say_cast, say_guid
from warhost.lore.spells import table
from warhost.protocol.opcode_numbers import CMSG_ATTACKSWING

pytestmark = plain_only
DEATH_KNIGHT, DRUID = 6, 11
BATTLE_FORM, RAGE, RUNIC_POWER = 17, 1, 6
SUNDER_ARMOR, HEROIC_STRIKE, DEATH_COIL, BEAR_FORM, MAUL, REGROWTH = 7386, 78, 47541, 5487, 6807, 8936


def cost(spell: int) -> int:
    """Return what a spell costs, in tenths."""
    return int(table.load().rows["cost_flat"][table.load().row_of(spell)])


def ask(on: Stage, spell: int, target: int) -> None:
    """Let the bot ask for a spell beside what it has written, and the realm take it."""
    say_cast(on.out, on.session, spell, 1, on.unit(target)["guid"])
    on.world.inbox.put(on.mind.batch.written())
    on.mind.batch.clear()
    assert not run(on.world).results.any()


def fighter(power: int, tenths: int, class_id: int = WARRIOR) -> tuple[Stage, int]:
    """Return a stage with a fighter out of combat who has so much rage or runic power, and a bandit before it."""
    on = stage(class_id, level=60)
    on.unit()["form"] = BATTLE_FORM if class_id == WARRIOR else 0
    on.unit()["powers"][power], on.unit()["in_combat"] = tenths, 0
    return on, on.creature(BANDIT, 152.0)


@pytest.mark.parametrize(
    ("class_id", "power", "spell", "fades"), [(WARRIOR, RAGE, SUNDER_ARMOR, 20), (DEATH_KNIGHT, RUNIC_POWER, DEATH_COIL, 30)]
)
def test_a_spell_that_waits_for_its_turn_needs_what_fades_until_then_out_of_combat_alone(
    class_id: int, power: int, spell: int, fades: int
) -> None:
    on, bandit = fighter(power, cost(spell), class_id)
    assert castable(on, spell, bandit)
    on.unit()["gcd_ends_ms"] = on.now_ms + 300
    assert not castable(on, spell, bandit)
    on.unit()["powers"][power] = cost(spell) + fades
    assert castable(on, spell, bandit)
    on.unit()["powers"][power], on.unit()["in_combat"] = cost(spell), 1
    assert castable(on, spell, bandit)


def test_the_rage_of_the_next_swing_may_fade_until_that_swing() -> None:
    both = cost(SUNDER_ARMOR) + cost(HEROIC_STRIKE)
    on, bandit = fighter(RAGE, both + 39)
    on.world.state["sheets"]["attack_ms"][on.me][0] = 3500
    on.unit()["next_swing_spell"] = table.load().row_of(HEROIC_STRIKE)
    assert not ready(on, SUNDER_ARMOR, bandit)
    on.unit()["powers"][RAGE] = both + 40
    assert ready(on, SUNDER_ARMOR, bandit)
    on.unit()["powers"][RAGE], on.unit()["in_combat"] = both, 1
    assert ready(on, SUNDER_ARMOR, bandit)


def test_execute_takes_the_place_of_what_waits_for_the_next_swing() -> None:
    on, bandit = fighter(RAGE, 250)
    on.unit(bandit)["max_hp"], on.unit(bandit)["hp"] = 1_000_000, 200_000
    on.unit()["in_combat"] = 1
    ask(on, HEROIC_STRIKE, bandit)
    assert table.load().rows["chain"][on.unit()["next_swing_spell"]] == HEROIC_STRIKE
    assert ready(on, EXECUTE, bandit)
    assert not ready(on, SUNDER_ARMOR, bandit)
    cast(on.view, on.know, on.memory, on.out, on.me, on.session, bandit, table.load().row_of(EXECUTE), on.now_ms)
    sent = [(name, fields.get("spell_id")) for name, fields in on.written() if "CAST" in name]
    assert [name for name, _ in sent] == ["CMSG_CANCEL_CAST", "CMSG_CAST_SPELL"]
    assert sent[0][1] == HEROIC_STRIKE


def test_a_bear_takes_its_maul_back_before_it_leaves_its_shape() -> None:
    on = stage(DRUID, level=40)
    bandit = on.creature(BANDIT, 152.0)
    on.unit(bandit)["max_hp"] = on.unit(bandit)["hp"] = 1_000_000
    say_guid(on.out, on.session, CMSG_ATTACKSWING, on.unit(bandit)["guid"])
    ask(on, BEAR_FORM, on.me)
    on.unit()["powers"][RAGE] = 1000
    ask(on, MAUL, bandit)
    assert table.load().rows["chain"][on.unit()["next_swing_spell"]] == MAUL
    cast(on.view, on.know, on.memory, on.out, on.me, on.session, on.me, table.load().row_of(REGROWTH), on.now_ms)
    on.world.inbox.put(on.mind.batch.written())
    assert on.names() == ["CMSG_CANCEL_CAST", "CMSG_CANCEL_AURA", "CMSG_CAST_SPELL"]
    run(on.world)
    assert on.unit()["next_swing_spell"] == -1
    assert refusals(on, 60, decides=False) == []

# SPDX-License-Identifier: GPL-2.0-or-later
"""Procs: what auras wait for, charges, cooldowns, chances, triggered spells."""

from __future__ import annotations

from tests.realm.bare import MAGE, PRIEST, Ground, spell
from warhost.lore.spells import flags
from warhost.lore.spells.procs import PROC_FLAG_DONE_SPELL_MAGIC_DMG_CLASS_NEG, PROC_FLAG_TAKEN_MELEE_AUTO_ATTACK
from warhost.realm.handlers.spell_casting.auras.aura_list import add_aura, remove_aura, wear_down
from warhost.realm.handlers.spell_casting.auras.procs import proc, proc_both, proc_swing

HELP, HARM = flags.HELPFUL, flags.HARMFUL
CHILL = spell(6136, school=16, effect=6, aura=33, base_points=-30, duration_ms=5000, target_a=6, attributes=HARM)
FROST_ARMOUR = spell(
    168, effect=(6, 6, 0), aura=(22, 42, 0), misc=(1, 0, 0), base_points=(30, 0, 0), trigger_spell=(0, 6136, 0), duration_ms=1800000,
    proc_flags=0x28, proc_chance=100, attributes=HELP,
)  # fmt: skip
INNER_FIRE = spell(588, effect=6, aura=22, misc=1, base_points=315, duration_ms=1800000, proc_flags=0x88, proc_charges=3, attributes=HELP)
SLOWLY = spell(
    3, effect=6, aura=42, trigger_spell=6136, duration_ms=-1, proc_flags=0x28, proc_chance=100, proc_cooldown_ms=2000, attributes=HELP
)
RARELY = spell(4, effect=6, aura=42, trigger_spell=6136, duration_ms=-1, proc_flags=0x28, proc_chance=20, attributes=HELP)
FEAR = spell(5, effect=6, aura=7, duration_ms=8000, attributes=HARM | flags.BREAKS_ON_DAMAGE_BY_CHANCE)
SPELLS = (CHILL, FROST_ARMOUR, INNER_FIRE, SLOWLY, RARELY, FEAR)


def landing(g: Ground) -> list[tuple[int, int, int]]:
    """Return spell, caster and target of every missile under way."""
    missiles = g.state["missiles"]
    return [(int(m["spell"]), int(m["caster"]), int(m["target"])) for m in missiles if m["due_ms"]]


def test_frost_armour_chills_whoever_strikes_its_bearer() -> None:
    g = Ground(*SPELLS)
    mage, wolf = g.player(MAGE), g.creature()
    add_aura(g.st, g.ct, mage, mage, g.row(168), 7, 10)
    proc_swing(g.st, g.ct, wolf, mage, False, 5, 20)
    assert landing(g) == [(g.row(6136), mage, wolf)]
    proc_swing(g.st, g.ct, mage, wolf, False, 5, 30)
    proc_both(g.st, g.ct, wolf, mage, PROC_FLAG_DONE_SPELL_MAGIC_DMG_CLASS_NEG, 5, 0, 30)
    assert len(landing(g)) == 1


def test_charges_are_used_up_and_take_the_aura_with_them() -> None:
    g = Ground(*SPELLS)
    priest, wolf = g.player(PRIEST), g.creature()
    add_aura(g.st, g.ct, priest, priest, g.row(588), 7, 10)
    armour = int(g.sheet(priest)["armour"])
    for k in range(3):
        assert int(g.auras(priest)[0]["charges"]) == 3 - k
        proc_swing(g.st, g.ct, wolf, priest, False, 5, 20 + k)
    assert g.auras(priest) == []
    assert g.sheet(priest)["armour"] == armour - 315
    assert g.sheet(priest)["proc_flags"] == 0


def test_a_proc_waits_for_its_cooldown() -> None:
    g = Ground(*SPELLS)
    mage, wolf = g.player(MAGE), g.creature()
    add_aura(g.st, g.ct, mage, mage, g.row(3), 7, 10)
    for at_ms in (100, 1000, 2099, 2100):
        proc(g.st, g.ct, mage, wolf, PROC_FLAG_TAKEN_MELEE_AUTO_ATTACK, 0, at_ms)
    assert len(landing(g)) == 2


def test_a_chance_of_a_fifth_comes_true_about_every_fifth_time() -> None:
    g = Ground(*SPELLS)
    mage, wolf = g.player(MAGE), g.creature()
    add_aura(g.st, g.ct, mage, mage, g.row(4), 7, 10)
    for at_ms in range(1, 501):
        proc(g.st, g.ct, mage, wolf, PROC_FLAG_TAKEN_MELEE_AUTO_ATTACK, 0, at_ms)
    assert 60 < len(landing(g)) < 140


def test_a_fear_ends_once_its_bearer_has_lost_a_tenth_of_its_health() -> None:
    g = Ground(*SPELLS)
    priest, wolf = g.player(PRIEST), g.creature()
    aura = add_aura(g.st, g.ct, priest, wolf, g.row(5), 7, 10)
    wear_down(g.st, g.ct, wolf, 9, -1, 20)
    assert len(g.auras(wolf)) == 1
    wear_down(g.st, g.ct, wolf, 1, -1, 30)
    assert g.auras(wolf) == []
    assert g.unit(wolf)["flags"] == 0
    remove_aura(g.st, g.ct, aura, 40)

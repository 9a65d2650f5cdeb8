# SPDX-License-Identifier: GPL-2.0-or-later
"""Stealth: who notices it, what ends it, what needs it; Vanish, Sap, Gouge, and the magic that a cloak turns away."""

from __future__ import annotations

import pytest

from tests.realm.bare import Ground, spell
from warhost.lore.formulas.stealth import detection_yd
from warhost.lore.spells import flags
from warhost.lore.spells.table import load
from warhost.realm.handlers.combat.damage import deal_damage
from warhost.realm.handlers.combat.swings import strike
from warhost.realm.handlers.creatures.aggro import is_close
from warhost.realm.handlers.spell_casting.casting import begin_cast
from warhost.realm.handlers.spell_casting.checking import refusals as no
from warhost.realm.stealth import notices
from warhost.realm.uncompiled import unwrapped

ROGUE = 4
STEALTH, SPRINT, SAP, CHEAP_SHOT, AMBUSH, GOUGE, VANISH, SINISTER_STRIKE, CLOAK = 1784, 2983, 6770, 1833, 8676, 1776, 1856, 1752, 31224
BEHIND, AHEAD = 0.0, 3.14159
BOLT = spell(999_001, effect=2, target_a=6, school=4, base_points=5, damage_class=1, attributes=flags.HARMFUL | flags.NO_CRIT)


class Dark(Ground):
    """Is a rogue of level 80 with a dagger, and a wolf at (2, 0) that faces away from it."""

    def __init__(self, level: int = 80, seed: int = 1) -> None:
        super().__init__(load().rows, BOLT, seed=seed)
        self.rogue, self.wolf = self.player(ROGUE, level), self.creature(level, 2.0)
        u = self.unit(self.rogue)
        u["power_type"], u["powers"][3] = 3, 100
        self.sheet(self.rogue)["weapon_subclass"][0] = 15
        self.sheet(self.rogue)["attack_ms"][0] = 1800
        self.sheet(self.rogue)["melee_hit_pct"] = 100.0
        self.turn(BEHIND)

    def turn(self, o: float) -> None:
        """Let the wolf face a direction."""
        self.unit(self.wolf)["o"] = o

    def cast(self, number: int, target: int = -1) -> int:
        """Cast a spell and return why not, or 0; what it triggers lands."""
        u = self.unit(self.rogue)
        u["gcd_ends_ms"], u["powers"][3] = 0, 100
        reason = int(begin_cast(self.st, self.ct, self.rogue, self.row(number), target, 0.0, 0.0, 0.0, 1, self.now_ms + 10))
        self.run(50)
        return reason

    @property
    def hidden(self) -> int:
        """Return the rogue's stealth in points."""
        return int(self.sheet(self.rogue)["stealth"])


@pytest.mark.parametrize(
    ("level", "more", "stealth", "reach", "is_player", "yards"),
    # Object.cpp:CanDetectStealthOf: (30 + 5 a level above 1 + detection - stealth) * 0.3 + reach.
    [
        (80, 0, 400, 1.5, False, 9.0),
        (1, 0, 5, 1.5, False, 9.0),
        (83, 0, 400, 1.5, False, 13.5),
        (70, 0, 400, 1.5, False, -6.0),
        (80, 70, 400, 0.0, False, 28.5),
        (80, 200, 400, 0.0, False, 67.5),
        (80, 200, 400, 0.0, True, 30.0),
    ],
)
def test_from_how_far_stealth_is_noticed(level: int, more: int, stealth: int, reach: float, is_player: bool, yards: float) -> None:
    assert detection_yd(level, more, stealth, reach, is_player) == pytest.approx(yards)


def test_stealth_is_worth_five_a_level_slows_and_is_a_form() -> None:
    for level in (1, 40, 80):
        g = Dark(level)
        before = float(g.unit(g.rogue)["speed_run"])
        assert g.cast(STEALTH) == 0
        assert (g.hidden, int(g.unit(g.rogue)["form"])) == (5 * level, 30)
        assert float(g.unit(g.rogue)["speed_run"]) == pytest.approx(before * 0.7)


def test_a_creature_notices_who_hides_by_distance_and_never_behind_its_back() -> None:
    g = Dark()
    g.unit(g.wolf)["x"] = 12.0
    g.turn(AHEAD)
    assert is_close(g.st, g.ct, g.wolf, g.rogue)
    assert notices(g.st, g.ct, g.wolf, g.rogue)
    g.cast(STEALTH)
    assert is_close(g.st, g.ct, g.wolf, g.rogue)
    assert not notices(g.st, g.ct, g.wolf, g.rogue)
    g.unit(g.wolf)["x"] = 7.0
    assert notices(g.st, g.ct, g.wolf, g.rogue)
    g.turn(BEHIND)
    assert not notices(g.st, g.ct, g.wolf, g.rogue)
    unwrapped(g.ct.templates)["combat_reach_yd"][0] = 1.5
    g.unit(g.wolf)["x"] = 1.4
    assert notices(g.st, g.ct, g.wolf, g.rogue)


def test_harm_a_swing_and_a_cast_end_it_but_sprint_does_not() -> None:
    g = Dark()
    g.cast(STEALTH)
    assert g.cast(SPRINT) == 0
    assert g.hidden == 400
    deal_damage(g.st, g.ct, -1, g.rogue, 1, 1, -1, g.now_ms)
    assert (g.hidden, int(g.unit(g.rogue)["form"])) == (0, 0)
    g.run(10_000)
    g.cast(STEALTH)
    strike(g.st, g.ct, g.rogue, g.wolf, 0, g.now_ms)
    assert g.hidden == 0


def test_its_cooldown_begins_when_it_fades() -> None:
    g = Dark()
    g.cast(STEALTH)
    g.run(20_000)
    deal_damage(g.st, g.ct, -1, g.rogue, 1, 1, -1, g.now_ms)
    assert g.cast(STEALTH) == no.NOT_READY
    g.run(10_000)
    assert g.cast(STEALTH) == 0


def test_openers_are_refused_in_plain_sight_and_give_two_points_from_stealth() -> None:
    g = Dark()
    assert g.cast(CHEAP_SHOT, g.wolf) == no.ONLY_STEALTHED
    g.cast(STEALTH)
    assert g.cast(CHEAP_SHOT, g.wolf) == 0
    player = g.state["players"][g.unit(g.rogue)["player"]]
    assert (int(player["combo_points"]), g.hidden) == (2, 0)
    assert int(g.unit(g.wolf)["flags"]) & 0x40000


def test_ambush_needs_a_dagger_and_the_back() -> None:
    g = Dark()
    g.cast(STEALTH)
    g.turn(AHEAD)
    assert g.cast(AMBUSH, g.wolf) == no.NOT_BEHIND
    g.turn(BEHIND)
    g.sheet(g.rogue)["weapon_subclass"][0] = 7
    assert g.cast(AMBUSH, g.wolf) == no.EQUIPPED_ITEM_CLASS
    g.sheet(g.rogue)["weapon_subclass"][0] = 15
    assert g.cast(AMBUSH, g.wolf) == 0


def test_vanish_makes_everybody_forget_and_hides_again() -> None:
    g = Dark()
    deal_damage(g.st, g.ct, g.rogue, g.wolf, 5, 1, -1, g.now_ms)
    assert (int(g.unit(g.rogue)["in_combat"]), int(g.unit(g.rogue)["hated_by"])) == (1, 1)
    assert g.cast(VANISH) == 0
    assert (int(g.unit(g.rogue)["in_combat"]), int(g.unit(g.rogue)["hated_by"]), g.hidden) == (0, 0, 400)


def test_gouge_asks_for_the_face_ends_ones_swings_and_breaks_on_damage() -> None:
    g = Dark()
    assert g.cast(GOUGE, g.wolf) == no.NOT_INFRONT
    g.turn(AHEAD)
    g.unit(g.rogue)["victim"], g.unit(g.rogue)["swing_due_ms"][0] = g.wolf, g.now_ms + 5000
    assert g.cast(GOUGE, g.wolf) == 0
    assert int(g.unit(g.rogue)["victim"]) == -1
    assert int(g.unit(g.wolf)["flags"]) & 0x40000
    deal_damage(g.st, g.ct, g.rogue, g.wolf, 1, 1, -1, g.now_ms)
    assert not int(g.unit(g.wolf)["flags"]) & 0x40000


def test_sap_keeps_stealth_starts_no_fight_and_is_refused_on_who_fights() -> None:
    g = Dark()
    kinds = unwrapped(g.ct.templates)["creature_type"]
    kinds[0] = 1
    g.cast(STEALTH)
    assert g.cast(SAP, g.wolf) == no.BAD_TARGETS
    kinds[0] = 7
    assert g.cast(SAP, g.wolf) == 0
    assert (g.hidden, int(g.unit(g.wolf)["in_combat"])) == (400, 0)
    assert int(g.unit(g.wolf)["flags"]) & 0x40000
    g.unit(g.wolf)["in_combat"] = 1
    assert g.cast(SAP, g.wolf) == no.TARGET_AFFECTING_COMBAT


def test_a_cloak_turns_nine_spells_in_ten_away() -> None:
    hits = {True: 0, False: 0}
    for cloaked in hits:
        for seed in range(60):
            g = Dark(seed=seed)
            if cloaked:
                g.cast(CLOAK)
            before = int(g.unit(g.rogue)["hp"])
            begin_cast(g.st, g.ct, g.wolf, g.row(999_001), g.rogue, 0.0, 0.0, 0.0, 1, g.now_ms + 10)
            hits[cloaked] += int(g.unit(g.rogue)["hp"]) < before
    assert hits[False] >= 50
    assert hits[True] <= 14

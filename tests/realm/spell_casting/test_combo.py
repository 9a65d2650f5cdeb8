# SPDX-License-Identifier: GPL-2.0-or-later
"""Combo points: who gains them on whom, what uses them up, and what they are worth. Energy that a missed ability gives back."""

from __future__ import annotations

from typing import Any

import pytest

from tests.realm.bare import Ground, spell
from warhost.lore.spells import flags
from warhost.realm.handlers.combat.damage import deal_damage
from warhost.realm.handlers.spell_casting.casting import begin_cast
from warhost.realm.handlers.spell_casting.checking import refusals as no
from warhost.realm.handlers.spell_casting.classes.combo import combo_points, combo_points_on

ROGUE = 4
HARM = flags.HARMFUL | flags.NO_CRIT | flags.NO_ACTIVE_DEFENSE
ENEMY, SELF = 6, 1
BUILDER, FINISHER, SLICE, BLEED, DODGED = 1, 2, 3, 4, 5
ENERGY = {"power_type": 3, "damage_class": 2}
SPELLS = (
    spell(BUILDER, effect=80, target_a=ENEMY, base_points=1, cost_flat=40, attributes=HARM | flags.ALWAYS_HITS, **ENERGY),
    spell(
        FINISHER,
        effect=2,
        target_a=ENEMY,
        base_points=10,
        points_per_combo=5.0,
        cost_flat=35,
        attributes=HARM | flags.ALWAYS_HITS | flags.NEEDS_COMBO_POINTS | flags.IGNORES_ARMOUR,
        **ENERGY,
    ),
    spell(
        SLICE,
        effect=6,
        aura=138,
        target_a=SELF,
        base_points=40,
        duration_ms=6000,
        duration_per_combo_ms=3000,
        attributes=flags.HELPFUL | flags.NEEDS_COMBO_POINTS,
    ),
    spell(
        BLEED,
        effect=6,
        aura=3,
        target_a=ENEMY,
        base_points=8,
        points_per_combo=2.0,
        combo_power_low=0.06,
        combo_power_high=0.06,
        period_ms=2000,
        duration_ms=6000,
        duration_per_combo_ms=2000,
        attributes=HARM | flags.ALWAYS_HITS | flags.NEEDS_COMBO_POINTS | flags.SPREADS_COMBO_POWER,
        **ENERGY,
    ),
    spell(DODGED, effect=2, target_a=ENEMY, base_points=10, cost_flat=40, attributes=flags.HARMFUL | flags.NEEDS_COMBO_POINTS, **ENERGY),
)


class Fight(Ground):
    """Is a rogue of round figures before two wolves."""

    def __init__(self, seed: int = 1) -> None:
        super().__init__(*SPELLS, seed=seed)
        self.rogue, self.wolf, self.other = self.player(ROGUE, 80), self.creature(80, 2.0), self.creature(80, 3.0)
        self.unit(self.rogue)["power_type"] = 3
        self.unit(self.rogue)["powers"][3] = 100

    def cast(self, number: int, target: int, at_ms: int = 60) -> int:
        """Cast a spell now and return why not, or 0."""
        self.unit(self.rogue)["gcd_ends_ms"] = 0
        return int(begin_cast(self.st, self.ct, self.rogue, self.row(number), target, 0.0, 0.0, 0.0, 1, at_ms))

    @property
    def player_row(self) -> Any:
        """Return the rogue's record of players."""
        return self.state["players"][self.unit(self.rogue)["player"]]

    def points(self) -> int:
        """Return how many combo points the rogue has."""
        return int(combo_points(self.st, self.rogue))


def build(f: Fight, count: int, target: int | None = None) -> None:
    for _ in range(count):
        f.unit(f.rogue)["powers"][3] = 100
        assert f.cast(BUILDER, f.wolf if target is None else target) == 0


def test_builders_gain_five_points_at_most_on_one_target() -> None:
    f = Fight()
    build(f, 2)
    assert (int(f.player_row["combo_points"]), int(f.player_row["combo_target"])) == (2, int(f.unit(f.wolf)["guid"]))
    build(f, 5)
    assert f.points() == 5


def test_a_point_on_another_target_begins_anew_there() -> None:
    f = Fight()
    build(f, 3)
    build(f, 1, f.other)
    assert combo_points_on(f.st, f.rogue, f.other) == 1
    assert combo_points_on(f.st, f.rogue, f.wolf) == 0


def test_a_finishing_move_scales_with_points_and_uses_them_all() -> None:
    f = Fight()
    build(f, 3)
    f.unit(f.rogue)["powers"][3] = 100
    before = int(f.unit(f.wolf)["hp"])
    assert f.cast(FINISHER, f.wolf) == 0
    assert before - int(f.unit(f.wolf)["hp"]) == 10 + 3 * 5
    assert (f.points(), int(f.unit(f.rogue)["powers"][3])) == (0, 65)


def test_a_finishing_move_without_points_on_its_target_is_refused_and_changes_nothing() -> None:
    f = Fight()
    assert f.cast(FINISHER, f.wolf) == no.NO_COMBO_POINTS
    build(f, 2)
    f.unit(f.rogue)["powers"][3] = 100
    assert f.cast(FINISHER, f.other) == no.NO_COMBO_POINTS
    assert (f.points(), int(f.unit(f.rogue)["powers"][3])) == (2, 100)


@pytest.mark.parametrize(("points", "lasts_ms"), [(1, 9000), (3, 15000), (5, 21000)])
def test_each_point_lengthens_what_lasts(points: int, lasts_ms: int) -> None:
    f = Fight()
    build(f, points)
    assert f.cast(SLICE, -1) == 0
    assert int(f.auras(f.rogue)[0]["duration_ms"]) == lasts_ms
    assert f.points() == 0


def test_a_bleed_ticks_more_and_splits_its_attack_power_among_its_ticks() -> None:
    f = Fight()
    f.sheet(f.rogue)["attack_power"] = 1000
    build(f, 5)
    assert f.cast(BLEED, f.wolf) == 0
    bleed = f.auras(f.wolf)[0]
    # 16 s are eight ticks; 30 % of attack power in all: 300 / 8 a tick.
    assert (int(bleed["duration_ms"]), int(bleed["amounts"][0])) == (16000, 8 + 5 * 2 + 37)


def test_the_points_die_with_their_target_and_with_their_owner() -> None:
    f = Fight()
    build(f, 4)
    deal_damage(f.st, f.ct, f.other, f.wolf, 10**6, 1, -1, 60)
    assert f.points() == 0
    build(f, 2, f.other)
    deal_damage(f.st, f.ct, -1, f.rogue, 10**6, 1, -1, 60)
    assert int(f.player_row["combo_points"]) == 0


def test_an_ability_that_is_avoided_keeps_the_points_and_costs_a_quarter_at_most() -> None:
    costs = set()
    for seed in range(40):
        f = Fight(seed)
        f.player_row["combo_points"], f.player_row["combo_target"] = 3, int(f.unit(f.wolf)["guid"])
        f.sheet(f.wolf)["dodge_pct"] = 60.0
        f.unit(f.wolf)["o"] = 3.14159
        before = int(f.unit(f.wolf)["hp"])
        assert f.cast(DODGED, f.wolf) == 0
        spent = 100 - int(f.unit(f.rogue)["powers"][3])
        if int(f.unit(f.wolf)["hp"]) == before:
            costs.add(spent)
            assert spent <= 10
            assert f.points() == 3
        else:
            assert spent == 40
            assert f.points() == 0
    assert len(costs) > 3

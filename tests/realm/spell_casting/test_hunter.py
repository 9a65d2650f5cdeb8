# SPDX-License-Identifier: GPL-2.0-or-later
"""What the hunter's spells do: Auto Shot, shots, the mark, stings, aspects, traps, the leap back, the feigned death, pets mended."""

from __future__ import annotations

import numpy as np
import pytest

from tests.realm.spell_casting.arena import HEALTH, Arena
from tests.realm.worlds import WOLF
from warhost.protocol.flags import MovementFlag
from warhost.protocol.opcode_numbers import SMSG_PERIODICAURALOG, SMSG_SPELL_GO, SMSG_SPELLNONMELEEDAMAGELOG
from warhost.realm.handlers.combat.damage import deal_damage
from warhost.realm.handlers.combat.engage import engage
from warhost.realm.handlers.pets.birth import summon_unit
from warhost.realm.handlers.spell_casting.checking import refusals as no
from warhost.realm.handlers.spell_casting.classes.hunting import flown_yd
from warhost.realm.sheets.refresh import refresh_sheet
from warhost.realm.sides import can_attack
from warhost.realm.unit_flags import UNIT_FLAG_FEIGNS

HUNTER, BOW = 3, 2
AUTO_SHOT, ARCANE_9, STEADY, MULTI_SHOT, KILL_SHOT, SERPENT, SERPENT_12, SCORPID = 75, 49045, 49052, 49048, 61006, 1978, 49001, 3043
MARK, HAWK, MONKEY, CHEETAH, RAPID_FIRE, DETERRENCE = 53338, 27044, 13163, 5118, 3045, 19263
DISENGAGE, FEIGN_DEATH, CONCUSSIVE, RAPTOR, WING_CLIP, VOLLEY = 781, 5384, 5116, 48996, 2974, 58434
FREEZING, IMMOLATION, EXPLOSIVE, EXPLOSIVE_EFFECT, IMMOLATION_EFFECT = 14311, 49056, 49067, 49065, 49054
CALL, REVIVE, DISMISS, MEND = 883, 982, 2641, 48990
SCARE_BEAST = 14327
RANGED = 2


class Wood(Arena):
    """Is an arena with a hunter at (0, 0) who shoots a bow of 2.8 s for 140, always hits and never crits."""

    def __init__(self, seed: int = 7) -> None:
        super().__init__(seed)
        self.me = self.player(HUNTER)
        sheet = self.sheets[self.me]
        sheet["weapon_subclass"][RANGED], sheet["attack_ms"][RANGED] = BOW, 2800
        sheet["weapon_min"][RANGED] = sheet["weapon_max"][RANGED] = 140.0
        sheet["weapon_subclass"][0], sheet["attack_ms"][0] = 7, 2000
        sheet["ranged_attack_power"], sheet["attack_power"], sheet["ranged_haste"] = 1000, 0, 1.0
        sheet["melee_hit_pct"], sheet["ranged_crit_pct"], sheet["melee_crit_pct"] = 100.0, -100.0, -100.0
        sheet["spell_hit_pct"], sheet["spell_crit_pct"], sheet["damage_done_pct"] = 100.0, -100.0, 100.0

    def shots(self) -> list[int]:
        """Return when Auto Shot went off."""
        return [int(e["at_ms"]) for e in self.told(SMSG_SPELL_GO, self.me) if e["a"] == AUTO_SHOT]

    def hits(self, spell_id: int, row: int) -> list[int]:
        """Return what each hit of a spell took of a unit."""
        return [int(e["b"]) for e in self.told(SMSG_SPELLNONMELEEDAMAGELOG, row) if e["a"] == spell_id]

    def ticks(self, spell_id: int, row: int) -> list[int]:
        """Return what each tick of a spell took of a unit."""
        return [int(e["b"]) for e in self.told(SMSG_PERIODICAURALOG, row) if e["a"] == spell_id]

    def auras(self, row: int) -> list[int]:
        """Return the spell ids of a unit's auras."""
        found, aura = [], int(self.units["first_aura"][row])
        while aura >= 0:
            found.append(int(self.spells["id"][self.world.state["auras"]["spell"][aura]]))
            aura = int(self.world.state["auras"]["next"][aura])
        return found

    def pet(self) -> int:
        """Return a new wolf of the hunter's."""
        st = self.world.state.kernels()
        row = int(summon_unit(st, self.world.content, self.me, 0, 0, -1, 1.0, 0.0, 0.0, 0, self.now_ms + 1))
        self.units["max_hp"][row] = self.units["hp"][row] = 10_000
        return row


@pytest.fixture
def wood() -> Wood:
    return Wood()


def test_auto_shot_shoots_at_once_and_then_at_the_bows_speed(wood: Wood) -> None:
    dummy, began = wood.creature(), wood.now_ms
    assert wood.cast(wood.me, AUTO_SHOT, dummy) == 0
    wood.wait(6000)
    assert wood.shots() == [began, began + 2800, began + 5600]
    assert wood.hits(AUTO_SHOT, dummy)[0] == 140 + 1000 * 2800 // 14000


def test_auto_shot_waits_for_steps_and_casts_and_is_not_stopped_by_them(wood: Wood) -> None:
    dummy, began = wood.creature(), wood.now_ms
    wood.cast(wood.me, AUTO_SHOT, dummy)
    wood.wait(2000)
    wood.units["move_flags"][wood.me] = int(MovementFlag.FORWARD)
    wood.wait(1500)
    assert wood.shots() == [began]
    wood.units["move_flags"][wood.me] = 0
    wood.wait(200)
    assert len(wood.shots()) == 2
    assert wood.cast(wood.me, ARCANE_9, dummy) == 0
    assert wood.units["repeat_spell"][wood.me] == wood.spell(AUTO_SHOT)
    wood.wait(1800)
    assert wood.cast(wood.me, STEADY, dummy) == 0
    ends = int(wood.units["cast_due_ms"][wood.me])
    wood.wait(2200)
    assert wood.shots()[2] == ends


@pytest.mark.parametrize(("x", "reason"), [(4.0, no.TOO_CLOSE), (45.0, no.OUT_OF_RANGE)])
def test_a_shot_wants_five_to_thirty_five_yards(wood: Wood, x: float, reason: int) -> None:
    dummy = wood.creature(x=x)
    assert wood.cast(wood.me, AUTO_SHOT, dummy) == reason
    assert wood.cast(wood.me, ARCANE_9, dummy) == reason


def test_a_shot_wants_a_ranged_weapon(wood: Wood) -> None:
    wood.sheets["weapon_subclass"][wood.me][RANGED] = -1
    assert wood.cast(wood.me, ARCANE_9, wood.creature()) == no.EQUIPPED_ITEM_CLASS


@pytest.mark.parametrize(
    ("spell_id", "damage"),
    [
        (ARCANE_9, 492 + 150),
        (MULTI_SHOT, 408 + 140 + 200),
        (STEADY, 252 + 100 + 140),
    ],
)
def test_shots_draw_on_ranged_power_and_the_bow(wood: Wood, spell_id: int, damage: int) -> None:
    dummy = wood.creature()
    wood.sheets["armour"][dummy] = 0
    assert wood.cast(wood.me, spell_id, dummy) == 0
    wood.wait(3000)
    assert wood.hits(spell_id, dummy) == [damage]


def test_the_mark_adds_power_to_shots_at_its_bearer(wood: Wood) -> None:
    dummy, other = wood.creature(), wood.creature(y=3.0)
    assert wood.cast(wood.me, MARK, dummy) == 0
    assert wood.sheets["ranged_power_taken"][dummy] == 500
    assert wood.units["in_combat"][dummy] == 0
    wood.wait(1500)
    for target in (dummy, other):
        wood.cast(wood.me, ARCANE_9, target)
        wood.wait(6500)
    assert wood.hits(ARCANE_9, dummy)[0] - wood.hits(ARCANE_9, other)[0] == 75
    wood.cast(wood.me, AUTO_SHOT, dummy)
    wood.wait(1000)
    assert wood.hits(AUTO_SHOT, dummy) == [140 + 1500 // 5]


def test_a_sting_ticks_with_ranged_power_and_one_of_a_hunter_lies_on_a_target(wood: Wood) -> None:
    dummy, other = wood.creature(), wood.player(HUNTER, y=1.0)
    wood.cast(wood.me, SERPENT_12, dummy)
    wood.wait(6500)
    assert wood.ticks(SERPENT_12, dummy)[0] == 242 + 40
    wood.cast(wood.me, SCORPID, dummy)
    wood.wait(500)
    assert wood.auras(dummy) == [SCORPID]
    assert wood.sheets["melee_hit_pct"][dummy] == -3.0
    wood.sheets[other] = wood.sheets[wood.me]
    wood.cast(other, SERPENT, dummy)
    wood.wait(500)
    assert sorted(wood.auras(dummy)) == [SERPENT, SCORPID]


def test_a_hunter_has_one_aspect(wood: Wood) -> None:
    refresh_sheet(wood.world.state.kernels(), wood.world.content, wood.me)
    power = int(wood.sheets["ranged_attack_power"][wood.me])
    wood.cast(wood.me, HAWK)
    assert wood.sheets["ranged_attack_power"][wood.me] == power + 155
    wood.wait(1500)
    wood.cast(wood.me, CHEETAH)
    assert wood.auras(wood.me) == [CHEETAH]
    assert wood.sheets["ranged_attack_power"][wood.me] == power


def test_rapid_fire_quickens_shots_alone(wood: Wood) -> None:
    wood.cast(wood.me, RAPID_FIRE)
    assert wood.sheets["ranged_haste"][wood.me] == pytest.approx(1.4)
    assert wood.sheets["melee_haste"][wood.me] == 1.0


def test_concussive_shot_and_wing_clip_slow_by_half(wood: Wood) -> None:
    dummy = wood.creature()
    wood.cast(wood.me, CONCUSSIVE, dummy)
    wood.wait(500)
    assert wood.units["speed_run"][dummy] == pytest.approx(4.0)
    wood.wait(4000)
    assert wood.units["speed_run"][dummy] == pytest.approx(8.0)


def test_kill_shot_wants_a_target_near_its_death(wood: Wood) -> None:
    dummy = wood.creature()
    assert wood.cast(wood.me, KILL_SHOT, dummy) == no.TARGET_AURASTATE
    wood.units["hp"][dummy] = HEALTH // 10
    assert wood.cast(wood.me, KILL_SHOT, dummy) == 0
    wood.wait(500)
    assert wood.hits(KILL_SHOT, dummy) == [2 * (140 + 200) + 650]


def test_volley_rains_on_a_place_each_second(wood: Wood) -> None:
    dummy = wood.creature(x=20.0)
    assert wood.cast(wood.me, VOLLEY, place=(20.0, 0.0, 0.0)) == 0
    wood.wait(6500)
    assert wood.hits(58433, dummy) == [353 + 83] * 6


def test_disengage_flies_back_and_is_refused_at_peace(wood: Wood) -> None:
    dummy = wood.creature(x=3.0)
    assert wood.cast(wood.me, DISENGAGE) == no.CANT_DO_THAT_RIGHT_NOW
    wood.units["in_combat"][wood.me] = 1
    wood.units["move_flags"][wood.me] = int(MovementFlag.ROOT)
    assert wood.cast(wood.me, DISENGAGE) == no.ROOTED
    wood.units["move_flags"][wood.me] = 0
    assert wood.cast(wood.me, DISENGAGE) == 0
    player = wood.world.state["players"][wood.units["player"][wood.me]]
    assert (player["teleport_due"], player["teleport_x"]) == (1, pytest.approx(-flown_yd(75, 200), abs=1e-3))
    assert flown_yd(75, 200) == pytest.approx(15.55, abs=0.01)
    assert wood.units["x"][dummy] == 3.0


def test_who_feigns_death_is_forgotten_and_let_be_until_he_steps(wood: Wood) -> None:
    wolf = wood.creature(x=3.0, entry=WOLF)
    st, ct = wood.world.state.kernels(), wood.world.content
    engage(st, ct, wood.me, wolf, wood.now_ms + 1)
    deal_damage(st, ct, wood.me, wolf, 10, 1, -1, wood.now_ms + 1)
    assert wood.units["hated_by"][wood.me] == 1
    assert wood.cast(wood.me, FEIGN_DEATH) == 0
    assert wood.units["hated_by"][wood.me] == 0
    assert wood.units["in_combat"][wood.me] == 0
    assert wood.units["flags"][wood.me] & UNIT_FLAG_FEIGNS
    assert not can_attack(st, ct, wolf, wood.me)
    assert wood.cast(wood.me, MONKEY) == 0
    assert not wood.units["flags"][wood.me] & UNIT_FLAG_FEIGNS
    assert wood.cast(wood.me, FEIGN_DEATH) == no.NOT_READY


def traps(wood: Wood) -> list[int]:
    return [int(row) for row in np.flatnonzero(wood.units["owner"] == wood.me) if wood.units["pet"][wood.me] != row]


def test_a_freezing_trap_stuns_the_first_who_comes_and_damage_frees_him(wood: Wood) -> None:
    wood.units["o"][wood.me] = 3.0
    assert wood.cast(wood.me, FREEZING) == 0
    (trap,) = traps(wood)
    wood.wait(2500)
    assert wood.units["x"][trap] == 0.0
    wolf = wood.creature(x=1.0)
    wood.wait(2500)
    assert wood.auras(wolf) == [14309]
    assert traps(wood) == []
    deal_damage(wood.world.state.kernels(), wood.world.content, wood.me, wolf, 10, 1, -1, wood.now_ms + 1)
    assert wood.auras(wolf) == []


def test_an_immolation_trap_burns_and_no_other_of_fire_is_laid_for_a_while(wood: Wood) -> None:
    assert wood.cast(wood.me, IMMOLATION) == 0
    assert wood.cast(wood.me, EXPLOSIVE) == no.NOT_READY
    wolf = wood.creature(x=1.0)
    wood.wait(9000)
    assert wood.ticks(IMMOLATION_EFFECT, wolf)[:2] == [377 + 20] * 2


def test_an_explosive_trap_burns_all_round_it(wood: Wood) -> None:
    wolf, other = wood.creature(x=1.0), wood.creature(x=8.0)
    assert wood.cast(wood.me, EXPLOSIVE) == 0
    wood.wait(8000)
    for row in (wolf, other):
        (hit,) = wood.hits(EXPLOSIVE_EFFECT, row)
        assert 523 + 100 <= hit <= 671 + 100
        assert wood.ticks(EXPLOSIVE_EFFECT, row)[:2] == [90 + 100] * 2


def test_one_trap_of_frost_and_one_of_fire_lie_at_a_time(wood: Wood) -> None:
    wood.cast(wood.me, FREEZING)
    wood.wait(1500)
    wood.cast(wood.me, IMMOLATION)
    assert len(traps(wood)) == 2
    wood.wait(29_000)
    wood.wait(2000)
    assert traps(wood) == []


def test_mend_pet_heals_the_pet_and_wants_one_near(wood: Wood) -> None:
    assert wood.cast(wood.me, MEND) == no.NO_PET
    pet = wood.pet()
    wood.units["hp"][pet] = 1000
    wood.units["x"][pet] = 80.0
    assert wood.cast(wood.me, MEND) == no.OUT_OF_RANGE
    wood.units["x"][pet] = 1.0
    assert wood.cast(wood.me, MEND) == 0
    wood.wait(3500)
    assert 2050 <= wood.units["hp"][pet] <= 2600


def test_a_pet_is_called_dismissed_and_revived(wood: Wood) -> None:
    player = wood.world.state["players"][wood.units["player"][wood.me]]
    player["pet_kind"] = -1
    assert wood.cast(wood.me, CALL) == no.NO_PET
    player["pet_kind"] = 0
    assert wood.cast(wood.me, CALL) == 0
    pet = int(wood.units["pet"][wood.me])
    assert pet >= 0
    wood.wait(1500)
    assert wood.cast(wood.me, CALL) == no.ALREADY_HAVE_SUMMON
    assert wood.cast(wood.me, DISMISS) == 0
    wood.wait(5100)
    assert wood.units["pet"][wood.me] == -1
    player["pet_dead"] = 1
    assert wood.cast(wood.me, CALL) == no.TARGETS_DEAD
    assert wood.cast(wood.me, REVIVE) == 0
    wood.wait(10_200)
    pet = int(wood.units["pet"][wood.me])
    assert wood.units["hp"][pet] >= wood.units["max_hp"][pet] * 15 // 100
    assert player["pet_dead"] == 0


def test_a_pet_bites_and_growls_by_itself_and_pays_focus(wood: Wood) -> None:
    pet, dummy = wood.pet(), wood.creature(x=4.0)
    st, ct = wood.world.state.kernels(), wood.world.content
    deal_damage(st, ct, wood.me, dummy, 10, 1, -1, wood.now_ms + 1)
    wood.wait(6000)
    cast = {int(e["a"]) for e in wood.told(SMSG_SPELL_GO, pet)}
    assert len(cast) == 2, cast
    assert wood.units["powers"][pet][2] < 100

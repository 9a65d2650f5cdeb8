# SPDX-License-Identifier: GPL-2.0-or-later
"""Regeneration: health, mana and the decay of rage and runic power, every 2 s, for those who need it alone; energy has its own timer.

Whoever takes health or power from a unit, or gives it rage, calls ``wake_regeneration``; the timer runs until health and
power are at rest. Mana follows the five-second rule: after mana was spent only the part that goes on while casting.
Fractions are carried (``sheets.regen_carry``), so that nothing is lost or won by rounding.
Source: AzerothCore Player.cpp (Regenerate, RegenerateHealth), Creature.cpp (RegenerateHealth, Regenerate).
"""

from __future__ import annotations

from typing import Any

from warhost.lore.formulas.pets import FOCUS_MS, FOCUS_PER_4S
from warhost.lore.formulas.rage import DECAY_TENTHS, RUNIC_DECAY_TENTHS
from warhost.lore.formulas.regeneration import FIVE_SECOND_RULE_MS, SITTING_FACTOR
from warhost.realm.handlers.combat.energy import wake_energy
from warhost.realm.kernel import kernel
from warhost.realm.rules import creature_health_per_2s, creature_mana_per_2s, pet_health_per_2s, pet_mana_per_2s
from warhost.realm.tables.timers import REGENERATION
from warhost.realm.tables.units import ALIVE, UNIT_CREATURE, UNIT_PLAYER
from warhost.realm.wheel import schedule

REGENERATION_MS = 2000
POWER_MANA, POWER_RAGE, POWER_FOCUS, POWER_RUNIC_POWER = 0, 1, 2, 6
REGENERATES_HEALTH, REGENERATES_MANA = 1, 2
STAND_STATE_SIT = 1
ROUNDING = 1e-9
"""Keeps ten times 3.3 at 33."""


@kernel
def needs_regeneration(st: Any, row: int) -> bool:
    """Return whether anything of a unit that lives in the world is not at rest: health, mana, or rage to lose."""
    u = st.units[row]
    if u.death != ALIVE or u.in_world == 0:
        return False
    if u.hp < u.max_hp or u.powers[POWER_MANA] < u.max_powers[POWER_MANA]:
        return True
    if u.power_type == POWER_RAGE and u.powers[POWER_RAGE] > 0:
        return True
    if u.power_type == POWER_RUNIC_POWER and u.powers[POWER_RUNIC_POWER] > 0:
        return True
    return u.power_type == POWER_FOCUS and u.powers[POWER_FOCUS] < u.max_powers[POWER_FOCUS]


@kernel
def wake_regeneration(st: Any, row: int, at_ms: int) -> None:
    """Start a unit's regeneration, 2 s from ``at_ms``, where it does not run and is needed. Mutates the unit and the wheel."""
    wake_energy(st, row, at_ms)
    u = st.units[row]
    if u.regen_due_ms > 0 or not needs_regeneration(st, row):
        return
    u.regen_due_ms = at_ms + REGENERATION_MS
    schedule(st, REGENERATION, row, at_ms + REGENERATION_MS)


@kernel
def casting_ms(spent_ms: int, from_ms: int, to_ms: int) -> int:
    """Return for how many of the milliseconds from … to the five-second rule held, mana having last been spent at ``spent_ms``.

    Mana spent within the time itself counts for all of it: it was as a rule spent shortly before, too.
    """
    if spent_ms > from_ms:
        return to_ms - from_ms
    return max(min(spent_ms + FIVE_SECOND_RULE_MS, to_ms) - from_ms, 0)


@kernel
def gain(st: Any, row: int, which: int, points: float) -> int:
    """Return the whole points of ``points`` and of what was carried (``which``: 0 health, 1 mana); keep the rest. Mutates the sheet."""
    carry = st.sheets[row].regen_carry
    total = points + carry[which]
    whole = int(total + ROUNDING)
    carry[which] = total - whole
    return whole


@kernel
def regenerate_player(st: Any, row: int, at_ms: int) -> None:
    """Give a player what 2 s bring: health out of combat, mana; take rage and runic power out of combat. Mutates the unit."""
    u = st.units[row]
    sheet = st.sheets[row]
    if u.in_combat == 0 and u.hp < u.max_hp:
        rate = sheet.hp_regen_per_s * (SITTING_FACTOR if u.stand_state == STAND_STATE_SIT else 1.0)
        u.hp = min(u.hp + gain(st, row, 0, rate * 2.0), u.max_hp)
    if u.powers[POWER_MANA] < u.max_powers[POWER_MANA]:
        casting = casting_ms(u.spent_ms, at_ms - REGENERATION_MS, at_ms)
        resting = REGENERATION_MS - casting
        mana = (sheet.mana_regen_casting_per_s * casting + sheet.mana_regen_per_s * resting) / 1000.0
        u.powers[POWER_MANA] = min(u.powers[POWER_MANA] + gain(st, row, 1, mana), u.max_powers[POWER_MANA])
    if u.power_type == POWER_RAGE and u.in_combat == 0:
        u.powers[POWER_RAGE] = max(u.powers[POWER_RAGE] - DECAY_TENTHS, 0)
    if u.power_type == POWER_RUNIC_POWER and u.in_combat == 0:
        u.powers[POWER_RUNIC_POWER] = max(u.powers[POWER_RUNIC_POWER] - RUNIC_DECAY_TENTHS, 0)


@kernel
def regenerate_creature(st: Any, ct: Any, row: int) -> None:
    """Give a creature what 2 s bring: a third of its health out of combat, mana by its state. Mutates the unit."""
    u = st.units[row]
    kinds = 0 + ct.templates[u.template].regenerates
    if u.in_combat == 0 and (kinds & REGENERATES_HEALTH) != 0:
        u.hp = min(u.hp + max(creature_health_per_2s(0 + u.max_hp), 1), u.max_hp)
    if (kinds & REGENERATES_MANA) != 0 and u.max_powers[POWER_MANA] > 0:
        more = creature_mana_per_2s(0 + u.max_powers[POWER_MANA], u.in_combat == 1, float(st.sheets[row].stats[4]))
        u.powers[POWER_MANA] = min(u.powers[POWER_MANA] + more, u.max_powers[POWER_MANA])


@kernel
def regenerate_summon(st: Any, row: int, at_ms: int) -> None:
    """Give a summoned unit what 2 s bring: health out of combat, mana by its spirit, focus each 4 s. Mutates unit and summon."""
    u = st.units[row]
    spirit = 0 + st.sheets[row].stats[4]
    if u.in_combat == 0 and u.hp < u.max_hp:
        u.hp = min(u.hp + max(pet_health_per_2s(spirit, u.max_powers[POWER_MANA] > 0), 1), u.max_hp)
    if u.powers[POWER_MANA] < u.max_powers[POWER_MANA]:
        u.powers[POWER_MANA] = min(u.powers[POWER_MANA] + pet_mana_per_2s(spirit), u.max_powers[POWER_MANA])
    if u.power_type == POWER_FOCUS and st.summons[u.summon].focus_due_ms <= at_ms:
        u.powers[POWER_FOCUS] = min(u.powers[POWER_FOCUS] + FOCUS_PER_4S, u.max_powers[POWER_FOCUS])
        st.summons[u.summon].focus_due_ms = at_ms + FOCUS_MS


@kernel
def regenerate(st: Any, ct: Any, row: int, due_ms: int) -> None:
    """Run the REGENERATION timer of a unit and ask for the next while it is needed. Mutates the unit, its sheet and the wheel.

    A creature that fights and has no mana to gain sleeps until it leaves combat (``leave_combat`` wakes it).
    """
    u = st.units[row]
    if u.regen_due_ms != due_ms:
        return
    u.regen_due_ms = 0
    if u.death != ALIVE or u.in_world == 0:
        return
    if u.kind == UNIT_PLAYER:
        regenerate_player(st, row, due_ms)
    elif u.summon >= 0:
        regenerate_summon(st, row, due_ms)
    else:
        regenerate_creature(st, ct, row)
    if u.kind == UNIT_CREATURE and u.in_combat == 1 and u.powers[POWER_MANA] >= u.max_powers[POWER_MANA]:
        return
    wake_regeneration(st, row, due_ms)

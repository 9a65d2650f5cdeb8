# SPDX-License-Identifier: GPL-2.0-or-later
"""The AURA timer: ticks at their exact milliseconds, then the end. Out: SMSG_PERIODICAURALOG.

An aura has one timer under way for whatever is due next; one that comes at another time is stale. A tick that falls on the
aura's last millisecond comes before its end. Food and drink give a share of their value per 5 s.
Source: AzerothCore src/server/game/Spells/Auras/SpellAuraEffects.cpp (PeriodicTick and the Handle…AurasTick functions).
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells import auras as a_
from warhost.lore.spells.enums import MECHANIC_BLEED
from warhost.lore.spells.scripts import SCRIPT_HEALTH_FUNNEL, SCRIPT_NONE, SCRIPT_SEED
from warhost.lore.spells.traits import SLOW_FADES
from warhost.protocol.opcode_numbers import SMSG_PERIODICAURALOG
from warhost.realm.events import tell
from warhost.realm.handlers.combat.damage import deal_periodic_damage, energise, heal
from warhost.realm.handlers.combat.regeneration import wake_regeneration
from warhost.realm.handlers.spell_casting.auras.aura_rows import remove_aura
from warhost.realm.handlers.spell_casting.auras.aura_timers import haste_of, next_due
from warhost.realm.handlers.spell_casting.auras.blooms import bloom
from warhost.realm.handlers.spell_casting.auras.procs import proc_tick
from warhost.realm.handlers.spell_casting.auras.scripted_ticks import mana_to_drain, scripted_tick
from warhost.realm.handlers.spell_casting.classes.soul_shards import shard_of_tick
from warhost.realm.handlers.spell_casting.missiles import trigger, trigger_with_value
from warhost.realm.handlers.spell_casting.rolls import resisted, through_armour
from warhost.realm.handlers.spell_casting.stops import stop_channel
from warhost.realm.kernel import kernel
from warhost.realm.rules import hasted_ms
from warhost.realm.sheets import refresh_speed
from warhost.realm.spell_notes import NOTE_ISOLATES
from warhost.realm.tables.timers import AURA
from warhost.realm.tables.units import ALIVE
from warhost.realm.wheel import schedule

REGEN_MS = 5000
TENTHS = (1, 6)
"""Powers that are counted in tenths: rage, runic power."""
ROUNDING = 1e-6
PERIODIC_DUMMY = a_.SPELL_AURA_PERIODIC_DUMMY
MOD_REGEN, MOD_POWER_REGEN, DUMMY = a_.SPELL_AURA_MOD_REGEN, a_.SPELL_AURA_MOD_POWER_REGEN, a_.SPELL_AURA_DUMMY
PERIODIC_DAMAGE, PERIODIC_DAMAGE_PERCENT = a_.SPELL_AURA_PERIODIC_DAMAGE, a_.SPELL_AURA_PERIODIC_DAMAGE_PERCENT
PERIODIC_LEECH, PERIODIC_MANA_LEECH = a_.SPELL_AURA_PERIODIC_LEECH, a_.SPELL_AURA_PERIODIC_MANA_LEECH
PERIODIC_HEAL, PERIODIC_ENERGIZE = a_.SPELL_AURA_PERIODIC_HEAL, a_.SPELL_AURA_PERIODIC_ENERGIZE
PERIODIC_DUMMY = a_.SPELL_AURA_PERIODIC_DUMMY
OBS_MOD_HEALTH, OBS_MOD_POWER = a_.SPELL_AURA_OBS_MOD_HEALTH, a_.SPELL_AURA_OBS_MOD_POWER
TRIGGER, TRIGGER_WITH_VALUE = a_.SPELL_AURA_PERIODIC_TRIGGER_SPELL, a_.SPELL_AURA_PERIODIC_TRIGGER_SPELL_WITH_VALUE


@kernel
def caster_of(st: Any, aura: int) -> int:
    """Return the row of the aura's caster while it is the same unit and in the world; else -1."""
    a = st.auras[aura]
    caster = 0 + a.caster
    if caster < 0 or st.units[caster].guid != a.caster_guid or st.units[caster].in_world == 0:
        return -1
    return caster


@kernel
def tick_harm(st: Any, ct: Any, aura: int, k: int, amount: int, at_ms: int) -> None:
    """Deal one tick of damage; a leech heals its caster by value_multiplier of what it took. The aura may be gone afterwards."""
    a = st.auras[aura]
    spell = 0 + a.spell
    bearer = 0 + a.unit
    s = ct.spells[spell]
    number = 0 + s.aura[k]
    caster = caster_of(st, aura)
    if s.script != SCRIPT_NONE:
        amount = scripted_tick(st, ct, aura, k, amount, at_ms)
    left = amount
    if s.effect_mechanic[k] != MECHANIC_BLEED:
        left = through_armour(st, ct, caster, bearer, spell, 0 + s.school, amount)
    left -= resisted(st, ct, caster, bearer, spell, 0 + s.school, left, k, at_ms)
    dealt = deal_periodic_damage(st, ct, caster, bearer, left, 0 + s.school, spell, at_ms)
    tell(st, SMSG_PERIODICAURALOG, bearer, caster, at_ms, 0 + s.id, dealt, number, amount - left)
    if number == PERIODIC_LEECH and caster >= 0 and dealt > 0:
        healed = heal(st, ct, caster, caster, int(dealt * s.value_multiplier[k]), spell, at_ms)
        tell(st, SMSG_PERIODICAURALOG, caster, caster, at_ms, 0 + s.id, healed, PERIODIC_HEAL, 0)
    if caster >= 0:
        proc_tick(st, ct, caster, bearer, dealt, at_ms)
        if s.script != SCRIPT_NONE:
            shard_of_tick(st, ct, caster, bearer, spell, at_ms)


@kernel
def funnel(st: Any, caster: int, health: int, at_ms: int) -> bool:
    """Take ``health`` from who funnels it to his demon; return False where it would cost his life. Mutates the unit."""
    u = st.units[caster]
    if u.hp <= health:
        return False
    u.hp -= health
    wake_regeneration(st, caster, at_ms)
    return True


@kernel
def tick_heal(st: Any, ct: Any, aura: int, k: int, amount: int, by_caster: bool, at_ms: int) -> None:
    """Heal the bearer by one tick, with what it gains more or less of heals where ``by_caster`` (spells, not food)."""
    a = st.auras[aura]
    spell = 0 + a.spell
    bearer = 0 + a.unit
    sh = st.sheets[bearer]
    caster = caster_of(st, aura) if by_caster else -1
    given = int((amount + sh.healing_taken_flat) * sh.healing_taken_pct / 100.0) if by_caster else amount
    if ct.spells[spell].script == SCRIPT_HEALTH_FUNNEL and caster >= 0 and not funnel(st, caster, amount, at_ms):
        stop_channel(st, ct, caster, at_ms)
        return
    gained = heal(st, ct, caster, bearer, max(given, 0), spell, at_ms)
    tell(st, SMSG_PERIODICAURALOG, bearer, caster, at_ms, 0 + ct.spells[spell].id, gained, 0 + ct.spells[spell].aura[k], given - gained)


@kernel
def tick_power(st: Any, ct: Any, aura: int, k: int, power: int, amount: int, by_caster: bool, at_ms: int) -> None:
    """Give the bearer one tick of a power."""
    if power < 0 or power > 6:
        return
    a = st.auras[aura]
    spell = 0 + a.spell
    bearer = 0 + a.unit
    caster = caster_of(st, aura) if by_caster else -1
    gained = energise(st, ct, caster, bearer, power, amount, spell, at_ms)
    tell(st, SMSG_PERIODICAURALOG, bearer, caster, at_ms, 0 + ct.spells[spell].id, gained, 0 + ct.spells[spell].aura[k], power)


@kernel
def tick_drain(st: Any, ct: Any, aura: int, k: int, amount: int, at_ms: int) -> None:
    """Take mana from the bearer and give value_multiplier of it to the caster."""
    a = st.auras[aura]
    bearer = 0 + a.unit
    u = st.units[bearer]
    s = ct.spells[a.spell]
    caster = caster_of(st, aura)
    taken = min(mana_to_drain(st, ct, 0 + a.spell, caster, bearer, amount), 0 + u.powers[0])
    u.powers[0] -= taken
    wake_regeneration(st, bearer, at_ms)
    tell(st, SMSG_PERIODICAURALOG, bearer, caster, at_ms, 0 + s.id, taken, PERIODIC_MANA_LEECH, 0)
    if caster >= 0:
        energise(st, ct, caster, caster, 0, int(taken * s.value_multiplier[k]), 0 + a.spell, at_ms)


@kernel
def tick_convert(st: Any, ct: Any, aura: int, k: int, power: int, most: int, at_ms: int) -> None:
    """Turn up to ``most`` points (tenths) of a power of the bearer into health: value_multiplier % of its maximum for each whole point."""
    a = st.auras[aura]
    bearer = 0 + a.unit
    u = st.units[bearer]
    spent = min(most, 0 + u.powers[power])
    if spent <= 0:
        return
    u.powers[power] -= spent
    points = spent / 10.0 if power in TENTHS else float(spent)
    tick_heal(st, ct, aura, k, int(u.max_hp * points * ct.spells[a.spell].value_multiplier[k] / 100.0 + ROUNDING), True, at_ms)


@kernel
def tick_trigger(st: Any, ct: Any, aura: int, k: int, at_ms: int) -> None:
    """Let the aura's caster cast its trigger_spell at the bearer. Mutates missiles and the wheel."""
    a = st.auras[aura]
    spell_id = 0 + ct.spells[a.spell].trigger_spell[k]
    caster = caster_of(st, aura)
    if caster < 0 or spell_id <= 0 or spell_id >= len(ct.spell_rows) or ct.spell_rows[spell_id] < 0:
        return
    row = 0 + ct.spell_rows[spell_id]
    bearer = 0 + a.unit
    v = st.units[bearer]
    if ct.spells[a.spell].aura[k] == TRIGGER_WITH_VALUE:
        trigger_with_value(st, caster, bearer, row, 0 + a.amounts[k], at_ms)
    else:
        trigger(st, caster, bearer, row, 0.0 + v.x, 0.0 + v.y, 0.0 + v.z, at_ms)


@kernel
def fade_slow(st: Any, ct: Any, aura: int, percent: int) -> None:
    """Give the bearer ``percent`` of the speed back that the aura's first effect took (Chains of Ice). Mutates aura, sheet and speed."""
    a = st.auras[aura]
    a.amounts[0] = min(a.amounts[0] + percent, 0)
    refresh_speed(st, ct, 0 + a.unit)


@kernel
def tick(st: Any, ct: Any, aura: int, k: int, at_ms: int) -> None:
    """Do one tick of effect ``k`` of an aura. The aura may be gone afterwards (its bearer died)."""
    a = st.auras[aura]
    s = ct.spells[a.spell]
    u = st.units[a.unit]
    number = 0 + s.aura[k]
    amount = 0 + a.amounts[k]
    misc = 0 + s.misc[k]
    if number in (PERIODIC_DAMAGE, PERIODIC_LEECH):
        tick_harm(st, ct, aura, k, amount, at_ms)
    elif number == PERIODIC_DAMAGE_PERCENT:
        tick_harm(st, ct, aura, k, u.max_hp * amount // 100, at_ms)
    elif number == PERIODIC_HEAL or (number == DUMMY and s.script != SCRIPT_SEED):
        tick_heal(st, ct, aura, k, amount, True, at_ms)
    elif number == OBS_MOD_HEALTH:
        tick_heal(st, ct, aura, k, u.max_hp * amount // 100, True, at_ms)
    elif number == MOD_REGEN:
        tick_heal(st, ct, aura, k, amount * s.period_ms[k] // REGEN_MS, False, at_ms)
    elif number == OBS_MOD_POWER and 0 <= misc <= 6:
        tick_power(st, ct, aura, k, misc, u.max_powers[misc] * amount // 100, True, at_ms)
    elif number == PERIODIC_ENERGIZE:
        tick_power(st, ct, aura, k, misc, amount, True, at_ms)
    elif number == MOD_POWER_REGEN:
        tick_power(st, ct, aura, k, misc, amount * s.period_ms[k] // REGEN_MS, False, at_ms)
    elif number == PERIODIC_MANA_LEECH:
        tick_drain(st, ct, aura, k, amount, at_ms)
    elif number == PERIODIC_DUMMY and s.value_multiplier[k] > 0.0 and 0 <= misc <= 6:
        tick_convert(st, ct, aura, k, misc, amount, at_ms)
    elif number == PERIODIC_DUMMY and s.traits & SLOW_FADES != 0:
        fade_slow(st, ct, aura, amount)
    elif number in (TRIGGER, TRIGGER_WITH_VALUE):
        tick_trigger(st, ct, aura, k, at_ms)


@kernel
def aura_due(st: Any, ct: Any, aura: int, due_ms: int) -> None:
    """Run the AURA timer of a row of auras: its ticks of this millisecond, then its end, or the next timer.

    Mutates whatever its ticks do, the aura, its bearer and the wheel.
    """
    spell = 0 + st.auras[aura].spell
    bearer = 0 + st.auras[aura].unit
    ticked = False
    for k in range(3):
        a = st.auras[aura]
        if a.unit != bearer or a.spell != spell or bearer < 0:
            return
        if a.tick_due_ms[k] == due_ms and due_ms > 0:
            ticked = True
            period = hasted_ms(0 + ct.spells[spell].period_ms[k], haste_of(st, ct, 0 + a.caster, spell))
            a.tick_due_ms[k] = due_ms + period if period > 0 else 0
            if a.ends_ms > 0 and a.tick_due_ms[k] > a.ends_ms:
                a.tick_due_ms[k] = 0
            if st.units[bearer].death == ALIVE and st.sheets[bearer].aura_notes & NOTE_ISOLATES == 0:
                tick(st, ct, aura, k, due_ms)
    a = st.auras[aura]
    if a.unit != bearer or a.spell != spell or bearer < 0:
        return
    used_up = ticked and ct.spells[spell].proc_charges > 0 and next_due(st, aura) == a.ends_ms and _is_answer(ct, spell)
    if used_up or (0 < a.ends_ms <= due_ms):
        if not used_up:
            bloom(st, ct, aura, due_ms)
        remove_aura(st, ct, aura, due_ms)
    elif ticked:
        due = next_due(st, aura)
        if due > 0:
            schedule(st, AURA, aura, due)


@kernel
def _is_answer(ct: Any, spell_row: int) -> bool:
    """Return whether a spell's aura ticks once, in answer to what happened to its bearer (Prayer of Mending)."""
    s = ct.spells[spell_row]
    found = False
    for k in range(3):
        found = found or (s.aura[k] == DUMMY and s.period_ms[k] == 0 and s.proc_flags != 0)
    return found

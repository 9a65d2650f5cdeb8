# SPDX-License-Identifier: GPL-2.0-or-later
"""Procs: what the auras of a unit do when something happens to it, as data of their spell.

``proc_flags`` say what an aura waits for, ``proc_chance`` how often (0 and 101 always), ``proc_cooldown_ms`` how soon again,
``proc_charges`` how many times. With ``proc_per_minute`` the chance is the swing time of the aura's caster × it / 60 s; of a magic spell
its cast time, at least 1.5 s (SpellAuras.cpp:Aura::CalcProcChance, Unit.cpp:GetPPMProcChance). A triggered spell is put among the
missiles and lands in the same tick; nothing is called back.

* PROC_TRIGGER_SPELL casts ``trigger_spell``: at the other unit where it reaches enemies, else at the bearer;
* a DUMMY aura that waits for damage and has points (Prayer of Mending) heals its bearer through its own AURA timer;
* a DUMMY aura with a trigger_spell answers as its group does: ``seals``, ``judgements``; else its caster casts that at the bearer;
* any other aura with charges loses one (Inner Fire).

Source: AzerothCore src/server/game/Entities/Unit/Unit.cpp (ProcDamageAndSpellFor, HandleProcTriggerSpell), SpellAuras.cpp.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.auras import SPELL_AURA_DUMMY, SPELL_AURA_PROC_TRIGGER_SPELL, SPELL_AURA_PROC_TRIGGER_SPELL_WITH_VALUE
from warhost.lore.spells.enums import DMG_CLASS_MAGIC, DMG_CLASS_MELEE, DMG_CLASS_RANGED, SPECIFIC_JUDGEMENT, SPECIFIC_SEAL
from warhost.lore.spells.procs import (
    PROC_FLAG_DONE_MAINHAND_ATTACK,
    PROC_FLAG_DONE_MELEE_AUTO_ATTACK,
    PROC_FLAG_DONE_OFFHAND_ATTACK,
    PROC_FLAG_DONE_PERIODIC,
    PROC_FLAG_DONE_SPELL_MAGIC_DMG_CLASS_NEG,
    PROC_FLAG_DONE_SPELL_MAGIC_DMG_CLASS_POS,
    PROC_FLAG_DONE_SPELL_MELEE_DMG_CLASS,
    PROC_FLAG_DONE_SPELL_NONE_DMG_CLASS_NEG,
    PROC_FLAG_DONE_SPELL_NONE_DMG_CLASS_POS,
    PROC_FLAG_DONE_SPELL_RANGED_DMG_CLASS,
    PROC_FLAG_TAKEN_DAMAGE,
    PROC_FLAG_TAKEN_MELEE_AUTO_ATTACK,
    PROC_FLAG_TAKEN_PERIODIC,
)
from warhost.realm.chance import STREAM_PROC, roll_int
from warhost.realm.handlers.spell_casting.auras.aura_rows import remove_aura
from warhost.realm.handlers.spell_casting.auras.drains import drain
from warhost.realm.handlers.spell_casting.classes.judgements import answer_blow
from warhost.realm.handlers.spell_casting.classes.seals import answer_hit
from warhost.realm.handlers.spell_casting.effects.value import nth_of
from warhost.realm.handlers.spell_casting.missiles import trigger, trigger_with_value
from warhost.realm.kernel import kernel
from warhost.realm.spell_notes import NOTE_HARM, NOTE_PROCS
from warhost.realm.tables.timers import AURA
from warhost.realm.tables.units import ALIVE
from warhost.realm.wheel import schedule

ALWAYS = 101
FASTEST_SPELL_MS = 1500
MAGIC_FLAGS = (
    PROC_FLAG_DONE_SPELL_MAGIC_DMG_CLASS_NEG
    | PROC_FLAG_DONE_SPELL_MAGIC_DMG_CLASS_POS
    | PROC_FLAG_DONE_SPELL_NONE_DMG_CLASS_NEG
    | PROC_FLAG_DONE_SPELL_NONE_DMG_CLASS_POS
)
MAGIC = MAGIC_FLAGS | MAGIC_FLAGS << 1


@kernel
def spell_proc_flags(ct: Any, spell_row: int, harmful: bool) -> int:
    """Return the PROC_FLAG_DONE_* of a landed spell; the TAKEN flag of its target is the next higher bit."""
    damage_class = ct.spells[spell_row].damage_class
    if damage_class == DMG_CLASS_MELEE:
        return PROC_FLAG_DONE_SPELL_MELEE_DMG_CLASS
    if damage_class == DMG_CLASS_RANGED:
        return PROC_FLAG_DONE_SPELL_RANGED_DMG_CLASS
    if damage_class == DMG_CLASS_MAGIC:
        return PROC_FLAG_DONE_SPELL_MAGIC_DMG_CLASS_NEG if harmful else PROC_FLAG_DONE_SPELL_MAGIC_DMG_CLASS_POS
    return PROC_FLAG_DONE_SPELL_NONE_DMG_CLASS_NEG if harmful else PROC_FLAG_DONE_SPELL_NONE_DMG_CLASS_POS


@kernel
def minute_chance(st: Any, ct: Any, aura: int, flags: int, cast_ms: int) -> int:
    """Return the chance, in hundredths of a percent, of an aura that procs so often a minute."""
    a = st.auras[aura]
    speed_ms = max(cast_ms, FASTEST_SPELL_MS)
    if flags & MAGIC == 0 and a.caster >= 0:
        sh = st.sheets[a.caster]
        speed_ms = int(sh.attack_ms[1 if flags & PROC_FLAG_DONE_OFFHAND_ATTACK else 0] / sh.melee_haste)
    return int(speed_ms * ct.spells[a.spell].proc_per_minute / 6.0)


@kernel
def _fires(st: Any, ct: Any, aura: int, flags: int, hits: int, cast_ms: int, at_ms: int) -> bool:
    """Return whether an aura waits for one of ``flags`` with an outcome of ``hits`` (0: landed), is ready, and chance is with it."""
    a = st.auras[aura]
    s = ct.spells[a.spell]
    if s.proc_flags & flags == 0 or a.proc_ready_ms > at_ms:
        return False
    if (s.proc_hits != 0 or hits != 0) and s.proc_hits & hits == 0:
        return False
    if s.proc_per_minute > 0.0:
        chance = minute_chance(st, ct, aura, flags, cast_ms)
        return roll_int(st, STREAM_PROC, 0 + a.unit, nth_of(0 + a.spell, aura, 0, at_ms), 0, 9999) < chance
    if s.proc_chance == 0 or s.proc_chance >= ALWAYS:
        return True
    return roll_int(st, STREAM_PROC, 0 + a.unit, nth_of(0 + a.spell, aura, 0, at_ms), 1, 100) <= s.proc_chance


@kernel
def _answer(st: Any, ct: Any, aura: int, k: int, other: int, flags: int, at_ms: int) -> None:
    """Let a DUMMY effect with a trigger_spell answer: a seal, a judgement's mark, or its caster who casts it at the bearer."""
    a = st.auras[aura]
    s = ct.spells[a.spell]
    if s.exclusive == SPECIFIC_SEAL:
        answer_hit(st, ct, aura, k, other, flags, at_ms)
    elif s.exclusive == SPECIFIC_JUDGEMENT:
        answer_blow(st, ct, aura, k, other, at_ms)
    elif a.caster >= 0 and st.units[a.caster].guid == a.caster_guid:
        v = st.units[a.unit]
        spell_id = 0 + s.trigger_spell[k]
        if spell_id < len(ct.spell_rows) and ct.spell_rows[spell_id] >= 0:
            row = 0 + int(ct.spell_rows[spell_id])
            trigger(st, 0 + a.caster, 0 + a.unit, row, 0.0 + v.x, 0.0 + v.y, 0.0 + v.z, at_ms)


@kernel
def _act(st: Any, ct: Any, aura: int, other: int, flags: int, at_ms: int) -> bool:
    """Do what an aura that fires does; return whether that uses a charge up now. Mutates missiles, the aura's timer."""
    a = st.auras[aura]
    s = ct.spells[a.spell]
    bearer = 0 + a.unit
    uses = True
    for k in range(3):
        if a.effects >> k & 1 == 0:
            continue
        number = 0 + s.aura[k]
        if number in (SPELL_AURA_PROC_TRIGGER_SPELL, SPELL_AURA_PROC_TRIGGER_SPELL_WITH_VALUE):
            spell_id = 0 + s.trigger_spell[k]
            if 0 < spell_id < len(ct.spell_rows) and ct.spell_rows[spell_id] >= 0:
                row = 0 + ct.spell_rows[spell_id]
                target = other if other >= 0 and ct.spell_notes[row] & NOTE_HARM else bearer
                if number == SPELL_AURA_PROC_TRIGGER_SPELL:
                    trigger(st, bearer, target, row, 0.0 + st.units[target].x, 0.0 + st.units[target].y, 0.0 + st.units[target].z, at_ms)
                else:
                    trigger_with_value(st, bearer, target, row, 0 + a.amounts[k], at_ms)
        elif number == SPELL_AURA_DUMMY and s.trigger_spell[k] > 0:
            _answer(st, ct, aura, k, other, flags, at_ms)
        elif number == SPELL_AURA_DUMMY and s.proc_flags & PROC_FLAG_TAKEN_DAMAGE and a.amounts[k] > 0:
            a.tick_due_ms[k] = at_ms
            schedule(st, AURA, aura, at_ms)
            uses = False
    return uses


@kernel
def proc(st: Any, ct: Any, unit: int, other: int, flags: int, cast_ms: int, at_ms: int) -> None:
    """Let the auras of ``unit`` that wait for one of the PROC_FLAG_* ``flags`` do what they do; ``other`` is who did it, -1 nobody.

    ``cast_ms`` is the cast time of the spell that does it, 0 a swing or an instant.
    """
    proc_with(st, ct, unit, other, flags, 0, cast_ms, at_ms)


@kernel
def proc_with(st: Any, ct: Any, unit: int, other: int, flags: int, hits: int, cast_ms: int, at_ms: int) -> None:
    """Do what ``proc`` does for what did not land: ``hits`` are PROC_HIT_* (a dodge, a parry); 0 it landed.

    Mutates auras, missiles and the wheel. Cheap where no aura of the unit waits for any of them.
    """
    if unit < 0 or st.sheets[unit].proc_flags & flags == 0 or st.units[unit].death != ALIVE:
        return
    aura = 0 + st.units[unit].first_aura
    while aura >= 0:
        after = 0 + st.auras[aura].next
        spell = 0 + st.auras[aura].spell
        if ct.spell_notes[spell] & NOTE_PROCS and _fires(st, ct, aura, flags, hits, cast_ms, at_ms):
            a = st.auras[aura]
            a.proc_ready_ms = at_ms + ct.spells[spell].proc_cooldown_ms
            if _act(st, ct, aura, other, flags, at_ms) and a.charges > 0:
                a.charges -= 1
                if a.charges == 0:
                    remove_aura(st, ct, aura, at_ms)
        aura = after


@kernel
def proc_both(st: Any, ct: Any, source: int, target: int, done: int, damage: int, cast_ms: int, at_ms: int) -> None:
    """Let the auras of both units of a hit do what they do: ``done`` are the source's flags, the target's stand one bit higher.

    ``damage`` above 0 adds PROC_FLAG_TAKEN_DAMAGE for the target.
    """
    taken = done << 1
    if damage > 0:
        taken |= PROC_FLAG_TAKEN_DAMAGE
    proc(st, ct, source, target, done, cast_ms, at_ms)
    if target != source:
        drain(st, ct, source, damage, at_ms)
        proc(st, ct, target, source, taken, cast_ms, at_ms)


@kernel
def proc_swing(st: Any, ct: Any, attacker: int, victim: int, off_hand: bool, damage: int, at_ms: int) -> None:
    """Let auras of both units act on a plain swing that landed and took ``damage`` (0: all absorbed or blocked)."""
    hand = PROC_FLAG_DONE_OFFHAND_ATTACK if off_hand else PROC_FLAG_DONE_MAINHAND_ATTACK
    proc(st, ct, attacker, victim, PROC_FLAG_DONE_MELEE_AUTO_ATTACK | hand, 0, at_ms)
    drain(st, ct, attacker, damage, at_ms)
    taken = PROC_FLAG_TAKEN_MELEE_AUTO_ATTACK
    if damage > 0:
        taken |= PROC_FLAG_TAKEN_DAMAGE
    proc(st, ct, victim, attacker, taken, 0, at_ms)


@kernel
def proc_tick(st: Any, ct: Any, source: int, target: int, damage: int, at_ms: int) -> None:
    """Let auras of both units act on a tick of damage over time."""
    proc(st, ct, source, target, PROC_FLAG_DONE_PERIODIC, 0, at_ms)
    if source >= 0 and source != target:
        drain(st, ct, source, damage, at_ms)
    taken = PROC_FLAG_TAKEN_PERIODIC
    if damage > 0:
        taken |= PROC_FLAG_TAKEN_DAMAGE
    proc(st, ct, target, source, taken, 0, at_ms)

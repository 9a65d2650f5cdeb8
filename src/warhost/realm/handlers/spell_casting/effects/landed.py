# SPDX-License-Identifier: GPL-2.0-or-later
"""What a landed spell does to one unit: does it hit, then its effects in their order, then its auras, then procs.

``effect_mask`` has bit k where effect k is meant for this unit. Out: SMSG_SPELLLOGMISS and what each effect tells
(``effects_damage``, ``effects_aid``, ``aura_list``). Source: AzerothCore src/server/game/Spells/Spell.cpp (DoAllEffectOnTarget,
DoSpellHitOnUnit), Entities/Unit/Unit.cpp:ProcDamageAndSpellFor (dodge and parry open Overpower and Revenge).
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells import flags
from warhost.lore.spells.auras import (
    SPELL_AURA_DISPEL_IMMUNITY,
    SPELL_AURA_FEIGN_DEATH,
    SPELL_AURA_MECHANIC_IMMUNITY,
    SPELL_AURA_MOD_TAUNT,
    SPELL_AURA_SCHOOL_IMMUNITY,
)
from warhost.lore.spells.enums import CLASS_WARRIOR, DMG_CLASS_MELEE
from warhost.lore.spells.procs import AURA_INTERRUPT_FLAG_HITBYSPELL, PROC_HIT_DODGE, PROC_HIT_PARRY
from warhost.lore.spells.scripts import SCRIPT_BANISH, SCRIPT_CONFLAGRATE, SCRIPT_ONE_TARGET
from warhost.protocol.opcode_numbers import SMSG_PERIODICAURALOG, SMSG_SPELLLOGMISS
from warhost.realm.events import tell
from warhost.realm.handlers.combat.damage import deal_damage, deal_periodic_damage
from warhost.realm.handlers.combat.engage import engage
from warhost.realm.handlers.combat.threat import taunt
from warhost.realm.handlers.movement.paths import begin_path, stop_path
from warhost.realm.handlers.spell_casting.auras.aura_effects import ROOTS, controls
from warhost.realm.handlers.spell_casting.auras.aura_put import put_aura
from warhost.realm.handlers.spell_casting.auras.aura_rows import find_aura_of, remove_aura, remove_auras_by_interrupt, use_charge
from warhost.realm.handlers.spell_casting.auras.diminishing import is_worn_out
from warhost.realm.handlers.spell_casting.auras.one_target import release_others
from warhost.realm.handlers.spell_casting.auras.procs import proc_both, proc_tick, proc_with, spell_proc_flags
from warhost.realm.handlers.spell_casting.checking.forbearance import leave_forbearance
from warhost.realm.handlers.spell_casting.classes.diseases import disease_effect
from warhost.realm.handlers.spell_casting.classes.hunting import play_dead
from warhost.realm.handlers.spell_casting.classes.pull import pull_effect
from warhost.realm.handlers.spell_casting.classes.rune_effects import rune_effect
from warhost.realm.handlers.spell_casting.classes.scripts import find_fire
from warhost.realm.handlers.spell_casting.classes.weapon_enchants import strikes_with
from warhost.realm.handlers.spell_casting.effects.aid import aid, cure_dispel, cure_mechanic, cure_school
from warhost.realm.handlers.spell_casting.effects.control import control, free_movement
from warhost.realm.handlers.spell_casting.effects.damage import backlash, harm
from warhost.realm.handlers.spell_casting.effects.summoning import call_up
from warhost.realm.handlers.spell_casting.effects.value import aura_amount, points
from warhost.realm.handlers.spell_casting.rolls import (
    SPELL_MISS_DODGE,
    SPELL_MISS_IMMUNE,
    SPELL_MISS_NONE,
    SPELL_MISS_PARRY,
    SPELL_MISS_REFLECT,
    is_immune,
    landing_effects,
    resisted,
    spell_outcome,
    through_armour,
)
from warhost.realm.kernel import kernel
from warhost.realm.sides import can_attack
from warhost.realm.spell_notes import NOTE_CONTROL, NOTE_DAMAGE, NOTE_IMMUNITY, NOTE_ISOLATES, NOTE_REFLECT, NOTE_SPEED, NOTE_TAUNT
from warhost.realm.tables.units import ALIVE, PATH_CHARGE, PATH_NONE, UNIT_CREATURE, UNIT_FREE
from warhost.realm.unit_flags import UNIT_FLAGS_CANNOT_ACT

OPEN_MS = 5000
"""How long a dodge leaves Overpower open, and a dodge, parry or block Revenge (tooltips of both: 5 s)."""


@kernel
def is_harm(st: Any, ct: Any, caster: int, target: int, spell_row: int) -> bool:
    """Return whether a spell harms ``target`` here: a harmful one, or one for either side on whom the caster may attack."""
    if caster == target:
        return False
    attributes = ct.spells[spell_row].attributes
    if attributes & flags.EITHER_SIDE != 0:
        return can_attack(st, ct, caster, target)
    return attributes & flags.HARMFUL != 0


@kernel
def avoided(st: Any, caster: int, target: int, outcome: int, at_ms: int) -> None:
    """Open Overpower to a warrior whose weapon spell was dodged, Revenge to a target who dodged or parried. Mutates players."""
    u = st.units[caster]
    v = st.units[target]
    if outcome == SPELL_MISS_DODGE and u.player >= 0 and u.class_id == CLASS_WARRIOR:
        st.players[u.player].overpower_until_ms = at_ms + OPEN_MS
    if outcome in (SPELL_MISS_DODGE, SPELL_MISS_PARRY) and v.player >= 0:
        st.players[v.player].revenge_until_ms = at_ms + OPEN_MS


@kernel
def missed(st: Any, ct: Any, caster: int, target: int, spell_row: int, outcome: int, at_ms: int) -> None:
    """Tell SMSG_SPELLLOGMISS; both enter combat unless the spell starts none. Mutates units."""
    s = ct.spells[spell_row]
    tell(st, SMSG_SPELLLOGMISS, target, caster, at_ms, 0 + s.id, outcome, 0, 0)
    avoided(st, caster, target, outcome, at_ms)
    if outcome in (SPELL_MISS_DODGE, SPELL_MISS_PARRY):
        hit = PROC_HIT_DODGE if outcome == SPELL_MISS_DODGE else PROC_HIT_PARRY
        proc_with(st, ct, target, caster, spell_proc_flags(ct, spell_row, True) << 1, hit, 0, at_ms)
    if s.attributes & flags.NO_THREAT == 0:
        engage(st, ct, caster, target, at_ms)


@kernel
def free_banished(st: Any, ct: Any, caster: int, target: int, spell_row: int, at_ms: int) -> bool:
    """End the caster's own banishment of ``target``, which made it immune to a new one; return whether there was one.

    Source: AzerothCore src/server/scripts/Spells/spell_warlock.cpp:spell_warl_banish.
    """
    aura = find_aura_of(st, target, spell_row, caster)
    if aura < 0:
        return False
    remove_aura(st, ct, aura, at_ms)
    return True


@kernel
def obstruct(st: Any, ct: Any, target: int, given: int, slowed: bool, at_ms: int) -> None:
    """Stop the path of a unit that came under control ``given`` (unit flags, ROOTS), or begin it anew where it was slowed."""
    v = st.units[target]
    if v.path_kind == PATH_NONE or v.path_kind == PATH_CHARGE:
        return
    if given & (ROOTS | UNIT_FLAGS_CANNOT_ACT):
        stop_path(st, ct, target, at_ms)
    elif slowed:
        begin_path(st, ct, target, 0.0 + v.path_x, 0.0 + v.path_y, 0.0 + v.path_z, 0 + v.path_kind, at_ms)


@kernel
def lay_auras(st: Any, ct: Any, caster: int, target: int, spell_row: int, effects: int, value: int, has_value: int, at_ms: int) -> int:
    """Put a landed spell's auras on ``target``, with what follows for its path and its creature's victim; return the row or -1."""
    if ct.spells[spell_row].script in (SCRIPT_BANISH, SCRIPT_ONE_TARGET):
        release_others(st, ct, caster, target, spell_row, at_ms)
    aura = put_aura(st, ct, caster, target, spell_row, effects, value, has_value, at_ms)
    if aura < 0:
        return -1
    notes = 0 + ct.spell_notes[spell_row]
    if notes & NOTE_IMMUNITY:
        harmful = ct.spells[spell_row].attributes & flags.HARMFUL != 0  # who is banished keeps what ails him
        for k in range(3):
            if effects >> k & 1 and ct.spells[spell_row].aura[k] == SPELL_AURA_DISPEL_IMMUNITY:
                cure_dispel(st, ct, target, 0 + ct.spells[spell_row].misc[k], at_ms)
            elif effects >> k & 1 and ct.spells[spell_row].aura[k] == SPELL_AURA_MECHANIC_IMMUNITY:
                cure_mechanic(st, ct, target, 0 + ct.spells[spell_row].misc[k], at_ms)
            elif effects >> k & 1 and ct.spells[spell_row].aura[k] == SPELL_AURA_SCHOOL_IMMUNITY and not harmful:
                cure_school(st, ct, target, 0 + ct.spells[spell_row].misc[k], at_ms)
    if notes & (NOTE_CONTROL | NOTE_SPEED):
        obstruct(st, ct, target, controls(ct, spell_row, effects), notes & NOTE_SPEED != 0, at_ms)
    if notes & NOTE_CONTROL:
        for k in range(3):
            if effects >> k & 1 and ct.spells[spell_row].aura[k] == SPELL_AURA_FEIGN_DEATH:
                play_dead(st, ct, target, at_ms)
    if notes & NOTE_TAUNT and st.units[target].kind == UNIT_CREATURE:
        for k in range(3):
            if effects >> k & 1 and ct.spells[spell_row].aura[k] == SPELL_AURA_MOD_TAUNT:
                taunt(st, ct, target, caster, 0 + st.auras[aura].ends_ms, at_ms)
    return aura


@kernel
def serve_death(st: Any, ct: Any, caster: int, target: int, spell_row: int, k: int, value: int, at_ms: int) -> bool:
    """Do effect ``k`` where it is a death knight's: runes, diseases, Death Grip; return False where it is of another kind."""
    if rune_effect(st, ct, target, spell_row, k, value, at_ms):
        return True
    if disease_effect(st, ct, caster, target, spell_row, k, at_ms):
        return True
    return pull_effect(st, ct, caster, target, spell_row, k, at_ms)


@kernel
def do_effects(
    st: Any,
    ct: Any,
    caster: int,
    target: int,
    spell_row: int,
    effects: int,
    x: float,
    y: float,
    z: float,
    value: int,
    has_value: int,
    foe: bool,
    at_ms: int,
) -> int:
    """Do the effects in mask ``effects`` that act at once, in their order; return the health that they took in all."""
    dealt = 0
    s = ct.spells[spell_row]
    for k in range(3):
        if effects >> k & 1 == 0 or s.effect[k] == 0 or ct.aura_masks[spell_row] >> k & 1:
            continue
        own = value if has_value else points(st, ct, caster, target, spell_row, k, at_ms)
        taken = harm(st, ct, caster, target, spell_row, k, own, at_ms)
        if taken >= 0:
            dealt += taken
            continue
        done = aid(st, ct, caster, target, spell_row, k, own, foe, at_ms)
        done = done or control(st, ct, caster, target, spell_row, k, x, y, z, own, at_ms)
        done = done or serve_death(st, ct, caster, target, spell_row, k, own, at_ms)
        if not done:
            call_up(st, ct, caster, target, spell_row, k, x, y, z, own, at_ms)
    return dealt


@kernel
def strike(
    st: Any,
    ct: Any,
    caster: int,
    target: int,
    spell_row: int,
    effect_mask: int,
    x: float,
    y: float,
    z: float,
    value: int,
    has_value: int,
    at_ms: int,
) -> int:
    """Do what ``hit`` says; ``value`` stands for the rolled points of each effect where ``has_value``. Return the SPELL_MISS_*."""
    s = ct.spells[spell_row]
    v = st.units[target]
    if v.kind == UNIT_FREE or (v.death != ALIVE and s.attributes & flags.TARGET_DEAD == 0):
        return SPELL_MISS_NONE
    foe = is_harm(st, ct, caster, target, spell_row)
    effects = effect_mask
    outcome = SPELL_MISS_NONE
    if foe:
        outcome = spell_outcome(st, ct, caster, target, spell_row, at_ms)
        if outcome != SPELL_MISS_NONE:
            missed(st, ct, caster, target, spell_row, outcome, at_ms)
            if outcome == SPELL_MISS_IMMUNE and s.script == SCRIPT_BANISH:
                free_banished(st, ct, caster, target, spell_row, at_ms)
            if outcome != SPELL_MISS_REFLECT:
                return outcome
            use_charge(st, ct, target, NOTE_REFLECT, at_ms)
            target = caster
            if is_immune(st, ct, target, spell_row):
                return outcome
        remove_auras_by_interrupt(st, ct, target, AURA_INTERRUPT_FLAG_HITBYSPELL, at_ms)
        effects = landing_effects(st, ct, target, spell_row, effects)
        if effects & ~(0 + ct.aura_masks[spell_row]) == 0 and is_worn_out(st, ct, caster, target, spell_row, at_ms):
            missed(st, ct, caster, target, spell_row, SPELL_MISS_IMMUNE, at_ms)
            return SPELL_MISS_IMMUNE
    elif st.sheets[target].aura_notes & NOTE_ISOLATES and s.attributes & flags.PASSIVE == 0:
        tell(st, SMSG_SPELLLOGMISS, target, caster, at_ms, 0 + s.id, SPELL_MISS_IMMUNE, 0, 0)
        return SPELL_MISS_IMMUNE
    if s.attributes & flags.BREAKS_MOVEMENT_IMPAIRMENT != 0 and target == caster:
        free_movement(st, ct, caster, at_ms)
    dealt = do_effects(st, ct, caster, target, spell_row, effects, x, y, z, value, has_value, foe, at_ms)
    if foe and target != caster and ct.spell_notes[spell_row] & NOTE_DAMAGE == 0 and s.attributes & flags.NO_THREAT == 0:
        deal_damage(st, ct, caster, target, 0, 0 + s.school, spell_row, at_ms)
    if st.units[target].death == ALIVE and effects & ct.aura_masks[spell_row]:
        lay_auras(st, ct, caster, target, spell_row, effects, value, has_value, at_ms)
    leave_forbearance(st, ct, caster, target, spell_row, at_ms)
    if s.script == SCRIPT_CONFLAGRATE and st.units[target].death == ALIVE:
        fire = find_fire(st, ct, target, caster)
        if fire >= 0:
            remove_aura(st, ct, fire, at_ms)
    if s.attributes & flags.BACKLASH != 0 and st.units[target].death == ALIVE:
        backlash(st, ct, caster, spell_row, dealt, at_ms)
    if s.attributes & flags.NO_PROCS == 0:
        proc_both(st, ct, caster, target, spell_proc_flags(ct, spell_row, foe), dealt, 0 + s.cast_ms, at_ms)
    if foe and s.damage_class == DMG_CLASS_MELEE and s.attributes & flags.BREAKS_ON_DAMAGE == 0:
        strikes_with(st, ct, caster, target, 0, at_ms)
        if s.attributes & flags.BOTH_WEAPONS != 0:
            strikes_with(st, ct, caster, target, 1, at_ms)
    return outcome


@kernel
def hit(st: Any, ct: Any, caster: int, target: int, spell_row: int, effect_mask: int, x: float, y: float, z: float, at_ms: int) -> int:
    """Let a spell that has reached ``target`` act on it: rolls hit, crit and resistance, does the effects of ``effect_mask``.

    ``caster`` and ``target`` are rows of units, ``spell_row`` a row of spells; x, y, z is the place it was aimed at, for what it
    triggers there. Returns the SPELL_MISS_* (0: it landed). Mutates whatever its effects do; tells each of them.
    """
    return strike(st, ct, caster, target, spell_row, effect_mask, x, y, z, 0, 0, at_ms)


@kernel
def hit_with_value(st: Any, ct: Any, caster: int, target: int, spell_row: int, effect_mask: int, value: int, at_ms: int) -> int:
    """Do as ``hit`` does, with ``value`` points in place of each effect's own roll."""
    v = st.units[target]
    return strike(st, ct, caster, target, spell_row, effect_mask, 0.0 + v.x, 0.0 + v.y, 0.0 + v.z, value, 1, at_ms)


@kernel
def tick_at_place(st: Any, ct: Any, caster: int, target: int, spell_row: int, k: int, at_ms: int) -> int:
    """Let effect ``k`` of a spell that stays at a place (PERSISTENT_AREA_AURA of PERIODIC_DAMAGE) strike one unit in it once.

    Returns the health it took. Tells SMSG_PERIODICAURALOG. Mutates what ``deal_periodic_damage`` does.
    """
    s = ct.spells[spell_row]
    if st.units[target].death != ALIVE or is_immune(st, ct, target, spell_row):
        return 0
    amount = aura_amount(st, ct, caster, spell_row, k, points(st, ct, caster, target, spell_row, k, at_ms))
    amount = through_armour(st, ct, caster, target, spell_row, 0 + s.school, amount)
    amount = max(amount - resisted(st, ct, caster, target, spell_row, 0 + s.school, amount, k, at_ms), 0)
    dealt = deal_periodic_damage(st, ct, caster, target, amount, 0 + s.school, spell_row, at_ms)
    tell(st, SMSG_PERIODICAURALOG, target, caster, at_ms, 0 + s.id, dealt, 0 + s.aura[k], 0)
    proc_tick(st, ct, caster, target, dealt, at_ms)
    return dealt

# SPDX-License-Identifier: GPL-2.0-or-later
"""Begin a cast and bring it to its end.

The global cooldown starts with the cast bar; cost and cooldowns come at its end, when everything but cooldowns and form is
looked at again. Source: AzerothCore src/server/game/Spells/Spell.cpp:Spell::prepare, Spell::cast, Spell::update;
Entities/Unit/Unit.cpp:SetCurrentCastedSpell (what a new cast breaks off).
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.enums import DMG_CLASS_MELEE, DMG_CLASS_RANGED, POWER_RUNIC_POWER
from warhost.lore.spells.flags import (
    AUTO_REPEAT,
    CHANNELED,
    KEEPS_STEALTH,
    NEEDS_COMBO_POINTS,
    NEEDS_DEFENSE,
    NEEDS_TARGET_DODGED,
    NEEDS_VICTORY,
    NEXT_SWING,
    SITS,
    STOPS_ATTACK,
)
from warhost.lore.spells.procs import AURA_INTERRUPT_FLAG_CAST
from warhost.protocol.opcode_numbers import SMSG_POWER_UPDATE, SMSG_SPELL_GO, SMSG_SPELL_START
from warhost.realm.events import tell
from warhost.realm.handlers.combat.regeneration import wake_regeneration
from warhost.realm.handlers.spell_casting.auras.aura_list import remove_auras_by_interrupt
from warhost.realm.handlers.spell_casting.auras.magnets import draw_off
from warhost.realm.handlers.spell_casting.auras.needed_auras import use_up_aura
from warhost.realm.handlers.spell_casting.auto_repeat import start_repeat
from warhost.realm.handlers.spell_casting.channels import start_channel
from warhost.realm.handlers.spell_casting.checking.checks import check_cast
from warhost.realm.handlers.spell_casting.checking.cooldowns import is_set, start_cooldowns, start_gcd
from warhost.realm.handlers.spell_casting.checking.costs import pay, will_land
from warhost.realm.handlers.spell_casting.checking.reagents import take_reagents
from warhost.realm.handlers.spell_casting.checking.refusals import OK
from warhost.realm.handlers.spell_casting.classes.combo import clear_combo_points
from warhost.realm.handlers.spell_casting.classes.runes import asks_runes, spend_runes
from warhost.realm.handlers.spell_casting.classes.vanishing import end_swings
from warhost.realm.handlers.spell_casting.landing import send
from warhost.realm.handlers.spell_casting.stops import AUTO_SHOT, clear_cast, is_steady, stop_channel, stop_repeat, tell_failure
from warhost.realm.kernel import kernel
from warhost.realm.rules import hasted_ms
from warhost.realm.tables.timers import CAST_ENDS
from warhost.realm.tables.units import UNIT_CREATURE
from warhost.realm.wheel import schedule

SITTING = 1


@kernel
def cast_time_ms(st: Any, ct: Any, row: int, spell_row: int) -> int:
    """Return how long the unit's cast bar for the spell is, in ms: haste shortens all but weapon abilities (Unit.cpp:ModSpellCastTime)."""
    spell = ct.spells[spell_row]
    if spell.cast_ms <= 0 or is_set(spell.attributes, CHANNELED):
        return 0
    if spell.damage_class == DMG_CLASS_MELEE or spell.damage_class == DMG_CLASS_RANGED:
        return 0 + spell.cast_ms
    return hasted_ms(0 + spell.cast_ms, 0.0 + st.sheets[row].cast_haste)


@kernel
def begin_cast(st: Any, ct: Any, row: int, spell_row: int, target: int, x: float, y: float, z: float, cast_count: int, at_ms: int) -> int:
    """Let a unit cast a spell at ``target`` (a row, -1 none) or at a place now; return 0, or why it cannot.

    Creatures and pets cast through here too: they need neither form, items nor facing, and creatures have no global cooldown;
    their mind stops their steps first. Where it is refused nothing changes. Mutates the unit and whatever the spell does at once; tells
    SMSG_SPELL_START where there is a cast bar, else SMSG_SPELL_GO.
    """
    reason = check_cast(st, ct, row, spell_row, target, x, y, z, at_ms, True)
    if reason != OK:
        return reason
    u = st.units[row]
    spell = ct.spells[spell_row]
    if is_set(spell.attributes, NEXT_SWING):
        u.next_swing_spell = spell_row
        u.next_swing_target = target
        tell(st, SMSG_SPELL_START, row, target, at_ms, 0 + spell.id, 0, cast_count, 0)
        return OK
    if spell.id != AUTO_SHOT:
        stop_channel(st, ct, row, at_ms)
    if is_set(spell.attributes, AUTO_REPEAT):
        start_repeat(st, ct, row, spell_row, target, at_ms)
        return OK
    if not is_steady(st, ct, row):
        stop_repeat(st, row, at_ms)
    if u.kind != UNIT_CREATURE:
        start_gcd(st, ct, row, spell_row, at_ms)
    cast_ms = cast_time_ms(st, ct, row, spell_row)
    if cast_ms > 0:
        _start_bar(st, ct, row, spell_row, target, x, y, z, cast_ms, cast_count, at_ms)
    else:
        go(st, ct, row, spell_row, target, x, y, z, cast_count, at_ms)
    return OK


@kernel
def _start_bar(
    st: Any, ct: Any, row: int, spell_row: int, target: int, x: float, y: float, z: float, cast_ms: int, cast_count: int, at_ms: int
) -> None:
    """Fill the unit's cast bar and ask for its end."""
    u = st.units[row]
    u.cast_spell = spell_row
    u.cast_target = target
    u.cast_item = u.asked_item
    u.cast_x = x
    u.cast_y = y
    u.cast_z = z
    u.cast_started_ms = at_ms
    u.cast_due_ms = at_ms + cast_ms
    u.cast_ms = cast_ms
    u.cast_count = cast_count
    u.pushbacks = 0
    schedule(st, CAST_ENDS, row, at_ms + cast_ms)
    tell(st, SMSG_SPELL_START, row, target, at_ms, 0 + ct.spells[spell_row].id, cast_ms, cast_count, 0)


@kernel
def finish_cast(st: Any, ct: Any, row: int, due_ms: int) -> None:
    """Run the CAST_ENDS timer of a unit: the cast goes off, or fails where it may not any more (counted in ``clock.late_refusals``).

    A timer that was meant for another time is stale and ignored. Mutates the unit and whatever the spell does.
    """
    u = st.units[row]
    if u.cast_spell < 0 or u.cast_due_ms != due_ms:
        return
    spell_row = 0 + u.cast_spell
    target = 0 + u.cast_target
    count = 0 + u.cast_count
    x = 0.0 + u.cast_x
    y = 0.0 + u.cast_y
    z = 0.0 + u.cast_z
    u.asked_item = u.cast_item
    clear_cast(st, row)
    reason = check_cast(st, ct, row, spell_row, target, x, y, z, due_ms, False)
    if reason == OK:
        go(st, ct, row, spell_row, target, x, y, z, count, due_ms)
    else:
        st.clock[0].late_refusals += 1
        tell_failure(st, ct, row, target, spell_row, count, reason, due_ms)
    u.asked_item = -1


@kernel
def _use_up(st: Any, ct: Any, row: int, spell_row: int) -> None:
    """Use up what happened to the player and what the spell needed: a dodge, a defence, a victory."""
    player = 0 + st.units[row].player
    flags = ct.spells[spell_row].attributes
    if player < 0 or not is_set(flags, NEEDS_DEFENSE | NEEDS_VICTORY | NEEDS_TARGET_DODGED):
        return
    p = st.players[player]
    if is_set(flags, NEEDS_DEFENSE):
        p.revenge_until_ms = 0
    if is_set(flags, NEEDS_VICTORY):
        p.victory_until_ms = 0
    if is_set(flags, NEEDS_TARGET_DODGED):
        p.overpower_until_ms = 0


@kernel
def pay_runes(st: Any, ct: Any, row: int, spell_row: int, target: int, at_ms: int) -> None:
    """Spend the spell's runes and give its runic power; where it will miss its target, less and none. Mutates runes and the unit.

    Whether it lands is a roll of this millisecond, the same that its landing makes. Tells SMSG_POWER_UPDATE.
    """
    hits = will_land(st, ct, row, spell_row, target, at_ms)
    if spend_runes(st, ct, row, spell_row, hits, at_ms) > 0:
        wake_regeneration(st, row, at_ms)
        tell(st, SMSG_POWER_UPDATE, row, -1, at_ms, POWER_RUNIC_POWER, 0 + st.units[row].powers[POWER_RUNIC_POWER], 0, 0)


@kernel
def go(st: Any, ct: Any, row: int, spell_row: int, target: int, x: float, y: float, z: float, cast_count: int, at_ms: int) -> None:
    """Let a spell go off: take its cost, start its cooldowns, reach its targets or begin its channel.

    Mutates the unit and whatever the spell does; tells SMSG_SPELL_GO.
    """
    spell = ct.spells[spell_row]
    st.clock[0].casts += 1
    target = draw_off(st, ct, row, spell_row, target, at_ms)
    tell(st, SMSG_SPELL_GO, row, target, at_ms, 0 + spell.id, cast_count, 0, 0)
    if not is_set(spell.attributes, KEEPS_STEALTH):
        remove_auras_by_interrupt(st, ct, row, AURA_INTERRUPT_FLAG_CAST, at_ms)
    pay(st, ct, row, spell_row, target, at_ms)
    take_reagents(st, ct, row, spell_row)
    if asks_runes(ct, spell_row):
        pay_runes(st, ct, row, spell_row, target, at_ms)
    start_cooldowns(st, ct, row, spell_row, at_ms)
    _use_up(st, ct, row, spell_row)
    use_up_aura(st, ct, row, spell_row, at_ms)
    if is_set(spell.attributes, SITS):
        st.units[row].stand_state = SITTING
    if is_set(spell.attributes, CHANNELED):
        start_channel(st, ct, row, spell_row, target, x, y, z, at_ms)
    else:
        finishes = is_set(spell.attributes, NEEDS_COMBO_POINTS) and will_land(st, ct, row, spell_row, target, at_ms)
        send(st, ct, row, spell_row, target, x, y, z, True, 0, 0, at_ms)
        if finishes:
            clear_combo_points(st, row)
    if is_set(spell.attributes, STOPS_ATTACK):
        end_swings(st, row, at_ms)

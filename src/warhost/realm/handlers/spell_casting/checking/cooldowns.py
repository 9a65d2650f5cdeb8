# SPDX-License-Identifier: GPL-2.0-or-later
"""Cooldowns of spells and of categories, school lockouts, and the global cooldown.

A unit's cooldowns hang on its list (``units.first_cooldown``): key a spell's id, or minus its category. A row whose
time is over is used again by the unit's next cooldown, so the list stays as long as the most that ran at once.
The usual global cooldown (category 133) is the column ``gcd_ends_ms``; another category's stands in the list.

Source: AzerothCore src/server/game/Entities/Player/Player.cpp:AddSpellAndCategoryCooldowns, ProhibitSpellSchool (a
lockout lasts on every spell of the school that silence prevents), Spells/Spell.cpp:Spell::TriggerGlobalCooldown.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.enums import GCD_CATEGORY, PREVENTION_SILENCE
from warhost.lore.spells.flags import COOLDOWN_ON_FADE, HASTE_AFFECTS_GCD
from warhost.protocol.opcode_numbers import SMSG_COOLDOWN_EVENT, SMSG_SPELL_COOLDOWN
from warhost.realm.events import tell
from warhost.realm.kernel import kernel
from warhost.realm.pools import give_back, take
from warhost.realm.rules import hasted_gcd_ms
from warhost.realm.tables.clock import POOL_COOLDOWNS

UNTIL_EVENT_MS = 1 << 60
"""When a cooldown ends that has not begun: it waits for the spell's aura to fade."""

GCD_KEY = 1 << 20
"""Added to a category, it makes the key of that category's global cooldown."""

SCHOOLS = 7


@kernel
def is_set(flags: Any, flag: int) -> bool:
    """Return whether ``flag`` is set in a spell's ``attributes`` (uint64) or another mask."""
    return (int(flags) & flag) != 0


@kernel
def find_cooldown(st: Any, row: int, key: int) -> int:
    """Return the row of cooldowns of a unit's ``key``, running or over; -1: none."""
    entry = st.units[row].first_cooldown
    while entry >= 0:
        if st.cooldowns[entry].key == key:
            return int(entry)
        entry = st.cooldowns[entry].next
    return -1


@kernel
def set_cooldown(st: Any, row: int, key: int, ends_ms: int, at_ms: int) -> None:
    """Let ``key`` cool down until ``ends_ms``, whatever it did before. Mutates the unit's list (no more where the pool is full)."""
    u = st.units[row]
    over = -1
    entry = u.first_cooldown
    while entry >= 0:
        cooldown = st.cooldowns[entry]
        if cooldown.key == key:
            cooldown.ends_ms = ends_ms
            return
        if cooldown.ends_ms <= at_ms:
            over = entry
        entry = cooldown.next
    if over < 0:
        over = take(st.pools, POOL_COOLDOWNS, st.cooldowns)
        if over < 0:
            return
        st.cooldowns[over].unit = row
        st.cooldowns[over].next = u.first_cooldown
        u.first_cooldown = over
    st.cooldowns[over].key = key
    st.cooldowns[over].ends_ms = ends_ms


@kernel
def clear_cooldowns(st: Any, row: int) -> None:
    """Give all cooldowns of a unit back. Mutates its list and the pool."""
    u = st.units[row]
    entry = int(u.first_cooldown)
    u.first_cooldown = -1
    while entry >= 0:
        after = int(st.cooldowns[entry].next)
        st.cooldowns[entry].unit = -1
        give_back(st.pools, POOL_COOLDOWNS, st.cooldowns, entry)
        entry = after


@kernel
def locked_until(st: Any, ct: Any, row: int, spell_row: int) -> int:
    """Return until when (ms) a school of the spell is locked for the unit; 0 where silence would not prevent the spell."""
    spell = ct.spells[spell_row]
    if spell.prevention != PREVENTION_SILENCE:
        return 0
    u = st.units[row]
    school = int(spell.school)
    latest = 0
    for bit in range(SCHOOLS):
        if (school >> bit) & 1 and u.lockout_ends_ms[bit] > latest:
            latest = int(u.lockout_ends_ms[bit])
    return latest


@kernel
def lock_schools(st: Any, row: int, school_mask: int, ends_ms: int) -> None:
    """Lock the schools of a mask until ``ends_ms`` where they are not locked longer. Mutates the unit."""
    u = st.units[row]
    for bit in range(SCHOOLS):
        if (school_mask >> bit) & 1 and u.lockout_ends_ms[bit] < ends_ms:
            u.lockout_ends_ms[bit] = ends_ms


@kernel
def cooldown_until(st: Any, ct: Any, row: int, spell_row: int) -> int:
    """Return when (ms) the spell's own cooldown and its category's are over for the unit; 0 where it has none."""
    spell = ct.spells[spell_row]
    if (
        spell.cooldown_ms <= 0
        and spell.category_cooldown_ms <= 0
        and not (spell.category > 0)
        and not is_set(spell.attributes, COOLDOWN_ON_FADE)
    ):
        return 0
    key = int(spell.id)
    category = -int(spell.category)
    latest = 0
    entry = st.units[row].first_cooldown
    while entry >= 0:
        cooldown = st.cooldowns[entry]
        if (cooldown.key == key or (category < 0 and cooldown.key == category)) and cooldown.ends_ms > latest:
            latest = int(cooldown.ends_ms)
        entry = cooldown.next
    return latest


@kernel
def gcd_until(st: Any, ct: Any, row: int, spell_row: int) -> int:
    """Return when (ms) the global cooldown that the spell shares is over for the unit; 0 where it shares none."""
    spell = ct.spells[spell_row]
    if spell.gcd_category == GCD_CATEGORY:
        return int(st.units[row].gcd_ends_ms)
    if spell.gcd_category <= 0:
        return 0
    entry = find_cooldown(st, row, -(GCD_KEY + int(spell.gcd_category)))
    return int(st.cooldowns[entry].ends_ms) if entry >= 0 else 0


@kernel
def gcd_of(st: Any, ct: Any, row: int, spell_row: int) -> int:
    """Return the global cooldown (ms) that a cast starts: auras (Unholy Presence) and a magic spell's haste shorten it, to 1 s."""
    spell = ct.spells[spell_row]
    sh = st.sheets[row]
    haste = 0.0 + sh.cast_haste if is_set(spell.attributes, HASTE_AFFECTS_GCD) else 1.0
    return hasted_gcd_ms(0 + spell.gcd_ms, 0 + sh.gcd_flat_ms, haste)


@kernel
def start_gcd(st: Any, ct: Any, row: int, spell_row: int, at_ms: int) -> int:
    """Start the spell's global cooldown and return its length in ms (0: it has none). Mutates the unit."""
    spell = ct.spells[spell_row]
    if spell.gcd_ms <= 0 or spell.gcd_category <= 0:
        return 0
    gcd_ms = gcd_of(st, ct, row, spell_row)
    if spell.gcd_category == GCD_CATEGORY:
        st.units[row].gcd_ends_ms = at_ms + gcd_ms
    else:
        set_cooldown(st, row, -(GCD_KEY + int(spell.gcd_category)), at_ms + gcd_ms, at_ms)
    return gcd_ms


@kernel
def stop_gcd(st: Any, ct: Any, row: int, spell_row: int, at_ms: int) -> None:
    """End the global cooldown that a cast started, for the cast was broken off. Mutates the unit."""
    spell = ct.spells[spell_row]
    if spell.gcd_ms <= 0:
        return
    if spell.gcd_category == GCD_CATEGORY:
        u = st.units[row]
        u.gcd_ends_ms = min(u.gcd_ends_ms, at_ms)
    elif spell.gcd_category > 0:
        set_cooldown(st, row, -(GCD_KEY + int(spell.gcd_category)), at_ms, at_ms)


@kernel
def start_cooldowns(st: Any, ct: Any, row: int, spell_row: int, at_ms: int) -> None:
    """Start the cooldowns of a spell that has been cast; one that starts on fade waits (``cooldown_event``).

    Mutates the unit's list and tells SMSG_SPELL_COOLDOWN.
    """
    spell = ct.spells[spell_row]
    own_ms = int(spell.cooldown_ms)
    shared_ms = int(spell.category_cooldown_ms)
    if own_ms <= 0 and shared_ms <= 0:
        return
    if is_set(spell.attributes, COOLDOWN_ON_FADE):
        set_cooldown(st, row, int(spell.id), UNTIL_EVENT_MS, at_ms)
        return
    _run_cooldowns(st, row, int(spell.id), int(spell.category), own_ms, shared_ms, at_ms)
    tell(st, SMSG_SPELL_COOLDOWN, row, -1, at_ms, int(spell.id), max(own_ms, shared_ms), 0, 0)


@kernel
def cooldown_event(st: Any, ct: Any, row: int, spell_row: int, at_ms: int) -> None:
    """Start the cooldown of a spell whose aura has faded, where it waits for that. Call it whenever such an aura is removed.

    Mutates the unit's list and tells SMSG_COOLDOWN_EVENT. Source: AzerothCore Player.cpp:Player::SendCooldownEvent.
    """
    spell = ct.spells[spell_row]
    if not is_set(spell.attributes, COOLDOWN_ON_FADE):
        return
    entry = find_cooldown(st, row, int(spell.id))
    if entry < 0 or st.cooldowns[entry].ends_ms != UNTIL_EVENT_MS:
        return
    st.cooldowns[entry].ends_ms = at_ms
    _run_cooldowns(st, row, int(spell.id), int(spell.category), int(spell.cooldown_ms), int(spell.category_cooldown_ms), at_ms)
    tell(st, SMSG_COOLDOWN_EVENT, row, -1, at_ms, int(spell.id), 0, 0, 0)


@kernel
def _run_cooldowns(st: Any, row: int, spell_id: int, category: int, own_ms: int, shared_ms: int, at_ms: int) -> None:
    """Let a spell and its category cool down from ``at_ms`` on."""
    if own_ms > 0:
        set_cooldown(st, row, spell_id, at_ms + own_ms, at_ms)
    if category > 0 and shared_ms > 0:
        set_cooldown(st, row, -category, at_ms + shared_ms, at_ms)

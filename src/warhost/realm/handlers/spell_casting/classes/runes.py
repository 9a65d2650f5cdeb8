# SPDX-License-Identifier: GPL-2.0-or-later
"""A death knight's runes: what a spell asks of them, spending them, how they come back, what they turn into.

* Six runes, two of a kind; the kind of a slot never changes, what a rune is now may: a death rune counts as any kind.
* A rune that was spent comes back after 10 s, less what auras take off (MOD_POWER_REGEN_PERCENT of its kind); haste does
  nothing to it. A rune that lay ready in a fight for some time before it was spent comes back sooner by that time, 2.5 s at most,
  of which the first quarter of a second does not count.
* Runes of the spell's own kinds go first, death runes for what is left; a death rune that was spent is of its slot's kind again.
* A spell that misses its target costs its runes 1.5 s, turns none back and gives no runic power.

A client is told how much of a cooldown has passed in steps of 1/255, so cooldowns here are such steps (a miss's is told apart).
Out: SMSG_SPELL_GO (with the runes), SMSG_RESYNC_RUNES, SMSG_CONVERT_RUNE.
Source: AzerothCore src/server/game/Spells/Spell.cpp (CheckRuneCost, TakeRunePower), Entities/Player/Player.cpp
(GetRuneBaseCooldown, RegenerateAll, RestoreBaseRune, ConvertRune), Player.h (RUNE_BASE_COOLDOWN, RUNE_GRACE_PERIOD, RUNE_MISS_COOLDOWN).
"""

from __future__ import annotations

from typing import Any

from warhost.lore.formulas.runes import BASE_MS, MISS_MS
from warhost.lore.spells.auras import SPELL_AURA_MOD_POWER_REGEN_PERCENT
from warhost.lore.spells.enums import POWER_RUNE, POWER_RUNIC_POWER, RUNE_BLOOD, RUNE_DEATH, RUNE_FROST, RUNE_UNHOLY
from warhost.realm.handlers.spell_casting.checking.refusals import NO_POWER, OK
from warhost.realm.kernel import kernel
from warhost.realm.rules import rune_cooldown_ms, rune_grace_ms, rune_step
from warhost.realm.tables.runes import RUNES_A_PLAYER

NEVER_MS = -1 << 40


@kernel
def kind_of_slot(slot: int) -> int:
    """Return the kind of rune that a slot holds by itself."""
    return slot >> 1


@kernel
def reset_runes(st: Any, player: int) -> None:
    """Give a player (row of players) six fresh runes. Mutates runes."""
    r = st.runes[player]
    for slot in range(RUNES_A_PLAYER):
        r.kinds[slot] = kind_of_slot(slot)
        r.spent_ms[slot] = NEVER_MS
        r.ready_ms[slot] = NEVER_MS
        r.converted_by[slot] = -1


@kernel
def asks_runes(ct: Any, spell_row: int) -> bool:
    """Return whether a spell is paid in runes (or gives the runic power of one)."""
    return ct.spells[spell_row].power_type == POWER_RUNE


@kernel
def wanted(ct: Any, spell_row: int) -> tuple[int, int, int]:
    """Return how many blood, unholy and frost runes a spell costs."""
    s = ct.spells[spell_row]
    return 0 + s.rune_blood, 0 + s.rune_unholy, 0 + s.rune_frost


@kernel
def can_pay_runes(st: Any, ct: Any, row: int, spell_row: int, at_ms: int) -> int:
    """Return NO_POWER where the unit's player lacks ready runes for the spell, else 0. Creatures pay no runes."""
    player = 0 + st.units[row].player
    if player < 0:
        return OK
    blood, unholy, frost = wanted(ct, spell_row)
    r = st.runes[player]
    death = 0
    for slot in range(RUNES_A_PLAYER):
        if r.ready_ms[slot] > at_ms:
            continue
        kind = r.kinds[slot]
        if kind == RUNE_BLOOD:
            blood -= 1
        elif kind == RUNE_UNHOLY:
            unholy -= 1
        elif kind == RUNE_FROST:
            frost -= 1
        else:
            death += 1
    return OK if max(blood, 0) + max(unholy, 0) + max(frost, 0) <= death else NO_POWER


@kernel
def base_ms(st: Any, ct: Any, row: int, slot: int) -> int:
    """Return how long the rune of a slot takes to come back, in ms, by the auras of its unit."""
    cooldown = BASE_MS
    aura = 0 + st.units[row].first_aura
    while aura >= 0:
        a = st.auras[aura]
        s = ct.spells[a.spell]
        for k in range(3):
            quickens = s.aura[k] == SPELL_AURA_MOD_POWER_REGEN_PERCENT and s.misc[k] == POWER_RUNE
            if quickens and a.effects >> k & 1 and s.misc_b[k] == kind_of_slot(slot):
                cooldown = cooldown * (100 - a.amounts[k]) // 100
        aura = 0 + a.next
    return cooldown


@kernel
def grace_ms(st: Any, row: int, slot: int, at_ms: int) -> int:
    """Return how much sooner a rune comes back that is spent now, in ms: for how long it has lain ready in this fight."""
    u = st.units[row]
    ready = 0 + st.runes[u.player].ready_ms[slot]
    if u.in_combat == 0 or ready < st.runes[u.player].fight_from_ms:
        return 0
    return rune_grace_ms(at_ms - ready)


@kernel
def spend_one(st: Any, ct: Any, row: int, slot: int, hits: bool, at_ms: int) -> None:
    """Spend the rune of a slot, which is ready. Mutates runes."""
    cooldown = MISS_MS
    if hits:
        cooldown = max(base_ms(st, ct, row, slot) - grace_ms(st, row, slot, at_ms), 0)
    r = st.runes[st.units[row].player]
    r.spent_ms[slot] = at_ms
    r.ready_ms[slot] = at_ms + rune_cooldown_ms(rune_step(cooldown))
    if hits and r.kinds[slot] == RUNE_DEATH and r.converted_by[slot] < 0:
        r.kinds[slot] = kind_of_slot(slot)


@kernel
def spend_runes(st: Any, ct: Any, row: int, spell_row: int, hits: bool, at_ms: int) -> int:
    """Spend what a spell costs in runes and return the tenths of runic power that they bring. Mutates runes and the unit.

    ``hits`` says whether the spell lands on whom it is aimed at.
    """
    u = st.units[row]
    player = 0 + u.player
    if player < 0:
        return 0
    blood, unholy, frost = wanted(ct, spell_row)
    r = st.runes[player]
    for slot in range(RUNES_A_PLAYER):
        if r.ready_ms[slot] > at_ms:
            continue
        kind = 0 + r.kinds[slot]
        if kind == RUNE_BLOOD and blood > 0:
            blood -= 1
        elif kind == RUNE_UNHOLY and unholy > 0:
            unholy -= 1
        elif kind == RUNE_FROST and frost > 0:
            frost -= 1
        else:
            continue
        spend_one(st, ct, row, slot, hits, at_ms)
    left = blood + unholy + frost
    for slot in range(RUNES_A_PLAYER):
        if left > 0 and r.ready_ms[slot] <= at_ms and r.kinds[slot] == RUNE_DEATH:
            spend_one(st, ct, row, slot, hits, at_ms)
            left -= 1
    if not hits:
        return 0
    gain = min(0 + ct.spells[spell_row].runic_power_gain, u.max_powers[POWER_RUNIC_POWER] - u.powers[POWER_RUNIC_POWER])
    gain = max(gain, 0)
    u.powers[POWER_RUNIC_POWER] += gain
    return gain

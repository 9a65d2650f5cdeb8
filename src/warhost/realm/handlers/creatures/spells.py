# SPDX-License-Identifier: GPL-2.0-or-later
"""Spells that creatures cast in a fight, by the content's table ``creature_spells``: when first, how often, at whom.

Of a creature's first four spells, in the order of the table, the first that is ready, whose health threshold holds and whose
chance falls is tried; one that cannot be cast (power, range, silence) is tried again shortly.
Source: AzerothCore CreatureAI / SmartAI timers (event_param1..4: first min, max, repeat min, max); CombatAI.cpp:CasterAI.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.content.words import TARGET_FRIEND, TARGET_HURT_FRIEND, TARGET_RANDOM_ENEMY, TARGET_SELF
from warhost.realm.chance import STREAM_CREATURE_SPELL, roll, roll_int
from warhost.realm.geometry import distance_sq
from warhost.realm.grid import SIDE, cell_index
from warhost.realm.handlers.combat.engage import NEVER_MS, SPELL_SLOTS
from warhost.realm.handlers.movement.paths import stop_path
from warhost.realm.handlers.spell_casting.casting import begin_cast
from warhost.realm.kernel import kernel
from warhost.realm.tables.creatures import AI_FIGHTING
from warhost.realm.tables.units import ALIVE, UNIT_CREATURE

FRIEND_YD = 30.0
TRY_AGAIN_MS = 1000
SOON_MS = 5000
CHANCE_DRAW, REPEAT_DRAW, TARGET_DRAW = 8, 16, 24
"""First number of each kind of draw within STREAM_CREATURE_SPELL (slots are 0 ... 3; start_fight draws 0 ... 3)."""


@kernel
def health_percent(st: Any, row: int) -> float:
    """Return a unit's health in percent of its most."""
    u = st.units[row]
    return 100.0 * u.hp / u.max_hp if u.max_hp > 0 else 0.0


@kernel
def random_enemy(st: Any, row: int, draw: int) -> int:
    """Return one of those whom a creature hates, each as likely, or -1."""
    count = 0
    entry = 0 + st.units[row].first_threat
    while entry >= 0:
        count += 1
        entry = 0 + st.threat[entry].next
    if count == 0:
        return -1
    chosen = roll_int(st, STREAM_CREATURE_SPELL, row, draw, 0, count - 1)
    entry = 0 + st.units[row].first_threat
    for _ in range(chosen):
        entry = 0 + st.threat[entry].next
    return 0 + st.threat[entry].target


@kernel
def hurt_friend(st: Any, row: int, below_pct: float) -> int:
    """Return the creature of the same faction in a fight within 30 yd (itself counts) with the least health below a share, or -1."""
    u = st.units[row]
    best = -1
    least = below_pct
    if u.cell < 0:
        return -1
    base = (u.cell // (SIDE * SIDE)) * SIDE
    for cy in range(cell_index(u.y - FRIEND_YD), cell_index(u.y + FRIEND_YD) + 1):
        for cx in range(cell_index(u.x - FRIEND_YD), cell_index(u.x + FRIEND_YD) + 1):
            block = 0 + int(st.cells[(base + cy) * SIDE + cx])
            while block >= 0:
                b = st.cell_blocks[block]
                for k in range(0 + b.count):
                    other = 0 + int(b.rows[k])
                    v = st.units[other]
                    if (
                        v.kind == UNIT_CREATURE
                        and v.death == ALIVE
                        and v.faction == u.faction
                        and st.creatures[v.creature].state == AI_FIGHTING
                    ):
                        share = health_percent(st, other)
                        apart = distance_sq(0.0 + u.x, 0.0 + u.y, 0.0 + u.z, 0.0 + v.x, 0.0 + v.y, 0.0 + v.z)
                        lower = share < least or (share == least and best >= 0 and v.guid < st.units[best].guid)
                        if lower and apart <= FRIEND_YD * FRIEND_YD:
                            best = other
                            least = share
                block = 0 + b.next
    return best


@kernel
def target_of(st: Any, ct: Any, row: int, slot: int, number: int) -> int:
    """Return at whom the creature's spell (``number``: row of creature_spells) goes now, -1: at nobody."""
    spell = ct.creature_spells[number]
    below = 0.0 + spell.health_below_pct
    if spell.target_kind in (TARGET_HURT_FRIEND, TARGET_FRIEND):
        return hurt_friend(st, row, below if below > 0.0 else 100.0)
    if below < 100.0 and health_percent(st, row) > below:
        return -1
    if spell.target_kind == TARGET_SELF:
        return row
    if spell.target_kind == TARGET_RANDOM_ENEMY:
        return random_enemy(st, row, TARGET_DRAW + slot)
    return 0 + st.units[row].victim


@kernel
def again_ms(st: Any, ct: Any, row: int, slot: int, number: int, at_ms: int) -> int:
    """Return when the creature may cast the spell again after a cast at ``at_ms``; NEVER_MS: not in this fight."""
    spell = ct.creature_spells[number]
    if spell.repeat_max_ms <= 0:
        return NEVER_MS
    return at_ms + roll_int(st, STREAM_CREATURE_SPELL, row, REPEAT_DRAW + slot, 0 + spell.repeat_min_ms, 0 + spell.repeat_max_ms)


@kernel
def cast_something(st: Any, ct: Any, row: int, at_ms: int) -> bool:
    """Let a fighting creature cast the first spell that is ready and possible; return whether it did. Mutates whom it concerns.

    A creature stands still for a spell with a cast bar.
    """
    u = st.units[row]
    c = st.creatures[u.creature]
    if u.cast_spell >= 0 or u.channel_spell >= 0:
        return False
    first = 0 + int(ct.creature_spell_first[u.template])
    for slot in range(min(0 + int(ct.creature_spell_count[u.template]), SPELL_SLOTS)):
        if c.spell_ready_ms[slot] > at_ms:
            continue
        number = first + slot
        spell = ct.creature_spells[number]
        target = target_of(st, ct, row, slot, number)
        if target < 0:
            continue
        if roll(st, STREAM_CREATURE_SPELL, row, CHANCE_DRAW + slot) * 100.0 >= spell.chance_pct:
            c.spell_ready_ms[slot] = again_ms(st, ct, row, slot, number, at_ms)
            continue
        v = st.units[target]
        spell_row = 0 + int(ct.creature_spell_rows[number])
        if begin_cast(st, ct, row, spell_row, target, 0.0 + v.x, 0.0 + v.y, 0.0 + v.z, 0, at_ms) == 0:
            c.spell_ready_ms[slot] = again_ms(st, ct, row, slot, number, at_ms)
            if u.cast_spell >= 0 or u.channel_spell >= 0:
                stop_path(st, ct, row, at_ms)
            return True
        c.spell_ready_ms[slot] = at_ms + TRY_AGAIN_MS
    return False


@kernel
def casts_from_afar(st: Any, ct: Any, row: int, at_ms: int) -> float:
    """Return from how far (yd) a caster can fight now: the longest range of its spells at a victim; 0: none.

    Only those count that it can pay for and that will be ready within 5 s.
    """
    u = st.units[row]
    longest = 0.0
    first = 0 + int(ct.creature_spell_first[u.template])
    for slot in range(min(0 + int(ct.creature_spell_count[u.template]), SPELL_SLOTS)):
        spell = ct.spells[ct.creature_spell_rows[first + slot]]
        kind = ct.creature_spells[first + slot].target_kind
        cost = spell.cost_flat + st.sheets[row].base_mana * spell.cost_pct_base // 100
        if kind in (TARGET_SELF, TARGET_HURT_FRIEND, TARGET_FRIEND) or st.creatures[u.creature].spell_ready_ms[slot] > at_ms + SOON_MS:
            continue
        if spell.power_type == 0 and cost <= u.powers[0]:
            longest = max(longest, 0.0 + spell.range_max_yd)
    return longest

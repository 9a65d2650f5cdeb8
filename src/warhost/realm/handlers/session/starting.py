# SPDX-License-Identifier: GPL-2.0-or-later
"""What a new character begins with: spells, gear, full health and power.

Where the rule ``spells_known_by_level`` is set it knows every class spell of its level, else those that its race and class begin
with. Source: AzerothCore src/server/game/Entities/Player/Player.cpp:Player::Create, Player::LearnDefaultSkills.
"""

from __future__ import annotations

from typing import Any

from warhost.realm.handlers.pets.keeping import give_beast
from warhost.realm.handlers.session.equipment import give_start_items, sum_gear, wear_by_level
from warhost.realm.handlers.spell_casting.auras.diminishing import forget_control
from warhost.realm.handlers.spell_casting.auras.passives import apply_passives
from warhost.realm.handlers.spell_casting.classes.runes import reset_runes
from warhost.realm.kernel import kernel
from warhost.realm.pools import give_back
from warhost.realm.sheets import refresh_sheet
from warhost.realm.tables.clock import POOL_AURAS, POOL_COOLDOWNS

POWER_MANA, POWER_ENERGY = 0, 3


@kernel
def know_by_level(st: Any, ct: Any, row: int) -> None:
    """Write every class spell up to the unit's level into its spellbook. Mutates the spellbook."""
    u = st.units[row]
    player = int(u.player)
    race_bit = 1 << (int(u.race) - 1)
    for spell in range(len(ct.spells)):
        level = int(ct.class_spells[int(u.class_id), spell])
        if level == 0 or level > u.level:
            continue
        races = int(ct.spells[spell].race_mask)
        if races == 0 or races & race_bit:
            st.spellbook[player, spell >> 3] |= 1 << (spell & 7)


@kernel
def equip(st: Any, ct: Any, row: int, is_bot: bool) -> None:
    """Give a new character its gear and reckon its sheet. Mutates items, slots, sheet and unit."""
    give_start_items(st, ct, row)
    wear_by_level(st, ct, row, is_bot and st.units[row].level > 1)
    sum_gear(st, ct, row)
    refresh_sheet(st, ct, row)


@kernel
def begin(st: Any, ct: Any, row: int, is_bot: bool, at_ms: int) -> None:
    """Make the new character of unit ``row`` ready to play: spells by level, gear, sheet, full health and power. Mutates all of them."""
    u = st.units[row]
    if st.rules[0].spells_known_by_level:
        know_by_level(st, ct, row)
    st.players[u.player].next_level_xp = ct.xp_to_next[u.level]
    reset_runes(st, 0 + u.player)
    if is_bot:
        give_beast(st, ct, row)
    equip(st, ct, row, is_bot)
    apply_passives(st, ct, row, at_ms)
    u.hp = u.max_hp
    u.powers[POWER_MANA] = u.max_powers[POWER_MANA]
    u.powers[POWER_ENERGY] = u.max_powers[POWER_ENERGY]


@kernel
def forget(st: Any, row: int) -> None:
    """Give the auras, cooldowns and diminishing returns of a unit that is deleted back. Mutates their pools and the unit."""
    u = st.units[row]
    aura = int(u.first_aura)
    while aura >= 0:
        after = int(st.auras[aura].next)
        st.auras[aura].unit = -1
        give_back(st.pools, POOL_AURAS, st.auras, aura)
        aura = after
    u.first_aura = -1
    cooldown = int(u.first_cooldown)
    while cooldown >= 0:
        after = int(st.cooldowns[cooldown].next)
        st.cooldowns[cooldown].unit = -1
        give_back(st.pools, POOL_COOLDOWNS, st.cooldowns, cooldown)
        cooldown = after
    u.first_cooldown = -1
    forget_control(st, row)

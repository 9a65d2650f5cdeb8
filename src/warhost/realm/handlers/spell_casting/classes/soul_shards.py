# SPDX-License-Identifier: GPL-2.0-or-later
"""Items out of dying units: an aura of CHANNEL_DEATH_ITEM gives its caster an item when its bearer dies under it.

Soul shards come only of units that are worth experience to the warlock and are his kill. Drain Soul also gives one with a fifth
of its ticks. Where the bags are full nothing is given. Out: SMSG_ITEM_PUSH_RESULT.
Source: AzerothCore src/server/game/Spells/Auras/SpellAuraEffects.cpp:AuraEffect::HandleChannelDeathItem,
src/server/scripts/Spells/spell_warlock.cpp:spell_warl_drain_soul, Entities/Player/Player.cpp:Player::isHonorOrXPTarget.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.content.words import CREATURE_NO_XP
from warhost.lore.spells.auras import SPELL_AURA_CHANNEL_DEATH_ITEM
from warhost.lore.spells.enums import CREATURE_TYPE_CRITTER, CREATURE_TYPE_TOTEM
from warhost.lore.spells.scripts import SCRIPT_DRAIN_SOUL
from warhost.realm.chance import STREAM_PROC, roll_int
from warhost.realm.handlers.spell_casting.checking.reagents import give_item
from warhost.realm.handlers.spell_casting.effects.value import nth_of
from warhost.realm.kernel import kernel
from warhost.realm.rules import grey_level
from warhost.realm.spell_notes import NOTE_DEATH_ITEM
from warhost.realm.tables.units import UNIT_CREATURE, UNIT_PLAYER

SHARD_PERCENT = 20
"""Chance of a shard with each tick of Drain Soul (spell_warl_drain_soul::HandleTick)."""


@kernel
def is_worth_a_soul(st: Any, ct: Any, player_row: int, victim: int) -> bool:
    """Return whether a unit would give the player experience or honour: not grey, no critter, totem or pet."""
    v = st.units[victim]
    if v.level <= grey_level(0 + st.units[player_row].level):
        return False
    if v.kind == UNIT_PLAYER:
        return True
    if v.kind != UNIT_CREATURE or v.template < 0:
        return False
    template = ct.templates[v.template]
    return (template.flags & CREATURE_NO_XP) == 0 and template.creature_type not in (CREATURE_TYPE_CRITTER, CREATURE_TYPE_TOTEM)


@kernel
def is_kill_of(st: Any, player_row: int, victim: int) -> bool:
    """Return whether a creature is the player's by right of the first harm; a player is anybody's."""
    v = st.units[victim]
    return v.kind != UNIT_CREATURE or (v.creature >= 0 and st.creatures[v.creature].tapper == st.units[player_row].player)


@kernel
def harvest(st: Any, ct: Any, victim: int, at_ms: int) -> int:
    """Give the casters of auras that wait for the death of ``victim`` their items; return how many got one. Before its auras go."""
    if st.sheets[victim].aura_notes & NOTE_DEATH_ITEM == 0:
        return 0
    given = 0
    aura = 0 + st.units[victim].first_aura
    while aura >= 0:
        a = st.auras[aura]
        spell = 0 + a.spell
        caster = 0 + a.caster
        if ct.spell_notes[spell] & NOTE_DEATH_ITEM and caster >= 0 and st.units[caster].guid == a.caster_guid:
            worth = st.units[caster].player >= 0 and is_worth_a_soul(st, ct, caster, victim) and is_kill_of(st, caster, victim)
            for k in range(3):
                if worth and a.effects >> k & 1 and ct.spells[spell].aura[k] == SPELL_AURA_CHANNEL_DEATH_ITEM:
                    given += give_item(st, ct, caster, 0 + ct.made_items[spell, k], max(0 + a.amounts[k], 1), at_ms)
        aura = 0 + a.next
    return given


@kernel
def shard_of_tick(st: Any, ct: Any, caster: int, bearer: int, spell_row: int, at_ms: int) -> bool:
    """Let a tick of Drain Soul give its caster a shard by chance; return whether it did."""
    s = ct.spells[spell_row]
    if s.script != SCRIPT_DRAIN_SOUL or caster < 0 or st.units[caster].player < 0 or not is_worth_a_soul(st, ct, caster, bearer):
        return False
    if roll_int(st, STREAM_PROC, caster, nth_of(spell_row, bearer, 7, at_ms), 1, 100) > SHARD_PERCENT:
        return False
    given = False
    for k in range(3):
        if s.aura[k] == SPELL_AURA_CHANNEL_DEATH_ITEM:
            given = give_item(st, ct, caster, 0 + ct.made_items[spell_row, k], 1, at_ms)
    return given

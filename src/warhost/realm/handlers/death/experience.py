# SPDX-License-Identifier: GPL-2.0-or-later
"""Experience for kills, and the levels it brings. Out: SMSG_LOG_XPGAIN, SMSG_LEVELUP_INFO.

Source: AzerothCore KillRewarder.cpp, Formulas.cpp (Acore::XP::Gain), Player.cpp (GiveXP, GiveLevel). There is no rest and no
group yet: whoever has the right to the kill gets all of it.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.content.words import CREATURE_NO_XP, RANK_NORMAL, RANK_RARE
from warhost.lore.formulas.xp import CONTENT_CLASSIC, CONTENT_NORTHREND, CONTENT_OUTLAND
from warhost.lore.spells.enums import CLASS_WARRIOR, CREATURE_TYPE_CRITTER, CREATURE_TYPE_TOTEM
from warhost.protocol.opcode_numbers import SMSG_LEVELUP_INFO, SMSG_LOG_XPGAIN
from warhost.realm.events import tell
from warhost.realm.handlers.pets.keeping import give_beast
from warhost.realm.handlers.session.equipment import renew_gear
from warhost.realm.handlers.spell_casting.auras.aura_list import apply_passives
from warhost.realm.kernel import kernel
from warhost.realm.rules import kill_gain
from warhost.realm.sheets.refresh import refresh_sheet

MAP_OUTLAND, MAP_NORTHREND = 530, 571
ZONE_EVERSONG, ZONE_GHOSTLANDS, ZONE_AZUREMYST, ZONE_BLOODMYST = 3430, 3433, 3524, 3525
VICTORY_MS = 20000


@kernel
def content_of(map_id: int, zone: int) -> int:
    """Return the expansion that a place's kills are worth (AzerothCore DBCStores.cpp:GetContentLevelsForMapAndZone)."""
    if map_id == MAP_NORTHREND:
        return CONTENT_NORTHREND
    if map_id != MAP_OUTLAND or zone in (ZONE_EVERSONG, ZONE_GHOSTLANDS, ZONE_AZUREMYST, ZONE_BLOODMYST):
        return CONTENT_CLASSIC
    return CONTENT_OUTLAND


@kernel
def worth(st: Any, ct: Any, player_row: int, victim: int) -> int:
    """Return the experience that unit ``player_row`` gets for creature ``victim``, by its level, rank and template; 0: none."""
    u = st.units[player_row]
    v = st.units[victim]
    template = ct.templates[v.template]
    if (template.flags & CREATURE_NO_XP) != 0 or template.creature_type in (CREATURE_TYPE_CRITTER, CREATURE_TYPE_TOTEM):
        return 0
    rank = 0 + template.rank
    elite = rank not in (RANK_NORMAL, RANK_RARE)
    gain = kill_gain(0 + u.level, 0 + v.level, content_of(0 + u.map, 0 + u.zone), elite, False)
    return int(gain * template.xp_multiplier * st.rules[0].xp_rate)


@kernel
def learn_spells_of(st: Any, ct: Any, row: int, level: int) -> int:
    """Write the class spells that a player learns at ``level`` into his spellbook and return how many. Mutates the spellbook."""
    u = st.units[row]
    player = 0 + u.player
    race_bit = 1 << (0 + u.race - 1)
    learnt = 0
    for spell in range(len(ct.spells)):
        if ct.class_spells[0 + u.class_id, spell] != level:
            continue
        races = 0 + ct.spells[spell].race_mask
        if races != 0 and (races & race_bit) == 0:
            continue
        st.spellbook[player, spell >> 3] |= 1 << (spell & 7)
        learnt += 1
    return learnt


@kernel
def gain_level(st: Any, ct: Any, row: int, at_ms: int) -> None:
    """Lift a player by one level: stats of class and level, full health and mana, and what the rules give besides.

    ``spells_known_by_level``: the class spells of the level; ``gear_follows_level``: gear of the level, for bots; a hunter bot's beast.
    Mutates unit, sheet, player, spellbook and clock; tells SMSG_LEVELUP_INFO.
    """
    u = st.units[row]
    pl = st.players[u.player]
    health = 0 + u.max_hp
    mana = 0 + u.max_powers[0]
    level = 1 + u.level
    u.level = level
    pl.next_level_xp = int(ct.xp_to_next[level])
    if st.rules[0].spells_known_by_level == 1:
        learn_spells_of(st, ct, row, level)
        apply_passives(st, ct, row, at_ms)
    renew_gear(st, ct, row)
    if pl.session >= 0 and st.sessions[pl.session].is_bot == 1:
        give_beast(st, ct, row)
    refresh_sheet(st, ct, row)
    u.hp = u.max_hp
    u.powers[0] = u.max_powers[0]
    st.clock[0].levels += 1
    tell(st, SMSG_LEVELUP_INFO, row, -1, at_ms, level, u.max_hp - health, u.max_powers[0] - mana, 0)


@kernel
def give_xp(st: Any, ct: Any, row: int, amount: int, victim: int, at_ms: int) -> None:
    """Give a player ``amount`` of experience for ``victim`` (-1: for something else) and the levels it brings.

    At the highest level nothing is given. Mutates unit, player and clock; tells SMSG_LOG_XPGAIN.
    """
    u = st.units[row]
    pl = st.players[u.player]
    if amount <= 0 or u.level >= st.rules[0].max_level:
        return
    tell(st, SMSG_LOG_XPGAIN, row, victim, at_ms, amount, 0, 0, 0)
    pl.next_level_xp = int(ct.xp_to_next[u.level])
    pl.xp += amount
    st.clock[0].xp += amount
    while u.level < st.rules[0].max_level and pl.xp >= pl.next_level_xp:
        pl.xp -= pl.next_level_xp
        gain_level(st, ct, row, at_ms)
    if u.level >= st.rules[0].max_level:
        pl.xp = 0


@kernel
def reward_kill(st: Any, ct: Any, killer_player: int, victim: int, at_ms: int) -> None:
    """Give the player who has the right to a kill (a row of players, -1: nobody) its experience and count the kill.

    A kill worth experience lets a warrior use Victory Rush for 20 s. Mutates player, unit and clock.
    """
    st.clock[0].kills += 1
    if killer_player < 0 or st.players[killer_player].used == 0:
        return
    pl = st.players[killer_player]
    row = 0 + pl.unit
    pl.kills += 1
    gain = worth(st, ct, row, victim)
    if gain > 0 and st.units[row].class_id == CLASS_WARRIOR:
        pl.victory_until_ms = at_ms + VICTORY_MS
    if st.units[row].in_world == 1 and st.units[row].map == st.units[victim].map:
        give_xp(st, ct, row, gain, victim, at_ms)

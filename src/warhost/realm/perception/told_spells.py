# SPDX-License-Identifier: GPL-2.0-or-later
"""Read what is cast: cast bars, channels, the global cooldown, the spellbook, cooldowns.

No packet tells the global cooldown: a client starts it itself, when its cast begins, for as long as the spell says, shortened by
its own haste (Spell.cpp:TriggerGlobalCooldown).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from warhost.lore.formulas.spells import hasted_gcd_ms, hasted_ms
from warhost.lore.spells.auras import SPELL_AURA_ADD_FLAT_MODIFIER
from warhost.lore.spells.enums import DMG_CLASS_MELEE, DMG_CLASS_RANGED, GCD_CATEGORY
from warhost.lore.spells.flags import AUTO_REPEAT, CHANNELED, HASTE_AFFECTS_GCD, NEXT_SWING
from warhost.realm.handlers.spell_casting.checking.cooldowns import UNTIL_EVENT_MS
from warhost.realm.perception.told_runes import read_spent
from warhost.realm.sheet_rules import SPELLMOD_GLOBAL_COOLDOWN

if TYPE_CHECKING:
    from warhost.realm.perception.rebuild import Rebuilt


WITHOUT_END_MS = 2_592_000_000
"""A month: how long a cooldown is told to be that waits for an event. Source: AzerothCore Player.h:infinityCooldownDelay."""


def spell_row(client: Rebuilt, spell_id: int) -> int:
    """Return the row of a spell by its id, or -1 where the client does not know it."""
    rows = client.ct.spell_rows
    return int(rows[spell_id]) if 0 <= spell_id < len(rows) else -1


def _haste(client: Rebuilt) -> float:
    return float(client.tables["sheets"]["cast_haste"][client.own_row])


def cast_ms(client: Rebuilt, spell: np.void) -> int:
    """Return how long the client's own cast bar for a spell is, in ms."""
    base = int(spell["cast_ms"])
    if base <= 0 or int(spell["attributes"]) & CHANNELED:
        return 0
    return base if spell["damage_class"] in (DMG_CLASS_MELEE, DMG_CLASS_RANGED) else hasted_ms(base, _haste(client))


def _start_gcd(client: Rebuilt, spell: np.void, began_ms: int) -> None:
    gcd_ms = int(spell["gcd_ms"])
    if gcd_ms <= 0 or spell["gcd_category"] != GCD_CATEGORY:
        return
    haste = _haste(client) if int(spell["attributes"]) & HASTE_AFFECTS_GCD else 1.0
    client.set("units", client.own_row, gcd_ends_ms=began_ms + hasted_gcd_ms(gcd_ms, _gcd_of_auras(client), haste))


def _gcd_of_auras(client: Rebuilt) -> int:
    """Return what the own character's auras add to its global cooldowns, in ms (Unholy Presence takes half a second)."""
    total, auras = 0, client.tables["auras"]
    entry = int(client.tables["units"]["first_aura"][client.own_row])
    while entry >= 0:
        spell = client.ct.spells[auras["spell"][entry]]
        for k in range(3):
            if spell["aura"][k] == SPELL_AURA_ADD_FLAT_MODIFIER and spell["misc"][k] == SPELLMOD_GLOBAL_COOLDOWN:
                total += int(spell["base_points"][k])
        entry = int(auras["next"][entry])
    return total


def _read_start(client: Rebuilt, fields: dict[str, Any]) -> None:
    row, number = client.known(fields["guid"]), spell_row(client, fields["spell_id"])
    if row < 0 or number < 0:
        return
    spell = client.ct.spells[number]
    attributes, is_own = int(spell["attributes"]), fields["guid"] == client.own_guid
    if attributes & AUTO_REPEAT:
        client.set("units", row, repeat_spell=number)
    elif attributes & NEXT_SWING:
        client.set("units", row, next_swing_spell=number)
    else:
        due_ms = client.now_ms + fields["cast_time_ms"]
        client.set("units", row, cast_spell=number, cast_due_ms=due_ms)
        if is_own:
            _start_gcd(client, spell, due_ms - cast_ms(client, spell))


def _read_go(client: Rebuilt, fields: dict[str, Any]) -> None:
    row, number = client.known(fields["guid"]), spell_row(client, fields["spell_id"])
    if row < 0 or number < 0:
        return
    u, spell = client.tables["units"][row], client.ct.spells[number]
    attributes = int(spell["attributes"])
    if fields["guid"] == client.own_guid:
        read_spent(client, fields, client.full_ms(fields["time_ms"]))
    if u["next_swing_spell"] == number:
        client.set("units", row, next_swing_spell=-1)
    elif u["cast_spell"] == number:
        client.set("units", row, cast_spell=-1)
    elif fields["guid"] == client.own_guid and not attributes & (AUTO_REPEAT | NEXT_SWING):
        _start_gcd(client, spell, client.full_ms(fields["time_ms"]))


def _read_failure(client: Rebuilt, fields: dict[str, Any]) -> None:
    row, number = client.known(fields["guid"]), spell_row(client, fields["spell_id"])
    if row < 0:
        return
    u = client.tables["units"][row]
    if u["next_swing_spell"] == number:
        client.set("units", row, next_swing_spell=-1)
    if u["cast_spell"] == number:
        client.set("units", row, cast_spell=-1)
        if u["cast_due_ms"] > client.now_ms:  # broken off: the global cooldown ends with it; one that fails at its end keeps it
            client.set("units", row, gcd_ends_ms=min(int(u["gcd_ends_ms"]), client.now_ms))


def _read_delay(client: Rebuilt, fields: dict[str, Any]) -> None:
    row = client.known(fields["guid"])
    if row >= 0:
        due_ms = int(client.tables["units"]["cast_due_ms"][row]) + fields["delay_ms"]
        client.set("units", row, cast_due_ms=due_ms)


def _read_channel(client: Rebuilt, fields: dict[str, Any]) -> None:
    row, number = client.known(fields["guid"]), spell_row(client, fields["spell_id"])
    if row >= 0:
        client.set("units", row, channel_spell=number, channel_ends_ms=client.now_ms + fields["duration_ms"])


def _read_channel_update(client: Rebuilt, fields: dict[str, Any]) -> None:
    row = client.known(fields["guid"])
    if row >= 0:
        client.set("units", row, channel_ends_ms=client.now_ms + fields["left_ms"])
        if fields["left_ms"] == 0:
            client.set("units", row, channel_spell=-1)


def _read_no_repeat(client: Rebuilt, fields: dict[str, Any]) -> None:
    client.set("units", client.own_row, repeat_spell=-1)


def _know(client: Rebuilt, spell_id: int, knows: bool) -> None:
    number = spell_row(client, spell_id)
    if number >= 0:
        book = client.plain["spellbook"][client.player]
        bit = 1 << (number & 7)
        book[number >> 3] = int(book[number >> 3]) & ~bit | (bit if knows else 0)
        client.note("plain", "spellbook")


def _read_spells(client: Rebuilt, fields: dict[str, Any]) -> None:
    for spell in fields["spells"]:
        _know(client, spell["spell_id"], True)


def _read_learned(client: Rebuilt, fields: dict[str, Any]) -> None:
    _know(client, fields["spell_id"], True)


def _read_removed(client: Rebuilt, fields: dict[str, Any]) -> None:
    _know(client, fields["spell_id"], False)


def _read_cooldowns(client: Rebuilt, fields: dict[str, Any]) -> None:
    if fields["guid"] == client.own_guid:
        for each in fields["cooldowns"]:
            without_end = each["cooldown_ms"] >= WITHOUT_END_MS
            _cool_down(client, each["spell_id"], UNTIL_EVENT_MS if without_end else client.now_ms + each["cooldown_ms"])


def _read_ready(client: Rebuilt, fields: dict[str, Any]) -> None:
    if fields["guid"] == client.own_guid:
        _cool_down(client, fields["spell_id"], 0)


def _cool_down(client: Rebuilt, spell_id: int, ends_ms: int) -> None:
    """Write when one of the client's own spells is ready."""
    cooldowns = client.tables["cooldowns"]
    entry = int(client.tables["units"]["first_cooldown"][client.own_row])
    over = -1
    while entry >= 0 and cooldowns["key"][entry] != spell_id:
        over = entry if cooldowns["ends_ms"][entry] <= client.now_ms else over
        entry = int(cooldowns["next"][entry])
    if entry < 0 and over < 0:
        entry = client.cooldowns_used
        client.cooldowns_used += 1
        if entry == len(cooldowns):
            client.tables["cooldowns"] = np.concatenate([cooldowns, np.zeros_like(cooldowns)])
            client.renew()
        first = int(client.tables["units"]["first_cooldown"][client.own_row])
        client.set("cooldowns", entry, next=first)
        client.set("units", client.own_row, first_cooldown=entry)
    client.set("cooldowns", entry if entry >= 0 else over, key=spell_id, ends_ms=ends_ms)


READERS = {
    "SMSG_SPELL_START": _read_start,
    "SMSG_SPELL_GO": _read_go,
    "SMSG_SPELL_FAILURE": _read_failure,
    "SMSG_SPELL_FAILED_OTHER": _read_failure,
    "SMSG_SPELL_DELAYED": _read_delay,
    "MSG_CHANNEL_START": _read_channel,
    "MSG_CHANNEL_UPDATE": _read_channel_update,
    "SMSG_CANCEL_AUTO_REPEAT": _read_no_repeat,
    "SMSG_INITIAL_SPELLS": _read_spells,
    "SMSG_LEARNED_SPELL": _read_learned,
    "SMSG_REMOVED_SPELL": _read_removed,
    "SMSG_SPELL_COOLDOWN": _read_cooldowns,
    "SMSG_CLEAR_COOLDOWN": _read_ready,
}

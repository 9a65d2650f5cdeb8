# SPDX-License-Identifier: GPL-2.0-or-later
"""Packets of auras: all of a unit that comes into sight, and later what has changed, slot by slot.

Passive auras stand in no slot and are told to nobody. One byte carries an aura's charges, or where it has none its stacks.
Source: AzerothCore src/server/game/Spells/Auras/SpellAuras.cpp:AuraApplication::BuildUpdatePacket.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from warhost.protocol.flags import AuraFlag
from warhost.realm.announcing.told import Say, ToldUnit
from warhost.realm.handlers.spell_casting.auras.aura_rows import NO_SLOT

POSITIVE, NEGATIVE = int(AuraFlag.POSITIVE), int(AuraFlag.NEGATIVE)


def seen_auras(auras: np.ndarray, spells: np.ndarray, harmful: int, u: np.void, row: int) -> dict[int, dict[str, Any]]:
    """Return the fields of the auras that a unit shows, by slot. ``harmful`` is the attribute that marks harmful spells."""
    shown: dict[int, dict[str, Any]] = {}
    number = int(u["first_aura"])
    while number >= 0:
        aura = auras[number]
        if aura["slot"] != NO_SLOT:
            spell = spells[aura["spell"]]
            flags = int(aura["effects"]) | (NEGATIVE if int(spell["attributes"]) & harmful else POSITIVE)
            fields: dict[str, Any] = {
                "slot": int(aura["slot"]),
                "spell_id": int(spell["id"]),
                "caster_level": int(aura["caster_level"]),
                "stacks": int(aura["charges"]) or int(aura["stacks"]),
            }
            if aura["caster"] == row:
                flags |= int(AuraFlag.CASTER)
            else:
                fields["caster_guid"] = int(aura["caster_guid"])
            if aura["ends_ms"] >= 0:
                flags |= int(AuraFlag.DURATION)
                fields |= {"duration_ms": max(0, int(aura["duration_ms"])), "ends_ms": int(aura["ends_ms"])}
            shown[int(aura["slot"])] = {**fields, "flags": flags}
        number = int(aura["next"])
    return shown


def _packed(fields: dict[str, Any], now_ms: int) -> dict[str, Any]:
    """Return an aura's fields as the packet has them: what is left of it instead of when it ends."""
    packed = dict(fields)
    if "ends_ms" in packed:
        packed["left_ms"] = max(0, packed.pop("ends_ms") - now_ms)
    return packed


def tell_auras(say: Say, guid: int, shown: dict[int, dict[str, Any]], told: ToldUnit, is_first: bool, now_ms: int) -> None:
    """Tell a unit's auras: all of them at first, later each slot that changed. Mutates ``told``."""
    if is_first:
        if shown:
            say("SMSG_AURA_UPDATE_ALL", guid=guid, auras=[_packed(fields, now_ms) for fields in shown.values()])
    elif shown != told.auras:
        for slot in told.auras.keys() - shown.keys():
            say("SMSG_AURA_UPDATE", guid=guid, slot=slot, spell_id=0)
        for slot, fields in shown.items():
            if told.auras.get(slot) != fields:
                say("SMSG_AURA_UPDATE", guid=guid, **_packed(fields, now_ms))
    told.auras = shown

# SPDX-License-Identifier: GPL-2.0-or-later
"""Packets of the fight with weapons: who attacks whom, what a swing did, who killed whom."""

from __future__ import annotations

from typing import Any

import numpy as np

from warhost.protocol.flags import HitInfo
from warhost.protocol.opcode_numbers import SMSG_ATTACKERSTATEUPDATE, SMSG_LOG_XPGAIN, SMSG_PARTYKILLLOG
from warhost.realm.announcing.told import Say, ToldUnit

PHYSICAL = 1
ABSORBED = int(HitInfo.FULL_ABSORB | HitInfo.PARTIAL_ABSORB)
RESISTED = int(HitInfo.FULL_RESIST | HitInfo.PARTIAL_RESIST)


def tell_victim(say: Say, guids: np.ndarray, u: np.void, told: ToldUnit) -> None:
    """Tell that a unit attacks another from now on, or attacks nobody any more. Mutates ``told``."""
    victim = int(u["victim"])
    if victim == told.victim:
        return
    guid = int(u["guid"])
    if victim >= 0:
        say("SMSG_ATTACKSTART", guid=guid, victim_guid=int(guids[victim]))
    else:
        say("SMSG_ATTACKSTOP", guid=guid, victim_guid=int(guids[told.victim]), victim_died=0)
    told.victim = victim


def tell_swing(say: Say, guid: int, victim_guid: int, event: np.void) -> None:
    """Write what a swing did, from the realm's event of it."""
    damage, hit_info = int(event["a"]), int(event["b"])
    hurt = {"school_mask": PHYSICAL, "damage_float": float(damage), "damage": damage}
    fields: dict[str, Any] = {
        "hit_info": hit_info,
        "guid": guid,
        "victim_guid": victim_guid,
        "damage": damage,
        "overkill": 0,
        "damage_count": 1,
        "damages": [hurt],
        "victim_state": int(event["c"]),
        "attacker_state": 0,
        "spell_id": 0,
    }
    if hit_info & ABSORBED:
        fields["absorbs"] = [0]
    if hit_info & RESISTED:
        fields["resists"] = [0]
    if hit_info & int(HitInfo.BLOCK):
        fields["blocked"] = max(0, int(event["d"]))
    if hit_info & int(HitInfo.RAGE_GAIN):
        fields["rage"] = 0
    say("SMSG_ATTACKERSTATEUPDATE", **fields)


def tell_fight_event(say: Say, guids: np.ndarray, event: np.void, me: int) -> None:
    """Write the packet of an event of the fight that the observer (unit ``me``) sees."""
    opcode = int(event["opcode"])
    unit, other = int(event["unit"]), int(event["other"])
    other_guid = int(guids[other]) if other >= 0 else 0
    if opcode == SMSG_ATTACKERSTATEUPDATE:
        tell_swing(say, int(guids[unit]), other_guid, event)
    elif opcode == SMSG_PARTYKILLLOG and unit == me:
        say("SMSG_PARTYKILLLOG", guid=int(guids[unit]), victim_guid=other_guid)
    elif opcode == SMSG_LOG_XPGAIN and unit == me:
        amount = {"xp": int(event["a"]), "xp_without_rest": int(event["a"])}
        say("SMSG_LOG_XPGAIN", victim_guid=other_guid, **amount, without_kill=0, group_rate=1.0, refer_a_friend=0)

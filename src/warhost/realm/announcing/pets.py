# SPDX-License-Identifier: GPL-2.0-or-later
"""Packets of a player's pet: its action bar when it comes or learns, its mode when that changes, an empty bar when it is gone.

Source: AzerothCore src/server/game/Entities/Player/Player.cpp:Player::PetSpellInitialize, SendRemoveControlBar.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from warhost.protocol.opcode_numbers import SMSG_PET_CAST_FAILED
from warhost.realm.announcing.told import Say, ToldSelf

COMMANDS = (0x07000002, 0x07000001, 0x07000000)
REACTIONS = (0x06000002, 0x06000001, 0x06000000)
AUTOCAST, BY_HAND, NO_SPELL = 0xC1000000, 0x81000000, 0x81000000
SPELL_BUTTONS = 4


def tell_pet(say: Say, state: Any, ct: Any, u: np.void, me: ToldSelf) -> None:
    """Tell of the pet of one's own unit ``u`` where anything about it changed. Mutates ``me``."""
    row = int(u["pet"])
    if row < 0:
        if me.pet:
            say("SMSG_PET_SPELLS", guid=0)
        me.pet, me.pet_mode = (), ()
        return
    guid, summon = int(state["units"]["guid"][row]), state["summons"][state["units"]["summon"][row]]
    mode = (int(summon["react"]), int(summon["command"]))
    spells = tuple(
        int(ct.spells["id"][spell]) | (AUTOCAST if int(summon["autocast"]) >> k & 1 else BY_HAND)
        for k, spell in enumerate(summon["spells"].tolist())
        if spell >= 0
    )
    shown = (guid, *spells)
    if shown != me.pet:
        buttons = [*COMMANDS, *spells[:SPELL_BUTTONS], *(NO_SPELL,) * (SPELL_BUTTONS - len(spells[:SPELL_BUTTONS])), *REACTIONS]
        left = max(int(summon["ends_ms"]) - state.now_ms, 0) if summon["ends_ms"] else 0
        kind = {"family": int(ct.summon_kinds["family"][summon["kind"]]), "duration_ms": left, "react": mode[0], "command": mode[1]}
        lists = {"spell_count": len(spells), "spells": list(spells), "cooldown_count": 0, "cooldowns": []}
        say("SMSG_PET_SPELLS", guid=guid, **kind, flags=0, buttons=buttons, **lists)
    elif mode != me.pet_mode:
        say("SMSG_PET_MODE", guid=guid, react=mode[0], command=mode[1], flags=0)
    me.pet, me.pet_mode = shown, mode


def tell_totems(say: Say, state: Any, ct: Any, u: np.void, me: ToldSelf) -> None:
    """Tell which of one's totems came, and which are gone."""
    totems = tuple(state["players"]["totems"][u["player"]].tolist())
    if totems == me.totems:
        return
    number = int(u["first_summon"])
    while number >= 0:
        summon = state["summons"][number]
        guid = int(state["units"]["guid"][summon["unit"]])
        if guid in totems and guid not in me.totems:
            left = max(int(summon["ends_ms"]) - state.now_ms, 0) if summon["ends_ms"] else 0
            spell = int(ct.spells["id"][summon["spell"]]) if summon["spell"] >= 0 else 0
            say("SMSG_TOTEM_CREATED", slot=totems.index(guid), guid=guid, duration_ms=left, spell_id=spell)
        number = int(summon["next_of_owner"])
    for slot, guid in enumerate(me.totems):
        if guid and not totems[slot]:
            say("SMSG_DESTROY_OBJECT", guid=guid, died=0)
    me.totems = totems


def tell_pet_event(say: Say, event: np.void) -> None:
    """Tell why one's pet did not cast what it was told to."""
    if event["opcode"] == SMSG_PET_CAST_FAILED:
        say("SMSG_PET_CAST_FAILED", cast_count=0, spell_id=int(event["a"]), result=int(event["b"]))

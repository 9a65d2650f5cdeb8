# SPDX-License-Identifier: GPL-2.0-or-later
"""Packets of a death knight's runes: what a cast spent, what came back before its time, what turned into another kind.

Source: AzerothCore src/server/game/Spells/Spell.cpp:SendSpellGo (CAST_FLAG_RUNE_LIST), Player.cpp (ResyncRunes, ConvertRune).
"""

from __future__ import annotations

from typing import Any

import numpy as np

from warhost.lore.formulas.runes import rune_step
from warhost.protocol.flags import CastFlag
from warhost.realm.announcing.told import Say, ToldSelf
from warhost.realm.tables.runes import RUNES_A_PLAYER


def go_fields(runes: np.void, at_ms: int, me: ToldSelf) -> dict[str, Any]:
    """Return the fields of SMSG_SPELL_GO for the runes that a cast at ``at_ms`` spent; none where it spent none. Mutates ``me``."""
    spent = [slot for slot in range(RUNES_A_PLAYER) if runes["spent_ms"][slot] == at_ms and runes["ready_ms"][slot] > at_ms]
    if not spent:
        return {}
    ready = {slot for slot in range(RUNES_A_PLAYER) if runes["ready_ms"][slot] <= at_ms}
    fields = {f"rune_{slot}_passed": rune_step(int(runes["ready_ms"][slot]) - at_ms) for slot in spent}
    me.runes_ready_ms = tuple(int(runes["ready_ms"][slot]) if slot in spent else was for slot, was in enumerate(me.runes_ready_ms))
    after = sum(1 << slot for slot in ready)
    before = after | sum(1 << slot for slot in spent)
    return {"cast_flags": int(CastFlag.HAS_TRAJECTORY | CastFlag.RUNE_LIST), "runes_before": before, "runes_after": after, **fields}


def tell_runes(say: Say, runes: np.void, me: ToldSelf, now_ms: int) -> None:
    """Tell the own character's runes: all at log-in and where one came back early, else what turned into another kind. Mutates ``me``."""
    kinds = tuple(int(kind) for kind in runes["kinds"])
    ready = tuple(int(ms) for ms in runes["ready_ms"])
    late = any(max(real, now_ms) != max(told, now_ms) for real, told in zip(ready, me.runes_ready_ms, strict=True))
    if late or not me.rune_kinds:
        left = [max(ms - now_ms, 0) for ms in ready]
        say("SMSG_RESYNC_RUNES", runes=[{"kind": kind, "passed": rune_step(ms)} for kind, ms in zip(kinds, left, strict=True)])
    else:
        for slot, (kind, told) in enumerate(zip(kinds, me.rune_kinds, strict=True)):
            if kind != told:
                say("SMSG_CONVERT_RUNE", index=slot, kind=kind)
    me.rune_kinds, me.runes_ready_ms = kinds, ready

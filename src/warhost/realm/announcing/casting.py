# SPDX-License-Identifier: GPL-2.0-or-later
"""Packets of casting: cast bars, what goes off, channels, auto repeat, the next swing's spell; the spellbook and cooldowns.

Times are told as what is left of them when the packet is written, the end of the tick. An observer to whom a caster comes
into sight is told of the cast that runs (a real server leaves that out).
"""

from __future__ import annotations

from typing import Any

import numpy as np

from warhost.lore.spells.enums import PREVENTION_SILENCE
from warhost.protocol.reasons import SpellCastResult
from warhost.realm.announcing.told import Say, ToldSelf, ToldUnit
from warhost.realm.handlers.spell_casting.checking.cooldowns import GCD_KEY, UNTIL_EVENT_MS
from warhost.realm.perception.told_spells import WITHOUT_END_MS

TARGET_UNIT = 0x2
CAST_FLAGS = 0x2
INTERRUPTED = int(SpellCastResult.SPELL_FAILED_INTERRUPTED)


def _cast(u: np.void, spell_id: int, count: int, target_guid: int) -> dict[str, Any]:
    guid = int(u["guid"])
    target = {"target_mask": TARGET_UNIT, "target_guid": target_guid} if target_guid else {"target_mask": 0}
    return {"item_guid": guid, "guid": guid, "cast_count": count & 0xFF, "spell_id": spell_id, "cast_flags": CAST_FLAGS, **target}


def say_start(say: Say, u: np.void, spell_id: int, count: int, target_guid: int, left_ms: int) -> None:
    """Write SMSG_SPELL_START with ``left_ms`` of the cast bar to go."""
    say("SMSG_SPELL_START", **_cast(u, spell_id, count, target_guid), cast_time_ms=left_ms)


def say_go(say: Say, u: np.void, event: np.void, target_guid: int, runes: dict[str, Any]) -> None:
    """Write SMSG_SPELL_GO for the realm's event of it, with the fields of the ``runes`` that it spent."""
    hits = [target_guid] if target_guid else []
    fields = {**_cast(u, int(event["a"]), int(event["b"]), target_guid), **runes}
    say("SMSG_SPELL_GO", **fields, time_ms=int(event["at_ms"]) & 0xFFFFFFFF, hits=hits, misses=[])


def say_failure(say: Say, u: np.void, spell_id: int, is_own: bool, reason: int = INTERRUPTED) -> None:
    """Write that a cast was broken off: SMSG_SPELL_FAILURE to the caster, SMSG_SPELL_FAILED_OTHER to others."""
    name = "SMSG_SPELL_FAILURE" if is_own else "SMSG_SPELL_FAILED_OTHER"
    say(name, guid=int(u["guid"]), cast_count=0, spell_id=spell_id, result=reason)


def tell_cast(say: Say, ids: np.ndarray, guids: np.ndarray, u: np.void, told: ToldUnit, gone: set[int], is_own: bool, now_ms: int) -> None:
    """Tell what has become of a unit's cast bar. ``gone`` are the spell ids that are told to have gone off or failed. Mutates ``told``."""
    spell = int(u["cast_spell"])
    key = (spell, int(u["cast_started_ms"])) if spell >= 0 else None
    if told.cast is not None and told.cast != key and int(ids[told.cast[0]]) not in gone:
        say_failure(say, u, int(ids[told.cast[0]]), is_own)
    if key is not None:
        due_ms = int(u["cast_due_ms"])
        if told.cast != key:
            target = int(guids[u["cast_target"]]) if u["cast_target"] >= 0 else 0
            told.cast_due_ms = max(int(u["cast_started_ms"]) + int(u["cast_ms"]), now_ms) if is_own else due_ms
            say_start(say, u, int(ids[spell]), int(u["cast_count"]), target, told.cast_due_ms - now_ms)
        if due_ms > told.cast_due_ms:
            say("SMSG_SPELL_DELAYED", guid=int(u["guid"]), delay_ms=due_ms - told.cast_due_ms)
        told.cast_due_ms = due_ms
    told.cast = key


def tell_channel(say: Say, ids: np.ndarray, u: np.void, told: ToldUnit, now_ms: int) -> None:
    """Tell what has become of a unit's channel. Mutates ``told``."""
    spell = int(u["channel_spell"])
    ends_ms = int(u["channel_ends_ms"]) if spell >= 0 else 0
    guid = int(u["guid"])
    if spell >= 0 and (spell != told.channel or ends_ms > told.channel_ends_ms):
        say("MSG_CHANNEL_START", guid=guid, spell_id=int(ids[spell]), duration_ms=max(0, ends_ms - now_ms))
    elif spell != told.channel or ends_ms != told.channel_ends_ms:
        say("MSG_CHANNEL_UPDATE", guid=guid, left_ms=max(0, ends_ms - now_ms) if spell >= 0 else 0)
    told.channel, told.channel_ends_ms = spell, ends_ms


def tell_orders(say: Say, ids: np.ndarray, guids: np.ndarray, u: np.void, me: ToldSelf, gone: set[int]) -> None:
    """Tell the own character's auto repeat and the spell that waits for its next swing. Mutates ``me``."""
    repeat, swing = int(u["repeat_spell"]), int(u["next_swing_spell"])
    if repeat != me.repeat:
        target = int(guids[u["repeat_target"]]) if u["repeat_target"] >= 0 else 0
        if repeat >= 0:
            say_start(say, u, int(ids[repeat]), 0, target, 0)
        else:
            say("SMSG_CANCEL_AUTO_REPEAT", guid=target)
        me.repeat = repeat
    waited = -1 if me.next_swing >= 0 and int(ids[me.next_swing]) in gone else me.next_swing
    if swing != waited:
        if waited >= 0:
            say_failure(say, u, int(ids[waited]), True)
        if swing >= 0:
            target = int(guids[u["next_swing_target"]]) if u["next_swing_target"] >= 0 else 0
            say_start(say, u, int(ids[swing]), 0, target, 0)
    me.next_swing = swing


def known_spells(book: np.ndarray) -> frozenset[int]:
    """Return the rows of spells whose bits are set in a row of the spellbook."""
    return frozenset(np.flatnonzero(np.unpackbits(book, bitorder="little")).tolist())


def tell_spells(say: Say, ids: np.ndarray, book: np.ndarray, me: ToldSelf, is_first: bool) -> None:
    """Tell which spells the character knows, all at log-in and changes later. Mutates ``me``."""
    known = known_spells(book)
    if is_first:
        spells = [{"spell_id": int(ids[row]), "slot": 0} for row in sorted(known)]
        say("SMSG_INITIAL_SPELLS", unknown=0, spells=spells, cooldowns=[])
    elif known != me.spells:
        for row in sorted(known - me.spells):
            say("SMSG_LEARNED_SPELL", spell_id=int(ids[row]), unknown=0)
        for row in sorted(me.spells - known):
            say("SMSG_REMOVED_SPELL", spell_id=int(ids[row]))
    me.spells = known


def ready_times(cooldowns: np.ndarray, spells: np.ndarray, u: np.void, known: frozenset[int], now_ms: int) -> dict[int, int]:
    """Return when (ms) each known spell is ready that is not now: its own cooldown, its category's, a lock of its school.

    A client is told of each spell, as a server has it after a category's cooldown or a lockout.
    Source: AzerothCore Player.cpp:Player::AddSpellAndCategoryCooldowns, ProhibitSpellSchool.
    """
    own: dict[int, int] = {}
    shared: dict[int, int] = {}
    entry = int(u["first_cooldown"])
    while entry >= 0:
        row = cooldowns[entry]
        key, ends_ms = int(row["key"]), int(row["ends_ms"])
        if ends_ms > now_ms and key > -GCD_KEY:
            (own if key > 0 else shared)[abs(key)] = ends_ms
        entry = int(row["next"])
    locks = [(school, ends_ms) for school, ends_ms in enumerate(u["lockout_ends_ms"].tolist()) if ends_ms > now_ms]
    if not own and not shared and not locks:
        return {}
    ready: dict[int, int] = {}
    for row_number in sorted(known):
        spell = spells[row_number]
        ends = max(own.get(int(spell["id"]), 0), shared.get(int(spell["category"]), 0) if spell["category"] > 0 else 0)
        if locks and spell["prevention"] == PREVENTION_SILENCE:
            ends = max([ends, *(ends_ms for school, ends_ms in locks if int(spell["school"]) >> school & 1)])
        if ends > now_ms:
            ready[int(spell["id"])] = ends
    return ready


def tell_cooldowns(say: Say, guid: int, ready: dict[int, int], me: ToldSelf, now_ms: int) -> None:
    """Tell cooldowns that have begun, and those that ended before their time. Mutates ``me``."""
    running = {spell_id: ends_ms for spell_id, ends_ms in me.cooldowns.items() if ends_ms > now_ms}
    for spell_id, ends_ms in running.items():
        if ready.get(spell_id, 0) < ends_ms:
            say("SMSG_CLEAR_COOLDOWN", spell_id=spell_id, guid=guid)
    begun = [
        {"spell_id": spell_id, "cooldown_ms": WITHOUT_END_MS if ends_ms == UNTIL_EVENT_MS else ends_ms - now_ms}
        for spell_id, ends_ms in ready.items()
        if running.get(spell_id) != ends_ms
    ]
    if begun:
        say("SMSG_SPELL_COOLDOWN", guid=guid, flags=0, cooldowns=begun)
    me.cooldowns = ready

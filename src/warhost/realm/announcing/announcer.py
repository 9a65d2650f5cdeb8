# SPDX-License-Identifier: GPL-2.0-or-later
"""Writes for one session the packets that tell it what changed in its sight since the last tick.

It compares the state at the end of a tick with what the session has been told, and takes from the tick's events what leaves
no trace in the state (swings, kills, spells that went off). It reads the realm and changes nothing in it.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np

from warhost.lore.spells.enums import CLASS_DEATH_KNIGHT
from warhost.lore.spells.flags import HARMFUL
from warhost.protocol.codec import encode
from warhost.protocol.flags import ObjectKind, UpdateFlag, UpdateKind
from warhost.protocol.opcode_numbers import (
    MSG_MOVE_TELEPORT_ACK,
    SMSG_COOLDOWN_EVENT,
    SMSG_ITEM_PUSH_RESULT,
    SMSG_SPELL_FAILURE,
    SMSG_SPELL_GO,
)
from warhost.protocol.opcodes import name_of
from warhost.realm.announcing import auras, belongings, casting, fighting, moving, pets, runes
from warhost.realm.announcing.fields import unit_values
from warhost.realm.announcing.sight import seen_rows
from warhost.realm.announcing.told import Place, ToldSelf, ToldUnit, path_of, place_at
from warhost.realm.perception.own_moves import CLIENTS_OWN, MOVES, own_move
from warhost.realm.tables.units import UNIT_PLAYER
from warhost.realm.uncompiled import unwrapped
from warhost.realm.wheel import TICK_MS
from warhost.realm.world import TickReport, World


class Announcer:
    """Holds what one session has been told. ``session`` is its row of sessions."""

    def __init__(self, world: World, session: int) -> None:
        """Begin with a session that has been told nothing."""
        self._state = world.state
        self._ct: Any = SimpleNamespace(
            **{name: unwrapped(getattr(world.content, name)) for name in ("spells", "templates", "items", "summon_kinds")}
        )
        self._session = session
        self._told: dict[int, ToldUnit] = {}
        self._me = ToldSelf()
        self._known_map = -1
        self._out: list[tuple[str, bytes]] = []

    def say(self, name: str, **fields: Any) -> None:
        """Write one packet for the session."""
        self._out.append((name, encode(name, fields, sender="server", session=self._session)))

    def announce(self, report: TickReport) -> list[tuple[str, bytes]]:
        """Return the packets, as (name, body), that tell the session of the tick of ``report``; they are told once."""
        self._out = []
        seat = self._state["sessions"][self._session]
        row = int(seat["unit"])
        if row < 0:
            self._told.clear()
            self._me, self._known_map = ToldSelf(), -1
            return self._out
        if not self._state["units"]["in_world"][row]:
            self._leave_map(row, int(seat["player"]))
            return self._out
        now_ms = self._state.now_ms
        self._hear(row, report, now_ms)
        first = self._known_map < 0
        if first:
            self._log_in(row)
        rows = seen_rows(self._state, row, now_ms)
        events = self._events_of(report, rows)
        new = self._update(row, rows, now_ms)
        self._tell_units(row, rows, new, events, now_ms)
        self._tell_self(row, events, now_ms, first)
        return self._out

    def _leave_map(self, row: int, player: int) -> None:
        """Tell of a teleport to another map, once: the client forgets all it saw."""
        pl = self._state["players"][player]
        if pl["teleport_due"] != 2 or self._me.teleport_due == 2 or self._known_map < 0:
            return
        map_id = int(pl["teleport_map"])
        self.say("SMSG_TRANSFER_PENDING", map_id=map_id, transport=[])
        where = {axis: float(pl[f"teleport_{axis}"]) for axis in "xyz"}
        self.say("SMSG_NEW_WORLD", map_id=map_id, **where, orientation=float(pl["teleport_o"]))
        self._told.clear()
        self._known_map, self._me.teleport_due = map_id, 2

    def _hear(self, row: int, report: TickReport, now_ms: int) -> None:
        """Note what the session's own packets make its client believe of where its character is."""
        told = self._told.get(row)
        if told is None:
            return
        was_ms = now_ms - TICK_MS
        walks = told.path is not None and told.path.start_ms + told.path.path_ms > was_ms
        for k in np.flatnonzero(report.packets["session"] == self._session).tolist():
            opcode = int(report.packets["opcode"][k])
            if opcode in MOVES and not walks and self._me.teleport_due == 0:
                moving.forget_path(told, now_ms)
                told.place = Place(*own_move(report.packets[k : k + 1], told.place.flags))
            elif opcode == MSG_MOVE_TELEPORT_ACK and self._me.teleport_due == 1:
                moving.forget_path(told, now_ms)
                player = self._state["players"][self._state["units"]["player"][row]]
                x, y, z, o = (float(player[f"teleport_{axis}"]) for axis in "xyzo")
                told.place = Place(x, y, z, o, told.place.flags & ~CLIENTS_OWN)
                self._me.teleport_due = 0

    def _log_in(self, row: int) -> None:
        u = self._state["units"][row]
        self._known_map = int(u["map"])
        where = {axis: float(u[axis]) for axis in "xyz"}
        self.say("SMSG_LOGIN_VERIFY_WORLD", map_id=self._known_map, **where, orientation=float(u["o"]))

    def _events_of(self, report: TickReport, rows: list[int]) -> list[np.void]:
        """Return the tick's events that are about units in sight, in their order."""
        events = report.events
        return [events[k] for k in np.flatnonzero(np.isin(events["unit"], rows)).tolist()]

    def _update(self, me: int, rows: list[int], now_ms: int) -> set[int]:
        """Tell of units that came and went, and of update fields that changed; return the rows that are new."""
        units = self._state["units"]
        player = int(units["player"][me])
        blocks: list[dict[str, Any]] = []
        gone = [row for row, told in self._told.items() if row not in rows or told.guid != units["guid"][row]]
        lost: list[int] = []
        for row in gone:
            told = self._told.pop(row)
            if units["in_world"][row] and units["guid"][row] == told.guid:
                lost.append(told.guid)
            else:
                self.say("SMSG_DESTROY_OBJECT", guid=told.guid, died=0)
        if lost:
            blocks.append({"kind": int(UpdateKind.OUT_OF_RANGE_OBJECTS), "guids": lost})
        items, thrown = belongings.item_blocks(self._state, self._ct, self._state["players"][player], int(units["guid"][me]), self._me)
        for guid in thrown:
            self.say("SMSG_DESTROY_OBJECT", guid=guid, died=0)
        blocks += items
        new = set()
        for row in rows:
            values = unit_values(self._state, self._ct, row, player, now_ms)
            told_unit = self._told.get(row)
            if told_unit is None:
                new.add(row)
                blocks.append(self._creation(row, me, values, now_ms))
            elif told_unit.values != values:
                changed = {index: value for index, value in values.items() if told_unit.values.get(index, 0) != value}
                blocks.append({"kind": int(UpdateKind.VALUES), "guid": told_unit.guid, "values": changed})
                told_unit.values = values
        if blocks:
            self.say("SMSG_UPDATE_OBJECT", blocks=blocks)
        return new

    def _creation(self, row: int, me: int, values: dict[int, int], now_ms: int) -> dict[str, Any]:
        """Return the block that creates a unit for the session, and note that it is told."""
        u = self._state["units"][row]
        guid = int(u["guid"])
        path = path_of(u)
        self._told[row] = ToldUnit(guid, values, place_at(u, now_ms), path, float(u["speed_run"]))
        if row == me:
            self._me.rooted = bool(int(u["move_flags"]) & moving.MOVE_ROOT)
        kind = ObjectKind.PLAYER if u["kind"] == UNIT_PLAYER else ObjectKind.UNIT
        flags = int(UpdateFlag.LIVING) | (int(UpdateFlag.SELF) if row == me else 0)
        shown = {index: value for index, value in values.items() if value}
        head = {"kind": int(UpdateKind.CREATE_OBJECT2), "guid": guid, "object_kind": int(kind), "update_flags": flags}
        return {**head, **moving.creation(u, now_ms), "values": shown}

    def _has_runes(self, row: int) -> bool:
        """Return whether a unit is a death knight."""
        return bool(self._state["units"]["class_id"][row] == CLASS_DEATH_KNIGHT)

    def _runes(self, row: int) -> np.void:
        made: np.void = self._state["runes"][self._state["units"]["player"][row]]
        return made

    def _tell_units(self, me: int, rows: list[int], new: set[int], events: list[np.void], now_ms: int) -> None:
        """Tell how units move, cast, bear auras and attack, and what happened to them."""
        state, ct = self._state, self._ct
        units, ids, guids = state["units"], ct.spells["id"], state["units"]["guid"]
        gone: dict[int, set[int]] = {}
        moves: dict[int, str] = {}
        for event in events:
            unit, opcode = int(event["unit"]), int(event["opcode"])
            if opcode == SMSG_SPELL_GO:
                target = int(guids[event["other"]]) if event["other"] >= 0 else 0
                spent = runes.go_fields(self._runes(me), int(event["at_ms"]), self._me) if unit == me and self._has_runes(me) else {}
                casting.say_go(self.say, units[unit], event, target, spent)
                gone.setdefault(unit, set()).add(int(event["a"]))
            elif opcode == SMSG_SPELL_FAILURE:
                casting.say_failure(self.say, units[unit], int(event["a"]), unit == me, int(event["b"]))
                gone.setdefault(unit, set()).add(int(event["a"]))
            elif opcode in MOVES:
                moves[unit] = name_of(opcode)
            else:
                fighting.tell_fight_event(self.say, guids, event, me)
        for row in rows:
            u, told = units[row], self._told[row]
            is_own = row == me
            if not is_own:
                moving.tell_place(self.say, u, told, moves.get(row, ""), now_ms)
            moving.tell_speed(self.say, u, told, is_own, now_ms)
            casting.tell_cast(self.say, ids, guids, u, told, gone.get(row, set()), is_own, now_ms)
            casting.tell_channel(self.say, ids, u, told, now_ms)
            shown = auras.seen_auras(state["auras"], ct.spells, HARMFUL, u, row)
            auras.tell_auras(self.say, told.guid, shown, told, row in new, now_ms)
            fighting.tell_victim(self.say, guids, u, told)
        casting.tell_orders(self.say, ids, guids, units[me], self._me, gone.get(me, set()))

    def _tell_self(self, row: int, events: list[np.void], now_ms: int, first: bool) -> None:
        """Tell what only the session's own character is told."""
        state, ct = self._state, self._ct
        u = state["units"][row]
        player = state["players"][u["player"]]
        guid, told = int(u["guid"]), self._told[row]
        moving.tell_teleport(self.say, u, player, self._me, now_ms)
        if self._me.teleport_due == 0:
            moving.tell_own_place(self.say, u, told, now_ms)
        moving.tell_root(self.say, u, self._me, now_ms)
        casting.tell_spells(self.say, ct.spells["id"], state.plain["spellbook"][u["player"]], self._me, first)
        for event in events:
            if event["unit"] == row and event["opcode"] == SMSG_COOLDOWN_EVENT:
                self.say("SMSG_COOLDOWN_EVENT", spell_id=int(event["a"]), guid=guid)
            elif event["unit"] == row and event["opcode"] == SMSG_ITEM_PUSH_RESULT:
                belongings.tell_push(self.say, state, ct, guid, player, event)
            elif event["unit"] == row:
                pets.tell_pet_event(self.say, event)
        pets.tell_pet(self.say, state, ct, u, self._me)
        pets.tell_totems(self.say, state, ct, u, self._me)
        ready = casting.ready_times(state["cooldowns"], ct.spells, u, self._me.spells, now_ms)
        casting.tell_cooldowns(self.say, guid, ready, self._me, now_ms)
        if self._has_runes(row):
            runes.tell_runes(self.say, self._runes(row), self._me, now_ms)
        belongings.tell_loot(self.say, state, ct, player, self._me)
        belongings.tell_corpse(self.say, player, self._me, now_ms)
        victim = int(state["units"]["guid"][u["victim"]]) if u["victim"] >= 0 else 0
        combos = belongings.combos_of(state["units"], player, victim, now_ms)
        belongings.tell_combo_points(self.say, combos, self._me)

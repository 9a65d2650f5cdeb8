# SPDX-License-Identifier: GPL-2.0-or-later
"""Perception over the wire: decode a server's packets and fill, from them alone, what brains see.

The tables have the realm's own dtypes, so that the same compiled brains run over them. A unit stands in the row that its GUID
names (``guids``); a creature's row is its unit's. What the client knows of itself comes from ``sent``, the packets it sends.
What it knows of the game (spells, templates of creatures and items) are the content arrays.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np

from warhost.protocol.codec import decode
from warhost.protocol.opcode_numbers import MSG_MOVE_TELEPORT_ACK, MSG_MOVE_WORLDPORT_ACK
from warhost.realm import tables
from warhost.realm.grid import cell_of
from warhost.realm.guids import LOW_MASK
from warhost.realm.perception import told_auras, told_moves, told_objects, told_runes, told_spells, told_things
from warhost.realm.perception.own_moves import CLIENTS_OWN, MOVES, own_move
from warhost.realm.perception.schema import OWN, PERCEPTION
from warhost.realm.perception.view import view_from
from warhost.realm.state import CELLS_A_SIDE
from warhost.realm.tables.grid import ROWS_A_BLOCK
from warhost.realm.uncompiled import unwrapped
from warhost.realm.wheel import TICK_MS

TABLES = {table.name: table for table in tables.ALL if table.name in PERCEPTION}
ROWS = {"auras": 2048, "cooldowns": 256, "loot_items": 64, "items": 128, "clock": 1, "rules": 1}
UNIT_ROWS = 1024
A_ROW_A_UNIT = ("units", "sheets", "creatures", "cell_blocks")
KNOWN = ("spells", "spell_rows", "templates", "items")
"""What a client's own files and its queries tell it of the game."""
LOW = int(LOW_MASK)

READERS = {
    **told_objects.READERS,
    **told_moves.READERS,
    **told_spells.READERS,
    **told_auras.READERS,
    **told_things.READERS,
    **told_runes.READERS,
}
"""The function ``read(client, fields)`` of each packet that fills a column."""


class Rebuilt:
    """Is what one client knows. ``player`` and ``session`` are the rows its host gives to its bot; ``seed`` is of its draws."""

    def __init__(self, content: Any, player: int, session: int, seed: int, queue_ms: int, visibility_yd: float) -> None:
        """Know nothing yet but the game (``content``, the realm's content arrays) and the host's settings."""
        self.ct: Any = SimpleNamespace(**{name: unwrapped(getattr(content, name)) for name in KNOWN})
        self._content = content
        self.player, self.own_guid = player, 0
        self.template_rows = {int(entry): row for row, entry in enumerate(self.ct.templates["entry"])}
        self.item_rows = {int(entry): row for row, entry in enumerate(self.ct.items["entry"])}
        sizes = {**ROWS, **dict.fromkeys(A_ROW_A_UNIT, UNIT_ROWS), "players": player + 1, "runes": player + 1}
        self.tables: dict[str, np.ndarray] = {name: table.rows(sizes[name]) for name, table in TABLES.items()}
        maps = int(np.max(content.map_slots)) + 1
        self.plain: dict[str, np.ndarray] = {
            "spellbook": np.zeros((player + 1, (len(self.ct.spells) + 7) // 8), np.uint8),
            "cells": np.full(maps * CELLS_A_SIDE * CELLS_A_SIDE, -1, np.int32),
        }
        self._scratch, self._seed = np.zeros(4096, np.int32), seed
        self._view: Any = None
        self.values: dict[int, dict[int, int]] = {}
        """Update fields of each object, by GUID."""
        self.items: dict[int, int] = {}
        """Row of items of each item the client has, by GUID."""
        self.map_id = 0
        self.cooldowns_used = 0
        self.teleport: tuple[float, float, float, float] | None = None
        self.now_ms = 0
        self.packet = OWN
        self.filled: dict[tuple[str, str], set[str]] = {}
        """Which packets have written each column."""
        self.set("rules", 0, queue_ms=queue_ms, visibility_yd=visibility_yd)
        self.set("players", player, used=1, session=session)

    def set(self, table: str, row: int, **values: Any) -> None:
        """Write columns of a row, and note which packet did."""
        record = self.tables[table][row]
        for column, value in values.items():
            record[column] = value
            self.note(table, column)

    def note(self, table: str, column: str) -> None:
        """Note that the packet being read fills a column."""
        self.filled.setdefault((table, column), set()).add(self.packet)

    @property
    def own_row(self) -> int:
        """Return the row of the client's own unit, or -1 where it has none yet."""
        return int(self.tables["players"]["unit"][self.player])

    def row_of(self, guid: int) -> int:
        """Return the row that belongs to a unit's GUID; the tables grow where they do not hold it yet."""
        row = (guid & LOW) - 1
        missing = row + 1 - len(self.tables["units"])
        if missing > 0:
            for name in A_ROW_A_UNIT:
                self.tables[name] = TABLES[name].grown(self.tables[name], missing + UNIT_ROWS)
            self._view = None
        return row

    def known(self, guid: int) -> int:
        """Return the row of a unit in sight by its GUID, or -1."""
        row = (guid & LOW) - 1
        units = self.tables["units"]
        if not 0 <= row < len(units) or units["guid"][row] != guid or not units["in_world"][row]:
            return -1
        return row

    def receive(self, packets: list[tuple[str, bytes]], now_ms: int) -> None:
        """Take what the server sent, as (name, body), at ``now_ms`` of the client's clock; the end of a tick of the realm."""
        self.now_ms = now_ms
        self.packet = OWN
        self.set("clock", 0, tick=now_ms // TICK_MS, now_ms=now_ms)
        for name, body in packets:
            reader = READERS.get(name)
            if reader is not None:
                self.packet = name
                reader(self, decode(name, body, sender="server"))
        self.packet = OWN
        told_moves.finish_paths(self)
        self._fill_cells()

    def sent(self, packets: np.ndarray) -> None:
        """Take what the client itself sends (BASE_DTYPE records): its moves, and that it is where a teleport sent it."""
        row = self.own_row
        self.packet = OWN
        if row < 0:
            return
        for k in range(len(packets)):
            opcode = int(packets["opcode"][k])
            u, player = self.tables["units"][row], self.tables["players"][self.player]
            if opcode in MOVES and not u["path_kind"] and not player["teleport_due"]:
                move = own_move(packets[k : k + 1], int(u["move_flags"]))
                self.set("units", row, x=move.x, y=move.y, z=move.z, o=move.o, move_flags=move.flags)
            elif opcode == MSG_MOVE_TELEPORT_ACK and player["teleport_due"] == 1 and self.teleport is not None:
                x, y, z, o = self.teleport
                self.set("units", row, x=x, y=y, z=z, o=o, path_kind=0, move_flags=int(u["move_flags"]) & ~CLIENTS_OWN)
                self.set("players", self.player, teleport_due=0)
            elif opcode == MSG_MOVE_WORLDPORT_ACK and player["teleport_due"] == 2:
                self.set("players", self.player, teleport_due=0)

    def forget_units(self) -> None:
        """Forget all units but the own, which is nowhere: the client changes map."""
        for guid in list(self.values):
            self.forget(guid)

    def forget(self, guid: int) -> None:
        """Let an object be out of sight."""
        self.values.pop(guid, None)
        row = self.known(guid)
        if row >= 0:
            told_auras.forget_auras(self, row)
            self.set("units", row, in_world=0, path_kind=0, victim=-1, cast_spell=-1, channel_spell=-1)

    def renew(self) -> None:
        """Let the next view be made anew: a table has grown."""
        self._view = None

    def full_ms(self, time_ms: int) -> int:
        """Return the whole of a server's time, of which a packet has the low 32 bits."""
        return self.now_ms - ((self.now_ms - time_ms) & 0xFFFFFFFF)

    def take_item(self, guid: int) -> int:
        """Return the row of an item, a new one where the client does not know it yet."""
        if guid not in self.items:
            used = set(self.items.values())
            row = next((row for row in range(len(self.tables["items"])) if row not in used), len(used))
            if row == len(self.tables["items"]):
                self.tables["items"] = TABLES["items"].grown(self.tables["items"], ROWS["items"])
                self._view = None
            self.items[guid] = row
        return self.items[guid]

    def drop_item(self, guid: int) -> None:
        """Forget an item that is gone."""
        row = self.items.pop(guid, -1)
        if row >= 0:
            self.values.pop(guid, None)
            self.set("items", row, template=-1, count=0, slot=-1)

    def _fill_cells(self) -> None:
        """Let the units in sight stand where their paths have led, and sort them into the client's own grid."""
        units, cells, blocks = self.tables["units"], self.plain["cells"], self.tables["cell_blocks"]
        cells[units["cell"][units["cell"] >= 0]] = -1
        units["cell"] = -1
        used = 0
        for row in np.flatnonzero(units["in_world"]).tolist():
            x, y, z = told_moves.place_of(units[row], self.now_ms)
            self.set("units", row, x=x, y=y, z=z)
            cell = int(cell_of(self._content, int(units["map"][row]), x, y))
            if cell >= 0:
                block = int(cells[cell])
                if block < 0 or blocks["count"][block] == ROWS_A_BLOCK:
                    self.set("cell_blocks", used, count=0, next=block)
                    cells[cell] = block = used
                    used += 1
                self.set("units", row, cell=cell)
                blocks["rows"][block, blocks["count"][block]] = row
                blocks["count"][block] += 1
        self.note("cell_blocks", "rows")
        self.note("plain", "cells")

    def view(self) -> Any:
        """Return what brains see, with the types of ``view_of``; valid until ``receive`` is called."""
        if self._view is None:
            self._view = view_from(self.tables, self.plain, self._scratch, self._seed)
        return self._view

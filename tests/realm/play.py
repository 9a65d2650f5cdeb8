# SPDX-License-Identifier: GPL-2.0-or-later
"""Play an example of ``warhost.realm.examples`` on the small world."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from tests.realm.worlds import login, move_to, put, run, send, small_world, unit_of
from warhost.realm.examples import Creature, Do, Example, Login, Ref, Send, Set, Step, Wait
from warhost.realm.handlers.session.acting import HOST_SESSION
from warhost.realm.uncompiled import unwrapped
from warhost.realm.world import World

COLUMN = re.compile(r"(?P<table>\w+)(\[(?P<actor>\w+)(:(?P<key>\d+))?\])?\.(?P<column>\w+)(\[(?P<cell>\d+)\])?")


@dataclass
class Stage:
    """Is a world with the actors of an example: their rows of units and their sessions by name."""

    world: World
    rows: dict[str, int] = field(default_factory=dict)
    sessions: dict[str, int] = field(default_factory=dict)

    def number(self, value: Any) -> Any:
        """Return what a reference means now; any other value as it is."""
        if not isinstance(value, Ref):
            return value
        if value.what == "session":
            return self.sessions[value.name]
        if value.what == "spell":
            return int(self.world.content.spell_rows[int(value.name)])
        if value.what == "item":
            actor, entry = value.name.split(":")
            return int(self.world.state["items"]["guid"][self.held("items", actor, int(entry))])
        row = self.rows[value.name]
        return row if value.what == "row" else int(self.world.state["units"]["guid"][row])

    def session_of(self, who: str | int) -> int:
        """Return the session of an actor, the host's, or the number itself."""
        if isinstance(who, int):
            return who
        return HOST_SESSION if who == "host" else self.sessions[who]

    def held(self, table: str, actor: str, key: int) -> int:
        """Return the row of an actor's first aura of a spell id, summoned unit or item of an entry; -1 where there is none."""
        state, content = self.world.state, self.world.content
        unit = state["units"][self.rows[actor]]
        if table == "items":
            entries = unwrapped(content.items)["entry"]
            slots = [int(row) for row in state["players"]["slots"][unit["player"]] if row >= 0]
            return next((row for row in slots if entries[state["items"]["template"][row]] == key), -1)
        first, after, column, wanted = {
            "auras": ("first_aura", "next", "spell", content.spell_rows),
            "summons": ("first_summon", "next_of_owner", "kind", content.summon_rows),
        }[table]
        row = int(unit[first])
        while row >= 0 and state[table][column][row] != wanted[key]:
            row = int(state[table][after][row])
        return row

    def cell(self, name: str) -> tuple[np.ndarray, Any]:
        """Return the array and the index that ``table[actor].column[cell]`` names; the index is -1 where a key finds nothing."""
        match = COLUMN.fullmatch(name)
        assert match, f"{name} names no column: write table[actor].column"
        table, actor, column, cell = match["table"], match["actor"], match["column"], match["cell"]
        at = 0
        if actor is not None and match["key"]:
            at = self.held(table, actor, int(match["key"]))
        elif actor is not None:
            unit = self.world.state["units"][self.rows[actor]]
            at = int(
                {
                    "players": unit["player"],
                    "runes": unit["player"],
                    "creatures": unit["creature"],
                    "summons": unit["summon"],
                    "sessions": self.sessions.get(actor, -1),
                }.get(table, self.rows[actor])
            )
            assert at >= 0, f"{actor} has no row of {table}"
        array = self.world.state[table][column]
        return array, at if cell is None or at < 0 else (at, int(cell))

    def read(self, name: str) -> Any:
        """Return the value of a column, as a Python number; None of an aura or item that is not there."""
        array, at = self.cell(name)
        return None if at == -1 else array[at].item()

    def take(self, step: Step) -> None:
        """Do one step of the setup."""
        world = self.world
        if isinstance(step, Login):
            session = login(world, step.race, step.class_id, step.level, step.x, step.y)
            self.sessions[step.name] = session
            self.rows[step.name] = unit_of(world, session)
            world.state["units"]["o"][self.rows[step.name]] = step.o
        elif isinstance(step, Creature):
            units = world.state["units"]
            found = np.flatnonzero((units["kind"] == 2) & (units["entry"] == step.entry))
            assert len(found), f"the small world has no creature {step.entry}"
            self.rows[step.name] = int(found[0])
            move_to(world, int(found[0]), step.x, step.y, step.o)
        elif isinstance(step, Send):
            result = send(world, self.session_of(step.who), step.opcode, **self.fields(step.fields))
            assert result == 0, f"{step.opcode} of the setup was refused with {result:#x}"
        elif isinstance(step, Wait):
            run(world, step.ms // 50)
        elif isinstance(step, Set):
            array, at = self.cell(step.column)
            assert at != -1, f"{step.column} is not there"
            array[at] = self.number(step.value)
        elif isinstance(step, Do):
            step.function(world, self.rows)

    def fields(self, fields: Any) -> dict[str, Any]:
        """Return a packet's fields with every reference replaced."""
        return {name: self.number(value) for name, value in fields.items()}


def staged(example: Example) -> Stage:
    """Return the world in which the example's packet is about to be sent."""
    stage = Stage(small_world(seed=example.seed))
    for step in example.setup:
        stage.take(step)
    return stage


def play(stage: Stage, example: Example) -> int:
    """Send the example's packet, run its tick and return what became of it."""
    put(stage.world, stage.session_of(example.who), example.opcode, **stage.fields(example.fields))
    result = int(run(stage.world).results[-1])
    if example.wait_ms:
        run(stage.world, example.wait_ms // 50)
    return result

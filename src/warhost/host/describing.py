# SPDX-License-Identifier: GPL-2.0-or-later
"""Put what a bot is, has and sees into words and numbers for people: units by name, auras, cooldowns, gear, its rotation."""

from __future__ import annotations

from typing import Any

from warhost.brains.memory import ROLES
from warhost.brains.rotation import BUFF, FIGHT, HEAL_FRIEND, HEAL_SELF, OPENER, RETURN
from warhost.brains.rotations import ROTATIONS
from warhost.brains.senses import HIDDEN
from warhost.fleet.fleet import Fleet
from warhost.protocol.flags import Power

KINDS = ("", "player", "creature", "pet")
WHEN = {FIGHT: "fight", BUFF: "buff", HEAL_SELF: "heal self", HEAL_FRIEND: "heal friend", OPENER: "opener", RETURN: "return"}
EQUIPPED = 19
"""Slots before this one are worn; the others are bags and what lies in the backpack."""


class Describer:
    """Names things of one realm."""

    def __init__(self, fleet: Fleet) -> None:
        """Take the realm whose things are to be named."""
        self.fleet = fleet
        self.state = fleet.world.state
        self.spells = fleet.content.spells
        self.pack = fleet.content.pack

    def spell(self, row: int) -> dict[str, Any] | None:
        """Return id and name of a row of spells; None for -1."""
        if row < 0:
            return None
        spell_id = int(self.spells.rows["id"][row])
        return {"id": spell_id, "name": self.spells.name(spell_id)}

    def name(self, row: int) -> str:
        """Return the name of a unit: a player's own, a creature's by its template, else what its entry is."""
        unit = self.state["units"][row]
        if unit["player"] >= 0:
            return bytes(self.state["names"]["name"][unit["player"]]).decode()
        if unit["template"] >= 0:
            return self.pack.text(int(self.pack.creature_templates["name"][unit["template"]]))
        return f"creature {int(unit['entry'])}"

    def unit(self, row: int) -> dict[str, Any]:
        """Return what is known of any unit in sight."""
        unit = self.state["units"][row]
        cast = int(unit["cast_spell"]) if unit["cast_spell"] >= 0 else int(unit["channel_spell"])
        return {
            "guid": int(unit["guid"]),
            "kind": KINDS[int(unit["kind"])],
            "name": self.name(row),
            "level": int(unit["level"]),
            "hp_pct": int(unit["hp"]) * 100 // max(1, int(unit["max_hp"])),
            "death": int(unit["death"]),
            "target": int(unit["target"]),
            "casts": self.spell(cast),
        }

    def powers(self, row: int) -> dict[str, dict[str, int]]:
        """Return the powers that a unit has, by name: how much, of how much."""
        unit = self.state["units"][row]
        pairs = ((power, int(unit["powers"][power]), int(unit["max_powers"][power])) for power in Power if power < len(unit["powers"]))
        return {power.name.lower(): {"now": now, "most": most} for power, now, most in pairs if most > 0}

    def auras(self, row: int) -> list[dict[str, Any]]:
        """Return the auras that clients see on a unit."""
        found = []
        aura = int(self.state["units"]["first_aura"][row])
        while aura >= 0:
            a = self.state["auras"][aura]
            if a["slot"] != HIDDEN:
                left = int(a["ends_ms"]) - self.state.now_ms if a["ends_ms"] >= 0 else None
                found.append(
                    {"spell": self.spell(int(a["spell"])), "caster": int(a["caster_guid"]), "stacks": int(a["stacks"]), "left_ms": left}
                )
            aura = int(a["next"])
        return found

    def cooldowns(self, row: int) -> list[dict[str, Any]]:
        """Return the cooldowns that run: of a spell, or of a category of spells."""
        found = []
        cooldown = int(self.state["units"]["first_cooldown"][row])
        while cooldown >= 0:
            c = self.state["cooldowns"][cooldown]
            left, key = int(c["ends_ms"]) - self.state.now_ms, int(c["key"])
            if left > 0:
                known = key in self.spells.names
                found.append(
                    {"spell": {"id": key, "name": self.spells.names[key]} if known else None, "category": max(0, -key), "left_ms": left}
                )
            cooldown = int(c["next"])
        return found

    def belongings(self, player: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Return what a player wears, and what it carries: slot, entry, name, how many."""
        worn: list[dict[str, Any]] = []
        carried: list[dict[str, Any]] = []
        templates = self.pack.item_templates
        for slot, row in enumerate(self.state["players"]["slots"][player].tolist()):
            if row < 0:
                continue
            item = self.state["items"][row]
            template = templates[item["template"]]
            made = {
                "slot": slot,
                "entry": int(template["entry"]),
                "name": self.pack.text(int(template["name"])),
                "count": int(item["count"]),
                "quality": int(template["quality"]),
            }
            (worn if slot < EQUIPPED else carried).append(made)
        return worn, carried

    def rotation(self, player: int) -> list[dict[str, Any]]:
        """Return the lines of a bot's rotation, most urgent first, with the rank that it knows."""
        unit = int(self.state["players"]["unit"][player])
        memory = self.fleet.mind.memory[player]
        lines = ROTATIONS.get(int(self.state["units"]["class_id"][unit]), ())
        ranks = memory["ranks"].tolist()
        return [{"line": k, "name": line.name, "when": WHEN[line.when], "knows": self.spell(ranks[k])} for k, line in enumerate(lines)]

    def role(self, player: int) -> str:
        """Return what a bot is to others."""
        return ROLES[int(self.fleet.mind.memory["role"][player])]

# SPDX-License-Identifier: GPL-2.0-or-later
"""What a brain may know: each column of the state that a player's client knows, and the packet that fills it there.

A brain gets these columns and no others: they are a view of the state's own rows, so nothing is copied, and a column
that is not named here cannot be read. Over the wire ``rebuild`` fills the same columns from those packets.
"""

from __future__ import annotations

OWN = "client"
"""Marks what a client knows without being told: its clock, its grid, its host's settings, what it does itself."""

SEEN = "SMSG_UPDATE_OBJECT"
PATH = "SMSG_MONSTER_MOVE"
MOVED = "MSG_MOVE_HEARTBEAT"
CASTS = "SMSG_SPELL_START"
GOES = "SMSG_SPELL_GO"
CHANNEL = "MSG_CHANNEL_START"
AURA = "SMSG_AURA_UPDATE"
SPELLS = "SMSG_INITIAL_SPELLS"
COOLDOWN = "SMSG_SPELL_COOLDOWN"
LOOT = "SMSG_LOOT_RESPONSE"
LOGIN = "SMSG_LOGIN_VERIFY_WORLD"
CORPSE = "MSG_CORPSE_QUERY"
TOTEM = "SMSG_TOTEM_CREATED"
COMBO = "SMSG_UPDATE_COMBO_POINTS"

PERCEPTION: dict[str, dict[str, str]] = {
    # What is seen of any unit in sight.
    "units": {
        "guid": SEEN, "kind": SEEN, "in_world": SEEN, "level": SEEN, "class_id": SEEN, "race": SEEN, "side": SEEN,
        "entry": SEEN, "template": SEEN, "creature": SEEN, "faction": SEEN, "owner": SEEN, "pet": SEEN,
        "map": LOGIN, "x": MOVED, "y": MOVED, "z": MOVED, "o": MOVED,
        "cell": OWN,
        "path_kind": PATH, "path_x": PATH, "path_y": PATH, "path_z": PATH, "path_start_ms": PATH, "path_ms": PATH,
        "path_from_x": PATH, "path_from_y": PATH, "path_from_z": PATH,
        "hp": SEEN, "max_hp": SEEN, "power_type": SEEN, "powers": SEEN, "max_powers": SEEN,
        "death": SEEN, "stand_state": SEEN, "sheath": SEEN, "form": SEEN, "flags": SEEN, "dynamic_flags": SEEN,
        "target": SEEN, "in_combat": SEEN, "victim": "SMSG_ATTACKSTART",
        "cast_spell": CASTS, "cast_due_ms": CASTS, "channel_spell": CHANNEL, "first_aura": AURA,
        # of one's own unit only
        "speed_run": "SMSG_FORCE_RUN_SPEED_CHANGE", "move_flags": "SMSG_FORCE_MOVE_ROOT",
        "channel_ends_ms": CHANNEL, "gcd_ends_ms": GOES, "repeat_spell": CASTS, "next_swing_spell": CASTS,
        "lockout_ends_ms": COOLDOWN, "first_cooldown": COOLDOWN,
    },
    # One's own character sheet.
    "sheets": {"base_mana": SEEN, "attack_ms": SEEN, "cast_haste": SEEN, "has_shield": SEEN, "weapon_subclass": SEEN},
    "players": {
        "used": OWN, "session": OWN, "unit": SEEN, "xp": SEEN, "copper": SEEN, "slots": SEEN,
        "corpse_map": CORPSE, "corpse_x": CORPSE, "corpse_y": CORPSE, "corpse_z": CORPSE,
        "reclaim_ms": "SMSG_CORPSE_RECLAIM_DELAY", "loot_unit": LOOT,
        "combo_points": COMBO, "combo_target": COMBO, "overpower_until_ms": COMBO, "victory_until_ms": SEEN, "revenge_until_ms": SEEN,
        "teleport_due": "MSG_MOVE_TELEPORT_ACK", "totems": TOTEM,
    },
    # A death knight's own.
    "runes": {"kinds": "SMSG_RESYNC_RUNES", "ready_ms": GOES},
    "auras": {
        "unit": AURA, "spell": AURA, "caster": AURA, "caster_guid": AURA, "slot": AURA, "stacks": AURA,
        "duration_ms": AURA, "ends_ms": AURA, "next": AURA,
    },
    "cooldowns": {"key": COOLDOWN, "ends_ms": COOLDOWN, "next": COOLDOWN},
    # Whom a kill belongs to and what its corpse holds: dynamic flags and the loot window.
    "creatures": {"tapper": SEEN, "loot_copper": LOOT, "first_loot_item": LOOT},
    "loot_items": {"template": LOOT, "count": LOOT, "index": LOOT, "taken": LOOT, "next": LOOT},
    "items": {"guid": SEEN, "template": SEEN, "count": SEEN, "slot": SEEN, "enchant": SEEN},
    # Who stands in which cell of the client's own grid.
    "cell_blocks": {"rows": OWN, "count": OWN, "next": OWN},
    "clock": {"tick": OWN, "now_ms": OWN},
    "rules": {"queue_ms": OWN, "visibility_yd": OWN},
}  # fmt: skip
"""Table, column, and the server packet from which a client over the wire knows it."""

PLAIN = {"spellbook": SPELLS, "cells": OWN}
"""Plain arrays, and the packet that fills them."""

FOLDED = {("units", "lockout_ends_ms"): ("cooldowns", "ends_ms")}
"""Columns that a client is told as another: of a locked school, it hears as of a cooldown of each of its spells."""

# SPDX-License-Identifier: GPL-2.0-or-later
"""What a brain may know: each column of the state that a player's client knows, and the packet that fills it there.

A brain gets these columns and no others: they are a view of the state's own rows, so nothing is copied, and a column
that is not named here cannot be read.
"""

from __future__ import annotations

SEEN = "SMSG_UPDATE_OBJECT"
MOVED = "SMSG_MONSTER_MOVE"
CASTS = "SMSG_SPELL_START"
AURA = "SMSG_AURA_UPDATE"
SPELLS = "SMSG_INITIAL_SPELLS"
COOLDOWN = "SMSG_SPELL_COOLDOWN"
ITEMS = "SMSG_ITEM_PUSH_RESULT"
LOOT = "SMSG_LOOT_RESPONSE"
SWUNG = "SMSG_ATTACKERSTATEUPDATE"
LOGIN = "SMSG_LOGIN_VERIFY_WORLD"

PERCEPTION: dict[str, dict[str, str]] = {
    # What is seen of any unit in sight.
    "units": {
        "guid": SEEN, "kind": SEEN, "in_world": SEEN, "level": SEEN, "class_id": SEEN, "race": SEEN, "side": SEEN,
        "entry": SEEN, "template": SEEN, "player": SEEN, "creature": SEEN, "faction": SEEN,
        "map": LOGIN, "x": SEEN, "y": SEEN, "z": SEEN, "o": SEEN,
        "cell": SEEN, "next_in_cell": SEEN,  # where it stands, as the client's own grid
        "speed_run": SEEN, "move_flags": SEEN, "path_kind": MOVED,
        "hp": SEEN, "max_hp": SEEN, "power_type": SEEN, "powers": SEEN, "max_powers": SEEN,
        "death": SEEN, "stand_state": SEEN, "sheath": SEEN, "form": SEEN, "flags": SEEN, "dynamic_flags": SEEN,
        "target": SEEN, "in_combat": SEEN, "victim": SEEN,
        "cast_spell": CASTS, "cast_due_ms": CASTS, "channel_spell": "MSG_CHANNEL_START", "channel_ends_ms": "MSG_CHANNEL_START",
        "first_aura": AURA,
        # of one's own unit only
        "gcd_ends_ms": "SMSG_SPELL_GO", "queued_spell": CASTS, "queued_due_ms": CASTS, "repeat_spell": "SMSG_SPELL_GO",
        "next_swing_spell": CASTS, "lockout_ends_ms": COOLDOWN, "first_cooldown": COOLDOWN, "swing_due_ms": SWUNG,
    },
    # One's own character sheet.
    "sheets": {"base_mana": SEEN, "attack_ms": SEEN, "cast_haste": SEEN, "has_shield": SEEN, "weapon_subclass": SEEN},
    "players": {
        "used": LOGIN, "unit": LOGIN, "session": LOGIN, "xp": SEEN, "copper": SEEN, "slots": ITEMS,
        "corpse_map": "MSG_CORPSE_QUERY", "corpse_x": "MSG_CORPSE_QUERY", "corpse_y": "MSG_CORPSE_QUERY",
        "corpse_z": "MSG_CORPSE_QUERY", "reclaim_ms": "SMSG_CORPSE_RECLAIM_DELAY", "loot_unit": LOOT,
        "overpower_until_ms": SWUNG, "victory_until_ms": "SMSG_PARTYKILLLOG", "revenge_until_ms": SWUNG,
        "teleport_due": "MSG_MOVE_TELEPORT_ACK",
    },
    "auras": {
        "unit": AURA, "spell": AURA, "caster": AURA, "caster_guid": AURA, "stacks": AURA, "charges": AURA,
        "duration_ms": AURA, "ends_ms": AURA, "next": AURA,
    },
    "cooldowns": {"key": COOLDOWN, "ends_ms": COOLDOWN, "next": COOLDOWN},
    # Whom a kill belongs to and what its corpse holds: dynamic flags and the loot window.
    "creatures": {"tapper": SEEN, "loot_copper": LOOT, "first_loot_item": LOOT},
    "loot_items": {"template": LOOT, "count": LOOT, "index": LOOT, "taken": LOOT, "next": LOOT},
    "items": {"template": ITEMS, "count": ITEMS, "slot": ITEMS},
    "clock": {"tick": "SMSG_TIME_SYNC_REQ", "now_ms": "SMSG_TIME_SYNC_REQ", "seed": "SMSG_TIME_SYNC_REQ"},
    "rules": {"queue_ms": LOGIN, "visibility_yd": LOGIN},
}  # fmt: skip
"""Table, column, and the server packet from which a client over the wire would know it."""

PLAIN = {"spellbook": SPELLS, "cells": SEEN}
"""Plain arrays, and the packet that fills them."""

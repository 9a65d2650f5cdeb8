# SPDX-License-Identifier: GPL-2.0-or-later
"""Read of ``smart_scripts`` what creatures cast by the clock or when they are hurt; the rest of the scripts is left out.

Source: TrinityCore ``SmartScriptMgr.h`` (SMART_EVENT_UPDATE_IC 0 and SMART_EVENT_HEALTH_PCT 2, SMART_ACTION_CAST 11, SMART_TARGET_*), whose
times are in ms.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.content import words
from warhost.sources.fields import Fields
from warhost.sources.report import Rejected

Out = dict[str, Any]
OF_CREATURE = 0
EVENT_UPDATE_IC, EVENT_HEALTH_PCT = 0, 2
ACTION_CAST = 11
TARGETS = {1: words.TARGET_SELF, 2: words.TARGET_VICTIM, 5: words.TARGET_RANDOM_ENEMY, 6: words.TARGET_RANDOM_ENEMY}
"""SMART_TARGET_SELF, VICTIM, HOSTILE_RANDOM, HOSTILE_RANDOM_NOT_TOP."""


def timed_cast(fields: Fields, known_spells: frozenset[int]) -> Out:
    """Return the pack's row of a creature's cast; raise Rejected for every other kind of script, and for a spell nobody knows."""
    entry, event = fields.integer("entryorguid"), fields.integer("event_type")
    if fields.integer("source_type") != OF_CREATURE or entry <= 0:
        raise Rejected("is the script of a single spawn, an object or a list: scripts are not followed")
    if event not in (EVENT_UPDATE_IC, EVENT_HEALTH_PCT) or fields.integer("action_type") != ACTION_CAST:
        raise Rejected("is no cast by the clock or by health: scripts are not followed")
    if fields.integer_or(0, "event_phase_mask") or fields.integer_or(0, "link"):
        raise Rejected("depends on a phase or another line of its script: scripts are not followed")
    target = TARGETS.get(fields.integer("target_type"))
    if target is None:
        raise Rejected("casts at a target that is told otherwise: scripts are not followed", str(fields.integer("target_type")))
    spell = fields.integer("action_param1")
    if spell not in known_spells:
        raise Rejected("no data for its spell: left out of the creature's fights", str(spell))
    params = [fields.integer(f"event_param{n}") for n in range(1, 5)]
    by_health = event == EVENT_HEALTH_PCT
    first = (0, 0) if by_health else tuple(sorted(params[:2]))
    repeat = sorted(params[2:])
    return {
        "entry": entry, "spell_id": spell, "first_min_ms": first[0], "first_max_ms": first[1], "repeat_min_ms": repeat[0],
        "repeat_max_ms": repeat[1], "target_kind": target, "chance_pct": float(fields.integer("event_chance")),
        "health_below_pct": float(params[1]) if by_health else 100.0,
    }  # fmt: skip

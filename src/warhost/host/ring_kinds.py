# SPDX-License-Identifier: GPL-2.0-or-later
"""The kinds of events in the ring, as one literal: number, name, what their columns mean. The docs page is made from it."""

from __future__ import annotations

from dataclasses import dataclass

TICK, ENTERED, LEFT, DEATH, KILL, LEVEL, STUCK, FREED, ORDER, REFUSED, REALM = range(1, 12)
STARTED, PAUSED, RESUMED, STOPPING = range(1, 5)


@dataclass(frozen=True, slots=True)
class Kind:
    """Is one kind of event; what has no meaning is 0 (a map: -1)."""

    number: int
    name: str
    guid: str
    other: str
    a: str
    b: str
    c: str
    place: bool = False


KINDS: tuple[Kind, ...] = (
    Kind(TICK, "tick", "", "", "its time in µs", "packets applied", "packets refused"),
    Kind(ENTERED, "entered", "who entered the world", "", "level", "class", "session", place=True),
    Kind(LEFT, "left", "who left the world", "", "", "", "session"),
    Kind(DEATH, "death", "the player who died", "its killer", "level", "killer's creature entry", "", place=True),
    Kind(KILL, "kill", "the player who killed, or whose pet did", "the creature", "its level", "its entry", "", place=True),
    Kind(LEVEL, "level", "who gained a level", "", "the new level", "", "", place=True),
    Kind(STUCK, "stuck", "the bot", "", "one of STUCK_REASONS", "", "", place=True),
    Kind(FREED, "freed", "the bot that was stuck", "", "what it does now, one of STATES", "", "", place=True),
    Kind(ORDER, "order", "the bot", "", "its order, one of ORDERS_GIVEN", "what has become of it, one of OUTCOMES", "", place=True),
    Kind(REFUSED, "refused", "", "", "the reason (realm.reasons)", "packets refused for it in this tick", ""),
    Kind(REALM, "realm", "", "", "1 started, 2 paused, 3 resumed, 4 stopping", "", ""),
)
NAMES: dict[int, str] = {kind.number: kind.name for kind in KINDS}


def page() -> str:
    """Return the table of the docs page in Markdown."""
    lines = ["| kind | guid | other | a | b | c | place |", "|---|---|---|---|---|---|---|"]
    for kind in KINDS:
        cells = (text or "–" for text in (kind.guid, kind.other, kind.a, kind.b, kind.c))
        lines.append(f"| `{kind.name}` | {' | '.join(cells)} | {'yes' if kind.place else '–'} |")
    return "\n".join(lines) + "\n"

# SPDX-License-Identifier: GPL-2.0-or-later
"""Examples of totems: one stands in its place, and its owner lets it go. Casting what calls one is an example of casting."""

from __future__ import annotations

from typing import Any

from warhost.realm import grid
from warhost.realm.examples import Do, Example, Login, Send, Step, Wait, guid
from warhost.realm.handlers.spell_casting.checking import refusals as no
from warhost.realm.handlers.spell_casting.class_examples.actors import alone, ready
from warhost.realm.reasons import SESSION_BAD_VALUE, SESSION_NOT_IN_WORLD, SESSION_NOT_YOURS

SHAMAN, ORC, DWARF = 7, 2, 3
STRENGTH, FIRE_NOVA = 8075, 1535
FIRE, EARTH = 0, 1
NOBODY = 9
"""A session that is free on the small world."""


def _note_totem(world: Any, rows: dict[str, int]) -> None:
    """Call the totem of actor ``me`` actor ``totem``."""
    state = world.state
    rows["totem"] = int(state["summons"]["unit"][state["units"]["first_summon"][rows["me"]]])


MINE: tuple[Step, ...] = (Login("me", race=ORC, class_id=SHAMAN, level=80), Do(ready))
GONE_FROM = 40.0


def _walk_away(world: Any, rows: dict[str, int]) -> None:
    """Stand actor ``me`` beyond the reach of his totem."""
    grid.place(world.state.kernels(), world.content, rows["me"], GONE_FROM, 0.0, 0.0)


STANDS: tuple[Step, ...] = (*MINE, Send("CMSG_CAST_SPELL", alone(STRENGTH)), Wait(1100), Do(_note_totem))

EXAMPLES = (
    Example("CMSG_TOTEM_DESTROYED", "lets the totem of earth go", STANDS, {"slot": EARTH},
            before={"players[me].totems[1]": guid("totem")}, after={"players[me].totems[1]": 0, "units[me].first_summon": -1},
            mechanic="Totems"),
    Example("CMSG_TOTEM_DESTROYED", "a place where no totem stands is to be cleared", STANDS, {"slot": FIRE}, SESSION_NOT_YOURS,
            before={"players[me].totems[0]": 0}, after={"players[me].totems[0]": 0}, mechanic="Totems"),
    Example("CMSG_TOTEM_DESTROYED", "of a place that is none", STANDS, {"slot": 9}, SESSION_BAD_VALUE),
    Example("CMSG_TOTEM_DESTROYED", "from outside the world", (), {"slot": 0}, SESSION_NOT_IN_WORLD, who=NOBODY),
)  # fmt: skip
CASTS = (
    Example("CMSG_CAST_SPELL", "plants a totem of earth", MINE, alone(STRENGTH),
            before={"sheets[me].stats[0]": 123}, after={"sheets[me].stats[0]": 133}, wait_ms=1100, mechanic="Totems"),
    Example("CMSG_CAST_SPELL", "a totem's aura lies on its owner", MINE, alone(STRENGTH), before={"auras[me:8076].stacks": None},
            after={"auras[me:8076].stacks": 1}, wait_ms=1100, mechanic="Auras of area"),
    Example("CMSG_SET_SELECTION", "it leaves who goes out of its reach", (*STANDS, Do(_walk_away)), {"guid": guid("me")},
            before={"auras[me:8076].stacks": 1}, after={"auras[me:8076].stacks": None}, wait_ms=500, mechanic="Auras of area"),
    Example("CMSG_CAST_SPELL", "a burst of a totem that does not stand", MINE, alone(FIRE_NOVA), no.CUSTOM_ERROR,
            before={"players[me].totems[0]": 0}, after={"players[me].totems[0]": 0},
            mechanic="Totems"),
)  # fmt: skip

# SPDX-License-Identifier: GPL-2.0-or-later
"""What an example of a packet is: who stands where, what is sent, what becomes of it, which columns change.

Each folder of handlers has a file ``examples.py`` whose ``EXAMPLES`` hold, for each of its opcodes, one packet that is
accepted and one for each refusal that the system's page names. They are data, run on the small world of the tests
(``tests/realm/test_examples.py``), which also holds that a refused packet changes nothing.

    Example(
        "CMSG_SET_SELECTION",
        "selects a wolf",
        setup=(Login("me", level=5), Creature("wolf", WOLF, x=10.0)),
        fields={"guid": guid("wolf")},
        before={"units[me].target": 0},
        after={"units[me].target": guid("wolf")},
    )
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from warhost.realm import handlers
from warhost.realm.reasons import ACCEPTED


@dataclass(frozen=True, slots=True)
class Ref:
    """Is a number that is known only when the example runs: guid, row or session of an actor, a spell's row, an item's GUID."""

    what: str
    name: str


def guid(name: str) -> Ref:
    """Return the GUID of actor ``name``, for fields and columns."""
    return Ref("guid", name)


def row(name: str) -> Ref:
    """Return the row of units of actor ``name``."""
    return Ref("row", name)


def session(name: str) -> Ref:
    """Return the session of actor ``name``."""
    return Ref("session", name)


def item(name: str, entry: int) -> Ref:
    """Return the GUID of the item of that entry which actor ``name`` wears or carries."""
    return Ref("item", f"{name}:{entry}")


def spell(spell_id: int) -> Ref:
    """Return the row of spells of a spell, for columns."""
    return Ref("spell", str(spell_id))


@dataclass(frozen=True, slots=True)
class Login:
    """Lets a bot enter the world as actor ``name``."""

    name: str = "me"
    race: int = 1
    class_id: int = 1
    level: int = 1
    x: float = 0.0
    y: float = 0.0
    o: float = 0.0


@dataclass(frozen=True, slots=True)
class Creature:
    """Calls the small world's creature of that template actor ``name`` and stands it somewhere."""

    name: str
    entry: int
    x: float = 0.0
    y: float = 0.0
    o: float = 0.0


@dataclass(frozen=True, slots=True)
class Send:
    """Lets an actor send a packet (which must be accepted) and a tick pass."""

    opcode: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    who: str | int = "me"


@dataclass(frozen=True, slots=True)
class Wait:
    """Lets time pass, in whole ticks."""

    ms: int


@dataclass(frozen=True, slots=True)
class Set:
    """Writes a column, as no packet could: ``Set("units[me].hp", 5)``, ``Set("rules.instant_logout", 1)``."""

    column: str
    value: Any


@dataclass(frozen=True, slots=True)
class Do:
    """Calls ``function(world, rows)`` with a dict of the actors' rows of units: where no other step is enough."""

    function: Callable[[Any, dict[str, int]], None]


Step = Login | Creature | Send | Wait | Set | Do


@dataclass(frozen=True, slots=True)
class Example:
    """Is one packet and what becomes of it.

    Columns are named ``table[actor].column`` (units, sheets, players, runes, sessions, creatures, summons), with ``[n]`` behind for one
    cell of a wide column, or ``clock.column``, ``rules.column``. ``auras[actor:spell id].column`` is of the aura of a spell that the
    actor bears, ``items[actor:entry].column`` of an item that he wears or carries, ``summons[actor:entry].column`` of a unit that he
    has summoned; None where there is none. ``before`` is what they hold after the setup, ``after`` what they hold at the end of the
    packet's tick, or ``wait_ms`` later. ``who`` sends it: an actor, or ``host``, or a number for a session that nobody uses. The seed
    may be chosen where chance decides. ``mechanic`` names the mechanic (``mechanics.py``) that it shows.
    """

    opcode: str
    name: str
    setup: tuple[Step, ...] = ()
    fields: Mapping[str, Any] = field(default_factory=dict)
    reason: int = ACCEPTED
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)
    who: str | int = "me"
    wait_ms: int = 0
    seed: int = 7
    mechanic: str = ""


def systems() -> dict[str, tuple[Example, ...]]:
    """Return the examples of every folder of handlers, by the folder's name; of one without ``examples.py``, none."""
    found: dict[str, tuple[Example, ...]] = {}
    for module in iter_modules(handlers.__path__):
        if module.ispkg:
            package = f"{handlers.__name__}.{module.name}"
            parts = {part.name for part in iter_modules(import_module(package).__path__)}
            found[module.name] = tuple(import_module(f"{package}.examples").EXAMPLES) if "examples" in parts else ()
    return found

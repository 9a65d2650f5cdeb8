# SPDX-License-Identifier: GPL-2.0-or-later
"""Choose bots out of a frame and put them into words: one filter for lists, orders and retirements, on any face."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import msgspec
import numpy as np

from warhost.host.errors import RefusedError
from warhost.host.shared import Frame

TEXT_COLUMNS = {
    "state": "states",
    "stuck_reason": "stuck_reasons",
    "order_kind": "orders",
    "order_outcome": "outcomes",
}
"""Columns of BOTS that are places in a list of the realm's texts."""
NAMED_COLUMNS = {"class_id": "classes", "race": "races", "gender": "genders"}
"""Columns that are keys of a table of the texts."""


class Filter(msgspec.Struct, forbid_unknown_fields=True):
    """Says which bots are meant: all that fit everything that is given.

    ``within`` is x, y and a radius in yd; ``name`` a part of the name, small or large letters alike.
    """

    guids: list[int] | None = None
    states: list[str] | None = None
    classes: list[str] | None = None
    races: list[str] | None = None
    level_min: int = 0
    level_max: int = 255
    map: int | None = None
    zone: int | None = None
    name: str | None = None
    dead: bool | None = None
    in_combat: bool | None = None
    idle: bool | None = None
    ordered: bool | None = None
    within: tuple[float, float, float] | None = None
    clients: bool = False
    """Whether characters of people's clients are meant too."""


def numbers(texts: dict[str, Any], table: str, names: list[str]) -> list[int]:
    """Return the numbers that names stand for in the realm's texts; raise RefusedError for one that is not there."""
    known = texts[table]
    by_name = {name: number for number, name in enumerate(known)} if isinstance(known, list) else {n: int(k) for k, n in known.items()}
    for name in names:
        if name not in by_name or not name:
            raise RefusedError(
                "unknown_name", f"{table}: saw {name!r}, expected one of {', '.join(filter(None, by_name))}", name, list(by_name)
            )
    return [by_name[name] for name in names]


def select(frame: Frame, texts: dict[str, Any], wanted: Filter) -> np.ndarray:
    """Return the rows of ``frame.bots`` that ``wanted`` means, in the order of the rows; raise RefusedError for an unknown name."""
    bots = frame.bots
    fits = bots["guid"] != 0
    if not wanted.clients:
        fits &= bots["is_bot"] == 1
    if wanted.guids is not None:
        fits &= np.isin(bots["guid"], np.array(wanted.guids, np.uint64))
    for column, table, names in (
        ("state", "states", wanted.states),
        ("class_id", "classes", wanted.classes),
        ("race", "races", wanted.races),
    ):
        if names is not None:
            fits &= np.isin(bots[column], numbers(texts, table, names))
    if wanted.level_min > 0 or wanted.level_max < 255:
        fits &= (bots["level"] >= wanted.level_min) & (bots["level"] <= wanted.level_max)
    for column, value in (("map", wanted.map), ("zone", wanted.zone)):
        if value is not None:
            fits &= bots[column] == value
    for column, flag in (("death", wanted.dead), ("in_combat", wanted.in_combat), ("idle", wanted.idle), ("order_kind", wanted.ordered)):
        if flag is not None:
            fits &= (bots[column] != 0) == flag
    if wanted.within is not None:
        x, y, radius = wanted.within
        fits &= (bots["x"] - x) ** 2 + (bots["y"] - y) ** 2 <= radius * radius
    if wanted.name:
        part = wanted.name.encode().lower()
        fits &= np.char.find(np.char.lower(bots["name"]), part) >= 0
    return np.flatnonzero(fits)


def described(bot: Any, texts: dict[str, Any]) -> dict[str, Any]:
    """Return one row of BOTS with its numbers put into words."""
    made: dict[str, Any] = {name: bot[name].item() for name in bot.dtype.names}
    made["name"] = made["name"].decode()
    for column, table in TEXT_COLUMNS.items():
        made[column] = texts[table][made[column]]
    for column, table in NAMED_COLUMNS.items():
        made[column] = texts[table].get(str(made[column]), "")
    made["class"] = made.pop("class_id")
    for name in ("x", "y", "z", "o"):
        made[name] = round(made[name], 3)
    for name in ("in_combat", "moving", "idle", "is_bot"):
        made[name] = bool(made[name])
    return made


def find(frame: Frame, who: str) -> int:
    """Return the row of a bot by name (small or large letters alike), GUID or session as ``#7``; raise RefusedError where there is none."""
    bots = frame.bots
    fits = np.zeros(len(bots), bool)
    if who.startswith("#") and who[1:].isdigit():
        fits = bots["session"] == int(who[1:])
    elif who.isdigit() or who.startswith("0x"):
        with suppress(ValueError, OverflowError):  # a number that is no GUID is nobody's
            fits = bots["guid"] == np.uint64(int(who, 0))
    else:
        fits = np.char.lower(bots["name"]) == who.encode().lower()
    rows = np.flatnonzero(fits & (bots["guid"] != 0))
    if not len(rows):
        raise RefusedError("no_such_bot", f"saw {who!r}, and no bot has that name, GUID or seat: warhost bots list shows who is there", who)
    return int(rows[0])

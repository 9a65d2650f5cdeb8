# SPDX-License-Identifier: GPL-2.0-or-later
"""Open a realm: make a new one from content and seed, or bring one back from its data folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from warhost.brains.memory import REMEMBERED
from warhost.brains.mind import Mind
from warhost.errors import WarhostError
from warhost.fleet.fleet import Fleet
from warhost.fleet.population import Population
from warhost.fleet.seats import SEATS
from warhost.lore.content.pack import load_pack
from warhost.lore.spells import table
from warhost.realm import snapshot
from warhost.realm.content import Content, build_content
from warhost.realm.dispatch import Dispatch
from warhost.realm.handlers import HANDLERS
from warhost.realm.populate import spawn_creatures
from warhost.realm.state import State, sizes_for
from warhost.realm.tick import hold
from warhost.realm.world import World


class OpeningError(WarhostError):
    """Tells that a data folder holds a realm other than the one asked for."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Says which realm is wanted: pack (name or file), seed, number of bots, and rules by name."""

    content: str
    seed: int
    bots: int
    rules: dict[str, float]


def new_fleet(plan: Plan) -> Fleet:
    """Return a new realm with its creatures in place and nobody yet in the world."""
    content = _content(plan, plan.bots)
    pack = content.pack
    state = State(sizes_for(plan.bots + 1, len(pack.spawns)), len(pack.maps), len(content.spells.rows), plan.seed)
    _set_rules(state, plan.rules)
    fleet = _fleet(state, content, plan, plan.bots, plan.bots)
    spawn_creatures(fleet.world)
    return fleet


def saved_fleet(path: Path, plan: Plan) -> Fleet:
    """Return the realm that the snapshot ``path`` holds; where its plan was of another number of bots, ``plan.bots`` are wanted now.

    Raises OpeningError where content or seed differ from the plan's, SnapshotError where the file is bad.
    """
    header = snapshot.read_header(path)
    seen = f"content {header['content']!r} and seed {header['seed']}"
    asked = f"content {plan.content!r} and seed {plan.seed}"
    if header["content"] != plan.content or int(header["seed"]) != plan.seed:
        raise OpeningError(f"{path.parent} holds a realm with {seen}, asked for {asked}: use another --data-dir, or --fresh to begin anew")
    content = _content(plan, int(header["scale"]))
    if content.pack.manifest.content_hash != header["content_hash"]:
        text = f"the content {plan.content!r} has changed since {path} was saved ({header['content_hash'][:12]})"
        raise OpeningError(f"{text}: put the old content back, use another --data-dir, or --fresh to begin anew")
    pack = content.pack
    extra = {table.name: table.dtype for table in (*REMEMBERED, SEATS)}
    state, _ = snapshot.load(path, len(content.spells.rows), len(pack.maps), extra)
    _set_rules(state, plan.rules)
    same = header.get("bots") == plan.bots and SEATS.name in state.extra
    return _fleet(state, content, plan, None if same else plan.bots, int(header["scale"]))


def save_fleet(fleet: Fleet, folder: Path, plan: Plan) -> Path:
    """Write a snapshot of ``fleet`` into ``folder``, with what lies in its inbox, and return its path. Mutates as ``hold`` does."""
    hold(fleet.world)
    folder.mkdir(parents=True, exist_ok=True)
    path = snapshot.path_for(folder, fleet.world.state.tick)
    snapshot.save(fleet.world.state, path, facts(fleet, plan))
    return path


def facts(fleet: Fleet, plan: Plan) -> dict[str, Any]:
    """Return what a snapshot says of its realm beside the state."""
    manifest = fleet.content.pack.manifest
    return {
        "content": plan.content,
        "seed": plan.seed,
        "bots": plan.bots,
        "scale": fleet.scale,
        "content_hash": manifest.content_hash,
    }


def _content(plan: Plan, scale: int) -> Content:
    return build_content(load_pack(plan.content, bots=scale, seed=plan.seed), table.load())


def _fleet(state: State, content: Content, plan: Plan, bots: int | None, scale: int) -> Fleet:
    world = World(state, content.arrays, Dispatch(HANDLERS))
    mind = Mind(content.arrays, content.spells, len(state["players"]))
    mind.recall(state.extra)
    return Fleet(world, content, mind, Population(content.pack, plan.seed), bots, scale)


def _set_rules(state: State, rules: dict[str, float]) -> None:
    names = state["rules"].dtype.names or ()
    for name, value in rules.items():
        if name not in names:
            raise OpeningError(f"saw a rule {name!r}, expected one of {', '.join(names)}")
        state["rules"][name] = value

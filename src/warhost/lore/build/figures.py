# SPDX-License-Identifier: GPL-2.0-or-later
"""Figures that the encodings state themselves, each with the key of its provenance."""

from __future__ import annotations

from typing import NamedTuple

KEYS: dict[str, str] = {
    "code": "wrath/ac-code/derived",
    "world": "wrath/ac-world/exact",
    "dbc": "wrath/dbc/exact",
    "sims": "wrath/wowsims/stated",
    "wiki": "wrath/wiki/stated",
    "drdamage": "wrath/drdamage/stated",
    "hekili": "wrath/hekili/stated",
    "hekili-share": "wrath/hekili/derived",
    "tooltip": "wrath/hekili-tooltips/stated",
    "rows": "wrath/client-rows/stated",
    "tbc": "burning-crusade/tbc-client/neighbour",
    "tankspot": "wrath/tankspot/stated",
    "start": "wrath/start-spells/stated",
    "stealth": "wrath/allakhazam/stated",
    "vanilla": "vanilla/vanilla/neighbour",
    "items": "vanilla/wow-items/neighbour",
    "bcc": "burning-crusade/bcc-effects/neighbour",
    "statlogic": "wrath/statlogic/stated",
    "reagents": "wrath/zomgbuffs/stated",
    "runes": "wrath/rune-cost/derived",
    "cata": "cata-beta/cata12857/neighbour",
    "hunter": "wrath/hunter-rows/stated",
    "hunter-bcc": "burning-crusade/bcc-hunter/neighbour",
    "ranges": "wrath/librangecheck/stated",
}
"""Provenance by short key."""

Number = int | float


class Figure(NamedTuple):
    """Is one number with the key of its provenance; ``carried`` where it stands for another rank's."""

    value: Number
    key: str
    carried: bool = False

    @property
    def provenance(self) -> str:
        """Return era/source/confidence as records write it."""
        text = KEYS[self.key]
        if not self.carried:
            return text
        era, source, confidence = text.split("/")
        return f"{era}/{source}/{'neighbour' if confidence == 'neighbour' else 'carried'}"


class Figures(NamedTuple):
    """Is a figure by rank; where a rank has none, it takes the next lower rank's, or for the first ranks the next higher's."""

    by_rank: tuple[Figure | None, ...]

    def at(self, rank: int) -> Figure:
        """Return the figure of ``rank`` (from 1), carried from a neighbouring rank where it has none of its own."""
        index = min(rank, len(self.by_rank)) - 1
        own = self.by_rank[index]
        if own is not None and rank <= len(self.by_rank):
            return own
        for place in (*range(index, -1, -1), *range(index + 1, len(self.by_rank))):
            near = self.by_rank[place]
            if near is not None:
                return Figure(near.value, near.key, carried=True)
        raise ValueError(f"none of {len(self.by_rank)} ranks has a figure: give one or leave the value out")


def fig(value: Number, key: str) -> Figures:
    """Return one figure for every rank: its own for a spell of one rank, carried for the rest from the highest."""
    return Figures((Figure(value, key),))


def every(value: Number, key: str, ranks: int) -> Figures:
    """Return one figure that the source states for each of ``ranks`` ranks."""
    return Figures((Figure(value, key),) * ranks)


def top(value: Number, key: str, ranks: int) -> Figures:
    """Return a figure that the source states for the highest of ``ranks`` ranks; the others carry it."""
    return Figures((*(None,) * (ranks - 1), Figure(value, key)))


def ranks(*values: Number | tuple[Number, str] | None, key: str = "vanilla") -> Figures:
    """Return figures by rank: a number has ``key``'s provenance, a pair its own, None is carried."""
    made: list[Figure | None] = []
    for value in values:
        if value is None:
            made.append(None)
        elif isinstance(value, tuple):
            made.append(Figure(*value))
        else:
            made.append(Figure(value, key))
    return Figures(tuple(made))

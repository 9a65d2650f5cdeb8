# SPDX-License-Identifier: GPL-2.0-or-later
"""Read the TOML files of a shipped pack, and the small helpers that its rules use: curves and hashes."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

SOURCE_EMBERS = 0
SOURCE_EMULATOR = 1


@cache
def source(file: str) -> dict[str, Any]:
    """Return the parsed TOML of ``embers/<file>.toml``; the caller must not change it."""
    return tomllib.loads(resources.files(__package__).joinpath("embers", f"{file}.toml").read_text(encoding="utf-8"))


def curve(level: float, levels: Sequence[float], values: Sequence[float]) -> float:
    """Return the value at ``level`` on straight lines between the points given, flat beyond the ends."""
    return float(np.interp(level, levels, values))


def mixed(seed: int, stream: int, counters: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Return one 64-bit hash for each counter (SplitMix64 of seed, stream and counter): the same on every machine."""
    with np.errstate(over="ignore"):
        x = counters.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15) + np.uint64(
            (seed * 0x100000001B3 + stream * 0xD1B54A32D192ED03) % 2**64
        )
        x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return x ^ (x >> np.uint64(31))


def below(seed: int, stream: int, counters: NDArray[np.int64], limit: int) -> NDArray[np.int64]:
    """Return for each counter a whole number from 0 to ``limit`` - 1."""
    return np.asarray((mixed(seed, stream, counters) >> np.uint64(11)) % np.uint64(limit)).astype(np.int64)


def spread(seed: int, stream: int, counters: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return for each counter a float64 from -1 to 1."""
    return np.asarray((mixed(seed, stream, counters) >> np.uint64(11)).astype(np.float64) * 2.0**-52 - 1.0)

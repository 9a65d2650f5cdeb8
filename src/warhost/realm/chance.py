# SPDX-License-Identifier: GPL-2.0-or-later
"""Draw random numbers as a hash of (seed, tick, stream, entity, nth): no generator, hence no state and no order.

The mixer is the 32-bit xor-multiply hash with the constants 0x21f0aaad and 0x735a2d97 found by T. Ettinger
("hash-prospector", issue 19). Both are below 2**31, so that every product fits a signed 64-bit integer and the
compiled and the plain function agree to the bit.
"""

from __future__ import annotations

from warhost.realm.kernel import kernel

MASK = 0xFFFFFFFF

# Streams: what a draw is for. Two draws of one tick and entity differ by their stream or by ``nth``.
STREAM_SWING, STREAM_SWING_DAMAGE, STREAM_SPELL_HIT, STREAM_SPELL_CRIT, STREAM_SPELL_AMOUNT = 1, 2, 3, 4, 5
STREAM_RESIST, STREAM_PROC, STREAM_PUSHBACK, STREAM_LOOT, STREAM_LOOT_COUNT = 6, 7, 8, 9, 10
STREAM_MONEY, STREAM_WANDER, STREAM_RESPAWN, STREAM_THINK, STREAM_SPAWN_LEVEL = 11, 12, 13, 14, 15
STREAM_BRAIN, STREAM_POPULATION, STREAM_LOAD, STREAM_DAZE, STREAM_CREATURE_SPELL = 16, 17, 18, 19, 20


@kernel
def mix(x: int) -> int:
    """Return ``x`` (0 … 2**32-1) with its bits thoroughly mixed, 0 … 2**32-1."""
    x ^= x >> 16
    x = (x * 0x21F0AAAD) & MASK
    x ^= x >> 15
    x = (x * 0x735A2D97) & MASK
    return x ^ (x >> 15)


@kernel
def bits(seed: int, tick: int, stream: int, entity: int, nth: int) -> int:
    """Return 32 random bits for the draw that the five numbers (0 or more) name."""
    h = mix((seed ^ (seed >> 32) * 5 + stream * 0x1E3779B9) & MASK)
    h = mix(h ^ (tick & MASK))
    h = mix((h + int(entity) * 0x05EBCA6B) & MASK)
    return mix((h ^ nth) & MASK)


@kernel
def roll(st: object, stream: int, entity: int, nth: int) -> float:
    """Return a float64 in [0, 1) for this tick's draw ``nth`` of ``entity`` (a row, say) in ``stream``."""
    clock = st.clock[0]  # type: ignore[attr-defined]
    return bits(clock.seed, clock.tick, stream, entity, nth) / 4294967296.0


@kernel
def roll_int(st: object, stream: int, entity: int, nth: int, low: int, high: int) -> int:
    """Return an integer in [low, high], each as likely as the others; ``low`` where high is below it."""
    if high <= low:
        return low
    clock = st.clock[0]  # type: ignore[attr-defined]
    return low + (bits(clock.seed, clock.tick, stream, entity, nth) * (high - low + 1) >> 32)

# SPDX-License-Identifier: GPL-2.0-or-later
"""Count values by their size, so that quantiles of a run of any length are known to 1 % and take the same room."""

from __future__ import annotations

import math

import numpy as np

LEAST, GREATEST = 1e-3, 1e7
STEP = math.log(1.01)
BINS = math.ceil(math.log(GREATEST / LEAST) / STEP) + 1


class Spread:
    """Holds how many values fell into each bin; bins are 1 % wide. Values below 0.001 count as 0.001."""

    def __init__(self) -> None:
        """Begin without values."""
        self.count = 0
        self.greatest = 0.0
        self._bins = np.zeros(BINS, np.int64)

    def add(self, value: float) -> None:
        """Count one value, 0 or more."""
        self.count += 1
        self.greatest = max(self.greatest, value)
        place = round(math.log(max(value, LEAST) / LEAST) / STEP)
        self._bins[min(place, BINS - 1)] += 1

    def quantile(self, share: float) -> float:
        """Return the value (within half a percent) that ``share`` of all values, 0 … 1, do not exceed; 0.0 where there are none."""
        if not self.count:
            return 0.0
        wanted = max(1, math.ceil(share * self.count))
        place = int(np.searchsorted(np.cumsum(self._bins), wanted))
        return min(LEAST * math.exp(place * STEP), self.greatest)

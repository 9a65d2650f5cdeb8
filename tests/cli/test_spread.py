# SPDX-License-Identifier: GPL-2.0-or-later
"""Quantiles from counted bins agree with those of the values themselves, and the room they take does not grow."""

from __future__ import annotations

import random

import numpy as np
import pytest

from warhost.host.spread import BINS, Spread


@pytest.mark.parametrize("seed", range(3))
def test_quantiles_are_those_of_the_values_to_one_percent(seed: int) -> None:
    draw = random.Random(seed)
    values = [draw.lognormvariate(1.0, 1.5) for _ in range(5000)]
    spread = Spread()
    for value in values:
        spread.add(value)
    for share in (0.01, 0.5, 0.95, 0.99, 1.0):
        expected = float(np.quantile(values, share, method="inverted_cdf"))
        assert spread.quantile(share) == pytest.approx(expected, rel=0.01)
    assert (spread.count, spread.greatest) == (5000, max(values))


def test_values_beyond_the_bins_count_as_the_nearest() -> None:
    spread = Spread()
    assert spread.quantile(0.5) == 0.0
    for value in (0.0, 1e-9, 1e12):
        spread.add(value)
    assert spread.quantile(0.5) == pytest.approx(0.001)
    assert spread.quantile(1.0) == pytest.approx(1e7, rel=0.02)
    assert spread.greatest == 1e12
    assert len(spread._bins) == BINS

# SPDX-License-Identifier: GPL-2.0-or-later
"""Angles of our own: as exact as the platform's to 1e-10, and facing arcs as the client has them."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest

from warhost.realm.geometry import PI, TURN, angle_to, arc_tangent2, cosine, distance_sq, is_ahead, signed, sine, single, turned

NEAR = 1e-10


@pytest.mark.kernels
def test_sine_and_cosine_agree_with_the_platform() -> None:
    for k in range(-4000, 4001):
        x = k * 0.0123
        assert abs(sine(x) - math.sin(x)) < NEAR
        assert abs(cosine(x) - math.cos(x)) < NEAR


@pytest.mark.kernels
def test_directions_agree_with_the_platform_all_round() -> None:
    for k in range(2000):
        angle = k * TURN / 2000
        x, y = 37.0 * math.cos(angle), 37.0 * math.sin(angle)
        assert abs(arc_tangent2(y, x) - math.atan2(y, x) % TURN) < NEAR


@pytest.mark.shows
def test_a_million_directions_agree_with_the_platform() -> None:
    draw = random.Random(5)
    for _ in range(1_000_000):
        x, y = draw.uniform(-17000, 17000), draw.uniform(-17000, 17000)
        assert abs(arc_tangent2(y, x) - math.atan2(y, x) % TURN) < NEAR


@pytest.mark.kernels
def test_an_angle_is_turned_into_one_turn() -> None:
    assert turned(0.0) == 0.0
    assert turned(TURN) == 0.0
    assert turned(-1e-20) == 0.0
    assert abs(turned(-1.0) - (TURN - 1.0)) < NEAR
    assert abs(turned(1.0 + 3 * TURN) - 1.0) < NEAR


@pytest.mark.kernels
def test_east_is_zero_and_north_is_a_quarter_turn() -> None:
    assert angle_to(5.0, 5.0, 9.0, 5.0) == 0.0
    assert abs(angle_to(5.0, 5.0, 5.0, 9.0) - PI / 2) < NEAR
    assert abs(angle_to(5.0, 5.0, 1.0, 5.0) - PI) < NEAR
    assert angle_to(5.0, 5.0, 5.0, 5.0) == 0.0


@pytest.mark.kernels
def test_one_has_in_front_what_lies_within_half_the_arc_to_each_side() -> None:
    assert is_ahead(0.0, 0.0, 0.0, 5.0, 4.9, PI / 2)
    assert not is_ahead(0.0, 0.0, 0.0, 5.0, 5.1, PI / 2)
    assert is_ahead(0.0, 0.0, PI / 2, -9.0, 0.1, PI)
    assert not is_ahead(0.0, 0.0, PI / 2, -9.0, -0.1, PI)
    assert is_ahead(3.0, 4.0, 1.0, 3.0, 4.0, PI / 2), "what lies under one's feet is in front"


@pytest.mark.kernels
def test_numbers_become_what_a_packet_and_a_kernel_carry() -> None:
    assert single(0.1) == float(np.float32(0.1)) != 0.1
    assert signed(np.uint32(0xFFFFFFFF)) == 0xFFFFFFFF
    assert distance_sq(0.0, 0.0, 0.0, 1.0, 2.0, 2.0) == 9.0

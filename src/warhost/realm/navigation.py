# SPDX-License-Identifier: GPL-2.0-or-later
"""Navigation: which way leads from one place to another. Until navigation data is given, ways are straight lines and roads.

``Navigation`` is the interface: whoever has meshes gives another one (its tests are those of the two here).
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from typing import Any, Protocol

import numpy as np

Point = tuple[float, float, float]


class Navigation(Protocol):
    """Knows the ways of a world."""

    def way(self, map_id: int, start: Point, goal: Point) -> list[Point]:
        """Return the corners of a way from ``start`` to ``goal`` (x, y, z in yd), both included; an empty list where none leads."""

    def height(self, map_id: int, x: float, y: float, z: float) -> float:
        """Return the height in yd of the ground at a place near height ``z``."""


class Straight:
    """Leads straight from anywhere to anywhere, over the ground of maps that are flat."""

    def __init__(self, maps: np.ndarray) -> None:
        """Take the content's table ``maps``."""
        flat = maps["ground"] == 1
        self._ground = {int(row["map_id"]): float(row["ground_z_yd"]) for row in maps[flat]}

    def way(self, map_id: int, start: Point, goal: Point) -> list[Point]:
        """Return start and goal."""
        return [start, goal]

    def height(self, map_id: int, x: float, y: float, z: float) -> float:
        """Return the height of a flat map's ground, and ``z`` where only what stands there tells the height."""
        return self._ground.get(map_id, z)


class Roads(Straight):
    """Leads along the roads of the content wherever that is not much longer than straight on.

    A road's points are joined in their order; points of two roads within ``JOIN_YD`` of each other are a crossing. On the
    road a yard counts ``ROAD_SHARE`` of one beside it, so a traveller goes out of his way to take it, but not far.
    """

    JOIN_YD = 15.0
    ROAD_SHARE = 0.7

    def __init__(self, maps: np.ndarray, roads: np.ndarray) -> None:
        """Take the content's tables ``maps`` and ``roads`` (sorted by road and point)."""
        super().__init__(maps)
        self._points: list[Point] = [(float(r["x"]), float(r["y"]), float(r["z"])) for r in roads]
        self._map = [int(r["map_id"]) for r in roads]
        self._edges: dict[int, list[tuple[int, float]]] = defaultdict(list)
        for i in range(1, len(roads)):
            if roads["road_id"][i] == roads["road_id"][i - 1] and self._map[i] == self._map[i - 1]:
                self._join(i - 1, i)
        self._cross(roads)

    def _join(self, i: int, j: int) -> None:
        length = math.dist(self._points[i], self._points[j]) * self.ROAD_SHARE
        self._edges[i].append((j, length))
        self._edges[j].append((i, length))

    def _cross(self, roads: np.ndarray) -> None:
        buckets: dict[tuple[int, int, int], list[int]] = defaultdict(list)
        for i, (x, y, _) in enumerate(self._points):
            buckets[self._map[i], int(x // self.JOIN_YD), int(y // self.JOIN_YD)].append(i)
        for i, (x, y, _) in enumerate(self._points):
            for cx in range(int(x // self.JOIN_YD) - 1, int(x // self.JOIN_YD) + 2):
                for cy in range(int(y // self.JOIN_YD) - 1, int(y // self.JOIN_YD) + 2):
                    for j in buckets.get((self._map[i], cx, cy), ()):
                        apart = j > i and roads["road_id"][i] != roads["road_id"][j]
                        if apart and math.dist(self._points[i], self._points[j]) <= self.JOIN_YD:
                            self._join(i, j)

    def way(self, map_id: int, start: Point, goal: Point) -> list[Point]:
        """Return the cheapest way: straight, or to a road, along it, and off again."""
        on_map = [i for i, own in enumerate(self._map) if own == map_id]
        costs = {i: math.dist(start, self._points[i]) for i in on_map}
        came: dict[int, int] = {}
        queue = [(cost, i) for i, cost in costs.items()]
        heapq.heapify(queue)
        best, last = math.dist(start, goal), -1
        while queue:
            cost, i = heapq.heappop(queue)
            if cost > costs[i]:
                continue
            if cost >= best:
                break
            whole = cost + math.dist(self._points[i], goal)
            if whole < best:
                best, last = whole, i
            for j, length in self._edges[i]:
                if cost + length < costs[j]:
                    costs[j] = cost + length
                    came[j] = i
                    heapq.heappush(queue, (costs[j], j))
        corners = [goal]
        while last >= 0:
            corners.append(self._points[last])
            last = came.get(last, -1)
        return [start, *reversed(corners)]


def navigation_of(pack: Any) -> Navigation:
    """Return the navigation of a content pack: by its roads where it has some."""
    return Roads(pack.maps, pack.roads) if len(pack.roads) else Straight(pack.maps)

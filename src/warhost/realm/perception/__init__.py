# SPDX-License-Identifier: GPL-2.0-or-later
"""What brains may know of the realm, and the few tools of the realm that a client has too (its grid, its geometry, chance).

Brains import this package of the realm and nothing else of it.
"""

from warhost.realm.bundle import bundle
from warhost.realm.fetching import fetch
from warhost.realm.geometry import angle_to, cosine, sine
from warhost.realm.guids import row_of, row_of_guid
from warhost.realm.kernel import COMPILED, kernel
from warhost.realm.perception.schema import PERCEPTION
from warhost.realm.perception.sight import near, place_at, place_of, roll
from warhost.realm.perception.view import view_of
from warhost.realm.schema import Column, Table
from warhost.realm.uncompiled import unwrapped, wrapped

__all__ = [
    "COMPILED",
    "PERCEPTION",
    "Column",
    "Table",
    "angle_to",
    "bundle",
    "cosine",
    "fetch",
    "kernel",
    "near",
    "place_at",
    "place_of",
    "roll",
    "row_of",
    "row_of_guid",
    "sine",
    "unwrapped",
    "view_of",
    "wrapped",
]

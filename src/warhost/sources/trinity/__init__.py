# SPDX-License-Identifier: GPL-2.0-or-later
"""World databases of TrinityCore 3.3.5 and of AzerothCore: one family, whose versions differ in some tables and columns."""

from warhost.sources.trinity.adapter import gather
from warhost.sources.trinity.tables import USED, WHY_NOT

__all__ = ["USED", "WHY_NOT", "gather"]

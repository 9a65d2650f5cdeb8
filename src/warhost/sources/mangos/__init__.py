# SPDX-License-Identifier: GPL-2.0-or-later
"""World databases of the MaNGOS family: MaNGOS Zero, cMaNGOS."""

from warhost.sources.mangos.adapter import gather
from warhost.sources.mangos.tables import USED, WHY_NOT

__all__ = ["USED", "WHY_NOT", "gather"]

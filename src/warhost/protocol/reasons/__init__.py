# SPDX-License-Identifier: GPL-2.0-or-later
"""The real refusals: enumerations of 3.3.5a by the emulators' names, a file each. A refusal of the realm is one of these."""

from warhost.protocol.reasons.inventory_results import InventoryResult
from warhost.protocol.reasons.logout_results import LogoutResult
from warhost.protocol.reasons.loot_errors import LootError
from warhost.protocol.reasons.response_codes import ResponseCode
from warhost.protocol.reasons.spell_cast_results import SpellCastResult
from warhost.protocol.reasons.spell_misses import SpellMiss

__all__ = ["InventoryResult", "LogoutResult", "LootError", "ResponseCode", "SpellCastResult", "SpellMiss"]

# SPDX-License-Identifier: GPL-2.0-or-later
"""Names of the outcomes of packets, from the real server's enumerations and our own."""

from __future__ import annotations

from warhost.protocol.reasons import InventoryResult, LogoutResult, LootError, ResponseCode, SpellCastResult
from warhost.realm import reasons

FAMILIES = {
    reasons.SPELL: SpellCastResult,
    reasons.INVENTORY: InventoryResult,
    reasons.LOOT: LootError,
    reasons.RESPONSE: ResponseCode,
    reasons.LOGOUT: LogoutResult,
}


def reason_name(result: int) -> str:
    """Return the name of a packet's outcome (see ``reasons``): ``ACCEPTED``, or why it was refused."""
    if result == reasons.ACCEPTED:
        return "ACCEPTED"
    if result in reasons.OUR_NAMES:
        return reasons.OUR_NAMES[result]
    family, code = result >> 8, result & 0xFF
    if family == reasons.LOOT:
        code &= 0x7F  # bit 0x80 keeps LOOT_ERROR_DIDNT_KILL, whose number is 0, apart from other outcomes
    names = FAMILIES.get(family)
    if names is None or code not in {int(member) for member in names}:
        return f"REASON_{family}_{code}"
    return names(code).name

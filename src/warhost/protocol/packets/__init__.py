# SPDX-License-Identifier: GPL-2.0-or-later
"""The packets, one file a system. To add a packet, add one entry to the PACKETS of a file here."""

from warhost.protocol.packet import Packet
from warhost.protocol.packets import character, combat, death, host, loot, movement, objects, pets, runes, session, spell_logs, spells

ALL: tuple[Packet, ...] = (
    *session.PACKETS,
    *character.PACKETS,
    *spells.PACKETS,
    *spell_logs.PACKETS,
    *runes.PACKETS,
    *combat.PACKETS,
    *death.PACKETS,
    *movement.PACKETS,
    *loot.PACKETS,
    *objects.PACKETS,
    *pets.PACKETS,
    *host.PACKETS,
)
"""Every packet definition."""

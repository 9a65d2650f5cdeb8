# SPDX-License-Identifier: GPL-2.0-or-later
"""Every opcode as a plain int constant, fit for kernels: ``from warhost.protocol.opcode_numbers import CMSG_CAST_SPELL``.

The constants are made from the opcode table and the host's packets, so a new packet needs no line here.
"""

from warhost.protocol.opcodes import OPCODES
from warhost.protocol.packets.host import PACKETS as HOST_PACKETS

_NUMBERS = {**OPCODES, **{packet.name: packet.number for packet in HOST_PACKETS}}
globals().update(_NUMBERS)


def __getattr__(name: str) -> int:
    """Refuse a name that no opcode has (and tell type checkers that the constants are ints)."""
    raise AttributeError(
        f"{name} is no opcode of build 12340 nor one of the host's: see warhost/protocol/opcodes_335a.tsv and packets/host.py"
    )

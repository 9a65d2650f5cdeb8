# SPDX-License-Identifier: GPL-2.0-or-later
"""All 1,311 opcodes of build 12340 (3.3.5a) by the emulators' names.

The numbers stand in ``opcodes_335a.tsv`` (number, name), the same in AzerothCore src/server/game/Server/Protocol/Opcodes.h,
TrinityCore 3.3.5 and wow_messages. Numbers from 0x10000 up are the host's own and stand beside their packets.
"""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

FIRST_HOST_OPCODE = 0x10000
"""The first number that is ours; no socket client may send one."""


def _read() -> dict[str, int]:
    table = Path(__file__).with_name("opcodes_335a.tsv").read_text(encoding="ascii")
    return {name: int(number) for number, name in (line.split("\t") for line in table.splitlines())}


OPCODES = MappingProxyType(_read())
"""Name to number, for all opcodes of the build, defined as packets or not."""

_NAMES = {number: name for name, number in OPCODES.items()}


def name_of(number: int) -> str:
    """Return the emulators' name of an opcode of the build, or an empty text where the build has none."""
    return _NAMES.get(number, "")

# SPDX-License-Identifier: GPL-2.0-or-later
"""Names of characters: how they are written, which are refused.

Source: AzerothCore src/server/game/Globals/ObjectMgr.cpp:normalizePlayerName, ObjectMgr::CheckPlayerName (with the settings that
it has by default: 2 to 12 letters of one alphabet), CharacterHandler.cpp:HandleCharCreateOpcode.
"""

from __future__ import annotations

import numpy as np

from warhost.protocol.reasons import ResponseCode
from warhost.realm.reasons import ACCEPTED, RESPONSE
from warhost.realm.world import World

SHORTEST, LONGEST = 2, 12
LATIN, CYRILLIC, EAST_ASIAN, OTHER = range(4)
EAST_ASIA = ((0x1100, 0x11FF), (0x3041, 0x30FF), (0x3131, 0x318F), (0x31F0, 0x31FF), (0x3400, 0x4DB5), (0x4E00, 0x9FC3), (0xAC00, 0xD7A3))


def proper(name: str) -> str:
    """Return a name as it is kept: its first letter large, the others small."""
    return name[:1].upper() + name[1:].lower()


def alphabet(letter: str) -> int:
    """Return which alphabet a letter is of; OTHER for what is no letter of a name."""
    code = ord(letter)
    if letter.isascii():
        return LATIN if letter.isalpha() else OTHER
    if 0xC0 <= code <= 0x24F and code not in (0xD7, 0xF7):
        return LATIN
    if 0x410 <= code <= 0x44F or code in (0x401, 0x451):
        return CYRILLIC
    return EAST_ASIAN if any(low <= code <= high for low, high in EAST_ASIA) else OTHER


def refused(code: ResponseCode) -> int:
    """Return the outcome that answers with ``code``."""
    return RESPONSE << 8 | int(code)


def check_name(world: World, name: str) -> int:
    """Return why a (proper) name cannot be taken, or ACCEPTED."""
    if not name:
        return refused(ResponseCode.CHAR_NAME_NO_NAME)
    if len(name) > LONGEST:
        return refused(ResponseCode.CHAR_NAME_TOO_LONG)
    if len(name) < SHORTEST:
        return refused(ResponseCode.CHAR_NAME_TOO_SHORT)
    alphabets = {alphabet(letter) for letter in name}
    if len(alphabets) > 1 or OTHER in alphabets:
        return refused(ResponseCode.CHAR_NAME_MIXED_LANGUAGES)
    small = name.lower()
    if any(a == b == c for a, b, c in zip(small, small[1:], small[2:], strict=False)):
        return refused(ResponseCode.CHAR_NAME_THREE_CONSECUTIVE)
    state = world.state
    taken = state["names"]["name"][: state.used("players")]
    return refused(ResponseCode.CHAR_CREATE_NAME_IN_USE) if np.any(taken == name.encode()) else ACCEPTED

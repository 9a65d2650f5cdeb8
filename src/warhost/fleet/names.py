# SPDX-License-Identifier: GPL-2.0-or-later
"""Names for bots: two or three syllables of our own, by number, each name once."""

from __future__ import annotations

from warhost.errors import WarhostError

STARTS = (
    "Al", "Ba", "Bre", "Ca", "Cor", "Da", "Dre", "El", "Fa", "Fen", "Ga", "Gor", "Ha", "Il", "Jor", "Ka", "Kel", "La", "Lo", "Ma",
    "Mor", "Na", "Ner", "Or", "Pa", "Quo", "Ra", "Ren", "Sa", "Sha", "Ta", "Thra", "Ul", "Va", "Vor", "Wa", "Wy", "Xa", "Yo", "Zu",
)  # fmt: skip
MIDDLES = (
    "", "ba", "da", "de", "gi", "ka", "la", "le", "li", "lo", "ma", "mi", "na", "ne", "no", "ra", "re", "ri", "ro", "ru", "sa",
    "se", "ta", "ti", "to", "va", "ve", "vi", "xa", "za",
)  # fmt: skip
ENDS = (
    "bar", "bek", "dan", "dor", "dra", "fal", "gan", "gor", "hal", "kan", "kor", "lan", "lis", "lor", "mar", "mir", "nar", "nak",
    "nos", "ran", "rek", "rik", "ros", "sil", "tan", "tar", "tir", "ton", "tus", "val", "var", "vek", "vin", "wen", "zan", "zar",
    "zor", "dil", "fin", "gal", "hun", "jin", "kul", "lun", "mok", "pik", "ryn", "tal", "und", "wyn",
)  # fmt: skip
MOST = len(STARTS) * len(MIDDLES) * len(ENDS)
PAIRS = 26 * 25
STEP = 37217
"""A number without a common factor with MOST, so that neighbours in number do not sound alike."""


class NoNameError(WarhostError):
    """Tells that there are no more names."""


def name_of(number: int) -> str:
    """Return the name of bot ``number`` (0 up): 2 to 12 letters, the first a capital, as CMSG_CHAR_CREATE wants it.

    Past the combinations of syllables a letter pair is added; raises NoNameError past those.
    """
    turn, place = divmod(number, MOST)
    if turn > PAIRS:
        raise NoNameError(f"saw bot number {number}, names go up to {MOST * (PAIRS + 1) - 1}")
    place = place * STEP % MOST
    start, rest = divmod(place, len(MIDDLES) * len(ENDS))
    middle, end = divmod(rest, len(ENDS))
    name = STARTS[start] + MIDDLES[middle] + ENDS[end]
    if turn == 0:
        return name
    first, second = divmod(turn - 1, 25)
    second += second >= first  # no pair of one letter: the name may end with it, and three in a row are refused
    return name + chr(97 + first) + chr(97 + second)

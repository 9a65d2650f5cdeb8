# SPDX-License-Identifier: GPL-2.0-or-later
"""The eras of the game that records belong to, oldest first. No answer mixes eras; a record or a field names its own."""

from __future__ import annotations

from typing import NamedTuple

from warhost.errors import WarhostError


class UnknownEra(WarhostError):  # noqa: N818 - the name says what was asked for
    """Tells that a record names an era that is not listed here."""


class Era(NamedTuple):
    """Describes an era: id, title, the client builds it stands for, its place in time."""

    id: str
    title: str
    builds: str
    order: int


ERAS: tuple[Era, ...] = (
    Era("vanilla", "Classic, and Classic Era", "1.12.1 (5875), 1.15", 1),
    Era("burning-crusade", "The Burning Crusade", "2.4.3 (8606), 2.5", 2),
    Era("wrath", "Wrath of the Lich King", "3.3.5a (12340), 3.4", 3),
    Era("cata-beta", "Cataclysm, beta test", "4.0.1 (12857)", 4),
    Era("retail-11.2.0", "The War Within", "11.2.0", 11),
    Era("retail-12.1.0", "Midnight", "12.1.0", 12),
)

_BY_ID = {era.id: era for era in ERAS}


def era(era_id: str) -> Era:
    """Return the era named ``era_id``, or raise `UnknownEra` naming those there are."""
    try:
        return _BY_ID[era_id]
    except KeyError:
        known = ", ".join(_BY_ID)
        raise UnknownEra(f"there is no era {era_id!r}; known are {known}: correct the record or add the era to lore/eras.py") from None

# SPDX-License-Identifier: GPL-2.0-or-later
"""Who acts: the unit of the session that sent a packet."""

from __future__ import annotations

from typing import Any

from warhost.realm.kernel import kernel
from warhost.realm.tables.players import SESSION_IN_WORLD

HOST_SESSION = 0
"""The session of the host and its operators; it never has a character. Bots and clients have 1 and up."""


@kernel
def acting_unit(st: Any, number: int) -> int:
    """Return the row of the unit that a packet of session ``number`` acts for, or -1 where its session has none in the world.

    A character on its way to another map is in no world until its client says that it has loaded it.
    """
    session = st.sessions[number]
    if session.state != SESSION_IN_WORLD:
        return -1
    row = session.unit
    if row < 0 or st.units[row].in_world == 0:
        return -1
    return row

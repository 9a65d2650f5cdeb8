# SPDX-License-Identifier: GPL-2.0-or-later
"""Which pet a hunter keeps: a bot gets the beast of its race when it is old enough to have one.

Taming comes later; until then this rule of ours stands for it (``lore/pets/hunter.py``). Source: AzerothCore
src/server/game/Entities/Player/Player.cpp (a pet is kept with its owner); from level 10 on: Tame Beast (1515).
"""

from __future__ import annotations

from typing import Any

from warhost.lore.pets.hunter import PET_FROM_LEVEL
from warhost.lore.spells.enums import CLASS_HUNTER
from warhost.realm.kernel import kernel


@kernel
def give_beast(st: Any, ct: Any, row: int) -> None:
    """Let a hunter of level 10 or above who keeps no pet keep the beast of his race. Mutates the player."""
    u = st.units[row]
    if u.class_id != CLASS_HUNTER or u.level < PET_FROM_LEVEL or st.players[u.player].pet_kind >= 0:
        return
    st.players[u.player].pet_kind = int(ct.beast_of_race[u.race])

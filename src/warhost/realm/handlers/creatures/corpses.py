# SPDX-License-Identifier: GPL-2.0-or-later
"""What becomes of dead creatures: their corpses decay, their places are filled again. Out: SMSG_DESTROY_OBJECT.

Source: AzerothCore Creature.cpp (Creature::RemoveCorpse, Creature::Update, Creature::Respawn).
"""

from __future__ import annotations

from typing import Any

from warhost.protocol.opcode_numbers import SMSG_DESTROY_OBJECT
from warhost.realm import grid
from warhost.realm.events import tell
from warhost.realm.handlers.creatures.aggro import look_around
from warhost.realm.handlers.creatures.birth import bring_to_life
from warhost.realm.handlers.loot.rolling import drop_loot
from warhost.realm.handlers.spell_casting.auras.aura_list import remove_all
from warhost.realm.kernel import kernel
from warhost.realm.tables.units import CORPSE


@kernel
def vanish(st: Any, ct: Any, row: int, at_ms: int) -> None:
    """Take a corpse out of the world with what lies in it. Mutates unit, creature, loot and grid; tells SMSG_DESTROY_OBJECT."""
    u = st.units[row]
    drop_loot(st, row)
    remove_all(st, ct, row, at_ms)
    u.dynamic_flags = 0
    u.in_world = 0
    grid.leave(st, row)
    st.creatures[u.creature].decay_due_ms = 0
    tell(st, SMSG_DESTROY_OBJECT, row, -1, at_ms, 1, 0, 0, 0)


@kernel
def decay(st: Any, ct: Any, row: int, due_ms: int) -> None:
    """Run the DECAY timer of a corpse (death, or emptied loot, set ``decay_due_ms``). Mutates as ``vanish`` does."""
    u = st.units[row]
    if u.creature < 0 or u.death != CORPSE or u.in_world == 0 or st.creatures[u.creature].decay_due_ms != due_ms:
        return
    vanish(st, ct, row, due_ms)


@kernel
def respawn(st: Any, ct: Any, row: int, due_ms: int) -> None:
    """Run the RESPAWN timer of a dead creature: what is left of its corpse goes, it lives again at its place and looks round.

    Mutates unit, sheet, creature, loot and grid.
    """
    u = st.units[row]
    if u.creature < 0 or u.death != CORPSE or st.creatures[u.creature].respawn_due_ms != due_ms:
        return
    if u.in_world == 1:
        vanish(st, ct, row, due_ms)
    bring_to_life(st, ct, row)
    look_around(st, ct, row, due_ms)

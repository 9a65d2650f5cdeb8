# SPDX-License-Identifier: GPL-2.0-or-later
"""Landing: a fall from high up costs health, and may kill. Auras of slow fall, hovering and flight make any fall safe.

Out: SMSG_ENVIRONMENTALDAMAGELOG. The damage is a share of the maximum; neither armour nor shields lessen it.
Source: AzerothCore src/server/game/Entities/Player/Player.cpp:Player::HandleFall, Player::EnvironmentalDamage.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.formulas.falling import SAFE_YD
from warhost.lore.spells.auras import SPELL_AURA_FEATHER_FALL, SPELL_AURA_HOVER, SPELL_AURA_SAFE_FALL
from warhost.protocol.opcode_numbers import SMSG_ENVIRONMENTALDAMAGELOG
from warhost.realm.events import tell
from warhost.realm.handlers.combat.regeneration import wake_regeneration
from warhost.realm.handlers.death.dying import kill
from warhost.realm.handlers.spell_casting.auras.aura_rows import has_aura_type, sum_of
from warhost.realm.kernel import kernel
from warhost.realm.rules import fall_damage
from warhost.realm.tables.units import ALIVE

DAMAGE_FALL = 2


@kernel
def land(st: Any, ct: Any, row: int, distance_yd: float, at_ms: int) -> None:
    """Let the unit land after falling ``distance_yd``. Mutates its health; it may die."""
    u = st.units[row]
    if u.death != ALIVE or distance_yd < SAFE_YD:
        return
    if has_aura_type(st, ct, row, SPELL_AURA_FEATHER_FALL) or has_aura_type(st, ct, row, SPELL_AURA_HOVER):
        return
    safe_fall = float(sum_of(st, ct, row, SPELL_AURA_SAFE_FALL, 0))
    damage = fall_damage(distance_yd, safe_fall, int(u.max_hp))
    if damage <= 0:
        return
    tell(st, SMSG_ENVIRONMENTALDAMAGELOG, row, -1, at_ms, DAMAGE_FALL, damage, 0, 0)
    if damage >= u.hp:
        kill(st, ct, row, -1, at_ms)
        return
    u.hp -= damage
    wake_regeneration(st, row, at_ms)

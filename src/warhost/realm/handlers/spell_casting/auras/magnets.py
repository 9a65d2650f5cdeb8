# SPDX-License-Identifier: GPL-2.0-or-later
"""Grounding: a harmful spell at one who bears a magnet's aura goes at the magnet instead, which is gone with it.

Only magic at one unit is drawn off, and only where the caster may attack the magnet, sees it and reaches it.
Source: AzerothCore src/server/game/Spells/Spell.cpp:SelectExplicitTargets, Entities/Unit/Unit.cpp:GetMagicHitRedirectTarget
(KillMagnetEvent: the magnet dies when the spell arrives).
"""

from __future__ import annotations

import math
from typing import Any

from warhost.lore.spells.auras import SPELL_AURA_SPELL_MAGNET
from warhost.lore.spells.enums import DMG_CLASS_MAGIC
from warhost.lore.spells.flags import HARMFUL
from warhost.realm.geometry import distance_sq
from warhost.realm.handlers.spell_casting.missiles import flight_ms
from warhost.realm.kernel import kernel
from warhost.realm.sides import can_attack, is_present
from warhost.realm.sight import line_of_sight
from warhost.realm.spell_notes import NOTE_MAGNET
from warhost.realm.tables.timers import SUMMON_THINKS
from warhost.realm.wheel import schedule


@kernel
def magnet_of(st: Any, ct: Any, bearer: int) -> int:
    """Return the unit whose magnet's aura lies on ``bearer``, -1 none that is there."""
    aura = 0 + st.units[bearer].first_aura
    while aura >= 0:
        a = st.auras[aura]
        if ct.spells[a.spell].aura[0] == SPELL_AURA_SPELL_MAGNET:
            magnet = 0 + a.caster
            if magnet >= 0 and st.units[magnet].guid == a.caster_guid and is_present(st, magnet):
                return magnet
        aura = 0 + a.next
    return -1


@kernel
def draw_off(st: Any, ct: Any, caster: int, spell_row: int, target: int, at_ms: int) -> int:
    """Return at whom a spell goes: ``target``, or the magnet that draws it off. Mutates the magnet, which ends when it arrives."""
    s = ct.spells[spell_row]
    if target < 0 or s.damage_class != DMG_CLASS_MAGIC or s.attributes & HARMFUL == 0:
        return target
    if st.sheets[target].aura_notes & NOTE_MAGNET == 0 or not can_attack(st, ct, caster, target):
        return target
    magnet = magnet_of(st, ct, target)
    if magnet < 0 or st.units[magnet].summon < 0 or not can_attack(st, ct, caster, magnet):
        return target
    u = st.units[caster]
    v = st.units[magnet]
    far = math.sqrt(distance_sq(0.0 + u.x, 0.0 + u.y, 0.0 + u.z, 0.0 + v.x, 0.0 + v.y, 0.0 + v.z))
    if (s.range_max_yd > 0.0 and far > s.range_max_yd) or not line_of_sight(st, ct, caster, magnet):
        return target
    summon = st.summons[st.units[magnet].summon]
    summon.ends_ms = at_ms + flight_ms(st, caster, magnet, 0.0 + s.speed_yd_s) + 1
    summon.think_due_ms = summon.ends_ms
    schedule(st, SUMMON_THINKS, magnet, 0 + summon.ends_ms)
    return magnet

# SPDX-License-Identifier: GPL-2.0-or-later
"""What spells that call, mend, wake or dismiss pets ask before they may be cast.

Source: AzerothCore src/server/game/Spells/Spell.cpp:Spell::CheckCast (SPELL_EFFECT_SUMMON_PET, SPELL_EFFECT_RESURRECT_PET,
TARGET_UNIT_PET), Entities/Pet/Pet.cpp:Pet::GetLoadPetInfo, scripts/Spells/spell_shaman.cpp:spell_sha_fire_nova (a fire totem).
"""

from __future__ import annotations

import math
from typing import Any

from warhost.lore.spells.effects import SPELL_EFFECT_DUMMY, SPELL_EFFECT_RESURRECT_PET, SPELL_EFFECT_SUMMON, SPELL_EFFECT_SUMMON_PET
from warhost.lore.spells.enums import CLASS_HUNTER
from warhost.lore.spells.targets import TARGET_UNIT_PET
from warhost.realm.geometry import distance_sq
from warhost.realm.handlers.pets.totem_places import totem_in
from warhost.realm.handlers.spell_casting.checking import refusals as no
from warhost.realm.kernel import kernel
from warhost.realm.tables.units import ALIVE


@kernel
def kind_called(st: Any, ct: Any, row: int, spell_row: int, k: int) -> int:
    """Return the row of summon_kinds that effect ``k`` calls: of its misc, or the pet that a hunter's player keeps; -1 none."""
    entry = 0 + ct.spells[spell_row].misc[k]
    if entry == 0:
        player = 0 + st.units[row].player
        return 0 + st.players[player].pet_kind if player >= 0 else -1
    return 0 + int(ct.summon_rows[entry]) if 0 < entry < len(ct.summon_rows) else -1


@kernel
def check_call(st: Any, ct: Any, row: int, spell_row: int, k: int) -> int:
    """Return why a pet cannot be called: one is there (a warlock's is replaced), none is kept, or it is dead."""
    u = st.units[row]
    if u.pet >= 0 and u.class_id == CLASS_HUNTER:
        return no.ALREADY_HAVE_SUMMON
    if kind_called(st, ct, row, spell_row, k) < 0:
        return no.NO_PET
    if ct.spells[spell_row].misc[k] == 0 and st.players[u.player].pet_dead == 1:
        return no.TARGETS_DEAD
    return no.OK


@kernel
def check_revive(st: Any, row: int) -> int:
    """Return why a hunter cannot call his pet back to life: it lives, or he has none that is dead."""
    u = st.units[row]
    if u.pet >= 0:
        return no.ALREADY_HAVE_SUMMON if st.units[u.pet].death == ALIVE else no.OK
    if u.player < 0 or st.players[u.player].pet_kind < 0 or st.players[u.player].pet_dead == 0:
        return no.NO_PET
    return no.OK


@kernel
def check_pet(st: Any, ct: Any, row: int, spell_row: int) -> int:
    """Return why a spell on one's pet cannot be cast: there is none, it is dead, or too far away."""
    pet = 0 + st.units[row].pet
    if pet < 0:
        return no.NO_PET
    u = st.units[row]
    v = st.units[pet]
    if v.death != ALIVE:
        return no.TARGETS_DEAD
    most = 0.0 + ct.spells[spell_row].range_max_yd
    far = math.sqrt(distance_sq(0.0 + u.x, 0.0 + u.y, 0.0 + u.z, 0.0 + v.x, 0.0 + v.y, 0.0 + v.z))
    return no.OUT_OF_RANGE if most > 0.0 and far > most else no.OK


@kernel
def check_summons(st: Any, ct: Any, row: int, spell_row: int, k: int) -> int:
    """Return what effect ``k`` asks of its caster's summoned units that is not so, or 0."""
    spell = ct.spells[spell_row]
    kind = spell.effect[k]
    if kind == SPELL_EFFECT_SUMMON_PET:
        return check_call(st, ct, row, spell_row, k)
    if kind == SPELL_EFFECT_SUMMON:
        return no.OK if kind_called(st, ct, row, spell_row, k) >= 0 else no.BAD_TARGETS
    if kind == SPELL_EFFECT_DUMMY and spell.misc_b[k] > 0:
        return no.OK if totem_in(st, row, spell.misc_b[k] - 1) >= 0 else no.CUSTOM_ERROR
    if kind == SPELL_EFFECT_RESURRECT_PET:
        return check_revive(st, row)
    return check_pet(st, ct, row, spell_row) if spell.target_a[k] == TARGET_UNIT_PET else no.OK

# SPDX-License-Identifier: GPL-2.0-or-later
"""Effects that summon, dismiss and revive: pets, guardians, totems, traps.

An effect's ``misc`` is the entry of what comes (0: the pet that the caster keeps), its value how many guardians, or a totem's health;
``misc_b`` of a totem or trap is its slot. Source: AzerothCore src/server/game/Spells/SpellEffects.cpp (EffectSummonType,
EffectSummonPet, EffectDismissPet, EffectSummonObject, EffectResurrectPet).
"""

from __future__ import annotations

from typing import Any

from warhost.lore.pets.hunter import TRAP
from warhost.lore.pets.kinds import ROLE_GUARDIAN, ROLE_PET, ROLE_TOTEM
from warhost.lore.spells import effects as e
from warhost.lore.spells.flags import GROUND_TARGET
from warhost.realm.geometry import PI, cosine, sine
from warhost.realm.handlers.combat.regeneration import wake_regeneration
from warhost.realm.handlers.movement.paths import settle
from warhost.realm.handlers.pets.birth import summon_unit
from warhost.realm.handlers.pets.leaving import vanish
from warhost.realm.handlers.pets.totem_places import PLACES, totem_in
from warhost.realm.handlers.spell_casting.checking.cooldowns import is_set
from warhost.realm.handlers.spell_casting.checking.costs import cost_of
from warhost.realm.handlers.spell_casting.checking.summon_checks import kind_called
from warhost.realm.handlers.spell_casting.effects.aid import give_power
from warhost.realm.handlers.spell_casting.missiles import trigger
from warhost.realm.kernel import kernel
from warhost.realm.sheets.refresh import refresh_one
from warhost.realm.tables.units import ALIVE

BESIDE_YD = 1.0
"""How far from its owner what is summoned stands (PetDefines.h: PET_FOLLOW_DIST)."""
MOST_AT_ONCE = 8


@kernel
def place_beside(st: Any, caster: int, role: int, slot: int, nth: int) -> tuple[float, float]:
    """Return where what is summoned stands: a pet at its owner's left, totems round him by slot, guardians in a ring."""
    u = st.units[caster]
    turn = PI / 2.0
    if role == ROLE_TOTEM:
        turn = PI / 4.0 + slot * (PI / 2.0)
    elif role == ROLE_GUARDIAN:
        turn += nth * (PI / 4.0)
    far = BESIDE_YD if role in (ROLE_PET, ROLE_GUARDIAN, ROLE_TOTEM) else 0.0
    return u.x + far * cosine(u.o + turn), u.y + far * sine(u.o + turn)


@kernel
def call(st: Any, ct: Any, caster: int, kind: int, spell_row: int, k: int, x: float, y: float, z: float, value: int, at_ms: int) -> None:
    """Summon what effect ``k`` says. Mutates what ``summon_unit`` does."""
    s = ct.spells[spell_row]
    role = 0 + ct.summon_kinds[kind].role
    slot = max(0 + s.misc_b[k], 0)
    count = min(max(value, 1), MOST_AT_ONCE) if role == ROLE_GUARDIAN else 1
    settle(st, ct, caster, at_ms)
    for nth in range(count):
        to_x, to_y = place_beside(st, caster, role, slot, nth)
        to_z = 0.0 + st.units[caster].z
        if is_set(s.attributes, GROUND_TARGET):
            to_x = x
            to_y = y
            to_z = z
        row = summon_unit(st, ct, caster, kind, slot, spell_row, to_x, to_y, to_z, max(0 + s.duration_ms, 0), at_ms)
        if row >= 0 and role == ROLE_TOTEM and value > 0:
            st.units[row].max_hp = value
            st.units[row].hp = value


@kernel
def let_totem_cast(st: Any, ct: Any, caster: int, spell_row: int, k: int, at_ms: int) -> None:
    """Let the totem in the place that ``misc_b`` less one names cast the effect's trigger_spell (Fire Nova). Mutates missiles, wheel."""
    s = ct.spells[spell_row]
    totem = totem_in(st, caster, s.misc_b[k] - 1)
    spell_id = 0 + s.trigger_spell[k]
    if totem >= 0 and 0 < spell_id < len(ct.spell_rows) and ct.spell_rows[spell_id] >= 0:
        u = st.units[totem]
        trigger(st, totem, totem, 0 + int(ct.spell_rows[spell_id]), 0.0 + u.x, 0.0 + u.y, 0.0 + u.z, at_ms)


@kernel
def recall_totems(st: Any, ct: Any, caster: int, spell_row: int, percent: int, at_ms: int) -> None:
    """Send the caster's totems away and give back ``percent`` of the mana that each cost. Mutates the unit and its totems.

    Source: AzerothCore SpellEffects.cpp:EffectDestroyAllTotems.
    """
    mana = 0
    for slot in range(PLACES):
        totem = totem_in(st, caster, slot)
        if totem >= 0:
            spell = 0 + st.summons[st.units[totem].summon].spell
            if spell >= 0:
                mana += cost_of(st, ct, caster, spell) * percent // 100
            vanish(st, ct, totem, at_ms)
    if mana > 0:
        give_power(st, ct, caster, caster, spell_row, 0, mana, at_ms)


@kernel
def call_kept_pet(st: Any, ct: Any, caster: int, spell_row: int, at_ms: int) -> int:
    """Let the pet that a hunter keeps come, as it went; return its row of units, -1 none. Mutates what ``summon_unit`` does."""
    player = 0 + st.units[caster].player
    if player < 0 or st.players[player].pet_kind < 0:
        return -1
    settle(st, ct, caster, at_ms)
    pl = st.players[player]
    hp = 0 + pl.pet_hp
    x, y = place_beside(st, caster, ROLE_PET, 0, 0)
    row = summon_unit(st, ct, caster, 0 + pl.pet_kind, 0, spell_row, x, y, 0.0 + st.units[caster].z, 0, at_ms)
    if row >= 0 and hp > 0:
        st.units[row].hp = min(hp, 0 + st.units[row].max_hp)
        wake_regeneration(st, row, at_ms)
    return row


@kernel
def revive(st: Any, ct: Any, caster: int, percent: int, at_ms: int) -> None:
    """Bring a hunter's dead pet back to life with ``percent`` of its health, beside him. Mutates pet and player."""
    u = st.units[caster]
    if u.player < 0:
        return
    pl = st.players[u.player]
    pl.pet_dead = 0
    pl.pet_hp = -1
    row = 0 + u.pet
    if row < 0:
        row = call_kept_pet(st, ct, caster, -1, at_ms)
    if row < 0:
        return
    v = st.units[row]
    v.death = ALIVE
    refresh_one(st, ct, row)
    v.hp = max(v.max_hp * percent // 100, 1)
    wake_regeneration(st, row, at_ms)


@kernel
def call_up(
    st: Any, ct: Any, caster: int, target: int, spell_row: int, k: int, x: float, y: float, z: float, value: int, at_ms: int
) -> bool:
    """Do effect ``k`` where it summons, dismisses or revives; return False where it is of another kind."""
    s = ct.spells[spell_row]
    effect = 0 + s.effect[k]
    if effect == e.SPELL_EFFECT_SUMMON_PET and s.misc[k] == 0:
        call_kept_pet(st, ct, caster, spell_row, at_ms)
    elif effect == e.SPELL_EFFECT_SUMMON or effect == e.SPELL_EFFECT_SUMMON_PET:
        kind = kind_called(st, ct, caster, spell_row, k)
        if kind >= 0:
            call(st, ct, caster, kind, spell_row, k, x, y, z, value, at_ms)
    elif effect == e.SPELL_EFFECT_SUMMON_OBJECT_SLOT1:
        call(st, ct, caster, 0 + int(ct.summon_rows[TRAP]), spell_row, k, x, y, z, value, at_ms)
    elif effect == e.SPELL_EFFECT_DUMMY and s.misc_b[k] > 0:
        let_totem_cast(st, ct, caster, spell_row, k, at_ms)
    elif effect == e.SPELL_EFFECT_DESTROY_ALL_TOTEMS:
        recall_totems(st, ct, caster, spell_row, value, at_ms)
    elif effect == e.SPELL_EFFECT_DISMISS_PET:
        if st.units[caster].pet >= 0:
            vanish(st, ct, 0 + st.units[caster].pet, at_ms)
    elif effect == e.SPELL_EFFECT_RESURRECT_PET:
        revive(st, ct, caster, value, at_ms)
    else:
        return False
    return True

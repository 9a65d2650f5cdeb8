# SPDX-License-Identifier: GPL-2.0-or-later
"""What a brain asks of its perception: distances, shares of health and mana, auras, cooldowns, who attacks it."""

from __future__ import annotations

import math
from typing import Any

from warhost.lore.spells.effects import SPELL_EFFECT_DISPEL
from warhost.lore.spells.enums import (
    CREATURE_TYPE_DEMON,
    CREATURE_TYPE_UNDEAD,
    DISPEL_MAGIC,
    FORM_BEAR,
    FORM_CAT,
    FORM_DIREBEAR,
    PREVENTION_SILENCE,
)
from warhost.lore.spells.flags import HARMFUL
from warhost.realm.perception import cosine, kernel, near, place_of, row_of, sine

CREATURE = 2
MOD_SHAPESHIFT = 36
SHIFTED_FORMS = sum(1 << (form - 1) for form in (1, 3, 4, 5, 8, 16, 29))
"""Forms of another shape (flag 1 of SpellShapeshiftForm.dbc clear)."""
FRIENDLY_SIDE = 3
ALLIANCE_RACES = (1, 3, 4, 7, 11)
FLAG_NOT_ATTACKABLE = 0x2 | 0x100 | 0x2000000  # non attackable, immune to players, not selectable
FLAG_STUNNED, FLAG_SILENCED, FLAG_PACIFIED, FLAG_CONFUSED, FLAG_FLEEING = 0x40000, 0x2000, 0x20000, 0x400000, 0x800000
DYNFLAG_LOOTABLE = 0x1
MOVE_ROOT = 0x800
FIRST_BACKPACK = 23
"""The first slot of the backpack, as the client numbers them."""
HIDDEN = 255
"""The slot of an aura that no client is told of."""


@kernel
def distance(view: Any, a: int, b: int) -> float:
    """Return the distance between two units in yd (a great one where they are on different maps)."""
    u = view.units[a]
    v = view.units[b]
    if u.map != v.map:
        return 1e9
    ux, uy, uz = place_of(view, a)
    vx, vy, vz = place_of(view, b)
    dx = ux - vx
    dy = uy - vy
    dz = uz - vz
    return math.sqrt(dx * dx + dy * dy + dz * dz)


@kernel
def hp_pct(view: Any, row: int) -> int:
    """Return a unit's health in percent, 0 to 100."""
    u = view.units[row]
    return u.hp * 100 // max(1, u.max_hp)


@kernel
def mana_pct(view: Any, row: int) -> int:
    """Return a unit's mana in percent; 100 where it has none."""
    u = view.units[row]
    return u.powers[0] * 100 // u.max_powers[0] if u.max_powers[0] > 0 else 100


@kernel
def combos(view: Any, player: int, target: int) -> int:
    """Return how many combo points the bot has on a living unit (row of units), or (-1) on whomever they are."""
    p = view.players[player]
    holder = row_of(view, p.combo_target) if p.combo_points > 0 else -1
    if holder < 0 or (target >= 0 and holder != target) or not is_alive(view, holder):
        return 0
    return 0 + p.combo_points


@kernel
def is_shifted(form: int) -> bool:
    """Return whether a form is another shape (cat, bear, travel …), in which plain spells are not cast."""
    return form > 0 and (SHIFTED_FORMS >> (form - 1)) & 1 == 1


@kernel
def is_feral(form: int) -> bool:
    """Return whether a form fights with claws: cat, bear, dire bear."""
    return form in (FORM_CAT, FORM_BEAR, FORM_DIREBEAR)


@kernel
def form_spell(view: Any, know: Any, me: int) -> int:
    """Return the id of the spell whose aura gives a unit its form, 0 where none does."""
    aura = view.units[me].first_aura
    while aura >= 0:
        a = view.auras[aura]
        s = know.spells[a.spell]
        if a.slot != HIDDEN and (s.aura[0] == MOD_SHAPESHIFT or s.aura[1] == MOD_SHAPESHIFT or s.aura[2] == MOD_SHAPESHIFT):
            return 0 + s.id
        aura = a.next
    return 0


@kernel
def is_behind(view: Any, me: int, target: int) -> bool:
    """Return whether the bot stands behind a unit: not in the half of the circle that it faces."""
    ux, uy, _ = place_of(view, me)
    vx, vy, _ = place_of(view, target)
    o = view.units[target].o
    return (ux - vx) * cosine(o) + (uy - vy) * sine(o) < 0.0


@kernel
def is_alive(view: Any, row: int) -> bool:
    """Return whether a unit is in the world and alive."""
    u = view.units[row]
    return u.in_world == 1 and u.hp > 0 and u.death == 0


@kernel
def seen(view: Any, me: int, guid: Any) -> int:
    """Return the row of a unit in sight by its GUID, or -1 where there is none or it is out of sight."""
    if guid == 0:
        return -1
    row = row_of(view, guid)
    if row < 0 or view.units[row].in_world == 0 or distance(view, me, row) > view.rules[0].visibility_yd:
        return -1
    return row


@kernel
def bears(view: Any, know: Any, unit: int, chain: int, caster: int) -> bool:
    """Return whether a unit bears an aura of a chain of spells, of the caster ``caster`` or (-1) of anyone."""
    aura = view.units[unit].first_aura
    while aura >= 0:
        a = view.auras[aura]
        if a.slot != HIDDEN and know.spells[a.spell].chain == chain and (caster < 0 or a.caster == caster):
            return True
        aura = a.next
    return False


@kernel
def bears_spell(view: Any, know: Any, unit: int, spell_id: int) -> bool:
    """Return whether a unit bears an aura of one spell, by its id (Weakened Soul, Hypothermia)."""
    aura = view.units[unit].first_aura
    while aura >= 0:
        a = view.auras[aura]
        if a.slot != HIDDEN and know.spells[a.spell].id == spell_id:
            return True
        aura = a.next
    return False


@kernel
def bears_mine(view: Any, know: Any, unit: int, spell_id: int, me: int) -> bool:
    """Return whether a unit bears an aura of one spell, by its id, that the bot put on it (its diseases)."""
    aura = view.units[unit].first_aura
    while aura >= 0:
        a = view.auras[aura]
        if a.slot != HIDDEN and a.caster == me and know.spells[a.spell].id == spell_id:
            return True
        aura = a.next
    return False


@kernel
def bears_group(view: Any, know: Any, unit: int, group: int) -> bool:
    """Return whether a unit bears an aura of an exclusive group (enums.SPECIFIC_*)."""
    aura = view.units[unit].first_aura
    while aura >= 0:
        a = view.auras[aura]
        if a.slot != HIDDEN and know.spells[a.spell].exclusive == group:
            return True
        aura = a.next
    return False


@kernel
def bears_helpful_magic(view: Any, know: Any, unit: int) -> bool:
    """Return whether a unit bears a helpful aura that a dispel of magic takes."""
    aura = view.units[unit].first_aura
    while aura >= 0:
        a = view.auras[aura]
        spell = know.spells[a.spell]
        if a.slot != HIDDEN and spell.dispel == DISPEL_MAGIC and (spell.attributes & HARMFUL) == 0:
            return True
        aura = a.next
    return False


@kernel
def is_unholy(view: Any, know: Any, unit: int) -> bool:
    """Return whether a unit is a creature of the types undead or demon."""
    template = view.units[unit].template
    if view.units[unit].kind != CREATURE or template < 0:
        return False
    return know.templates[template].creature_type in (CREATURE_TYPE_UNDEAD, CREATURE_TYPE_DEMON)


@kernel
def ails(view: Any, know: Any, unit: int, spell: Any) -> bool:
    """Return whether a unit bears a harmful aura that one of a spell's dispels takes off."""
    aura = view.units[unit].first_aura
    while aura >= 0:
        a = view.auras[aura]
        other = know.spells[a.spell]
        if a.slot != HIDDEN and other.dispel != 0 and (other.attributes & HARMFUL) != 0:
            for k in range(3):
                if spell.effect[k] == SPELL_EFFECT_DISPEL and spell.misc[k] == other.dispel:
                    return True
        aura = a.next
    return False


@kernel
def ready_ms(view: Any, me: int, spell: Any) -> int:
    """Return when (ms) a spell's own cooldown, its category's and a lock of its school have ended; 0 where none runs."""
    latest = 0
    if spell.prevention == PREVENTION_SILENCE:
        for school in range(7):
            if ((spell.school >> school) & 1) != 0 and view.units[me].lockout_ends_ms[school] > latest:
                latest = view.units[me].lockout_ends_ms[school]
    cooldown = view.units[me].first_cooldown
    while cooldown >= 0:
        c = view.cooldowns[cooldown]
        if (c.key == spell.id or (spell.category > 0 and c.key == -spell.category)) and c.ends_ms > latest:
            latest = c.ends_ms
        cooldown = c.next
    return latest


@kernel
def cost(view: Any, me: int, spell: Any) -> int:
    """Return how much of its power a spell costs the bot (rage in tenths)."""
    return spell.cost_flat + spell.cost_pct_base * view.sheets[me].base_mana // 100


@kernel
def carried(view: Any, player: int, item: int) -> int:
    """Return how many of an item (row of items, -1 none) the bot has in its backpack."""
    count = 0
    if item < 0:
        return count
    for slot in range(FIRST_BACKPACK, len(view.players[player].slots)):
        row = view.players[player].slots[slot]
        if row >= 0 and view.items[row].template == item:
            count += view.items[row].count
    return count


@kernel
def is_enemy(view: Any, me: int, other: int) -> bool:
    """Return whether a unit is a creature that may be attacked and is alive."""
    u = view.units[other]
    return u.kind == CREATURE and u.side != FRIENDLY_SIDE and (u.flags & FLAG_NOT_ATTACKABLE) == 0 and is_alive(view, other)


@kernel
def is_of_team(view: Any, me: int, other: int) -> bool:
    """Return whether two players' races are of one team."""
    return (view.units[me].race in ALLIANCE_RACES) == (view.units[other].race in ALLIANCE_RACES)


@kernel
def attackers(view: Any, know: Any, me: int, radius_yd: float) -> int:
    """Return how many enemies within ``radius_yd`` have the bot as their target."""
    u = view.units[me]
    count = 0
    x, y, z = place_of(view, me)
    found = near(view, know, u.map, x, y, z, radius_yd, view.scratch)
    for k in range(found):
        other = int(view.scratch[k])
        if view.units[other].target == u.guid and is_enemy(view, me, other):
            count += 1
    return count


@kernel
def attacker_lacks(view: Any, know: Any, me: int, spell_id: int, radius_yd: float) -> bool:
    """Return whether an enemy within ``radius_yd`` who has the bot as target bears no aura of a spell, by its id, from the bot."""
    u = view.units[me]
    x, y, z = place_of(view, me)
    found = near(view, know, u.map, x, y, z, radius_yd, view.scratch)
    for k in range(found):
        other = int(view.scratch[k])
        if view.units[other].target == u.guid and is_enemy(view, me, other) and not bears_mine(view, know, other, spell_id, me):
            return True
    return False


@kernel
def belongs_to_other(view: Any, player: int, row: int) -> bool:
    """Return whether a creature is tapped by somebody else."""
    creature = view.units[row].creature
    if creature < 0:
        return False
    tapper = view.creatures[creature].tapper
    return tapper >= 0 and tapper != player

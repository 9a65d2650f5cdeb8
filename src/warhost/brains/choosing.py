# SPDX-License-Identifier: GPL-2.0-or-later
"""Choose a line of the rotation: the first whose spell is known, ready, paid for and in range, and whose conditions hold."""

from __future__ import annotations

from typing import Any

from warhost.brains import rotation as r
from warhost.brains.conditions import aim_of, holds
from warhost.brains.control import is_held_off
from warhost.brains.hunting import is_too_near
from warhost.brains.memory import HEALER
from warhost.brains.power import drops_next_swing, fading
from warhost.brains.reach import reach_yd
from warhost.brains.rotation import BUFF, FIGHT, HEAL_FRIEND, HEAL_SELF
from warhost.brains.runes import has_runes
from warhost.brains.senses import (
    bears_group,
    bears_spell,
    carried,
    combos,
    cost,
    distance,
    is_behind,
    is_shifted,
    ready_ms,
)
from warhost.lore.spells import flags as f
from warhost.lore.spells import traits as t
from warhost.lore.spells.enums import DMG_CLASS_RANGED, POWER_RUNE, SPECIFIC_SEAL
from warhost.realm.perception import kernel

POWER_HEALTH = -2
FLAT_ALLOWANCE_YD = 1.0
MELEE_YD = 5.0
FORM_STEALTH = 30
FORBEARANCE, WRATH_MARKER = 25771, 61987
"""Auras that keep spells with FORBEARS off (its flag says more)."""


@kernel
def look_up_ranks(view: Any, know: Any, m: Any, player: int, me: int) -> None:
    """Remember the highest known rank of every line of the bot's rotation. Mutates its memory."""
    u = view.units[me]
    for k in range(len(m.ranks)):
        m.ranks[k] = -1
    first = int(know.rotation_first[u.class_id])
    for k in range(int(know.rotation_count[u.class_id])):
        line = know.rotation[first + k]
        for n in range(line.first_rank, line.first_rank + line.rank_count):
            spell = int(know.ranks[n])
            if (int(view.spellbook[player, spell >> 3]) >> (spell & 7)) & 1:
                m.ranks[k] = spell
                break
    m.ranks_level = u.level


@kernel
def has_items_for(view: Any, know: Any, player: int, line: Any, row: int) -> bool:
    """Return whether the bot carries what spell ``row`` uses up, and no more of what it makes than the line's ITEMS_BELOW wants."""
    spell = know.spells[row]
    if spell.reagent != 0 and carried(view, player, int(know.reagent_rows[row])) < spell.reagent_count:
        return False
    for k in range(3):
        if line.kinds[k] == r.ITEMS_BELOW:
            count = 0
            for effect in range(3):
                count += carried(view, player, int(know.made_items[row, effect]))
            if count >= line.values[k]:
                return False
    return True


@kernel
def is_its_turn(m: Any, line: Any) -> bool:
    """Return whether the number of casts so far and the bot's role are what the line's EVERY_OTHER and IN_ROLE want.

    A healer keeps its mana: of the lines for the fight it uses only those that name its role.
    """
    named = m.role != HEALER or line.when != FIGHT
    for k in range(3):
        if line.kinds[k] == r.EVERY_OTHER and m.cast_count % 2 != line.values[k]:
            return False
        if line.kinds[k] == r.IN_ROLE and (line.values[k] >> m.role) & 1 == 0:
            return False
        if line.kinds[k] == r.IN_ROLE:
            named = True
    return named


@kernel
def sneaks(view: Any, player: int, me: int, target: int, spell: Any) -> bool:
    """Return whether stealth, combo points, place and weapon are as a rogue's ability needs them."""
    attributes = spell.attributes
    if (attributes & f.NEEDS_STEALTH) != 0 and view.units[me].form != FORM_STEALTH:
        return False
    if (attributes & f.NEEDS_COMBO_POINTS) != 0 and combos(view, player, aim_of(spell, target)) == 0:
        return False
    if (attributes & f.NEEDS_BEHIND) != 0 and not is_behind(view, me, target):
        return False
    if (attributes & f.NEEDS_TARGET_FACING) != 0 and is_behind(view, me, target):
        return False
    if (attributes & f.NEEDS_TARGET_AT_PEACE) != 0 and view.units[target].in_combat == 1:
        return False
    slot = 2 if (attributes & f.NEEDS_RANGED_WEAPON) != 0 else 0
    held = int(view.sheets[me].weapon_subclass[slot])
    if slot == 2 and held < 0:
        return False
    return spell.weapon_mask == 0 or (held >= 0 and (spell.weapon_mask >> held) & 1 == 1)


@kernel
def reacts(view: Any, player: int, target: int, attributes: int, at_ms: int) -> bool:
    """Return whether the moment that a reactive spell needs (a dodge, a kill, a parry, low health) is there at ``at_ms``."""
    p = view.players[player]
    if (attributes & f.NEEDS_TARGET_DODGED) != 0 and p.overpower_until_ms <= at_ms:
        return False
    if (attributes & f.NEEDS_DEFENSE) != 0 and p.revenge_until_ms <= at_ms:
        return False
    if (attributes & f.NEEDS_VICTORY) != 0 and p.victory_until_ms <= at_ms:
        return False
    v = view.units[target]
    return (attributes & f.NEEDS_TARGET_BELOW_20) == 0 or v.hp * 5 <= v.max_hp


@kernel
def is_castable(view: Any, player: int, me: int, target: int, spell: Any, leaves_form: bool, now_ms: int) -> bool:
    """Return whether the realm would take the spell now or queue it: power, form, cooldown, control, range, moment.

    ``leaves_form``: the bot is ready to leave its shape for it.
    """
    u = view.units[me]
    soon_ms = max(now_ms, u.gcd_ends_ms) + 50
    attributes = spell.attributes
    power = spell.power_type
    if power >= 0 and u.powers[power] < cost(view, me, spell) + fading(view, me, spell, now_ms):
        return False
    if power == POWER_HEALTH and u.hp <= cost(view, me, spell):
        return False
    if ready_ms(view, me, spell) > soon_ms:
        return False
    if spell.stances != 0 and (u.form == 0 or ((spell.stances >> (u.form - 1)) & 1) == 0):
        return False
    if spell.stances == 0 and not leaves_form and is_shifted(u.form) and (spell.traits & t.ANY_FORM) == 0:
        return False
    if is_held_off(view, me, spell):
        return False
    if (attributes & f.NOT_IN_COMBAT) != 0 and u.in_combat == 1:
        return False
    if (attributes & f.NEEDS_SHIELD) != 0 and view.sheets[me].has_shield == 0:
        return False
    if (attributes & f.NEEDS_WEAPON) != 0 and view.sheets[me].attack_ms[0] == 0:
        return False
    if not reacts(view, player, target, attributes, max(now_ms, u.gcd_ends_ms)) or not sneaks(view, player, me, target, spell):
        return False
    if target != me and spell.range_max_yd > 0:
        yards = distance(view, me, target)
        reach = spell.range_max_yd if (attributes & f.HARMFUL) != 0 else max(spell.range_max_yd, spell.range_max_friendly_yd)
        if yards > reach - FLAT_ALLOWANCE_YD * (0.0 if reach <= MELEE_YD else 1.0) or yards < spell.range_min_yd:
            return False
    return True


@kernel
def is_allowed(view: Any, know: Any, me: int, target: int, spell: Any) -> bool:
    """Return whether no aura keeps the spell off whom it is for (oneself, where it has no other target), and a judgement has its seal."""
    whom = me if (spell.attributes & f.SELF_ONLY) != 0 else target
    if spell.exclude_target_aura > 0 and bears_spell(view, know, whom, spell.exclude_target_aura):
        return False
    if (spell.attributes & f.FORBEARS) != 0 and (bears_spell(view, know, whom, FORBEARANCE) or bears_spell(view, know, whom, WRATH_MARKER)):
        return False
    return (spell.attributes & f.NEEDS_SEAL) == 0 or bears_group(view, know, me, SPECIFIC_SEAL)


@kernel
def leaves_next_swing(view: Any, know: Any, me: int, spell: Any, now_ms: int) -> bool:
    """Return whether a spell can be cast beside the one that waits for the next swing: not another such, and rage for both.

    One that takes all rage is cast in its place.
    """
    waiting = view.units[me].next_swing_spell
    if waiting < 0 or drops_next_swing(view, me, spell):
        return True
    power = spell.power_type
    if (spell.attributes & f.NEXT_SWING) != 0 or power < 0 or power != know.spells[waiting].power_type:
        return (spell.attributes & f.NEXT_SWING) == 0
    needs = cost(view, me, spell) + cost(view, me, know.spells[waiting])
    return view.units[me].powers[power] >= needs + fading(view, me, know.spells[waiting], now_ms)


@kernel
def is_rim_too_near(view: Any, know: Any, me: int, target: int, spell: Any, now_ms: int) -> bool:
    """Return whether a target is nearer than a charge's least range, which counts from rim to rim (AzerothCore Spell.cpp:CheckRange).

    A shot's least range is that of weapons instead, and asked again when the arrow is let go.
    """
    if target == me or spell.range_min_yd <= 0.0:
        return False
    if spell.damage_class == DMG_CLASS_RANGED:
        return is_too_near(view, know, me, target, max(now_ms, view.units[me].gcd_ends_ms) + spell.cast_ms)
    return distance(view, me, target) < spell.range_min_yd + reach_yd(view, know, target) + reach_yd(view, know, me)


@kernel
def is_ready(view: Any, know: Any, m: Any, player: int, me: int, target: int, line: Any, row: int, when: int, now_ms: int) -> bool:
    """Return whether the realm would take spell ``row`` of a line of kind ``when`` now: all that need not be said in its conditions."""
    spell = know.spells[row]
    if not leaves_next_swing(view, know, me, spell, now_ms):
        return False
    if not is_castable(view, player, me, target, spell, when in (HEAL_SELF, HEAL_FRIEND, BUFF), now_ms):
        return False
    if not has_items_for(view, know, player, line, row) or not is_its_turn(m, line):
        return False
    if spell.power_type == POWER_RUNE and not has_runes(view, player, spell, max(now_ms, view.units[me].gcd_ends_ms)):
        return False
    if spell.needs_caster_aura > 0 and not bears_spell(view, know, me, spell.needs_caster_aura):
        return False
    return is_allowed(view, know, me, target, spell) and not is_rim_too_near(view, know, me, target, spell, now_ms)


@kernel
def choose(view: Any, know: Any, m: Any, player: int, me: int, target: int, when: int, now_ms: int) -> int:
    """Return the row of the spell of the first line of kind ``when`` that fits ``target``, or -1."""
    class_id = view.units[me].class_id
    first = int(know.rotation_first[class_id])
    for k in range(int(know.rotation_count[class_id])):
        row = m.ranks[k]
        if row < 0:
            continue
        line = know.rotation[first + k]
        if line.when != when:
            continue
        spell = know.spells[row]
        if (
            holds(view, know, player, me, target, line, spell, 0)
            and holds(view, know, player, me, target, line, spell, 1)
            and holds(view, know, player, me, target, line, spell, 2)
            and is_ready(view, know, m, player, me, target, line, row, when, now_ms)
        ):
            return row
    return -1

# SPDX-License-Identifier: GPL-2.0-or-later
"""The conditions that a line of a rotation may have: each a kind and an argument, asked of the bot, its target and its company."""

from __future__ import annotations

from typing import Any

from warhost.brains import rotation as r
from warhost.brains.runes import ready_runes
from warhost.brains.senses import (
    ails,
    attacker_lacks,
    attackers,
    bears,
    bears_group,
    bears_helpful_magic,
    bears_mine,
    combos,
    distance,
    hp_pct,
    is_of_team,
    is_unholy,
    mana_pct,
    seen,
)
from warhost.lore.spells import flags as f
from warhost.lore.spells.enums import POWER_ENERGY, POWER_RAGE, POWER_RUNIC_POWER
from warhost.realm.perception import kernel

PLAYER = 1
TOTEM_YD = 18.0
"""A totem farther away than this no longer serves: an attack reaches 20 yd."""


@kernel
def aim_of(spell: Any, target: int) -> int:
    """Return whose combo points a spell asks for: its target's, or -1, whosever they are, where it is cast on oneself."""
    return -1 if (spell.attributes & f.SELF_ONLY) != 0 else target


@kernel
def totem_stands(view: Any, player: int, me: int, place: int) -> bool:
    """Return whether a totem of the bot stands near it in a place (0 fire, 1 earth, 2 water, 3 air)."""
    row = seen(view, me, view.players[player].totems[place])
    return row >= 0 and distance(view, me, row) <= TOTEM_YD


@kernel
def holds(view: Any, know: Any, player: int, me: int, target: int, line: Any, spell: Any, k: int) -> bool:
    """Return whether the ``k``-th condition of a line holds for the bot and its target."""
    kind = line.kinds[k]
    value = line.values[k]
    if kind in r.ASKED_ELSEWHERE:
        return True
    if kind in r.OF_TARGET:
        return holds_of_target(view, know, me, target, kind, value, spell)
    if kind in r.OF_COMPANY:
        return holds_of_company(view, know, player, me, kind, value, spell)
    u = view.units[me]
    if kind == r.SELF_LACKS:
        return not bears(view, know, me, spell.chain, -1)
    if kind == r.SELF_LACKS_GROUP:
        return not bears_group(view, know, me, spell.exclusive)
    if kind == r.SELF_LACKS_CHAIN:
        return not bears(view, know, me, value, -1)
    if kind == r.SELF_HP_BELOW:
        return hp_pct(view, me) < value
    if kind == r.SELF_HP_ABOVE:
        return hp_pct(view, me) > value
    if kind == r.SELF_AILS:
        return ails(view, know, me, spell)
    if kind == r.MANA_BELOW:
        return mana_pct(view, me) < value
    if kind == r.MANA_ABOVE:
        return mana_pct(view, me) > value
    if kind == r.RAGE_ABOVE:
        return u.powers[POWER_RAGE] > 10 * value
    if kind == r.ENERGY_ABOVE:
        return u.powers[POWER_ENERGY] > value
    if kind == r.COMBO_ABOVE:
        return combos(view, player, aim_of(spell, target)) > value
    if kind == r.RUNIC_POWER_ABOVE:
        return u.powers[POWER_RUNIC_POWER] > 10 * value
    if kind == r.RUNES_BELOW:
        return ready_runes(view, player, int(view.clock[0].now_ms)) < value
    if kind == r.IN_FORM:
        return u.form > 0 and (value >> (u.form - 1)) & 1 == 1
    return u.form == 0  # NO_FORM


@kernel
def holds_of_target(view: Any, know: Any, me: int, target: int, kind: int, value: int, spell: Any) -> bool:
    """Return whether a condition of the target (one of rotation.OF_TARGET) holds."""
    if kind == r.TARGET_LACKS_MINE:
        return not bears(view, know, target, spell.chain, me)
    if kind == r.TARGET_LACKS:
        return not bears(view, know, target, spell.chain, -1)
    if kind == r.TARGET_HP_BELOW or kind == r.FRIEND_HP_BELOW:
        return hp_pct(view, target) < value
    if kind == r.TARGET_HP_ABOVE:
        return hp_pct(view, target) > value
    if kind == r.TARGET_CASTS:
        return view.units[target].cast_spell >= 0 or view.units[target].channel_spell >= 0
    if kind == r.NEARER_THAN:
        return distance(view, me, target) < value
    if kind == r.FARTHER_THAN:
        return distance(view, me, target) > value
    if kind == r.TARGET_ATTACKS_ME:
        return view.units[target].target == view.units[me].guid
    if kind == r.TARGET_HAS_MAGIC:
        return bears_helpful_magic(view, know, target)
    if kind == r.TARGET_IS_UNHOLY:
        return is_unholy(view, know, target)
    if kind == r.TARGET_LACKS_AURA:
        return not bears_mine(view, know, target, value, me)
    if kind == r.TARGET_BEARS_AURA:
        return bears_mine(view, know, target, value, me)
    other = seen(view, me, view.units[target].target)  # TARGET_FIGHTS_FRIEND
    return other >= 0 and other != me and view.units[other].kind == PLAYER and is_of_team(view, me, other)


@kernel
def holds_of_company(view: Any, know: Any, player: int, me: int, kind: int, value: int, spell: Any) -> bool:
    """Return whether a condition of the bot's enemies, pet or totems (one of rotation.OF_COMPANY) holds."""
    if kind == r.ENEMIES_ABOVE:
        return attackers(view, know, me, 10.0) > value
    if kind == r.ENEMIES_LACK_AURA:
        return attacker_lacks(view, know, me, value, 10.0)
    if kind == r.NO_TOTEM:
        return not totem_stands(view, player, me, value)
    if kind == r.TOTEM_STANDS:
        return totem_stands(view, player, me, value)
    pet = view.units[me].pet
    if kind == r.NO_PET or pet < 0:
        return pet < 0 and kind == r.NO_PET
    if kind == r.PET_DEAD:
        return view.units[pet].death != 0
    if view.units[pet].death != 0:
        return False
    if kind == r.PET_HP_BELOW:
        return hp_pct(view, pet) < value
    return not bears(view, know, pet, spell.chain, -1)  # PET_LACKS

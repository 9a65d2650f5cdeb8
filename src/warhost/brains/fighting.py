# SPDX-License-Identifier: GPL-2.0-or-later
"""Fight: heal oneself when it is urgent, hold the right distance, face the target, cast by the rotation, swing."""

from __future__ import annotations

from typing import Any

from warhost.brains.choosing import choose
from warhost.brains.hunting import AUTO_SHOT, is_archer, is_too_near, send_pet
from warhost.brains.memory import FIGHTING, HEALER
from warhost.brains.moving import can_move, face, go, next_step_ms, stop
from warhost.brains.power import drops_next_swing, leaves_form
from warhost.brains.rotation import BUFF, FIGHT, HEAL_FRIEND, HEAL_SELF, OPENER
from warhost.brains.senses import (
    FLAG_PACIFIED,
    belongs_to_other,
    distance,
    form_spell,
    hp_pct,
    is_alive,
    is_enemy,
    is_feral,
    mana_pct,
    seen,
)
from warhost.brains.targeting import find_attacker, find_hurt_friend
from warhost.brains.waiting import busy_ms, free_ms, still_ms
from warhost.brains.writing import say_cancel_aura, say_cancel_cast, say_cast, say_cast_at, say_guid, say_stand
from warhost.lore.spells import flags as f
from warhost.protocol.opcode_numbers import CMSG_ATTACKSWING, CMSG_SET_SELECTION
from warhost.realm.perception import kernel, place_of

WARRIOR, PALADIN, ROGUE, PRIEST, DEATH_KNIGHT, SHAMAN, DRUID = 1, 2, 4, 5, 6, 7, 11
HEALERS = (PALADIN, PRIEST, SHAMAN, DRUID)
"""Classes that look after others."""
FIGHTERS = (WARRIOR, PALADIN, ROGUE, DEATH_KNIGHT)
"""Classes that always hit by hand."""
HURT, HURT_FOR_HEALERS = 70, 98
"""Below how much health in percent a friend is looked after: by who fights for itself, and by whose role it is."""
FRIENDS_MS = 500
"""How long a bot that found no hurt friend fights on before it looks again; a healer looks always."""
SHOOT = 5019
MELEE_YD = 3.5
CAST_YD = 27.0
GIVE_UP_MS = 30_000
THINK_MS = 200
WEAPON_WAND = 19


@kernel
def take_target(view: Any, m: Any, out: Any, me: int, session: int, target: int, now_ms: int) -> None:
    """Turn the bot's mind to a target and select it. Mutates memory and batch."""
    guid = view.units[target].guid
    if m.target != guid:
        m.target = guid
        m.target_ms = now_ms
        m.target_hp = view.units[target].hp
        say_guid(out, session, CMSG_SET_SELECTION, guid)


@kernel
def pick_target(view: Any, know: Any, m: Any, player: int, me: int, now_ms: int) -> int:
    """Return the row of whom to fight now: the target one has, an attacker, or new prey; -1 for nobody."""
    target = seen(view, me, m.target)
    if target >= 0 and is_alive(view, target) and not belongs_to_other(view, player, target):
        if view.units[target].hp < m.target_hp:
            m.target_hp = view.units[target].hp
            m.target_ms = now_ms
        if now_ms - m.target_ms <= GIVE_UP_MS:
            return target
        m.shunned = m.target
        m.shunned_until_ms = now_ms + 2 * GIVE_UP_MS
    m.target = 0
    if view.units[me].in_combat == 1:
        attacker = find_attacker(view, know, me)
        if attacker >= 0:
            return attacker
    return -1


@kernel
def cast(view: Any, know: Any, m: Any, out: Any, me: int, session: int, target: int, row: int, now_ms: int) -> None:
    """Stand up, leave one's shape or stop if the spell needs it, face the target and write the cast. Mutates memory and batch."""
    spell = know.spells[row]
    if spell.cast_ms > 0 or (spell.attributes & f.CHANNELED) != 0:
        stop(view, m, out, me, session, now_ms)
    if view.units[me].stand_state != 0:
        say_stand(out, session, 0)
    if drops_next_swing(view, me, spell):
        say_cancel_cast(out, session, know.spells[view.units[me].next_swing_spell].id, m.cast_count)
    if leaves_form(view, me, spell):
        say_cancel_aura(out, session, form_spell(view, know, me))
    m.cast_count = (m.cast_count + 1) % 256
    free = free_ms(view, me, now_ms)
    if free > now_ms and (spell.attributes & f.NEXT_SWING) == 0:
        m.asked_until_ms = free + 50
        m.asked = row
    if (spell.attributes & f.GROUND_TARGET) != 0:
        x, y, z = place_of(view, target)
        say_cast_at(out, session, spell.id, m.cast_count, x, y, z)
        return
    if (spell.attributes & f.SELF_ONLY) != 0 or (spell.range_max_yd == 0 and spell.range_max_friendly_yd == 0):
        say_cast(out, session, spell.id, m.cast_count, 0)
        return
    if target == me:
        say_cast(out, session, spell.id, m.cast_count, view.units[me].guid)
        return
    face(view, m, out, me, session, target, now_ms)
    say_cast(out, session, spell.id, m.cast_count, view.units[target].guid)


@kernel
def heal(view: Any, know: Any, m: Any, out: Any, player: int, me: int, session: int, now_ms: int) -> bool:
    """Cast on oneself, or for a friend near by, what healing is needed; return whether something was cast."""
    row = choose(view, know, m, player, me, me, HEAL_SELF, now_ms)
    if row >= 0:
        cast(view, know, m, out, me, session, me, row, now_ms)
        return True
    if view.units[me].class_id not in HEALERS or (m.role != HEALER and (hp_pct(view, me) < 50 or mana_pct(view, me) < 30)):
        return False
    if m.role != HEALER and now_ms < m.friends_due_ms:
        return False
    friend = find_hurt_friend(view, know, me, HURT_FOR_HEALERS if m.role == HEALER else HURT)
    if friend < 0:
        m.friends_due_ms = now_ms + FRIENDS_MS
        return False
    row = choose(view, know, m, player, me, friend, HEAL_FRIEND, now_ms)
    if row < 0:
        return False
    cast(view, know, m, out, me, session, friend, row, now_ms)
    return True


@kernel
def is_fighter(view: Any, me: int) -> bool:
    """Return whether the bot is of a class that always hits by hand, or has claws."""
    return view.units[me].class_id in FIGHTERS or is_feral(view.units[me].form)


@kernel
def hits_always(view: Any, me: int) -> bool:
    """Return whether the bot swings or shoots beside whatever it casts: a fighter, an archer."""
    return is_fighter(view, me) or is_archer(view, me)


@kernel
def wants_melee(view: Any, know: Any, me: int, target: int, now_ms: int) -> bool:
    """Return whether the bot has to hit by hand: a fighter always, an archer who is too near, others without mana and without a wand."""
    if is_fighter(view, me):
        return True
    if is_archer(view, me):
        return is_too_near(view, know, me, target, now_ms)
    return mana_pct(view, me) < 6 and view.sheets[me].weapon_subclass[2] != WEAPON_WAND


@kernel
def hold_distance(view: Any, know: Any, m: Any, out: Any, me: int, session: int, target: int, now_ms: int) -> int:
    """Walk into range of the target; return 0 when there, else the ms until the next step is due.

    An archer who has just stopped looks again before it shoots: only then does it see how near the target really is.
    """
    melee = wants_melee(view, know, me, target, now_ms)
    yards = distance(view, me, target)
    x, y, z = place_of(view, target)
    within = MELEE_YD if melee else CAST_YD
    if yards <= within + 1.0 and (m.moving == 0 or not melee):
        looks_again = m.moving == 1 and is_archer(view, me)
        stop(view, m, out, me, session, now_ms)
        return 50 if looks_again else 0
    if not can_move(view, me):
        return 0
    if go(view, m, out, me, session, x, y, z, within, now_ms):
        return 50 if is_archer(view, me) else 0
    return min(THINK_MS, next_step_ms(view, m, me, now_ms)) if m.moving == 1 else 50


@kernel
def may_shoot(view: Any, me: int) -> bool:
    """Return whether the bot has something to shoot with, and nothing keeps it from that: a pacified archer's bow is at rest."""
    if is_archer(view, me):
        return (view.units[me].flags & FLAG_PACIFIED) == 0
    return view.sheets[me].weapon_subclass[2] == WEAPON_WAND


@kernel
def shoot_or_swing(view: Any, know: Any, m: Any, out: Any, me: int, session: int, target: int, now_ms: int) -> None:
    """Start Auto Shot, the wand where mana has run out, or the white swings in melee. Mutates memory and batch."""
    u = view.units[me]
    if wants_melee(view, know, me, target, now_ms):
        if u.victim != target:
            face(view, m, out, me, session, target, now_ms)
            say_guid(out, session, CMSG_ATTACKSWING, view.units[target].guid)
        else:
            face(view, m, out, me, session, target, now_ms)
    elif u.repeat_spell < 0 and u.cast_spell < 0 and may_shoot(view, me):
        stop(view, m, out, me, session, now_ms)
        face(view, m, out, me, session, target, now_ms)
        m.cast_count = (m.cast_count + 1) % 256
        say_cast(out, session, AUTO_SHOT if is_archer(view, me) else SHOOT, m.cast_count, view.units[target].guid)


@kernel
def fight(view: Any, know: Any, m: Any, out: Any, player: int, me: int, session: int, target: int, now_ms: int) -> int:
    """Do what the fight against ``target`` asks for; return in how many ms to think again. Mutates memory and batch."""
    m.state = FIGHTING
    take_target(view, m, out, me, session, target, now_ms)
    send_pet(view, m, out, me, session, target)
    wait = busy_ms(view, m, me, now_ms)
    still = still_ms(view, know, m, me, now_ms)
    if still > 0 and wait > 0:
        return max(50, wait)
    if still > 0:
        face(view, m, out, me, session, target, now_ms)
        return min(max(50, still), THINK_MS)
    if wait <= 0 and heal(view, know, m, out, player, me, session, now_ms):
        return 100
    if wait <= 0 and distance(view, me, target) > 8.0:
        row = choose(view, know, m, player, me, target, OPENER, now_ms)
        if row >= 0 and m.moving == 1:
            stop(view, m, out, me, session, now_ms)
            return 50
        if row >= 0:
            cast(view, know, m, out, me, session, target, row, now_ms)
            return 100
    step = hold_distance(view, know, m, out, me, session, target, now_ms)
    if step > 0:
        return step
    if wait > 0:
        if hits_always(view, me):
            shoot_or_swing(view, know, m, out, me, session, target, now_ms)
        return min(max(50, wait), THINK_MS * 2)
    row = choose(view, know, m, player, me, target, FIGHT, now_ms)
    if row >= 0:
        if is_archer(view, me):
            shoot_or_swing(view, know, m, out, me, session, target, now_ms)
        cast(view, know, m, out, me, session, target, row, now_ms)
        if is_fighter(view, me):
            shoot_or_swing(view, know, m, out, me, session, target, now_ms)
        return 100
    shoot_or_swing(view, know, m, out, me, session, target, now_ms)
    return THINK_MS


@kernel
def look_after(view: Any, know: Any, m: Any, out: Any, player: int, me: int, session: int, friend: int, now_ms: int) -> int:
    """Stay near a friend (row of units) and heal him, whoever near is worse, or oneself; return in how many ms to think again.

    The lines HEAL_FRIEND say by which spell at which health. Who hits by hand does so beside it, at whom the friend fights: a
    paladin's seal brings mana. Mutates memory and batch.
    """
    enemy = seen(view, me, view.units[friend].target)
    if is_fighter(view, me) and enemy >= 0 and is_enemy(view, me, enemy) and view.units[enemy].target == view.units[friend].guid:
        return fight(view, know, m, out, player, me, session, enemy, now_ms)
    m.state = FIGHTING
    wait = busy_ms(view, m, me, now_ms)
    if view.units[me].cast_spell >= 0 or view.units[me].channel_spell >= 0:
        return max(50, wait)
    if distance(view, me, friend) > CAST_YD + 1.0 and can_move(view, me):
        x, y, z = place_of(view, friend)
        if not go(view, m, out, me, session, x, y, z, CAST_YD, now_ms):
            return min(THINK_MS, next_step_ms(view, m, me, now_ms)) if m.moving == 1 else 50
    stop(view, m, out, me, session, now_ms)
    if wait > 0:
        return min(max(50, wait), THINK_MS)
    if heal(view, know, m, out, player, me, session, now_ms) or buff(view, know, m, out, player, me, session, now_ms):
        return 100
    return THINK_MS


@kernel
def buff(view: Any, know: Any, m: Any, out: Any, player: int, me: int, session: int, now_ms: int) -> bool:
    """Cast the first buff the bot lacks; return whether one was cast. Looked at every five seconds."""
    if now_ms < m.buffs_due_ms:
        return False
    row = choose(view, know, m, player, me, me, BUFF, now_ms)
    if row < 0:
        m.buffs_due_ms = now_ms + 5000
        return False
    cast(view, know, m, out, me, session, me, row, now_ms)
    return True

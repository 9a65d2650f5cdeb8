# SPDX-License-Identifier: GPL-2.0-or-later
"""What bots with pets and bows do: send the pet, shoot from afar, hit by hand who is too near to be shot at."""

from __future__ import annotations

import math
from typing import Any

from warhost.brains.reach import reach_yd
from warhost.brains.writing import say_pet
from warhost.realm.perception import kernel, place_at, place_of

HUNTER = 3
BOW, GUN, CROSSBOW = 2, 3, 18
AUTO_SHOT = 75
NEAR_YD = 5.0
REACHES_MORE_YD = 4.0 / 3.0
"""Whom it may not shoot at: who is near enough for blows (AzerothCore Unit.cpp:GetMeleeRange), nearer than 5 yd in any case."""
ATTACK_COMMAND = 0x07000002


@kernel
def has_pet(view: Any, me: int) -> bool:
    """Return whether the bot has a living pet in sight."""
    pet = view.units[me].pet
    return pet >= 0 and view.units[pet].in_world == 1 and view.units[pet].death == 0 and view.units[pet].hp > 0


@kernel
def send_pet(view: Any, m: Any, out: Any, me: int, session: int, target: int) -> None:
    """Send the pet at a new target, once. Mutates memory and batch."""
    guid = view.units[target].guid
    if m.pet_target == guid or not has_pet(view, me):
        return
    m.pet_target = guid
    say_pet(out, session, view.units[view.units[me].pet].guid, ATTACK_COMMAND, guid)


@kernel
def is_archer(view: Any, me: int) -> bool:
    """Return whether the bot is a hunter with a bow, gun or crossbow."""
    return view.units[me].class_id == HUNTER and view.sheets[me].weapon_subclass[2] in (BOW, GUN, CROSSBOW)


@kernel
def is_too_near(view: Any, know: Any, me: int, target: int, at_ms: int) -> bool:
    """Return whether a target will be too near to be shot at from here at a time, by the path that it is on."""
    x, y, z = place_of(view, me)
    vx, vy, vz = place_at(view, target, at_ms)
    yards = math.sqrt((vx - x) * (vx - x) + (vy - y) * (vy - y) + (vz - z) * (vz - z))
    return yards <= max(NEAR_YD, reach_yd(view, know, me) + reach_yd(view, know, target) + REACHES_MORE_YD)

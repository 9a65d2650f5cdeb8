# SPDX-License-Identifier: GPL-2.0-or-later
"""The shaman's totems: entries by rank, what each casts, the place it takes.

A totem stands, has 5 health (Stoneclaw more), and casts its spells at its birth (auras, pulses) or again and again (an attack).
Source: AzerothCore creature_template_spell (entries and spells); tooltips of the calling spells (health).
"""

from __future__ import annotations

from typing import NamedTuple

from warhost.lore.pets.kinds import NO_MELEE, NO_MOVE, ROLE_TOTEM, Kind

FIRE, EARTH, WATER, AIR = 0, 1, 2, 3
"""Place of each element, as SMSG_TOTEM_CREATED tells it (SharedDefines.h: SummonSlot less one)."""
TOTEM = 11
"""Creature type."""


class Totem(NamedTuple):
    """Describes the ranks of one totem: the spell that calls the first, the place, entries and what each casts, by rank."""

    chain: int
    name: str
    slot: int
    entries: tuple[int, ...]
    casts: tuple[int, ...]
    display_id: int = 0
    health: tuple[int, ...] = ()


SEARING = (3606, 6350, 6351, 6352, 10435, 10436, 25530, 58700, 58701, 58702)
MAGMA = (8188, 10582, 10583, 10584, 25551, 58733, 58736)
FLAMETONGUE = (52109, 52110, 52111, 52112, 52113, 58651, 58654, 58655)
FROST_RESISTANCE = (8182, 10476, 10477, 25559, 58742, 58744)
STONESKIN = (8072, 8156, 8157, 10403, 10404, 10405, 25506, 25507, 58752, 58754)
STRENGTH = (8076, 8162, 8163, 10441, 25362, 25527, 57621, 58646)
STONECLAW = (5728, 6397, 6398, 6399, 10425, 10426, 25513, 58583, 58584, 58585)
HEALING_STREAM = (5672, 6371, 6372, 10460, 10461, 25566, 58763, 58764, 58765)
MANA_SPRING = (5677, 10491, 10493, 10494, 25569, 58775, 58776, 58777)
FIRE_RESISTANCE = (8185, 10534, 10535, 25562, 58738, 58740)
NATURE_RESISTANCE = (10596, 10598, 10599, 25573, 58748, 58750)

TOTEMS: tuple[Totem, ...] = (
    Totem(3599, "Searing Totem", FIRE, (2523, 3902, 3903, 3904, 7400, 7402, 15480, 31162, 31164, 31165), SEARING),
    Totem(8190, "Magma Totem", FIRE, (5929, 7464, 7465, 7466, 15484, 31166, 31167), MAGMA),
    Totem(8227, "Flametongue Totem", FIRE, (5950, 6012, 7423, 10557, 15485, 31132, 31158, 31133), FLAMETONGUE),
    Totem(8181, "Frost Resistance Totem", FIRE, (5926, 7412, 7413, 15486, 31171, 31172), FROST_RESISTANCE),
    Totem(8071, "Stoneskin Totem", EARTH, (5873, 5919, 5920, 7366, 7367, 7368, 15470, 15474, 31175, 31176), STONESKIN),
    Totem(8075, "Strength of Earth Totem", EARTH, (5874, 5921, 5922, 7403, 15464, 15479, 30647, 31129), STRENGTH),
    Totem(2484, "Earthbind Totem", EARTH, (2630,), (6474,)),
    Totem(
        5730,
        "Stoneclaw Totem",
        EARTH,
        (3579, 3911, 3912, 3913, 7398, 7399, 15478, 31120, 31121, 31122),
        STONECLAW,
        health=(50, 50, 50, 50, 390, 480, 480, 480, 480, 1632),
    ),
    Totem(8143, "Tremor Totem", EARTH, (5913,), (8145,)),
    Totem(5394, "Healing Stream Totem", WATER, (3527, 3906, 3907, 3908, 3909, 15488, 31181, 31182, 31185), HEALING_STREAM),
    Totem(5675, "Mana Spring Totem", WATER, (3573, 7414, 7415, 7416, 15489, 31186, 31189, 31190), MANA_SPRING),
    Totem(8184, "Fire Resistance Totem", WATER, (5927, 7424, 7425, 15487, 31169, 31170), FIRE_RESISTANCE),
    Totem(8170, "Cleansing Totem", WATER, (5924,), (8172,)),
    Totem(8512, "Windfury Totem", AIR, (6112,), (8515,)),
    Totem(3738, "Wrath of Air Totem", AIR, (15447,), (2895,)),
    Totem(8177, "Grounding Totem", AIR, (5925,), (8178,)),
    Totem(10595, "Nature Resistance Totem", AIR, (7467, 7468, 7469, 15490, 31173, 31174), NATURE_RESISTANCE),
)
"""Ranks 2 to 4 of Stoneclaw carry the health of the first, 7 to 9 that of the sixth: no source gives theirs."""

DISPLAYS = {FIRE: 4589, EARTH: 4588, WATER: 4587, AIR: 4590}
"""Looks of the Horde's totems, which a client replaces by race (AzerothCore player_totem_model)."""

KINDS: tuple[Kind, ...] = tuple(
    Kind(
        entry,
        totem.name,
        ROLE_TOTEM,
        DISPLAYS[totem.slot],
        TOTEM,
        health=totem.health[rank] if totem.health else 5,
        flags=NO_MELEE | NO_MOVE,
        spells=(-totem.casts[rank],),
        source="AzerothCore creature_template_spell, Totem.cpp",
    )
    for totem in TOTEMS
    for rank, entry in enumerate(totem.entries)
)

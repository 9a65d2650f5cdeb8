# SPDX-License-Identifier: GPL-2.0-or-later
"""Examples of what mages cast: interrupts, a polymorph and what breaks it, wards, mana shields, an armour that answers blows."""

from __future__ import annotations

from typing import Any

from warhost.realm.examples import Creature, Do, Example, Send, Set, Step, Wait, guid, spell
from warhost.realm.handlers.spell_casting.checking import refusals as no
from warhost.realm.handlers.spell_casting.checking.cooldowns import lock_schools
from warhost.realm.handlers.spell_casting.class_examples.actors import WOLF, alone, at, bears, stage, sturdy
from warhost.realm.unit_flags import UNIT_FLAG_CONFUSED, UNIT_FLAG_IN_COMBAT

MAGE, GNOME = 8, 7
POLYMORPH, FIRE_BLAST, FIRE_WARD, MANA_SHIELD, MANA_SHIELD_2, FROST_ARMOR = 118, 2136, 543, 1463, 8494, 168
COUNTERSPELL, FIREBALL, FIRE = 2139, 133, 1 << 2


def _stage(*steps: Step) -> tuple[Step, ...]:
    return stage(MAGE, Creature("wolf", WOLF, x=4.0), sturdy("wolf"), *steps, race=GNOME)


def _fights(*steps: Step) -> tuple[Step, ...]:
    """Return the setup in which a wolf that hits for eight before armour is about to strike the mage, who bears something."""
    return _stage(Set("sheets[wolf].weapon_min[0]", 8.0), Set("sheets[wolf].weapon_max[0]", 8.0), *steps)


def _wolf_casts(world: Any, rows: dict[str, int]) -> None:
    """Let the wolf be casting Fireball for three more seconds."""
    unit, now_ms = world.state["units"][rows["wolf"]], world.state.now_ms
    unit["cast_spell"], unit["cast_due_ms"], unit["cast_ms"] = int(world.content.spell_rows[FIREBALL]), now_ms + 3000, 3000


def _locked(world: Any, rows: dict[str, int]) -> None:
    """Let the mage's fire be locked for four seconds."""
    lock_schools(world.state.kernels(), rows["me"], FIRE, world.state.now_ms + 4000)


STRIKE = {"guid": guid("wolf")}
EXAMPLES = (
    Example(
        "CMSG_CAST_SPELL",
        "Counterspell breaks a cast off and locks its school",
        _stage(Do(_wolf_casts)),
        at("wolf", COUNTERSPELL),
        before={"units[wolf].cast_spell": spell(FIREBALL), "units[wolf].lockout_ends_ms[2]": 0},
        after={"units[wolf].cast_spell": -1, "units[wolf].lockout_ends_ms[2]": 8050},
        mechanic="Interrupts",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "fire while fire is locked",
        _stage(Do(_locked)),
        at("wolf", FIREBALL),
        no.NOT_READY,
        before={"units[me].cast_spell": -1},
        after={"units[me].cast_spell": -1},
        mechanic="Interrupts",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "who casts nothing is not locked",
        _stage(),
        at("wolf", COUNTERSPELL),
        before={"units[wolf].lockout_ends_ms[2]": 0},
        after={"units[wolf].lockout_ends_ms[2]": 0, "units[me].powers[0]": 4910},
        mechanic="Interrupts",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "a wolf becomes a sheep",
        _stage(),
        at("wolf", POLYMORPH),
        before={"units[wolf].flags": 0, "auras[wolf:118].duration_ms": None},
        after={"units[wolf].flags": UNIT_FLAG_CONFUSED | UNIT_FLAG_IN_COMBAT, "auras[wolf:118].duration_ms": 20000},
        wait_ms=1600,
        mechanic="Control that harm breaks",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "any harm turns a sheep back",
        _stage(bears("wolf", POLYMORPH, "me")),
        at("wolf", FIRE_BLAST),
        before={"units[wolf].flags": UNIT_FLAG_CONFUSED, "auras[wolf:118].duration_ms": 20000},
        after={"units[wolf].flags": UNIT_FLAG_IN_COMBAT, "auras[wolf:118].duration_ms": None},
        mechanic="Control that harm breaks",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "a polymorph of what is neither beast, critter nor humanoid",
        _stage(),
        at("dummy", POLYMORPH),
        no.BAD_TARGETS,
        before={"units[dummy].flags": 0},
        after={"units[dummy].flags": 0},
        mechanic="Control that harm breaks",
    ),
    Example(
        "CMSG_ATTACKSWING",
        "a mana shield takes blows from mana instead of health",
        _fights(Send("CMSG_CAST_SPELL", alone(MANA_SHIELD)), Wait(1500)),
        STRIKE,
        before={"sheets[me].absorbing": 120, "units[me].powers[0]": 4930, "units[me].hp": 5000},
        after={"sheets[me].absorbing": 114, "units[me].powers[0]": 4921, "units[me].hp": 5000},
        wait_ms=1000,
        mechanic="Mana shields",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "a weaker mana shield under a stronger one",
        _stage(Send("CMSG_CAST_SPELL", alone(MANA_SHIELD_2)), Wait(2000)),
        alone(MANA_SHIELD),
        no.AURA_BOUNCED,
        before={"sheets[me].absorbing": 210},
        after={"sheets[me].absorbing": 210},
        mechanic="Mana shields",
    ),
    Example(
        "CMSG_ATTACKSWING",
        "a ward against fire takes no blow",
        _fights(Send("CMSG_CAST_SPELL", alone(FIRE_WARD)), Wait(1500)),
        STRIKE,
        before={"sheets[me].absorbing": 165},
        after={"sheets[me].absorbing": 165, "units[me].hp": 4994},
        wait_ms=1000,
        mechanic="Absorbs",
    ),
    Example(
        "CMSG_ATTACKSWING",
        "who strikes Frost Armor is chilled",
        _fights(Send("CMSG_CAST_SPELL", alone(FROST_ARMOR)), Wait(1500)),
        STRIKE,
        before={"auras[wolf:6136].duration_ms": None},
        after={"auras[wolf:6136].duration_ms": 5000},
        wait_ms=1000,
        mechanic="Procs",
    ),
    Example(
        "CMSG_ATTACKSWING",
        "a blow that misses Frost Armor chills nobody",
        _fights(Send("CMSG_CAST_SPELL", alone(FROST_ARMOR)), Wait(1500), Set("sheets[wolf].melee_hit_pct", -200.0)),
        STRIKE,
        before={"auras[wolf:6136].duration_ms": None},
        after={"auras[wolf:6136].duration_ms": None},
        wait_ms=1000,
        mechanic="Procs",
    ),
)

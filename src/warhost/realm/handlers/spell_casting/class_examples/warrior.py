# SPDX-License-Identifier: GPL-2.0-or-later
"""Examples of what warriors cast: stances, charges, taunts, spells for the next swing, rage from nothing, shouts."""

from __future__ import annotations

from warhost.realm.examples import Creature, Example, Login, Send, Set, Step, Wait, guid, row, spell
from warhost.realm.handlers.spell_casting.checking import refusals as no
from warhost.realm.handlers.spell_casting.class_examples.actors import DUMMY, WOLF, alone, at, bears, stage, sturdy

WARRIOR, SWORD = 1, 7
BATTLE_STANCE, DEFENSIVE_STANCE, BERSERKER_STANCE = 17, 18, 19
TO_DEFENSIVE, OVERPOWER, HEROIC_STRIKE, BLOODRAGE, BATTLE_SHOUT, BATTLE_SHOUT_2, MIGHT = 71, 7384, 78, 2687, 6673, 5242, 48932
CHARGE, REVENGE, TAUNT = 100, 6572, 355


def _stage(*steps: Step, form: int = BATTLE_STANCE) -> tuple[Step, ...]:
    return stage(WARRIOR, Set("units[me].form", form), Set("sheets[me].weapon_subclass[0]", SWORD), *steps, x=3.0)


def _hunted(form: int) -> tuple[Step, ...]:
    """Return the setup in which a wolf fights a friend of the warrior."""
    friend = Login("friend", class_id=WARRIOR, level=80, x=6.0)
    fights = Send("CMSG_ATTACKSWING", {"guid": guid("wolf")}, who="friend")
    return (*_stage(form=form), friend, Creature("wolf", WOLF, x=8.0), sturdy("wolf"), fights, Wait(500))


RAGE = Set("units[me].powers[1]", 500)

EXAMPLES = (
    Example(
        "CMSG_CAST_SPELL",
        "Charge carries a warrior to his target",
        (*_stage(Set("units[me].powers[1]", 0)), Creature("dummy", DUMMY, x=15.0)),
        at("dummy", CHARGE),
        before={"units[me].path_kind": 0, "units[me].powers[1]": 0},
        after={"units[me].path_kind": 3, "units[me].powers[1]": 90},
        mechanic="Charges, leaps and pulls",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "Charge at who is too near",
        (*_stage(), Creature("dummy", DUMMY, x=10.0)),
        at("dummy", CHARGE),
        no.TOO_CLOSE,
        before={"units[me].path_kind": 0},
        after={"units[me].path_kind": 0},
        mechanic="Charges, leaps and pulls",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "Revenge within five seconds of a dodge",
        _stage(Set("players[me].revenge_until_ms", 5000), form=DEFENSIVE_STANCE),
        at("dummy", REVENGE),
        before={"units[me].powers[1]": 5000},
        after={"units[me].powers[1]": 4950},
        mechanic="What must have happened before",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "Revenge without a dodge, parry or block",
        _stage(form=DEFENSIVE_STANCE),
        at("dummy", REVENGE),
        no.CASTER_AURASTATE,
        before={"units[me].powers[1]": 5000},
        after={"units[me].powers[1]": 5000},
        mechanic="What must have happened before",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "a taunted wolf turns to the warrior",
        _hunted(DEFENSIVE_STANCE),
        at("wolf", TAUNT),
        before={"units[wolf].victim": row("friend")},
        after={"units[wolf].victim": row("me")},
        wait_ms=500,
        mechanic="Taunts",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "Taunt in Battle Stance",
        _hunted(BATTLE_STANCE),
        at("wolf", TAUNT),
        no.ONLY_SHAPESHIFT,
        before={"units[wolf].victim": row("friend")},
        after={"units[wolf].victim": row("friend")},
        mechanic="Taunts",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "a warrior takes Defensive Stance and keeps ten points of his rage",
        _stage(RAGE),
        alone(TO_DEFENSIVE),
        before={"units[me].form": BATTLE_STANCE, "units[me].powers[1]": 500},
        after={"units[me].form": DEFENSIVE_STANCE, "units[me].powers[1]": 100},
        mechanic="Stances",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "Overpower in Berserker Stance",
        _stage(RAGE, form=BERSERKER_STANCE),
        at("dummy", OVERPOWER),
        no.ONLY_SHAPESHIFT,
        before={"units[me].form": BERSERKER_STANCE},
        after={"units[me].form": BERSERKER_STANCE},
        mechanic="Stances",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "Heroic Strike waits for the next swing and costs nothing yet",
        _stage(RAGE),
        at("dummy", HEROIC_STRIKE),
        before={"units[me].next_swing_spell": -1, "units[me].powers[1]": 500},
        after={"units[me].next_swing_spell": spell(HEROIC_STRIKE), "units[me].powers[1]": 500},
        mechanic="Spells for the next swing",
    ),
    Example(
        "CMSG_ATTACKSWING",
        "the swing strikes with what waits for it and pays",
        _stage(RAGE, sturdy("dummy"), Send("CMSG_CAST_SPELL", at("dummy", HEROIC_STRIKE))),
        {"guid": guid("dummy")},
        before={"units[me].next_swing_spell": spell(HEROIC_STRIKE), "units[me].powers[1]": 500},
        after={"units[me].next_swing_spell": -1, "units[me].powers[1]": 350},
        mechanic="Spells for the next swing",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "Heroic Strike without rage",
        _stage(Set("units[me].powers[1]", 149)),
        at("dummy", HEROIC_STRIKE),
        no.NO_POWER,
        before={"units[me].next_swing_spell": -1, "units[me].powers[1]": 149},
        after={"units[me].next_swing_spell": -1, "units[me].powers[1]": 149},
        mechanic="Spells for the next swing",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "Bloodrage gives 20 rage for health",
        _stage(Set("units[me].powers[1]", 0)),
        alone(BLOODRAGE),
        before={"units[me].powers[1]": 0, "units[me].hp": 5000},
        after={"units[me].powers[1]": 200, "units[me].hp": 3701},
        mechanic="Energise",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "no rage comes above a hundred",
        _stage(Set("units[me].max_powers[1]", 1000), Set("units[me].powers[1]", 1000)),
        alone(BLOODRAGE),
        before={"units[me].powers[1]": 1000},
        after={"units[me].powers[1]": 1000, "units[me].hp": 3701},
        mechanic="Energise",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "a shout raises the attack power of its warrior",
        _stage(),
        alone(BATTLE_SHOUT),
        before={"sheets[me].attack_power": 568},
        after={"sheets[me].attack_power": 588},
        mechanic="Shouts and blessings",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "a shout without rage",
        _stage(Set("units[me].powers[1]", 90)),
        alone(BATTLE_SHOUT),
        no.NO_POWER,
        before={"sheets[me].attack_power": 568},
        after={"sheets[me].attack_power": 568},
        mechanic="Shouts and blessings",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "a weaker rank of a shout",
        _stage(Send("CMSG_CAST_SPELL", alone(BATTLE_SHOUT_2)), Wait(2000)),
        alone(BATTLE_SHOUT),
        no.AURA_BOUNCED,
        before={"sheets[me].attack_power": 608},
        after={"sheets[me].attack_power": 608},
        mechanic="Stacking rules",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "a shout under a stronger blessing lies there and adds nothing",
        _stage(bears("me", MIGHT, "me")),
        alone(BATTLE_SHOUT),
        before={"sheets[me].attack_power": 1118},
        after={"sheets[me].attack_power": 1118, "auras[me:6673].stacks": 1},
        mechanic="Stacking rules",
    ),
)

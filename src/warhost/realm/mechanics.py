# SPDX-License-Identifier: GPL-2.0-or-later
"""The mechanics of fights, each with examples that show it: columns before and after of a packet that works and of one that does not.

An example shows a mechanic where its ``mechanic`` names it. It shows that the mechanic **happens** where its packet is accepted and a
column holds something else afterwards; that it is **refused** by its reason; that it **does not happen** where its packet is accepted
and every column named before holds the same. A mechanic that no packet asks for, so that none is refused, says why in
``never_refused`` and shows where it does not happen instead. ``python -m warhost.realm.mechanics docs/systems`` writes the page.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from warhost.realm.examples import Example, Ref, systems
from warhost.realm.reason_names import reason_name
from warhost.realm.reasons import ACCEPTED


class Mechanic(NamedTuple):
    """Is one mechanic: its name, the page and heading of its rules, what it is, and why nothing of it is ever refused ("": it is)."""

    name: str
    rules: str
    what: str
    never_refused: str = ""


CASTING, EFFECTS, AURAS = "spell_casting.md#rules-of-casting", "spell_casting.md#effects", "spell_casting.md#auras"
PETS, COMBAT, DEATH = "pets.md#rules", "combat.md#rules", "death.md#rules"

MECHANICS: tuple[Mechanic, ...] = (
    Mechanic("Combo points", CASTING, "Strikes give up to five on one target; a finishing move is worth them and uses them up."),
    Mechanic("Stances", AURAS, "A warrior is in one of three; some spells ask for one."),
    Mechanic("Forms", AURAS, "A druid's shape brings its own power and weapon, and keeps spells of his own shape from him."),
    Mechanic("Presences", AURAS, "A death knight bears one of three; changing it costs a rune."),
    Mechanic("Stealth", CASTING, "Hides from creatures until its bearer acts; openers ask for it."),
    Mechanic("Runes", CASTING, "Six, of three kinds, ready ten seconds after they were spent; a death rune serves as any kind."),
    Mechanic("Runic power", CASTING, "Comes with spent runes and pays for other spells."),
    Mechanic("Energy ticks", COMBAT, "A point each 100 ms, up to a hundred; strikes are paid with it."),
    Mechanic("Focus", PETS, "A beast pays with it; 24 points come back each four seconds."),
    Mechanic("Energise", EFFECTS, "Gives power, as much as there is room for.", "what is too much is lost."),
    Mechanic("Soul shards", CASTING, "A warlock's stones and summons use one up."),
    Mechanic("Reagents", CASTING, "What a spell uses up goes when it goes off."),
    Mechanic("What must have happened before", CASTING, "Some strikes wait for a dodge, a parry, a block, a kill."),
    Mechanic("Charges, leaps and pulls", CASTING, "Carry their caster or their target where no step would."),
    Mechanic("Shots that repeat", CASTING, "Auto Shot and the wand go on by themselves."),
    Mechanic("Totems", PETS, "One of each element; a totem lays its aura on its owner, or casts."),
    Mechanic("Traps", PETS, "Wait for an enemy within their radius, then strike and are gone."),
    Mechanic("Guardians", PETS, "Fight by themselves for a time."),
    Mechanic("Pets", PETS, "Obey their owner, who has one."),
    Mechanic("Seals and judgements", CASTING, "One seal a paladin; a judgement unleashes it and lays its mark."),
    Mechanic("Spells for the next swing", CASTING, "Wait for the main hand and are paid when it strikes."),
    Mechanic("Procs", AURAS, "An aura answers a hit that its bearer deals or takes.", "nobody asks for one; only a hit sets it off."),
    Mechanic("Poisons and weapon enchants", CASTING, "Lie on a weapon for an hour and act when it hits, by chance."),
    Mechanic("Chain targets", CASTING, "Go on to who is near enough, weaker with each jump.", "nobody asks for a jump."),
    Mechanic("Fear", AURAS, "Who is feared runs and cannot act."),
    Mechanic("Silence", AURAS, "Who is silenced casts no magic."),
    Mechanic("Control that harm breaks", AURAS, "A polymorph and its kind end with the first harm."),
    Mechanic(
        "Diminishing returns", AURAS, "Control of one group works whole, half, a quarter, then not.", "its aura misses, as on the immune."
    ),
    Mechanic("Interrupts", CASTING, "Break a cast off and lock its school."),
    Mechanic("Taunts", COMBAT, "A creature turns to who taunts it."),
    Mechanic("Feigned death", CASTING, "Everybody forgets who feigns it."),
    Mechanic("Diseases", CASTING, "A death knight's strikes lay them, and Pestilence spreads them.", "who bears none has none to give."),
    Mechanic("Dispels", EFFECTS, "Take auras of a kind off: harmful ones of friends, helpful ones of enemies."),
    Mechanic("Absorbs", AURAS, "Take damage of their schools until they are used up."),
    Mechanic("Mana shields", AURAS, "Take damage for one and a half points of mana each."),
    Mechanic("Immunity and Forbearance", CASTING, "A shield keeps harm off; who was lately shielded is not again."),
    Mechanic("Resurrection", DEATH, "Offers life to a dead player, who takes it or not."),
    Mechanic("Reincarnation", DEATH, "A shaman comes back where he lies, once in half an hour."),
    Mechanic("Auras of area", AURAS, "Lie on whom they are meant for as long as he is near.", "who is reached is not asked."),
    Mechanic("Shouts and blessings", AURAS, "Raise a figure of friends for minutes; one from each caster."),
    Mechanic("Stacking rules", AURAS, "Of one chain the higher rank stays; of one figure of blessings and shouts the strongest counts."),
)


def happens(example: Example) -> bool:
    """Return whether the example's packet is accepted and changes a column that it names before."""
    return example.reason == ACCEPTED and any(example.after.get(name) != value for name, value in example.before.items())


def does_not_happen(example: Example) -> bool:
    """Return whether the example's packet is accepted and changes no column that it names before."""
    return example.reason == ACCEPTED and not happens(example)


def shown() -> tuple[Example, ...]:
    """Return all examples that show a mechanic."""
    return tuple(example for examples in systems().values() for example in examples if example.mechanic)


def of(mechanic: Mechanic, examples: Iterable[Example]) -> tuple[Example, ...]:
    """Return those of ``examples`` that show a mechanic."""
    return tuple(example for example in examples if example.mechanic == mechanic.name)


def gaps(mechanics: Iterable[Mechanic], examples: Iterable[Example]) -> list[str]:
    """Return what mechanics lack and what their examples leave out, a sentence each; an empty list where nothing is missing."""
    listed, shows = tuple(mechanics), tuple(examples)
    names = {mechanic.name for mechanic in listed}
    found = [f"{example.name}: no mechanic is called {example.mechanic}" for example in shows if example.mechanic not in names]
    for mechanic in listed:
        its = of(mechanic, shows)
        refused = [example for example in its if example.reason != ACCEPTED]
        if not any(map(happens, its)):
            found.append(f"{mechanic.name}: no example that it happens")
        if mechanic.never_refused and refused:
            found.append(f"{mechanic.name}: is never refused, and {refused[0].name} is")
        if mechanic.never_refused and not any(map(does_not_happen, its)):
            found.append(f"{mechanic.name}: no example that it does not happen")
        if not mechanic.never_refused and not refused:
            found.append(f"{mechanic.name}: no example that is refused")
        for example in its:
            if not example.before or set(example.before) - set(example.after):
                found.append(f"{mechanic.name}: {example.name} lacks columns before and after")
            elif example.reason != ACCEPTED and dict(example.before) != dict(example.after):
                found.append(f"{mechanic.name}: {example.name} is refused and says that a column changes")
    return found


def _value(column: str, value: Any) -> str:
    if isinstance(value, Ref):
        return f"spell {value.name}" if value.what == "spell" else f"{value.what} of {value.name}"
    if value is None:
        return "none"
    return f"{value:#x}" if column.endswith("flags") else f"{value:g}" if isinstance(value, float) else str(value)


def _columns(example: Example) -> str:
    """Return the columns of an example: what each holds before and after."""
    told = []
    for name, value in example.before.items():
        old, new = _value(name, value), _value(name, example.after[name])
        told.append(f"`{name}` stays {old}" if old == new else f"`{name}` {old} → {new}")
    told += [f"`{name}` is {_value(name, value)}" for name, value in example.after.items() if name not in example.before]
    later = f" ({example.wait_ms} ms later)" if example.wait_ms else ""
    return ", ".join(told) + later


def _row(mechanic: Mechanic, examples: tuple[Example, ...]) -> str:
    works = [f"{example.name}: {_columns(example)}" for example in examples if happens(example)]
    fails = [f"{example.name}: `{reason_name(example.reason)}`; {_columns(example)}" for example in examples if example.reason != ACCEPTED]
    quiet = [f"*does not happen:* {example.name}: {_columns(example)}" for example in examples if does_not_happen(example)]
    never = [f"Never refused: {mechanic.never_refused}"] if mechanic.never_refused else []
    cells = (f"[{mechanic.name}]({mechanic.rules})", mechanic.what, "<br>".join(works), "<br>".join((*never, *fails, *quiet)))
    return "| " + " | ".join(cells) + " |"


def page(mechanics: Iterable[Mechanic], examples: Iterable[Example]) -> Iterator[str]:
    """Yield the lines of the page."""
    shows = tuple(examples)
    yield "# Mechanics"
    yield ""
    yield "What makes fights of classes differ, each with examples: columns of the state before a packet and after it. The examples are"
    yield "data beside the handlers (`examples.py` and what it gathers); one test plays them all, another holds that every mechanic here"
    yield "has one that works and one that is refused, or where it does not happen. `python -m warhost.realm.mechanics docs/systems`"
    yield "writes this page from `realm/mechanics.py` and them. Rage and runic power are counted in tenths; `me` is who casts."
    yield ""
    yield "| mechanic | what it is | happens | refused with, or does not happen |"
    yield "|---|---|---|---|"
    for mechanic in mechanics:
        yield _row(mechanic, of(mechanic, shows))
    yield ""


def write(folder: Path) -> None:
    """Write the page into a folder."""
    (folder / "mechanics.md").write_text("\n".join(page(MECHANICS, shown())), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))

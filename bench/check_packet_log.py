# SPDX-License-Identifier: GPL-2.0-or-later
"""Check from a packet log alone whether bots act by the rules, and whether they act at all.

    warhost up --bots 5000 --for 600s --packet-log FILE
    python bench/check_packet_log.py FILE

It knows the game's rules as far as they show in packets, reads nothing but the log, and imports nothing of Warhost:

* (a) legality: starts of the GCD at least 1.0 s apart (and 1.5 s for all but a few), white swings of a hand no closer than the fastest
  weapon allows, no cast while another cast of the same bot runs;
* (b) activity: in its fights, from a bot's first harmful action on a creature until the creature or the bot dies, the gaps between its
  actions (casts and channels from start to end, white swings, shots) that are longer than its GCD or swing time and 1.5 s more make up
  less than a tenth of the fighting time, for at least 95 % of the bots.

It prints a summary and ends with status 1 where something is violated.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

GCD_FLOOR_MS, GCD_MS = 1000, 1500
SHORT_GCD_SHARE = 0.05
"""The share of GCDs that haste may make shorter than usual."""
SWING_FLOOR_MS = 1200
"""Less than the fastest weapon's delay (1.3 s): what a little haste may make of it."""
ROGUE, DEATH_KNIGHT, DRUID = 4, 6, 11
CLAW_FLOOR_MS = 900
"""A cat's claws strike every second."""
SHORT_GCD_CLASSES = frozenset((ROGUE, DEATH_KNIGHT, DRUID))
"""Rogues, cats and death knights in Unholy Presence have a GCD of 1.0 s."""
HASTENED_CLASSES = {ROGUE: 1.4}
"""Slice and Dice: 40 % faster swings."""
PARRY_FLOOR_MS = 250
"""A parry takes up to four fifths of the time that is left to the next swing."""
SLACK_MS, IDLE_SHARE, BUSY_BOTS_SHARE = 1500, 0.10, 0.95
LEAST_FIGHT_MS = 10_000
SHOTS = frozenset((75, 5019))
"""Auto Shot of hunters, Shoot with a wand."""


def _listed() -> dict[str, frozenset[int]]:
    lines = (Path(__file__).parent / "spells_without_gcd.txt").read_text().splitlines()
    named = (line.split(":") for line in lines if not line.startswith("#"))
    return {name: frozenset(int(number) for number in numbers.split()) for name, numbers in named}


OFF_GCD = frozenset().union(*_listed().values())
"""Spells that start no GCD."""
NEXT_SWING = _listed()["next swing"]
"""Spells that replace the next swing of the main hand."""
HOLDS_MS = {45438: 10_000}
"""Spells during which their caster can do nothing else: Ice Block."""
CREATURE = 0xF13
HITINFO_OFFHAND, VICTIM_PARRIES = 0x4, 3
WANTED = frozenset(
    (
        "CMSG_CAST_SPELL",
        "SMSG_SPELL_START",
        "SMSG_SPELL_GO",
        "SMSG_SPELL_FAILURE",
        "SMSG_SPELL_DELAYED",
        "MSG_CHANNEL_START",
        "MSG_CHANNEL_UPDATE",
        "SMSG_ATTACKERSTATEUPDATE",
        "SMSG_PARTYKILLLOG",
        "HOST_BOT_SPAWN",
    )
)


@dataclass
class Bot:
    """Is what the log has told of one bot so far."""

    guid: int
    class_id: int = 0
    asked: set[tuple[int, int]] = field(default_factory=set)
    """(spell, cast count) of casts it asked for and that have not begun."""
    gcd_ms: int = -10_000
    short_gcds: int = 0
    gcds: int = 0
    cast_until_ms: int = 0
    cast_spell: int = 0
    channel_until_ms: int = 0
    swung_ms: dict[int, int] = field(default_factory=dict)
    parried: set[int] = field(default_factory=set)
    """Hands whose running swing a parry has hastened."""
    swing_gaps: list[int] = field(default_factory=list)
    foes: set[int] = field(default_factory=set)
    busy_until_ms: int = 0
    fight_ms: int = 0
    """When its last fight began; its actions count from there."""
    fought_ms: int = 0
    gaps: list[int] = field(default_factory=list)


class Check:
    """Reads lines in the order of the log; ``wrong`` holds what was found, by rule."""

    def __init__(self, from_tick: int = 0) -> None:
        """Leave out what was seen before ``from_tick`` (a warm-up)."""
        self.from_tick = from_tick
        self.bots: dict[int, Bot] = {}
        self.session_asked: dict[int, set[tuple[int, int]]] = {}
        self.class_of: dict[int, int] = {}
        """Session to the class of its bot."""
        self.wrong: dict[str, list[str]] = {"gcd": [], "swing": [], "overlap": [], "idle": []}
        self.counts = {"lines": 0, "casts": 0, "swings": 0, "fights": 0}
        self.fighters: dict[int, set[int]] = {}
        """GUID of a creature to the GUIDs of the bots that fight it."""
        self.now_ms = 0

    def read(self, lines: Iterable[bytes]) -> None:
        """Take every line; events of one tick in the order of their time."""
        tick, batch = -1, list[tuple[int, int, dict[str, Any]]]()
        for line in self.relevant(lines):
            if line["tick"] != tick:
                self.take(batch)
                tick, batch = line["tick"], []
            if line["opcode"] == "HOST_BOT_SPAWN":
                self.class_of[line["session"]] = line["fields"]["class_id"]
                continue
            if tick < self.from_tick:
                continue
            if line["result"] == "ACCEPTED":
                fields = line["fields"]
                self.session_asked.setdefault(line["session"], set()).add((fields["spell_id"], fields["cast_count"]))
            elif line["result"] == "SEEN":
                batch.append((line["fields"]["at_ms"], len(batch), line))
        self.take(batch)
        for bot in self.bots.values():
            self.end_fight(bot, self.now_ms)

    def relevant(self, lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
        """Yield the lines of opcodes that the rules are about, parsed."""
        for line in lines:
            self.counts["lines"] += 1
            name = line.partition(b'"opcode":')[2].lstrip(b' "').partition(b'"')[0]
            if name.decode() in WANTED:
                yield json.loads(line)

    def take(self, batch: list[tuple[int, int, dict[str, Any]]]) -> None:
        """Take the events of one tick."""
        for at_ms, _, line in sorted(batch, key=lambda event: event[:2]):
            self.now_ms = max(self.now_ms, at_ms)
            fields, opcode = line["fields"], line["opcode"]
            if opcode == "SMSG_PARTYKILLLOG":
                self.died(fields["other"], at_ms)
                continue
            if opcode == "SMSG_ATTACKERSTATEUPDATE" and fields["c"] == VICTIM_PARRIES and fields["other"] in self.bots:
                self.bots[fields["other"]].parried.update((0, 1))
            if line["session"] <= 0:
                continue
            bot = self.bots.setdefault(fields["unit"], Bot(fields["unit"], self.class_of.get(line["session"], 0)))
            bot.asked = self.session_asked.setdefault(line["session"], set())
            self.event(bot, opcode, fields, at_ms)

    def event(self, bot: Bot, opcode: str, fields: dict[str, Any], at_ms: int) -> None:
        """Take one event of a bot."""
        spell = fields["a"]
        if opcode == "SMSG_ATTACKERSTATEUPDATE":
            self.swing(bot, 1 if fields["b"] & HITINFO_OFFHAND else 0, fields["other"], at_ms)
        elif opcode == "SMSG_SPELL_START":
            if fields["b"] > 0:
                self.begin(bot, spell, fields["c"], fields["other"], at_ms, at_ms + fields["b"])
        elif opcode == "SMSG_SPELL_GO":
            self.go(bot, spell, fields["b"], fields["other"], at_ms)
        elif opcode == "SMSG_SPELL_FAILURE" and bot.cast_spell == spell:
            # A cast that is broken off gives its GCD back (AzerothCore Spell.cpp:Spell::cancel, SPELL_STATE_PREPARING).
            self.act(bot, at_ms, at_ms)
            bot.cast_spell = bot.cast_until_ms = 0
            bot.gcd_ms = -10_000
        elif opcode == "SMSG_SPELL_DELAYED" and bot.cast_spell == spell:
            bot.cast_until_ms += fields["b"]
            bot.busy_until_ms = max(bot.busy_until_ms, bot.cast_until_ms)
        elif opcode == "MSG_CHANNEL_START":
            bot.channel_until_ms = at_ms + fields["b"]
            self.act(bot, at_ms, bot.channel_until_ms)
        elif opcode == "MSG_CHANNEL_UPDATE":
            bot.channel_until_ms = bot.busy_until_ms = at_ms + fields["b"]

    def begin(self, bot: Bot, spell: int, count: int, other: int, at_ms: int, until_ms: int) -> None:
        """Take the start of a cast that the bot asked for (an instant one ends at once)."""
        self.counts["casts"] += 1
        bot.asked.discard((spell, count))
        if bot.cast_spell and at_ms < bot.cast_until_ms and spell not in OFF_GCD:
            self.wrong["overlap"].append(f"bot {bot.guid} began {spell} at {at_ms} ms while {bot.cast_spell} ran until {bot.cast_until_ms}")
        if spell not in OFF_GCD:
            gap = at_ms - bot.gcd_ms
            if bot.class_id not in SHORT_GCD_CLASSES:
                bot.gcds += 1
                bot.short_gcds += gap < GCD_MS
            if gap < GCD_FLOOR_MS:
                self.wrong["gcd"].append(f"bot {bot.guid} began {spell} at {at_ms} ms, {gap} ms after its last GCD began")
            bot.gcd_ms = at_ms
        self.harm(bot, other, at_ms)
        self.act(bot, at_ms, until_ms)
        bot.cast_spell, bot.cast_until_ms = (spell, until_ms) if until_ms > at_ms else (0, 0)

    def go(self, bot: Bot, spell: int, count: int, other: int, at_ms: int) -> None:
        """Take a cast that lands: the end of the one that runs, a shot, an instant one; triggered spells were not asked for."""
        if spell == bot.cast_spell:
            self.act(bot, at_ms, at_ms)
            bot.cast_spell = bot.cast_until_ms = 0
        elif spell in SHOTS:
            self.swing(bot, 2, other, at_ms)
        elif (spell, count) in bot.asked:
            self.begin(bot, spell, count, other, at_ms, at_ms)
            self.act(bot, at_ms, at_ms + HOLDS_MS.get(spell, 0))
        elif spell in NEXT_SWING and other >> 52 == CREATURE:
            self.swing(bot, 0, other, at_ms)

    def swing(self, bot: Bot, hand: int, other: int, at_ms: int) -> None:
        """Take a white swing, a shot (hand 2), or what replaced a swing."""
        self.counts["swings"] += 1
        gap = at_ms - bot.swung_ms.get(hand, -100_000)
        fastest = CLAW_FLOOR_MS if bot.class_id == DRUID else SWING_FLOOR_MS / HASTENED_CLASSES.get(bot.class_id, 1.0)
        floor = PARRY_FLOOR_MS if hand in bot.parried else fastest
        if gap < floor:
            self.wrong["swing"].append(f"bot {bot.guid} swung hand {hand} at {at_ms} ms, {gap} ms after the swing before")
        if gap < 5000:
            bot.swing_gaps.append(gap)
        bot.swung_ms[hand] = at_ms
        bot.parried.discard(hand)
        self.harm(bot, other, at_ms)
        self.act(bot, at_ms, at_ms)

    def harm(self, bot: Bot, other: int, at_ms: int) -> None:
        """Take an action of a bot on a creature: the first begins a fight."""
        if other >> 52 != CREATURE:
            return
        if not bot.foes:
            self.counts["fights"] += 1
            bot.fight_ms = bot.busy_until_ms = at_ms
        bot.foes.add(other)
        self.fighters.setdefault(other, set()).add(bot.guid)

    def act(self, bot: Bot, at_ms: int, until_ms: int) -> None:
        """Note that the bot is busy from ``at_ms`` to ``until_ms``, and the gap before it."""
        if bot.foes and at_ms > bot.busy_until_ms:
            bot.gaps.append(at_ms - bot.busy_until_ms)
        bot.busy_until_ms = max(at_ms, until_ms) if bot.cast_spell == 0 or until_ms > at_ms else at_ms

    def died(self, guid: int, at_ms: int) -> None:
        """Take a death: of a creature, for all who fight it, or of a bot."""
        for one in self.fighters.pop(guid, set()):
            bot = self.bots[one]
            bot.foes.discard(guid)
            if not bot.foes:
                self.end_fight(bot, at_ms, {guid})
        if guid in self.bots:
            self.end_fight(self.bots[guid], at_ms)

    def end_fight(self, bot: Bot, at_ms: int, last: set[int] | None = None) -> None:
        """Close a bot's fight, if it has one: its length counts, and the gap at its end."""
        foes = bot.foes | (last or set())
        if not foes:
            return
        for foe in bot.foes:
            self.fighters.get(foe, set()).discard(bot.guid)
        bot.foes.clear()
        bot.fought_ms += at_ms - bot.fight_ms
        if at_ms > bot.busy_until_ms:
            bot.gaps.append(at_ms - bot.busy_until_ms)

    def idle_share(self, bot: Bot) -> float:
        """Return the share of a bot's fighting time that lies in gaps longer than its rhythm and the slack."""
        rhythm = max(GCD_MS, sorted(bot.swing_gaps)[len(bot.swing_gaps) // 2] if bot.swing_gaps else 0)
        return sum(gap for gap in bot.gaps if gap > rhythm + SLACK_MS) / bot.fought_ms

    def summary(self) -> dict[str, Any]:
        """Return what was found; ``good`` says whether every rule holds."""
        shares = {bot.guid: self.idle_share(bot) for bot in self.bots.values() if bot.fought_ms >= LEAST_FIGHT_MS}
        idle = sorted(((share, guid) for guid, share in shares.items() if share >= IDLE_SHARE), reverse=True)
        gcds, short = sum(bot.gcds for bot in self.bots.values()), sum(bot.short_gcds for bot in self.bots.values())
        busy = 1 - len(idle) / len(shares) if shares else 0.0
        violations = {rule: len(found) for rule, found in self.wrong.items() if rule != "idle"}
        good = not any(violations.values()) and short <= SHORT_GCD_SHARE * gcds and bool(shares) and busy >= BUSY_BOTS_SHARE
        return {
            "good": good,
            **self.counts,
            "bots_seen": len(self.bots),
            "fighting_bots": len(shares),
            "violations": violations,
            "short_gcd_share": round(short / max(1, gcds), 4),
            "busy_bots_share": round(busy, 4),
            "mean_idle_share": round(sum(shares.values()) / max(1, len(shares)), 4),
            "fight_s": round(sum(bot.fought_ms for bot in self.bots.values()) / 1000),
            "examples": [text for found in self.wrong.values() for text in found[:3]],
            "idlest": [f"bot {guid}: {share:.0%} of {self.bots[guid].fought_ms / 1000:.0f} s" for share, guid in idle[:5]],
        }


def main(arguments: list[str] | None = None) -> int:
    """Check the log that the command line names, print the summary as JSON, and return 0 where every rule holds."""
    parser = argparse.ArgumentParser(description="Check a packet log of warhost up.")
    parser.add_argument("log", help="the file that --packet-log wrote")
    parser.add_argument("--from-tick", type=int, default=0, help="leave out what came before (1200 is a minute)")
    options = parser.parse_args(arguments)
    check = Check(options.from_tick)
    with Path(options.log).open("rb") as file:
        check.read(file)
    summary = check.summary()
    print(json.dumps(summary, indent=2))
    return 0 if summary["good"] else 1


if __name__ == "__main__":
    sys.exit(main())

# SPDX-License-Identifier: GPL-2.0-or-later
"""Holds the definitions against a second, independent one: the PyPI package wow-world-messages (for development only).

Both decode the same bodies, examples and made ones; the numbers and texts found must be the same (in any order: the package swaps
some). Where the emulators' code decides against the package, the difference is listed here with that code.
"""

from __future__ import annotations

import asyncio
import dataclasses
import enum
import importlib
import importlib.util
import random
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from warhost.protocol.codec import encode_as
from warhost.protocol.composite import Deflated, Group, ListOf
from warhost.protocol.field_types import Scalar
from warhost.protocol.packet import Field, Packet
from warhost.protocol.packets.monster_move import unpack_offset
from warhost.protocol.packets.movement import FAMILY, SPEEDS
from warhost.protocol.registry import PACKETS, Sender
from warhost.protocol.samples import RandomSource, sample

Verdict = Literal["absent", "agrees", "differs", "unread"]
"""No definition there; same numbers; other numbers; no body that their enumerations take was made."""

_SAMPLES = 120

_FALL_TIME = "fall time is a u32, the package reads a float: AzerothCore WorldSession.cpp:ReadMovementInfo"
_NO_MOVER = (
    "the mover's packed GUID comes first, the package has none: AzerothCore MovementHandler.cpp:HandleMovementOpcodes, Unit.cpp:SetRooted"
)
_BROKEN = "packed GUID, cast count, spell, result; the package reads a full GUID and less: AzerothCore Spell.cpp:SendInterrupted"
_AURA = "the caster is there when AFLAG_CASTER is not set, and spell 0 ends an entry: AzerothCore SpellAuras.cpp:BuildUpdatePacket"

DIFFERENCES: Mapping[str, str] = {
    "CMSG_CHAR_CREATE": "the outfit's byte is kept, the package drops it: AzerothCore CharacterHandler.cpp:HandleCharCreateOpcode",
    "SMSG_INITIAL_SPELLS": "the spell of a cooldown is a u32, the package reads a u16: AzerothCore Player.cpp:SendInitialSpells",
    "SMSG_LOG_XPGAIN": "XP without rest and rate follow a kill, the package has them without one: AzerothCore Player.cpp:SendLogXPGain",
    "CMSG_CAST_SPELL": "a packed transport GUID comes before each place: AzerothCore Spell.cpp:SpellCastTargets::Read",
    "CMSG_CANCEL_CAST": "a counter comes before the spell: AzerothCore SpellHandler.cpp:HandleCancelCastOpcode",
    "SMSG_CAST_FAILED": "no byte comes after the result, and numbers as the spell has them: AzerothCore Spell.cpp:WriteCastResultInfo",
    "SMSG_SPELL_START": "transports as in CMSG_CAST_SPELL; the flag of immunities is 0x4000000: TrinityCore 3.3.5 Spell.cpp:SendSpellStart",
    "SMSG_SPELL_GO": "transports; only spent runes; the target mask decides on the last byte: AzerothCore Spell.cpp:SendSpellGo",
    "SMSG_SPELL_FAILURE": _BROKEN,
    "SMSG_SPELL_FAILED_OTHER": _BROKEN,
    "SMSG_SPELL_DELAYED": "the GUID is packed: AzerothCore Spell.cpp:Delayed",
    "SMSG_AURA_UPDATE": _AURA,
    "SMSG_AURA_UPDATE_ALL": _AURA,
    "SMSG_ATTACKERSTATEUPDATE": "one absorb and one resist a damage, and rage behind 0x800000: AzerothCore Unit.cpp:SendAttackStateUpdate",
    "CMSG_REPOP_REQUEST": "one byte, the package reads none: AzerothCore MiscHandler.cpp:HandleRepopRequestOpcode",
    "MSG_CORPSE_QUERY": "nothing follows where no corpse is found: AzerothCore QueryHandler.cpp:HandleCorpseQueryOpcode",
    "SMSG_RESURRECT_REQUEST": "a zero byte comes before the last: AzerothCore and AscEmu Spell.cpp:SendResurrectRequest",
    "SMSG_MONSTER_MOVE": "offsets are signed, smooth paths list whole points, an animation's id is a byte: AzerothCore WriteMonsterMove",
    "SMSG_LOOT_RESPONSE": "an error ends it, and items are whole: AzerothCore Player.cpp:SendLootError, LootMgr.cpp:operator<<(LootView)",
    "SMSG_INVENTORY_CHANGE_FAILURE": "level, binding and limit follow by result: AzerothCore PlayerStorage.cpp:SendEquipError",
    "CMSG_PET_SPELL_AUTOCAST": "the byte is kept, the package makes a truth of it: AzerothCore PetHandler.cpp:HandlePetSpellAutocastOpcode",
    "SMSG_PET_CAST_FAILED": "no byte comes after the result: AzerothCore Spell.cpp:SendPetCastResult",
    "SMSG_UPDATE_OBJECT": "two places in a position block, whole splines, fall time a u32: AzerothCore Object.cpp:BuildMovementUpdate",
    **dict.fromkeys(("CMSG_MOVE_FALL_RESET", "MSG_MOVE_ROOT", "MSG_MOVE_UNROOT"), _NO_MOVER),
    **dict.fromkeys(FAMILY, _FALL_TIME),
    **dict.fromkeys((f"CMSG_FORCE_{speed}_CHANGE_ACK" for speed in SPEEDS if speed != "PITCH_RATE"), _FALL_TIME),
    **dict.fromkeys(("CMSG_FORCE_MOVE_ROOT_ACK", "CMSG_FORCE_MOVE_UNROOT_ACK", "MSG_MOVE_TELEPORT", "MSG_MOVE_TELEPORT_ACK"), _FALL_TIME),
    **dict.fromkeys(("MSG_MOVE_SET_FLIGHT_SPEED", "MSG_MOVE_SET_FLIGHT_BACK_SPEED", "MSG_MOVE_SET_PITCH_RATE"), _FALL_TIME),
}
"""Packet to what differs and the emulator's code that decides. A test holds the list to be exactly what differs."""

_THEIR_NAMES = {"SMSG_ENVIRONMENTALDAMAGELOG": "SMSG_ENVIRONMENTAL_DAMAGE_LOG"}


def available() -> bool:
    """Return whether the package is installed."""
    return importlib.util.find_spec("wow_world_messages") is not None


def sender_of(packet: Packet) -> Sender:
    """Return one who sends the packet (the client where both do)."""
    if packet.direction == "host":
        return "host"
    return "client" if packet.from_client else "server"


def _their_class(packet: Packet) -> Any:
    wrath = importlib.import_module("wow_world_messages.wrath")
    sender = sender_of(packet).capitalize()
    name = _THEIR_NAMES.get(packet.name, packet.name)
    return getattr(wrath, name, None) or getattr(wrath, f"{name}_{sender}", None)


async def _read(their: Any, body: bytes) -> Any:
    reader = asyncio.StreamReader()
    reader.feed_data(body)
    reader.feed_eof()
    message = await their.read(reader, len(body))
    return message if reader.at_eof() else None


def compare(packet: Packet, seed: int = 0) -> Verdict:
    """Return what comes of decoding the example and made bodies of a packet by both definitions."""
    their = _their_class(packet)
    if their is None:
        return "absent"
    source = RandomSource(random.Random(f"{packet.name} {seed}"))  # noqa: S311 - test data
    read = 0
    with asyncio.Runner() as runner:
        for fields in (packet.example_fields, *(sample(packet, source) for _ in range(_SAMPLES))):
            body = encode_as(packet, fields)
            verdict = _compare_one(runner, their, packet, fields, body)
            if verdict == "differs":
                return "differs"
            read += verdict == "agrees"
    return "agrees" if read else "unread"


def _compare_one(runner: asyncio.Runner, their: Any, packet: Packet, fields: Mapping[str, Any], body: bytes) -> Verdict:
    try:
        message = runner.run(_read(their, body))
    except ValueError:  # a number that their enumerations do not name
        return "unread"
    except (asyncio.IncompleteReadError, KeyError, zlib.error, UnicodeDecodeError):
        return "differs"
    if message is None:
        return "differs"
    return "agrees" if Counter(_ours(packet.fields, fields)) == Counter(_theirs(message)) else "differs"


def _ours(fields: Sequence[Field], values: Mapping[str, Any]) -> Iterator[Any]:
    """Yield what is not zero; flags of movement as one number of 48 bits, as they have it; no counts of lists."""
    counts = {field.kind.count for field in fields if isinstance(field.kind, ListOf)}
    for field in fields:
        if field.name not in values or field.name in counts or field.name.endswith("flags2"):
            continue
        value = values[field.name]
        if field.name + "2" in values:
            value |= values[field.name + "2"] << 32
        if field.name == "offsets":
            yield from (axis for offset in value for axis in unpack_offset(offset) if axis)
        else:
            yield from _our_value(field.kind, value)


def _our_value(kind: Any, value: Any) -> Iterator[Any]:
    if isinstance(kind, (Group, Deflated)):
        yield from _ours(kind.fields, value)
    elif isinstance(kind, ListOf):
        for each in value:
            yield from _our_value(kind.element, each)
    elif isinstance(value, Mapping):
        yield from value.items()
    elif value:
        yield value + 2 * (kind.high + 1) if isinstance(kind, Scalar) and value < 0 and not kind.is_float else value


def _theirs(value: Any) -> Iterator[Any]:
    if dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            inner = getattr(value, field.name)
            if field.name == "fields" and isinstance(inner, dict):
                yield from inner.items()
            else:
                yield from _theirs(inner)
    elif isinstance(value, enum.Enum):
        yield from _theirs(value.value)
    elif isinstance(value, list):
        for each in value:
            yield from _theirs(each)
    elif value is not None and value:
        yield int(value) if isinstance(value, bool) else value


def verdicts() -> dict[str, Verdict]:
    """Return the verdict on every packet of the game, by name and sender (``NAME/client``); takes some seconds."""
    return {f"{packet.name}/{sender_of(packet)}": compare(packet) for packet in PACKETS if packet.direction != "host"}

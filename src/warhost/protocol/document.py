# SPDX-License-Identifier: GPL-2.0-or-later
"""Writes the packet reference in docs/protocol from the definitions: fields, conditions, byte examples, legal orders."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from warhost.protocol.composite import Deflated, Group, ListOf
from warhost.protocol.opcodes import OPCODES
from warhost.protocol.orders import ORDERS, Order
from warhost.protocol.packet import Field, Packet
from warhost.protocol.packets import character, combat, death, host, loot, movement, objects, pets, runes, session, spell_logs, spells
from warhost.protocol.registry import PACKETS
from warhost.protocol.update_fields import UPDATE_FIELDS

SYSTEMS = (
    ("session", "Session", session.PACKETS),
    ("character", "Character", character.PACKETS),
    ("spells", "Spell casting", spells.PACKETS),
    ("spell_logs", "What spells did", spell_logs.PACKETS),
    ("runes", "Runes", runes.PACKETS),
    ("combat", "Combat", combat.PACKETS),
    ("death", "Death", death.PACKETS),
    ("movement", "Movement", movement.PACKETS),
    ("loot", "Loot", loot.PACKETS),
    ("objects", "Objects", objects.PACKETS),
    ("pets", "Pets", pets.PACKETS),
    ("host", "The host's own packets", host.PACKETS),
)
"""File name, title and packets of each page."""

_FROM = {"client": "the client", "server": "the server", "both": "the client, and passed on by the server", "host": "the host alone"}
_SHOWN_BYTES = 96


def markdown() -> dict[str, str]:
    """Return the pages of docs/protocol: file name to text."""
    pages = {f"{name}.md": _page(title, packets) for name, title, packets in SYSTEMS}
    return {"index.md": _index(), "orders.md": _orders(), "update_fields.md": _update_fields(), **pages}


def write(folder: Path) -> None:
    """Write the pages into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in markdown().items():
        (folder / name).write_text(text, encoding="utf-8")


def _index() -> str:
    defined = len({packet.number for packet in PACKETS if packet.direction != "host"})
    lines = [
        "# Packets",
        "",
        "These pages are written by `python -m warhost.protocol.document docs/protocol` from the definitions in",
        "`warhost/protocol/packets`, from which the codec, the records of the realm's inbox and the tests come too.",
        "All numbers are little-endian. A packed GUID is a mask of the GUID's bytes that are not zero, then those bytes.",
        "",
        f"{defined} of the {len(OPCODES)} opcodes of build 12340 are defined; `python -m warhost.protocol` prints it, and how many of",
        "them are cross-checked against a second definition.",
        "",
        "| page | packets |",
        "|---|---|",
    ]
    lines += [
        f"| [{title}]({name}.md) | {', '.join(dict.fromkeys(packet.name for packet in packets))} |" for name, title, packets in SYSTEMS
    ]
    lines += [
        "",
        "To add a packet, add one entry to the `PACKETS` of a file in `warhost/protocol/packets`: its name, who sends it, its fields",
        "in order, a byte example with what it decodes to, and the emulator's function that reads or writes it. Codec, record, opcode",
        "constant and tests follow from the entry; this reference is written anew by the command above.",
    ]
    lines += ["", "[Legal orders](orders.md) and the [update fields](update_fields.md) have their own pages.", ""]
    return "\n".join(lines)


def _page(title: str, packets: Sequence[Packet]) -> str:
    lines = [f"# {title}", ""]
    for _, group in groupby(packets, key=lambda packet: (packet.fields, packet.direction, packet.source, packet.doc)):
        lines += _section(tuple(group))
    return "\n".join(lines)


def _section(packets: Sequence[Packet]) -> Iterator[str]:
    first = packets[0]
    yield "## " + ", ".join(packet.name for packet in packets)
    yield ""
    yield ", ".join(f"0x{packet.number:03X}" for packet in packets) + f", sent by {_FROM[first.direction]}."
    if first.doc:
        yield first.doc
    if first.source != "ours":
        yield f"Source: `{first.source}`."
    yield ""
    if not first.fields:
        yield "No fields: the body is empty."
        yield ""
        return
    yield "| field | type | present when | meaning |"
    yield "|---|---|---|---|"
    yield from _rows(first.fields, "")
    yield ""
    yield "Example:"
    yield ""
    yield "```text"
    yield _shown(first.example)
    yield json.dumps(dict(first.example_fields), ensure_ascii=False)[:600]
    yield "```"
    yield ""


def _shown(body: bytes) -> str:
    tail = f" ... {len(body)} bytes" if len(body) > _SHOWN_BYTES else ""
    return body[:_SHOWN_BYTES].hex(" ") + tail


def _rows(fields: Sequence[Field], indent: str) -> Iterator[str]:
    for field in fields:
        meaning = field.doc or (field.enum.__name__ if field.enum else "")
        if field.limits:
            meaning = f"{meaning} ({field.limits[0]:g} to {field.limits[1]:g})".strip()
        yield f"| {indent}{field.name} | {field.kind.label} | {field.when or ''} | {meaning} |"
        kind = field.kind.element if isinstance(field.kind, ListOf) else field.kind
        if isinstance(kind, (Group, Deflated)):
            yield from _rows(kind.fields, indent + "· ")


def _orders() -> str:
    lines = ["# Legal orders", "", "A packet that a table names, in a state where no row has it, is refused as `out_of_order`.", ""]
    for order in ORDERS:
        lines += _order(order)
    return "\n".join(lines)


def _order(order: Order) -> Iterator[str]:
    yield f"## {order.name}"
    yield ""
    yield f"{order.doc} It begins in `{order.start}`."
    yield ""
    yield "| state | from | packet | leads to |"
    yield "|---|---|---|---|"
    for step in order.steps:
        when = f" ({step.when})" if step.when else ""
        yield f"| {step.state} | {step.sender} | {step.packet}{when} | {step.then} |"
    yield ""


def _update_fields() -> str:
    lines = ["# Update fields", "", "Where each value of an object stands in an update mask (`SMSG_UPDATE_OBJECT`).", ""]
    lines += ["| group | name | index | words | type |", "|---|---|---|---|---|"]
    lines += [f"| {field.group} | {field.name} | {field.first} | {field.words} | {field.kind} |" for field in UPDATE_FIELDS]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    write(Path(sys.argv[1]))

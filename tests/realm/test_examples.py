# SPDX-License-Identifier: GPL-2.0-or-later
"""The contract of every handler: an owner and a place in the dispatch table, a docs page, examples that hold.

A system's page (``docs/systems/<system>.md``) has a table of its opcodes whose rows read
``| `CMSG_X` | what it does | refused with |``; the names in the last column are the refusals for which there must be an example.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from functools import cache
from pathlib import Path

import pytest

from tests.realm.play import play, staged
from tests.realm.worlds import run
from warhost.protocol.codec import decode
from warhost.protocol.errors import RemoteProtocolError
from warhost.protocol.packet import Packet
from warhost.protocol.registry import PACKETS, definition
from warhost.realm import handlers
from warhost.realm.dispatch import Dispatch, DispatchError, Handler
from warhost.realm.examples import Example, systems
from warhost.realm.handlers import HANDLERS
from warhost.realm.reason_names import reason_name
from warhost.realm.reasons import ACCEPTED
from warhost.realm.state import PLAIN

DOCS = Path(__file__).resolve().parents[2] / "docs" / "systems"
EXAMPLES = [(system, example) for system, examples in systems().items() for example in examples]
INCOMING = [packet for packet in PACKETS if packet.from_client or packet.direction == "host"]
REASON = re.compile(r"`([A-Z0-9_]+)`")


def name_of(opcode: int) -> str:
    """Return the name of an opcode, the host's too."""
    return definition(opcode).name


@cache
def documented() -> dict[str, dict[str, frozenset[str]]]:
    """Return each page's opcodes and the names of their refusals, as the tables say."""
    pages: dict[str, dict[str, frozenset[str]]] = {}
    for page in sorted(DOCS.glob("*.md")):
        lines = [line.strip().strip("|") for line in page.read_text().splitlines() if line.startswith("| `")]
        cells = [[cell.strip() for cell in line.split("|")] for line in lines]
        pages[page.stem] = {}
        for first, *_, last in (row for row in cells if len(row) >= 3):
            for opcode in REASON.findall(first):
                pages[page.stem][opcode] = frozenset(REASON.findall(last))
    return pages


def page_of(handler: Handler) -> str:
    """Return the name of the page of a handler's system."""
    return handler.system.replace(" ", "_")


def sources() -> list[tuple[str, Handler]]:
    """Return every handler with the name of the module that offers it."""
    found = []
    for module in pkgutil.walk_packages(handlers.__path__, handlers.__name__ + "."):
        own = getattr(importlib.import_module(module.name), "HANDLERS", ())
        found += [(module.name, handler) for handler in own]
    return found


@pytest.mark.parametrize("packet", INCOMING, ids=lambda packet: packet.name)
def test_every_opcode_that_may_come_in_has_one_owner(packet: Packet) -> None:
    owners = [handler.system for handler in HANDLERS if handler.opcode == packet.number]
    assert len(owners) == 1, f"{packet.name} is owned by {owners or 'nobody'}"


def test_a_second_owner_of_an_opcode_is_refused() -> None:
    with pytest.raises(DispatchError, match="has two owners"):
        Dispatch((*HANDLERS, HANDLERS[0]))


def test_every_handler_of_a_module_is_dispatched_once() -> None:
    offered = [handler for _, handler in sources()]
    assert sorted(map(id, offered)) == sorted(map(id, HANDLERS))


@pytest.mark.parametrize(("module", "handler"), sources(), ids=lambda value: name_of(value.opcode) if isinstance(value, Handler) else "")
def test_a_handler_has_the_common_shape(module: str, handler: Handler) -> None:
    source = importlib.import_module(module)
    name = name_of(handler.opcode)
    assert name in (source.__doc__ or "") or "_FAMILY" in vars(source), f"the docstring of {module} does not name {name}"
    assert "Source: " in (source.__doc__ or ""), f"the docstring of {module} names no source"
    function = inspect.unwrap(getattr(handler.run, "py_func", handler.run) or handler.apply)
    expected = ["st", "ct", "packets", "order", "start", "stop", "results"] if handler.run else ["world", "packet", "blob"]
    assert list(inspect.signature(function).parameters) == expected


@pytest.mark.parametrize("handler", HANDLERS, ids=lambda handler: name_of(handler.opcode))
def test_every_opcode_is_told_of_on_its_systems_page(handler: Handler) -> None:
    assert name_of(handler.opcode) in documented().get(page_of(handler), {}), f"docs/systems/{page_of(handler)}.md has no row for it"


@pytest.mark.parametrize("handler", HANDLERS, ids=lambda handler: name_of(handler.opcode))
def test_every_opcode_has_a_good_example_and_one_of_each_refusal(handler: Handler) -> None:
    name = name_of(handler.opcode)
    seen = {example.reason for _, example in EXAMPLES if example.opcode == name}
    assert ACCEPTED in seen, f"{name} has no example that is accepted"
    told = documented().get(page_of(handler), {}).get(name, frozenset())
    assert {reason_name(reason) for reason in seen if reason} == told


@pytest.mark.parametrize(
    ("system", "example"), EXAMPLES, ids=lambda value: f"{value.opcode}: {value.name}" if isinstance(value, Example) else value
)
def test_an_example_holds(system: str, example: Example) -> None:
    stage = staged(example)
    assert {name: stage.read(name) for name in example.before} == {n: stage.number(v) for n, v in example.before.items()}
    result = play(stage, example)
    assert reason_name(result) == reason_name(example.reason)
    assert {name: stage.read(name) for name in example.after} == {n: stage.number(v) for n, v in example.after.items()}
    stage.world.state.check()
    if example.reason != ACCEPTED:
        twin = staged(example)
        run(twin.world, 1 + example.wait_ms // 50)
        same, other = stage.world.state.column_hashes(), twin.world.state.column_hashes()
        assert {name for name in same if same[name] != other.get(name)} <= {"sessions.refused"}, "a refused packet changed the realm"


@pytest.mark.parametrize("packet", INCOMING, ids=lambda packet: packet.name)
def test_a_body_that_is_too_short_or_too_long_is_refused(packet: Packet) -> None:
    sender = "host" if packet.direction == "host" else "client"
    for wrong in ([packet.example[:-1]] if packet.example else []) + [packet.example + b"\0"]:
        with pytest.raises(RemoteProtocolError):
            decode(packet.number, wrong, sender=sender)


def test_plain_arrays_of_the_state_are_hashed_too() -> None:
    assert set(PLAIN) <= set(staged(Example("CMSG_PING", "nobody does anything")).world.state.column_hashes())

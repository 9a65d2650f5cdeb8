# SPDX-License-Identifier: GPL-2.0-or-later
"""No kernel adds, subtracts or multiplies two unsigned columns: compiled, the result is unsigned too and wraps below zero.

Numba makes ``u.level - v.level`` of two bytes a number from 0 to 2^64 - 1, plain Python a negative one. ``0 + u.level`` is a
signed number in both.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.proofs.runs import ROOT
from warhost.brains.memory import MEMORY
from warhost.lore.content.schema import DTYPES
from warhost.protocol.records import record_dtype
from warhost.protocol.registry import PACKETS
from warhost.realm.tables import ALL

ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.FloorDiv, ast.Mod, ast.Pow)
KEEPS_TYPE = ("min", "max", "abs")


def dtypes() -> Iterator[np.dtype[np.void]]:
    """Yield the dtype of everything whose rows kernels read."""
    for table in (*ALL, MEMORY):
        yield table.dtype
    yield from DTYPES.values()
    for packet in PACKETS:
        if packet.from_client or packet.direction == "host":
            yield record_dtype(packet.number)


def unsigned_columns() -> frozenset[str]:
    """Return the names of columns that are unsigned wherever they occur."""
    unsigned, other = set(), set()
    for dtype in dtypes():
        for name in dtype.names or ():
            (unsigned if dtype[name].base.kind == "u" else other).add(name)
    return frozenset(unsigned - other)


class Kernel(ast.NodeVisitor):
    """Finds in one kernel the sums of two unsigned numbers."""

    def __init__(self, function: ast.FunctionDef, columns: frozenset[str]) -> None:
        self.columns = columns
        self.found: list[ast.BinOp] = []
        values: dict[str, list[ast.expr]] = {}
        for node in ast.walk(function):
            if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
                values.setdefault(node.targets[0].id, []).append(node.value)
        self.locals: set[str] = set()
        for _ in range(3):
            self.locals = {name for name, given in values.items() if all(self.unsigned(value) for value in given)}
        self.visit(function)

    def unsigned(self, node: ast.expr) -> bool:
        """Return whether an expression is unsigned once compiled."""
        if isinstance(node, ast.Attribute):
            return node.attr in self.columns
        if isinstance(node, ast.Name):
            return node.id in self.locals
        if isinstance(node, ast.BinOp):
            return isinstance(node.op, ARITHMETIC) and self.unsigned(node.left) and self.unsigned(node.right)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEEPS_TYPE:
            return all(self.unsigned(argument) for argument in node.args)
        return False

    def visit_BinOp(self, node: ast.BinOp) -> None:
        """Note a sum of two unsigned numbers."""
        if isinstance(node.op, ARITHMETIC) and self.unsigned(node):
            self.found.append(node)
        self.generic_visit(node)


def faults(path: Path, columns: frozenset[str]) -> list[str]:
    """Return the faulty expressions of the kernels of a file, with their lines."""
    lines = []
    for function in ast.walk(ast.parse(path.read_text())):
        if isinstance(function, ast.FunctionDef) and any(isinstance(d, ast.Name) and d.id == "kernel" for d in function.decorator_list):
            lines += [f"{path.name}:{node.lineno}: {ast.unparse(node)}" for node in Kernel(function, columns).found]
    return lines


@pytest.mark.parametrize("package", ["realm", "brains"])
def test_kernels_reckon_with_signed_numbers(package: str) -> None:
    columns = unsigned_columns()
    assert {"level", "slot", "count", "guid"} & columns
    found = [line for path in sorted((ROOT / "src/warhost" / package).rglob("*.py")) for line in faults(path, columns)]
    assert found == []

# SPDX-License-Identifier: GPL-2.0-or-later
"""The table of packages as an import-linter contract: a package imports what its row names, and nothing else of ours."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from importlinter import Contract, ContractCheck, fields, output


def parse_rows(rows: Iterable[str]) -> dict[str, frozenset[str]]:
    """Read rows such as ``"realm: protocol lore"`` into package -> the packages it may import."""
    table = {}
    for row in rows:
        name, _, allowed = row.partition(":")
        table[name.strip()] = frozenset(allowed.split())
    return table


def longest_prefix(name: str, candidates: Iterable[str]) -> str | None:
    """Return the longest of the dotted candidates that is ``name`` or a parent of it."""
    fitting = [c for c in candidates if name == c or name.startswith(c + ".")]
    return max(fitting, key=len, default=None)


class ImportTable(Contract):  # type: ignore[misc] # import-linter's base class is untyped
    """Holds every direct import between our packages against the table of rows.

    Options: ``anyone`` names what every module may import; ``rows`` is the table. A module's row is the one with the
    longest name that fits it; a name in a row allows that package, or that module, with all below it.
    """

    type_name = "table"
    anyone = fields.ListField(subfield=fields.StringField())
    rows = fields.ListField(subfield=fields.StringField())

    def check(self, graph: Any, verbose: bool) -> ContractCheck:
        """Return the imports that no row allows, each as (importer, imported, line)."""
        table = parse_rows(self.rows)
        illegal = []
        for importer in sorted(graph.modules):
            for imported in sorted(graph.find_modules_directly_imported_by(importer)):
                if not self.allowed(table, importer, imported):
                    details = graph.get_import_details(importer=importer, imported=imported)
                    illegal.append((importer, imported, details[0]["line_number"] if details else 0))
        return ContractCheck(kept=not illegal, metadata={"illegal": illegal})

    def allowed(self, table: dict[str, frozenset[str]], importer: str, imported: str) -> bool:
        """Return whether the table lets module ``importer`` import module ``imported``."""
        source, target = (name.removeprefix("warhost.") for name in (importer, imported))
        if target.partition(".")[0] in self.anyone or source.partition(".")[0] == target.partition(".")[0]:
            return True
        row = longest_prefix(source, table)
        return row is not None and longest_prefix(target, table[row]) is not None

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Print a line for each import that no row allows."""
        for importer, imported, line in check.metadata["illegal"]:
            output.print_error(f"{importer} imports {imported} (line {line}), which its row does not name", bold=False)

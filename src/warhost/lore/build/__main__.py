# SPDX-License-Identifier: GPL-2.0-or-later
"""Build the facts that ship: ``python -m warhost.lore.build [SHARED_DATA]``; ``--check`` says whether they are up to date."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from warhost.lore.build import classes, pets, places
from warhost.lore.build.spells import FILES, ranks_by_chain, records_of
from warhost.lore.provenance import DATA
from warhost.lore.records import write_file

BESIDE = Path(__file__).resolve().parents[4].parent / "shared" / "data"


def build(shared: Path, out: Path) -> list[Path]:
    """Write every data file that comes from ``shared`` into ``out`` and return their paths."""
    chains = ranks_by_chain(shared / "lore" / "wrath_tables" / "wrath_spells_full.json")
    written = []
    for name, (class_id, encodings) in FILES.items():
        write_file(out / name, records_of(class_id, encodings, chains))
        written.append(out / name)
    for name, tables in (("classes.json", classes.tables), ("pets.json", pets.tables), ("places.json", places.tables)):
        classes.write(out / name, tables(shared))
        written.append(out / name)
    return written


def stale(shared: Path) -> list[str]:
    """Return the names of shipped data files that a build from ``shared`` would change."""
    with tempfile.TemporaryDirectory() as folder:
        return [
            path.name
            for path in build(shared, Path(folder))
            if not (DATA / path.name).exists() or path.read_bytes() != (DATA / path.name).read_bytes()
        ]


def main() -> int:
    """Run the build, or with ``--check`` compare; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m warhost.lore.build", description="Build the facts that ship from the real tables.")
    parser.add_argument(
        "shared", nargs="?", type=Path, default=BESIDE, help="folder of the real tables (default: ../shared/data beside the checkout)"
    )
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 where a shipped file is out of date")
    options = parser.parse_args()
    if not options.shared.is_dir():
        print(f"{options.shared} is no folder: put the real tables there, or name their folder", file=sys.stderr)
        return 2
    if options.check:
        names = stale(options.shared)
        print("\n".join(f"{name} is out of date: run python -m warhost.lore.build" for name in names) or "all data files are up to date")
        return 1 if names else 0
    for path in build(options.shared, DATA):
        print(f"wrote {path.name}: {path.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())

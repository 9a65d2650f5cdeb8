# SPDX-License-Identifier: GPL-2.0-or-later
"""Ask lore from the command line: ``python -m warhost.lore coverage [--json]``."""

from __future__ import annotations

import argparse
import sys

import orjson

from warhost.lore.coverage import coverage, lines


def main() -> int:
    """Print the coverage report; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m warhost.lore", description="Ask lore.")
    parser.add_argument("question", choices=["coverage"], help="coverage: what is known, from which era, how sure, what is missing")
    parser.add_argument("--json", action="store_true", help="print one JSON object, with every gap by spell")
    options = parser.parse_args()
    report = coverage()
    print(orjson.dumps(report, option=orjson.OPT_INDENT_2).decode() if options.json else "\n".join(lines(report)))
    return 0


if __name__ == "__main__":
    sys.exit(main())

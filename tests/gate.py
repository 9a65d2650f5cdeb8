# SPDX-License-Identifier: GPL-2.0-or-later
"""Run the suite twice at once and hold branch coverage at its gate: ``python -m tests.gate [pytest arguments]``.

The first process runs every short test with compiled kernels, which are compiled beforehand: the tracer would slow the
compiler down. Compiled code is not traced, so a second process runs the
tests of the folders that hold kernels (tests/conftest.py marks them ``kernels``) with ``WARHOST_COMPILE=0``, where the
bodies of kernels are plain Python. Both measure branches; what they saw is combined and held against ``fail_under`` in
pyproject.toml. Tests that read ../shared run untraced (tests/conftest.py), so the figure is the same where that folder is
absent. With arguments, only a part of the suite runs and the gate is not held.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PYTEST = (sys.executable, "-m", "coverage", "run", "-m", "pytest", "-p", "no:cacheprovider")
COMPILE = """
from tests.realm.worlds import small_world
from warhost.realm.warm import compile_kernels
for step in compile_kernels(small_world()):
    pass
"""
NO_TESTS_COLLECTED = 5
OUTCOMES = ("passed", "failed", "error", "errors", "skipped")


def closing_counts(text: str) -> dict[str, int]:
    """Read the counts of pytest's closing line, such as ``3 passed, 1 skipped in 0.20s``."""
    closing = next(
        (line for line in reversed(text.splitlines()) if re.search(r"\b(passed|failed|error|errors|skipped|deselected)\b", line)), ""
    )
    found = {name: int(count) for count, name in re.findall(r"(\d+) (\w+)", closing)}
    return {name: found.get(name, 0) for name in OUTCOMES}


def start_uncompiled(output: Path, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """Start the tests marked ``kernels`` without compilation, their output going to a file."""
    with output.open("wb") as sink:
        return subprocess.Popen(
            [*PYTEST, "-q", "-m", "kernels and not shows"],
            env={**environment, "WARHOST_COMPILE": "0"},
            stdout=sink,
            stderr=subprocess.STDOUT,
        )


def compile_first(environment: dict[str, str]) -> None:
    """Compile the realm's kernels into the cache; a kernel that does not compile is told by the test that needs it."""
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", COMPILE], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    )
    print(f"kernels {'compiled' if done.returncode == 0 else 'NOT compiled'}: {time.monotonic() - began:.0f} s", flush=True)


def run_compiled(arguments: list[str], environment: dict[str, str]) -> tuple[int, str]:
    """Run the suite, echo its output as it comes, and return its exit code and text."""
    lines = []
    with subprocess.Popen([*PYTEST, *arguments], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        for line in process.stdout or ():
            sys.stdout.write(line)
            sys.stdout.flush()
            lines.append(line)
    return process.returncode, "".join(lines)


def hold_gate(environment: dict[str, str]) -> bool:
    """Combine what both processes saw, print files below full coverage, and return whether the gate holds."""
    tool = [sys.executable, "-m", "coverage"]
    subprocess.run([*tool, "combine", "--quiet"], env=environment, check=True)
    return subprocess.run([*tool, "report", "--sort=cover"], env=environment, check=False).returncode == 0


def main(arguments: list[str]) -> int:
    """Run both processes and the gate; return 0 when every test passed and coverage held."""
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="warhost-gate-") as folder:
        environment = {**os.environ, "COVERAGE_FILE": str(Path(folder) / ".coverage")}
        output = Path(folder) / "uncompiled.txt"
        uncompiled = None if arguments else start_uncompiled(output, environment)
        if uncompiled is not None:
            compile_first(environment)
        code, text = run_compiled(arguments, environment)
        counts = closing_counts(text)
        good = code == 0
        if uncompiled is not None:
            uncompiled_code = uncompiled.wait()
            uncompiled_text = output.read_text()
            print("\nkernels, uncompiled (WARHOST_COMPILE=0):")
            print(uncompiled_text if uncompiled_code else uncompiled_text.splitlines()[-1])
            for name, count in closing_counts(uncompiled_text).items():
                counts[name] += count
            good = good and uncompiled_code in (0, NO_TESTS_COLLECTED)
            gate = hold_gate(environment)
            print(f"branch coverage gate: {'held' if gate else 'NOT held'}")
            good = good and gate
    print(f"wall time: {time.monotonic() - started:.0f} s")
    failed = counts["failed"] + counts["error"] + counts["errors"]
    print(f"{counts['passed']} passed, {failed} failed, {counts['skipped']} skipped")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

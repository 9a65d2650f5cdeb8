# SPDX-License-Identifier: GPL-2.0-or-later
"""Compile all kernels at the first start of a build, in two processes at once, and load them at every start.

The helpers (this module run as a program) leave what they compile in the cache folder; the realm's own process only loads it,
so that the compiler's memory is gone with them. A mark in the folder says that it is whole.
"""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter

import typer

from warhost.fleet.fleet import Fleet
from warhost.fleet.opening import Plan, new_fleet
from warhost.host.rows import compile_show
from warhost.realm.kernel import CACHED, COMPILED, cache_folder
from warhost.realm.warm import HEAVIEST, compile_kernels

WHOLE = "whole"
SHARES = ("spells", "rest")
SELDOM = 400_000


@contextmanager
def kernels_ahead() -> Iterator[Callable[[Fleet], None]]:
    """Start the helpers, where kernels were never compiled, and give the function that waits for them and loads what they made.

    Leaving the block stops helpers that are still at work, so that a start which fails fails at once.
    """
    began = perf_counter()
    helpers: list[subprocess.Popen[bytes]] = []
    if COMPILED and CACHED and not (cache_folder() / WHOLE).exists():
        typer.echo("compiling kernels (the first start only; they are kept in your cache folder)", err=True)
        helpers += [subprocess.Popen([sys.executable, "-m", "warhost.host.compiling", share]) for share in SHARES]  # noqa: S603 - our own module

    def ready(fleet: Fleet) -> None:
        if helpers:
            failed = [helper.wait() for helper in helpers]
            typer.echo(
                f"  compiled in {perf_counter() - began:.0f} s" if not any(failed) else "  a helper failed: compiling here", err=True
            )
        compile_all(fleet)

    try:
        yield ready
    finally:
        for helper in helpers:
            helper.terminate()
            helper.wait()


def compile_all(fleet: Fleet) -> None:
    """Make the kernels of ``fleet`` ready in this process: load them, or compile those that were not kept."""
    if not COMPILED:
        return
    began = perf_counter()
    for _ in compile_kernels(fleet.world):
        pass
    fleet.mind.compile(fleet.perception())
    compile_show(fleet)
    if CACHED:
        (cache_folder() / WHOLE).touch()
    typer.echo(f"kernels loaded in {perf_counter() - began:.1f} s", err=True)


def main(share: str) -> None:
    """Compile one share of the kernels on a realm of one bot, telling how far it is."""
    gc.set_threshold(SELDOM)  # the compiler keeps nearly all that it makes, so looking through it often is for nothing
    fleet = new_fleet(Plan("embers", 1, 1, {}))
    mine = share == SHARES[0]
    began = last = perf_counter()
    for name, done, total in compile_kernels(fleet.world, lambda system: (system in (HEAVIEST, "timers")) == mine):
        if perf_counter() - last > 2.0:
            typer.echo(f"  {share}: {done} of {total}, {name} ({perf_counter() - began:.0f} s)", err=True)
            last = perf_counter()
    if not mine:
        fleet.mind.compile(fleet.perception())
        compile_show(fleet)


if __name__ == "__main__":
    main(sys.argv[1])

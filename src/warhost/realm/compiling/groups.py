# SPDX-License-Identifier: GPL-2.0-or-later
"""Make many kernels that Python calls into one piece of machine code, for they reach the same parts.

The code of a group is kept in one file and loaded whole.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from numba import typeof
from numba.core import serialize
from numba.core.compiler import CompileResult, compile_extra, compile_result
from numba.core.compiler_lock import global_compiler_lock

from warhost.realm.compiling.linking import Whole
from warhost.realm.compiling.parts import KernelKind, flags_of
from warhost.realm.compiling.pipeline import DoorPipeline

Entry = tuple[Any, tuple[Any, ...]]
"""A kernel, and arguments of the types that Python calls it with."""


def make_ready(entries: Sequence[Entry], folder: Path | None) -> Iterator[str]:
    """Let every kernel of ``entries`` be called without compiling: load their group or compile it, yielding each name before."""
    wanted = [(made, tuple(typeof(argument) for argument in like)) for made, like in entries]
    wanted = [(made, args) for made, args in dict.fromkeys(wanted) if args not in made.overloads]
    if not wanted:
        return
    path = _path(folder, wanted) if folder else None
    if path is not None and path.exists():
        _load(path, wanted)
        return
    results = []
    for made, args in wanted:
        yield made.py_func.__name__
        results.append(_door(made, args))
    yield "linking"
    with global_compiler_lock:
        group = Whole(wanted[0][0].targetdescr.target_context.codegen(), "group")
        group.enable_object_caching()
        for result in results:
            group.add_linking_library(result.library)
        group.finalize()
        _open(wanted, [(result.signature, result.fndesc, result.environment) for result in results], group)
    if path is not None:
        _save(path, group, results)


def _path(folder: Path, wanted: list[tuple[Any, tuple[Any, ...]]]) -> Path:
    names = [(made.py_func.__module__, made.py_func.__qualname__, [str(kind) for kind in args]) for made, args in wanted]
    return folder / "groups" / f"{hashlib.sha256(repr(names).encode()).hexdigest()[:32]}.group"


def _door(made: Any, args: tuple[Any, ...]) -> CompileResult:
    """Compile one kernel and what Python enters it by to intermediate code."""
    described = made.targetdescr
    flags = flags_of(made, KernelKind.DOOR)
    return compile_extra(
        described.typing_context, described.target_context, made.py_func, args, None, flags, {}, pipeline_class=DoorPipeline
    )


def _open(wanted: list[tuple[Any, tuple[Any, ...]]], doors: Sequence[tuple[Any, Any, Any]], group: Whole) -> None:
    """Enter the functions of a finished group into their kernels."""
    for (made, _), (signature, fndesc, environment) in zip(wanted, doors, strict=True):
        context = made.targetdescr.target_context
        called = context.get_executable(group, fndesc, environment)
        result = compile_result(signature=signature, entry_point=called, fndesc=fndesc, library=group, objectmode=False, lifted=())
        made.add_overload(result)


def _save(path: Path, group: Whole, results: list[CompileResult]) -> None:
    doors = []
    for result in results:
        result.fndesc.typemap = result.fndesc.calltypes = None
        doors.append((result.signature, result.fndesc, result.environment))
    path.parent.mkdir(exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}")
    unfinished.write_bytes(serialize.dumps((group.machine_code, group.symbols, doors)))
    unfinished.replace(path)


def _load(path: Path, wanted: list[tuple[Any, tuple[Any, ...]]]) -> None:
    code, symbols, doors = pickle.loads(path.read_bytes())  # noqa: S301 - our own cache folder
    with global_compiler_lock:
        context = wanted[0][0].targetdescr.target_context
        context.refresh()
        _open(wanted, doors, Whole.from_machine_code(context.codegen(), "group", code, symbols))

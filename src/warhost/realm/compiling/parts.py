# SPDX-License-Identifier: GPL-2.0-or-later
"""Answer a call from one kernel to another with the part that serves it, compiled at the first call of that signature."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Any

from numba.core import types
from numba.core.compiler import compile_extra
from numba.core.compiler_lock import global_compiler_lock
from numba.core.typing import make_concrete_template

from warhost.realm.compiling import keeping
from warhost.realm.compiling.linking import Part
from warhost.realm.compiling.pipeline import KernelFlags, PartPipeline, can_be_kept

_flags: dict[KernelKind, KernelFlags] = {}
_of: dict[tuple[str, str], Parts] = {}
"""The parts of each kernel that can be kept, by module and name."""


class KernelKind(Enum):
    """Is what a kernel is compiled to: machine code of its own, a part, or a door of a group."""

    WHOLE = "whole"
    PART = "part"
    DOOR = "door"


def flags_of(dispatcher: Any, kind: KernelKind) -> KernelFlags:
    """Return the flags of all kernels of a kind. Kernels allocate nothing, so references are not counted."""
    if kind not in _flags:
        flags = KernelFlags()
        dispatcher.targetdescr.options.parse_as_flags(flags, dispatcher.targetoptions)
        flags.nrt = False
        flags.no_compile = kind is not KernelKind.WHOLE
        flags.no_cpython_wrapper = kind is KernelKind.PART
        _flags[kind] = flags
    return _flags[kind]


class Parts:
    """Holds the parts of one kernel by the types of its arguments; ``folder`` is where they are kept, if anywhere."""

    def __init__(self, dispatcher: Any, folder: Path | None) -> None:
        """Take over how calls of ``dispatcher`` from other kernels are answered."""
        self.dispatcher = dispatcher
        self.folder = folder if can_be_kept(dispatcher.py_func) else None
        self.made: dict[tuple[Any, ...], keeping.Made] = {}
        self.name = (dispatcher.py_func.__module__, dispatcher.py_func.__qualname__)
        _of[self.name] = self
        dispatcher.get_call_template = self.template
        dispatcher.get_overload = self.key
        dispatcher._compiler._customize_flags = lambda flags: flags_of(dispatcher, KernelKind.WHOLE)

    def template(self, args: tuple[Any, ...], keywords: dict[str, Any]) -> tuple[Any, ...]:
        """Resolve a call with its numbers widened, so that one part serves all callers."""
        dispatcher = self.dispatcher
        signature, args = dispatcher._compiler.fold_argument_types(tuple(wide(kind) for kind in args), keywords)
        self.part(tuple(args))
        name = dispatcher.py_func.__name__
        known = [made.signature for made in self.made.values()]
        return make_concrete_template(f"CallTemplate({name})", key=name, signatures=known), signature, args, {}

    def key(self, args: tuple[Any, ...]) -> tuple[Any, ...]:
        """Return what the compiler knows the part for ``args`` by."""
        return (self.dispatcher, tuple(args))

    def part(self, args: tuple[Any, ...]) -> Part:
        """Return the part for argument types ``args``; load or compile it where that was not done yet."""
        if args not in self.made:
            with global_compiler_lock:
                kept = keeping.load(self.folder, self.name, args)
                made = self._revived(args, kept) if kept else self._compiled(args)
                self.made[args] = made
                self.dispatcher.targetdescr.target_context.insert_user_function(self.key(args), made.fndesc, [made.library])
        return self.made[args].library

    def _revived(self, args: tuple[Any, ...], kept: keeping.Kept) -> keeping.Made:
        """Return a part that was kept, with the parts that it calls."""
        codegen = self.dispatcher.targetdescr.target_context.codegen()
        parts = [_of[name].part(args) for name, args in kept.calls]
        library = Part.from_bitcode(codegen, self.name[1], kept.bitcode, parts)
        library.call = (self.name, args)
        return keeping.Made(kept.signature, kept.fndesc, library)

    def _compiled(self, args: tuple[Any, ...]) -> keeping.Made:
        """Compile a part, and keep it for other processes."""
        described = self.dispatcher.targetdescr
        flags = flags_of(self.dispatcher, KernelKind.PART)
        result = compile_extra(
            described.typing_context, described.target_context, self.dispatcher.py_func, args, None, flags, {}, pipeline_class=PartPipeline
        )
        result.library.call = (self.name, args) if self.folder else None
        made = keeping.Made(result.signature, result.fndesc, result.library)
        keeping.save(self.folder, self.name, args, made)
        return made


def wide(kind: Any) -> Any:
    """Return int64 for a narrower integer type, float64 for a narrower float, and any other type as it is."""
    kind = types.unliteral(kind)  # type: ignore[attr-defined] # Numba has no types
    if isinstance(kind, types.Integer) and kind != types.uint64:
        return types.int64
    return types.float64 if isinstance(kind, types.Float) else kind

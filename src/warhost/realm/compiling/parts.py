# SPDX-License-Identifier: GPL-2.0-or-later
"""Answer a call from one kernel to another with the part that serves it, compiled at the first call of that signature."""

from __future__ import annotations

from typing import Any

from numba.core import types
from numba.core.compiler import compile_extra
from numba.core.compiler_lock import global_compiler_lock
from numba.core.typing import make_concrete_template

from warhost.realm.compiling.pipeline import KernelFlags, PartPipeline

_flags: dict[bool, KernelFlags] = {}


def flags_of(dispatcher: Any, part: bool) -> KernelFlags:
    """Return the flags of all parts, or of all wholes. Kernels allocate nothing, so references are not counted."""
    if part not in _flags:
        flags = KernelFlags()
        dispatcher.targetdescr.options.parse_as_flags(flags, dispatcher.targetoptions)
        flags.nrt = False
        if part:
            flags.no_compile = True
            flags.no_cpython_wrapper = True
        _flags[part] = flags
    return _flags[part]


class Parts:
    """Holds the parts of one kernel by the types of its arguments."""

    def __init__(self, dispatcher: Any) -> None:
        """Take over how calls of ``dispatcher`` from other kernels are answered."""
        self.dispatcher = dispatcher
        self.made: dict[tuple[Any, ...], Any] = {}
        dispatcher.get_call_template = self.template
        dispatcher.get_overload = self.key
        dispatcher._compiler._customize_flags = lambda flags: flags_of(dispatcher, part=False)

    def template(self, args: tuple[Any, ...], keywords: dict[str, Any]) -> tuple[Any, ...]:
        """Resolve a call with its numbers widened, so that one part serves all callers."""
        dispatcher = self.dispatcher
        signature, args = dispatcher._compiler.fold_argument_types(tuple(wide(kind) for kind in args), keywords)
        self.compile(tuple(args))
        name = dispatcher.py_func.__name__
        known = [result.signature for result in self.made.values()]
        return make_concrete_template(f"CallTemplate({name})", key=name, signatures=known), signature, args, {}

    def key(self, args: tuple[Any, ...]) -> Any:
        """Return what the compiler knows the part for ``args`` by."""
        return self.made[tuple(args)].entry_point

    def compile(self, args: tuple[Any, ...]) -> None:
        """Compile the part for argument types ``args`` unless that was done."""
        if args in self.made:
            return
        with global_compiler_lock:
            dispatcher = self.dispatcher
            context = dispatcher.targetdescr.target_context
            flags = flags_of(dispatcher, part=True)
            result = compile_extra(
                dispatcher.targetdescr.typing_context, context, dispatcher.py_func, args, None, flags, {}, pipeline_class=PartPipeline
            )
            self.made[args] = result._replace(entry_point=(dispatcher, args))
            context.insert_user_function(self.key(args), result.fndesc, [result.library])


def wide(kind: Any) -> Any:
    """Return int64 for a narrower integer type, float64 for a narrower float, and any other type as it is."""
    kind = types.unliteral(kind)  # type: ignore[attr-defined] # Numba has no types
    if isinstance(kind, types.Integer) and kind != types.uint64:
        return types.int64
    return types.float64 if isinstance(kind, types.Float) else kind

# SPDX-License-Identifier: GPL-2.0-or-later
"""The compiler's passes as kernels need them: those for closures, ``with``, inlining and literal unrolling are left out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from numba.core import typed_passes as typed
from numba.core import untyped_passes as untyped
from numba.core.bytecode import FunctionIdentity
from numba.core.compiler import Compiler, Flags
from numba.core.compiler_machinery import PassManager

from warhost.realm.compiling.linking import Door, Part, Whole

PASSES = (
    (untyped.TranslateByteCode, "analyzing bytecode"),
    (untyped.FixupArgs, "fix up args"),
    (untyped.IRProcessing, "processing IR"),
    (untyped.GenericRewrites, "nopython rewrites"),
    (untyped.ReconstructSSA, "ssa"),
    (typed.NopythonTypeInference, "nopython frontend"),
    (typed.PreLowerStripPhis, "remove phis nodes"),
    (typed.InlineOverloads, "inline overloaded functions"),
    (typed.NoPythonSupportedFeatureValidation, "ensure features that are in use are in a valid form"),
    (typed.IRLegalization, "ensure IR is legal prior to lowering"),
    (typed.AnnotateTypes, "annotate types"),
    (typed.NativeLowering, "native lowering"),
    (typed.NoPythonBackend, "nopython mode backend"),
)


class KernelFlags(Flags):  # type: ignore[misc] # Numba has no types
    """Are the flags of all kernels of one kind: one object that never changes, told apart by identity.

    Numba compares flags value by value at each lookup of an overload, which took a tenth of its time.
    """

    def copy(self) -> KernelFlags:
        """Return the flags themselves."""
        return self

    def __hash__(self) -> int:
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other


class KernelPipeline(Compiler):  # type: ignore[misc] # Numba has no types
    """Compiles a function by ``PASSES`` into a library of its kind."""

    library_of: Callable[[Any, str], Any]

    def compile_extra(self, func: Any) -> Any:
        """Compile ``func`` into a new library; return Numba's compile result."""
        self.state.library = type(self).library_of(self.state.targetctx.codegen(), func.__qualname__)
        self.state.library.enable_object_caching()
        self.state.func_id = self.identity(func)
        untyped.ExtractByteCode().run_pass(self.state)
        self.state.lifted, self.state.lifted_from = (), None
        return self._compile_bytecode()

    def identity(self, func: Any) -> FunctionIdentity:
        """Return what the symbols of ``func`` are named after."""
        return FunctionIdentity.from_function(func)

    def define_pipelines(self) -> list[Any]:
        """Return the one pipeline."""
        manager = PassManager("nopython")
        for made_by, says in PASSES:
            manager.add_pass(made_by, says)
        manager.finalize()
        return [manager]


class PartPipeline(KernelPipeline):
    """Compiles a kernel that another kernel calls."""

    library_of = Part

    def identity(self, func: Any) -> FunctionIdentity:
        """Return a name that is the same in every process, so that parts compiled by several fit each other."""
        made = super().identity(func)
        if can_be_kept(func):
            made.unique_id = hashlib.sha256(func.__module__.encode()).hexdigest()[:8]
            made.unique_name = f"{made.func_qualname}${made.unique_id}"
        return made


def can_be_kept(func: Any) -> bool:
    """Return whether module and name tell ``func`` apart from every other: a function within a function has many forms."""
    return "<" not in func.__qualname__


class DoorPipeline(KernelPipeline):
    """Compiles a kernel that Python calls, as one of a group."""

    library_of = Door


class WholePipeline(KernelPipeline):
    """Compiles a kernel that Python calls."""

    library_of = Whole

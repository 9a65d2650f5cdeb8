# SPDX-License-Identifier: GPL-2.0-or-later
"""The two kinds of code library: a part is never machine code by itself, a whole links every part that it reaches once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from llvmlite import binding
from numba.core.codegen import JITCodeLibrary


class Part(JITCodeLibrary):  # type: ignore[misc] # Numba has no types
    """Holds the intermediate code of one kernel that other kernels call, and remembers which parts that one calls."""

    _linking_libraries: list[Any]

    def finalize(self) -> None:
        """Make the module fit for linking into many wholes; what Numba itself supplied (``round``, ``pow``) is linked in here."""
        for library in dict.fromkeys(self._linking_libraries):
            if not isinstance(library, Part):
                self._final_module.link_in(library._get_module_for_linking(), preserve=True)
        for function in self._final_module.functions:
            if not function.is_declaration and function.linkage == binding.Linkage.external:
                function.linkage = "linkonce_odr"
        self._shared_module = self._final_module
        self._finalized = True

    @property
    def parts(self) -> list[Part]:
        """Return the parts of the kernels that this one calls."""
        return [library for library in self._linking_libraries if isinstance(library, Part)]


class Whole(JITCodeLibrary):  # type: ignore[misc] # Numba has no types
    """Becomes the machine code of a kernel that Python calls, with everything that it reaches."""

    _linking_libraries: list[Any]

    def finalize(self) -> None:
        """Link, optimise and generate."""
        self._linking_libraries = reached(self._linking_libraries)
        super().finalize()


def reached(libraries: Iterable[Any]) -> list[Any]:
    """Return ``libraries`` and every part that they reach, each once, in an order that depends on the calls alone."""
    found: dict[Any, None] = {}
    waiting = list(libraries)[::-1]
    while waiting:
        library = waiting.pop()
        if library in found:
            continue
        found[library] = None
        if isinstance(library, Part):
            waiting += library.parts[::-1]
    return list(found)

# SPDX-License-Identifier: GPL-2.0-or-later
"""The two kinds of code library: a part is never machine code by itself, a whole links every part that it reaches once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from llvmlite import binding
from numba.core.codegen import JITCodeLibrary


class Part(JITCodeLibrary):  # type: ignore[misc] # Numba has no types
    """Holds the intermediate code of one kernel that other kernels call, and remembers which parts that one calls.

    ``call`` is the kernel's name and argument types where the part can be kept, else None.
    """

    call: Any = None
    _linking_libraries: list[Any]

    def finalize(self) -> None:
        """Make the module fit for linking into many wholes; what Numba itself supplied (``round``, ``pow``) is linked in here."""
        for library in dict.fromkeys(self._linking_libraries):
            if not isinstance(library, Part):
                self._final_module.link_in(library._get_module_for_linking(), preserve=True)
        self._settle_linkage()
        self._shared_module = self._final_module
        self._finalized = True

    def _settle_linkage(self) -> None:
        """Let the linker keep one copy of each function, and none of those that nobody calls."""
        for function in self._final_module.functions:
            if not function.is_declaration and function.linkage == binding.Linkage.external:
                function.linkage = "linkonce_odr"

    @classmethod
    def from_bitcode(cls, codegen: Any, name: str, bitcode: bytes, parts: list[Part]) -> Part:
        """Return the part that was kept as ``bitcode`` and calls ``parts``."""
        made = cls(codegen, name)
        made._final_module = made._shared_module = binding.parse_bitcode(bitcode)
        made._linking_libraries = list(parts)
        made._finalized = True
        return made

    @property
    def bitcode(self) -> bytes:
        """Return the intermediate code of this kernel alone."""
        self._ensure_finalized()
        return bytes(self._final_module.as_bitcode())

    @property
    def parts(self) -> list[Part]:
        """Return the parts of the kernels that this one calls."""
        return [library for library in self._linking_libraries if isinstance(library, Part)]


class Door(Part):
    """Is a part that Python enters a group by: its functions stay, called or not."""

    def _settle_linkage(self) -> None:
        pass


class Whole(JITCodeLibrary):  # type: ignore[misc] # Numba has no types
    """Becomes the machine code of a kernel that Python calls, with everything that it reaches."""

    _linking_libraries: list[Any]

    def finalize(self) -> None:
        """Link, optimise and generate."""
        self._linking_libraries = reached(self._linking_libraries)
        super().finalize()

    def _optimize_final_module(self) -> None:
        """Optimise once; Numba's first of two rounds is for counts of references, which kernels do not have."""
        manager, builder = self._codegen._module_pass_manager()
        manager.run(self._final_module, builder)

    @property
    def machine_code(self) -> bytes:
        """Return the object file."""
        return bytes(self._get_compiled_object())

    @property
    def symbols(self) -> list[str]:
        """Return the names that the object file defines."""
        module = self._final_module
        named = [*module.functions, *module.global_variables]
        return [symbol.name for symbol in named if not symbol.is_declaration]

    @classmethod
    def from_machine_code(cls, codegen: Any, name: str, code: bytes, symbols: list[str]) -> Whole:
        """Return the library whose object file was kept."""
        made = cls(codegen, name)
        made.enable_object_caching()
        made._set_compiled_object(code)
        made._finalize_final_module()
        codegen._engine._defined_symbols |= set(symbols)
        return made


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

# SPDX-License-Identifier: GPL-2.0-or-later
"""Compile kernels with Numba, or leave them plain Python: the same function is its own oracle.

The compiled code is cached in a folder whose name is a hash of every source that a kernel may come from, of the
Numba version and of the Python version: Numba keys its cache by a kernel's own file alone, so a constant or a callee
of another file would otherwise go stale.
"""

from __future__ import annotations

import hashlib
import os
import sys
import types
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

F = TypeVar("F", bound=Callable[..., Any])

COMPILED = os.environ.get("WARHOST_COMPILE", "1") != "0"
"""Whether kernels are compiled in this process (the environment variable ``WARHOST_COMPILE=0`` turns it off)."""

KERNEL_PACKAGES = ("realm", "brains", "lore", "sim")


def source_hash(root: Path) -> str:
    """Return 16 hex digits over every Python source below ``root`` that kernels may come from."""
    digest = hashlib.sha256()
    for package in KERNEL_PACKAGES:
        for path in sorted((root / package).rglob("*.py")):
            digest.update(str(path.relative_to(root)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _cache_home() -> Path:
    override = os.environ.get("WARHOST_KERNEL_CACHE")
    if override:
        return Path(override)
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "warhost" / "kernels"


def cache_folder() -> Path:
    """Return the folder that holds this build's compiled kernels (it need not exist yet)."""
    import numba

    root = Path(__file__).resolve().parent.parent
    python = f"{sys.version_info.major}{sys.version_info.minor}"
    return _cache_home() / f"{source_hash(root)}-numba{numba.__version__}-py{python}"


def _prepare_cache() -> bool:
    """Point Numba at the cache folder; return whether it can be written."""
    import numba

    folder = cache_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    if not os.access(folder, os.W_OK):
        return False
    numba.config.CACHE_DIR = str(folder)
    return True


def _set_compiler() -> None:
    """Choose what the compiler does: kernels walk rows, so it need not look for loops to vectorise, which takes a fifth of its time."""
    os.environ.setdefault("NUMBA_DISABLE_ERROR_MESSAGE_HIGHLIGHTING", "1")
    from numba.core import config
    from numba.core.errors import NumbaExperimentalFeatureWarning

    from warhost.realm.compiling.shortcuts import take_shortcuts

    # A record with more columns is passed where one with fewer of the same layout was compiled: meant, and tested.
    warnings.simplefilter("ignore", NumbaExperimentalFeatureWarning)
    config.LOOP_VECTORIZE = 0
    config.SLP_VECTORIZE = 0
    config.OPT = config._OptLevel(2)
    take_shortcuts()


if COMPILED:
    _set_compiler()

CACHED = _prepare_cache() if COMPILED else False
"""Whether compiled kernels are kept on disk for the next start."""

KEPT_IN = cache_folder() if CACHED else None
"""The folder that compiled kernels are kept in, if they are."""


def kernel(function: F) -> F:
    """Compile ``function`` at its first call, or return it as it is where ``WARHOST_COMPILE=0``."""
    if not COMPILED:
        return function
    import numba

    from warhost.realm.compiling.parts import Parts
    from warhost.realm.compiling.pipeline import WholePipeline

    made = numba.njit(cache=CACHED, error_model="numpy", nogil=True, no_cfunc_wrapper=True, pipeline_class=WholePipeline)(function)
    Parts(made, KEPT_IN)
    return cast(F, made)


def compiled(module: types.ModuleType, names: tuple[str, ...]) -> types.SimpleNamespace:
    """Return kernels made of the plain functions ``names`` of ``module``, callees before callers.

    Formulas of ``lore`` are plain functions, so that lookups never load a compiler; here the realm makes kernels of
    them. A function that calls another of ``names`` gets the compiled one.
    """
    globals_of_kernels = dict(vars(module))
    made: dict[str, Any] = {}
    for name in names:
        plain = vars(module)[name]
        clone = types.FunctionType(plain.__code__, globals_of_kernels, name, plain.__defaults__, plain.__closure__)
        clone.__doc__, clone.__module__ = plain.__doc__, plain.__module__
        made[name] = kernel(clone)
        globals_of_kernels[name] = made[name]
    return types.SimpleNamespace(**made)

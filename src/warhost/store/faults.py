# SPDX-License-Identifier: GPL-2.0-or-later
"""Turns what drivers raise into errors of the store, without the values of rows that drivers like to print.

Sources of the codes: PostgreSQL documentation, appendix A (error codes); SQLite, "Result and Error Codes" (rescode.html).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sqlalchemy import exc

from warhost.config.masking import redacted
from warhost.store.errors import StoreConflictError, StoreError, StoreTimeoutError, StoreUnavailableError

if TYPE_CHECKING:
    from sqlalchemy.engine.interfaces import ExceptionContext

PASSING_STATES = ("08", "53", "57P", "58", "40001", "40P01", "55P03", "25006", "28", "3D000")
"""Beginnings of SQLSTATE that may pass: connection, resources, shutdown, system, lost races, locks, standby, log-in, no such database."""
QUERY_CANCELED = "57014"
INTEGRITY = "23"
PASSING_CODES = {5: "busy", 6: "locked", 7: "memory", 8: "read-only", 10: "I/O", 13: "full", 14: "cannot open", 15: "protocol"}
"""Primary result codes of SQLite that may pass."""
SQLITE_CONSTRAINT = 19
DRIVER_CLASS = re.compile(r"^<class '[^']*'>: ")
ARGUMENT = re.compile(r"(query argument \$\d+): .*", re.DOTALL)
UNIQUE_IN_SQLITE = re.compile(r"UNIQUE constraint failed: (\w+)\.(\w+)")
CHECK_IN_SQLITE = re.compile(r"CHECK constraint failed: (\w+)")


def fault_of(error: BaseException, *, disconnected: bool = False) -> StoreError | None:
    """Return what an error of a driver, of SQLAlchemy or of a socket means for a caller; None where it is none of these.

    Mutates the driver's error: values of rows, which it prints as its detail, are taken out.
    """
    if isinstance(error, StoreError):
        return error
    if isinstance(error, exc.TimeoutError):
        return StoreUnavailableError("every connection of the store is in use; raise store.pool_max, or ask less at once")
    if isinstance(error, TimeoutError):
        return StoreTimeoutError("the database did not answer within store.timeout_s")
    driver = error.orig if isinstance(error, exc.DBAPIError) and error.orig is not None else error
    text = forget_values(driver)
    state, code = getattr(driver, "sqlstate", None), getattr(driver, "sqlite_errorcode", None)
    if isinstance(state, str):
        return _of_state(state, text, getattr(driver.__cause__ or driver, "constraint_name", None))
    if isinstance(code, int):
        return _of_code(code & 0xFF, text)
    if disconnected or isinstance(error, OSError):
        return StoreUnavailableError(f"the database cannot be reached: {text}")
    return StoreError(f"the database refused: {text}") if isinstance(error, exc.DBAPIError) else None


def _of_state(state: str, text: str, constraint: str | None) -> StoreError:
    if state == QUERY_CANCELED:
        return StoreTimeoutError(f"the database gave up: {text}")
    if state.startswith(PASSING_STATES):
        return StoreUnavailableError(f"the database is not available: {text} (SQLSTATE {state})")
    if state.startswith(INTEGRITY):
        return StoreConflictError(f"the database refused: {text}", constraint or "")
    return StoreError(f"the database refused: {text} (SQLSTATE {state})")


def _of_code(code: int, text: str) -> StoreError:
    if code in PASSING_CODES:
        return StoreUnavailableError(f"the database is not available: {text} ({PASSING_CODES[code]})")
    if code != SQLITE_CONSTRAINT:
        return StoreError(f"the database refused: {text}")
    unique, check = UNIQUE_IN_SQLITE.search(text), CHECK_IN_SQLITE.search(text)
    name = f"uq_{unique[1]}_{unique[2]}" if unique else check[1] if check else ""
    return StoreConflictError(f"the database refused: {text}", name)


def forget_values(driver: BaseException) -> str:
    """Take values of rows out of a driver's error and of what caused it; return the first line of what is left."""
    for error in (driver, driver.__cause__):
        if error is None or isinstance(error, OSError):
            continue
        if getattr(error, "detail", None):
            error.detail = None  # type: ignore[attr-defined]  # asyncpg prints it: "Failing row contains (...)"
        if error.args:
            error.args = (_first_line(str(error.args[0])), *error.args[1:])
    return redacted(_first_line(str(driver)) or type(driver).__name__)


def _first_line(text: str) -> str:
    return ARGUMENT.sub(r"\1 is not of the column's type", DRIVER_CLASS.sub("", text).strip()).partition("\n")[0]


def translate(context: ExceptionContext) -> StoreError | None:
    """Answer SQLAlchemy's event ``handle_error``: the error to raise in place of the driver's, None to let it be."""
    if context.is_pre_ping or not isinstance(context.original_exception, Exception):
        return None
    original: Any = context.original_exception
    fault = fault_of(original, disconnected=context.is_disconnect)
    if fault is None and context.sqlalchemy_exception is not None:
        return StoreError(f"the database refused: {forget_values(original)}")
    return fault

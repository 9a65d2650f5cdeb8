# SPDX-License-Identifier: GPL-2.0-or-later
"""Read a world database from a running MariaDB or MySQL: the same events that an SQL file gives.

The address is ``mysql://user@host:port/database``, with ``?socket=PATH`` for a local socket and ``?ca=FILE`` for TLS. It holds no password:
that comes from the environment or from a prompt, and stands in no message. Nothing is written: the session is read only, and reads one
state of the tables that keep states (InnoDB). FLOAT columns are read in full, not in the six digits that the server prints.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from warhost.errors import WarhostError
from warhost.sources.sql import Columns, Counted, Event, Row

SCHEMES = ("mysql", "mariadb")
PASSWORD_VARIABLE = "WARHOST_MYSQL_PASSWORD"  # noqa: S105 - a variable's name, not a password
DEFAULT_PORT = 3306
TIMEOUT_S = 10
READ_TIMEOUT_S = 600
ACCESS_DENIED = 1045
BATCH = 2000
Ask = Callable[[str], str]


class DatabaseError(WarhostError):
    """Says why a database server cannot be read and what to do; never names a password."""


def is_address(text: str) -> bool:
    """Return whether ``text`` is the address of a database rather than a file's path."""
    return text.split("://", 1)[0] in SCHEMES and "://" in text


class Database:
    """Is one database of a server, by its address; ``shown`` is the address as it may be told."""

    def __init__(self, address: str) -> None:
        """Take the address apart; raise DatabaseError where it names no database, or holds a password."""
        parts = urlsplit(address)
        if parts.password is not None:
            raise DatabaseError(
                f"the address holds a password, which others can read in the list of processes: "
                f"leave it out and set {PASSWORD_VARIABLE}, or type it when asked"
            )
        options = parse_qs(parts.query)
        unknown = sorted(options.keys() - {"socket", "ca"})
        self.name = unquote(parts.path.strip("/"))
        try:
            self._port = parts.port or DEFAULT_PORT
        except ValueError as error:
            raise DatabaseError(f"the port in the address is no port: {error}") from error
        if unknown or not self.name or "/" in self.name:
            wrong = f"unknown option {unknown[0]!r}" if unknown else "no database is named"
            raise DatabaseError(f"{wrong}: give mysql://user@host:port/database, with ?socket=PATH or ?ca=FILE where needed")
        self._user = unquote(parts.username or "") or None
        self._host = parts.hostname or "localhost"
        self._socket = options.get("socket", [""])[0]
        self._ca = options.get("ca", [""])[0]
        self.shown = f"{parts.scheme}://{self._host}/{self.name}"

    def events(self, used: frozenset[str], ask: Ask | None = None) -> Iterator[Event]:
        """Yield columns and rows of the ``used`` tables and the number of rows of the others, table by table, by name.

        ``ask`` is called for a password where the server wants one and the environment has none. Raises DatabaseError.
        """
        driver = _driver()
        connection = self._connect(driver, ask)
        wanted = {name.lower() for name in used}
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET SESSION TRANSACTION READ ONLY")
                cursor.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY")
                cursor.execute(
                    "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = %s AND TABLE_TYPE = 'BASE TABLE'", (self.name,)
                )
                tables = sorted(_text(name) or "" for (name,) in cursor.fetchall())
            for table in tables:
                yield from self._rows(connection, driver, table) if table.lower() in wanted else self._count(connection, table)
        except driver.MySQLError as error:
            raise DatabaseError(f"{self.shown} cannot be read any further: {_reason(error)}") from error
        finally:
            connection.close()

    def _connect(self, driver: Any, ask: Ask | None) -> Any:
        if self._socket and not Path(self._socket).is_socket():
            raise DatabaseError(f"{self.shown} cannot be opened: there is no socket at {self._socket}; start the server or mend ?socket=")
        password = os.environ.get(PASSWORD_VARIABLE, "")
        try:
            return self._open(driver, password)
        except driver.MySQLError as error:
            if error.args and error.args[0] == ACCESS_DENIED and not password and ask is not None:
                try:
                    return self._open(driver, ask(f"Password for {self._user or 'you'} at {self._host}: "))
                except driver.MySQLError as again:
                    raise self._refused(again) from again
            raise self._refused(error) from error

    def _refused(self, error: Exception) -> DatabaseError:
        hint = f"; set {PASSWORD_VARIABLE} to the user's password" if error.args and error.args[0] == ACCESS_DENIED else ""
        return DatabaseError(f"{self.shown} cannot be opened: {_reason(error)}{hint}")

    def _open(self, driver: Any, password: str) -> Any:
        return driver.connect(
            host=self._host, port=self._port, user=self._user, password=password, database=self.name, charset="utf8mb4",
            unix_socket=self._socket or None, connect_timeout=TIMEOUT_S, read_timeout=READ_TIMEOUT_S, autocommit=True,
            ssl_ca=self._ca or None, ssl_verify_identity=bool(self._ca), conv={}, local_infile=False,
        )  # fmt: skip

    def _rows(self, connection: Any, driver: Any, table: str) -> Iterator[Event]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT COLUMN_NAME, DATA_TYPE FROM information_schema.COLUMNS "
                "WHERE TABLE_SCHEMA = %s AND TABLE_NAME = %s ORDER BY ORDINAL_POSITION",
                (self.name, table),
            )
            columns = [(_text(name) or "", (_text(kind) or "").lower()) for name, kind in cursor.fetchall()]
        names = tuple(name for name, _ in columns)
        yield Columns(table, names, frozenset(name.lower() for name, kind in columns if kind == "float"))
        chosen = ", ".join(f"CAST({_quoted(n)} AS DOUBLE)" if kind == "float" else _quoted(n) for n, kind in columns)
        line = 0
        with connection.cursor(driver.cursors.SSCursor) as cursor:
            cursor.execute(f"SELECT {chosen} FROM {_quoted(table)}")  # noqa: S608 - names come from the server's own list, quoted
            while batch := cursor.fetchmany(BATCH):
                for values in batch:
                    line += 1
                    yield Row(table, line, tuple(map(_text, values)))

    def _count(self, connection: Any, table: str) -> Iterator[Event]:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT COUNT(*) FROM {_quoted(table)}")  # noqa: S608 - a name from the server's own list, quoted
            yield Counted(table, int(cursor.fetchall()[0][0]))


def _driver() -> Any:
    try:
        import pymysql
        import pymysql.cursors
    except ImportError as error:
        raise DatabaseError("reading a database server needs one more package: pip install 'warhost[mysql]'") from error
    return pymysql


def _reason(error: Exception) -> str:
    return str(error.args[1]) if len(error.args) > 1 else str(error) or type(error).__name__


def _quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


def _text(value: object) -> str | None:
    if value is None:
        return None
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)

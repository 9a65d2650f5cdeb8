# SPDX-License-Identifier: GPL-2.0-or-later
"""Read the rows of a MySQL dump one by one, without a database and without holding the file.

It understands CREATE TABLE (for the columns' order), INSERT and REPLACE (many rows or one, with or without columns), comments, and
values as text, number, NULL or hex. What it cannot read it tells as a Broken row and goes on with the next one; statements that would
change rows it has already given (UPDATE, DELETE, ALTER) it tells as Ignored.
"""

from __future__ import annotations

import gzip
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from warhost.errors import WarhostError

CHUNK = 1 << 20
LOOKAHEAD = 1 << 20
"""Characters that must lie ahead before a row that does not match is called broken: longer rows do not exist."""

TEXT = r"'(?:[^'\\]++|\\.|'')*+'|\"(?:[^\"\\]++|\\.|\"\")*+\""
VALUE = rf"(?:_binary\s*+)?+(?:{TEXT})|[^\s,()'\";]++"
ROW = re.compile(rf"\(\s*+(?:{VALUE})\s*+(?:,\s*+(?:{VALUE})\s*+)*+\)(?=\s*+(?:[,;]|$))", re.DOTALL)
VALUES = re.compile(VALUE, re.DOTALL)
SKIP = re.compile(r"(?:\s++|--[^\n]*+(?:\n|$)|#[^\n]*+(?:\n|$)|/\*.*?\*/;?+)++", re.DOTALL)
INSERT = re.compile(
    r"(?:INSERT|REPLACE)\s+(?:(?:LOW_PRIORITY|DELAYED|HIGH_PRIORITY|IGNORE)\s+)*(?:INTO\s+)?[`\"]?(\w+)[`\"]?\s*(\([^)]*\))?\s*VALUES?\s*",
    re.I,
)
CREATE = re.compile(r"CREATE\s+(?:TEMPORARY\s+)?TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?[`\"]?(\w+)[`\"]?", re.I)
COLUMN = re.compile(r"^\s*[`\"](\w+)[`\"]\s+(\w+)", re.M)
END = re.compile(rf"(?:[^;'\"`/\-#]++|{TEXT}|`[^`]*+`|/\*.*?\*/|--[^\n]*+|#[^\n]*+|[/\-])*+;", re.DOTALL)
WORD = re.compile(r"[A-Za-z]+")
NEXT_ROW = re.compile(r"\)\s*,\s*\n?\s*(?=\()|\n(?=\()|;[ \t]*(?=\r?\n|$)")
IGNORED = frozenset({"UPDATE", "DELETE", "ALTER", "TRUNCATE", "RENAME"})
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", "Z": "\x1a", "b": "\b"}
ESCAPED = re.compile(r"\\(.)", re.DOTALL)


class SqlError(WarhostError):
    """Says that a file cannot be read as SQL at all."""


@dataclass(frozen=True)
class Columns:
    """Tells the columns of a table, in the order its rows have them."""

    table: str
    names: tuple[str, ...]
    floats: frozenset[str] = frozenset()
    """Columns of type FLOAT, in small letters: the database keeps them in 32 bits."""


@dataclass(frozen=True, slots=True)
class Row:
    """Is one row: its values, or its raw text; ``names`` are set where the INSERT names its columns."""

    table: str
    line: int
    raw: str | tuple[str | None, ...]
    names: tuple[str, ...] | None = None

    def values(self) -> Sequence[str | None]:
        """Return the values in the order of their columns: texts unescaped, numbers as they are written, NULL as None."""
        return values_of(self.raw) if isinstance(self.raw, str) else self.raw


@dataclass(frozen=True, slots=True)
class Broken:
    """Is a row that cannot be read; ``text`` are its first characters."""

    table: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Ignored:
    """Is a statement that is not followed, such as UPDATE."""

    word: str
    line: int


@dataclass(frozen=True, slots=True)
class Counted:
    """Says how many rows a table has of which none is given."""

    table: str
    rows: int


Event = Columns | Row | Broken | Ignored | Counted


class SqlReader:
    """Gives the events of one file, in its order; ``bytes_read`` says how far into the file on disk it is."""

    def __init__(self, path: Path) -> None:
        try:
            self._raw = path.open("rb")
        except OSError as error:
            raise SqlError(f"cannot read {path}: {error.strerror}; give a .sql or .sql.gz file") from error
        unpacked: IO[bytes] = gzip.GzipFile(fileobj=self._raw) if path.name.endswith(".gz") else self._raw  # type: ignore[assignment]
        self._path = path
        self._stream = io.TextIOWrapper(unpacked, encoding="utf-8", errors="replace", newline="")
        self._buffer, self._at, self._line, self._ended = "", 0, 1, False
        self.bytes_read = 0

    def events(self) -> Iterator[Event]:
        """Yield every event; close the file at the end. Raises SqlError where a .gz file is damaged."""
        with self._raw:
            while self._look_ahead():
                yield from self._statement()

    def _read(self) -> bool:
        if self._ended:
            return False
        try:
            data = self._stream.read(CHUNK)
        except (OSError, EOFError) as error:
            raise SqlError(f"{self._path} is damaged at byte {self._raw.tell()}: {error}; fetch it again") from error
        self._ended = not data
        self.bytes_read = self._raw.tell()
        self._buffer, self._at = self._buffer[self._at :] + data, 0
        return not self._ended

    def _advance(self, to: int) -> None:
        self._line += self._buffer.count("\n", self._at, to)
        self._at = to

    def _look_ahead(self) -> bool:
        """Skip blanks and comments, see to it that enough lies ahead; return False at the end of the file."""
        while True:
            while len(self._buffer) - self._at < LOOKAHEAD and self._read():
                pass
            blank = SKIP.match(self._buffer, self._at)
            if blank is None:
                return self._at < len(self._buffer)
            self._advance(blank.end())

    def _statement(self) -> Iterator[Event]:
        insert = INSERT.match(self._buffer, self._at)
        if insert is not None:
            names = tuple(re.findall(r"\w+", insert[2])) if insert[2] else None
            self._advance(insert.end())
            yield from self._rows(insert[1], names)
            return
        start, line = self._at, self._line
        word = WORD.match(self._buffer, start)
        end = END.match(self._buffer, start)
        while end is None and self._read():
            start = self._at
            end = END.match(self._buffer, start)
        text = self._buffer[start : end.end() if end else len(self._buffer)]
        self._advance(start + len(text))
        create = CREATE.match(text)
        if create is not None:
            columns = COLUMN.findall(text)
            yield Columns(
                create[1], tuple(name for name, _ in columns), frozenset(n.lower() for n, kind in columns if kind.lower() == "float")
            )
        elif word is not None and word[0].upper() in IGNORED:
            yield Ignored(word[0].upper(), line)

    def _rows(self, table: str, names: tuple[str, ...] | None) -> Iterator[Event]:
        while self._look_ahead():
            row = ROW.match(self._buffer, self._at)
            if row is None:
                yield from self._broken(table)
                if self._buffer[self._at - 1] == ";" or self._at >= len(self._buffer):
                    return
                continue
            yield Row(table, self._line, row[0], names)
            self._advance(row.end())
            if not self._look_ahead():
                return
            separator = self._buffer[self._at]
            self._advance(self._at + 1)
            if separator == ";":
                return

    def _broken(self, table: str) -> Iterator[Event]:
        """Yield the broken row here and go on to where the next row or statement begins."""
        line, text = self._line, self._buffer[self._at : self._at + 80]
        following = NEXT_ROW.search(self._buffer, self._at + 1)
        while following is None and self._read():
            following = NEXT_ROW.search(self._buffer, self._at + 1)
        self._advance(following.end() if following else len(self._buffer))
        yield Broken(table, line, text)


def values_of(row: str) -> list[str | None]:
    """Return the values of a raw tuple: texts unescaped, numbers as they are written, NULL as None."""
    return [_value(token) for token in VALUES.findall(row)]


def _value(token: str) -> str | None:
    if token[0] in "-0123456789":
        return token
    if token[0] in "'\"":
        quote = token[0]
        inner = token[1:-1].replace(quote * 2, quote)
        return ESCAPED.sub(_unescape, inner) if "\\" in inner else inner
    if token.startswith("_binary"):
        return _value(token[len("_binary") :].lstrip())
    return None if token.upper() == "NULL" else token


def _unescape(match: re.Match[str]) -> str:
    return ESCAPES.get(match[1], match[1])

# SPDX-License-Identifier: GPL-2.0-or-later
"""The SQL reader gives every row of a dump, tells broken ones and goes on."""

import gzip
from pathlib import Path

import pytest

from warhost.sources import sql
from warhost.sources.sql import Broken, Columns, Event, Ignored, Row, SqlError, SqlReader


def _events(tmp_path: Path, text: str) -> list[Event]:
    path = tmp_path / "dump.sql"
    path.write_text(text, encoding="utf-8")
    return list(SqlReader(path).events())


def _rows(tmp_path: Path, text: str) -> list[list[str | None]]:
    return [list(event.values()) for event in _events(tmp_path, text) if isinstance(event, Row)]


def test_values_of_every_kind_are_read(tmp_path: Path) -> None:
    text = r"INSERT INTO `t` VALUES (1,-2.5,NULL,'it''s','a\'b\n(c),d;', " + '"say ""hi""",0xFF,_binary ' + "'x');"  # noqa: S608 - read as text, never run
    rows = _rows(tmp_path, text)
    assert rows == [["1", "-2.5", None, "it's", "a'b\n(c),d;", 'say "hi"', "0xFF", "x"]]


def test_columns_come_in_the_order_of_create_table(tmp_path: Path) -> None:
    text = "CREATE TABLE IF NOT EXISTS `t` (\n `id` int COMMENT 'a; b, `c` text',\n `name` text,\n PRIMARY KEY (`id`)\n) COMMENT='x;';\n"
    assert _events(tmp_path, text) == [Columns("t", ("id", "name"))]


def test_many_inserts_comments_and_named_columns_are_one_stream(tmp_path: Path) -> None:
    text = """
    -- a comment; with a semicolon
    /*!40101 SET NAMES utf8 */;
    # another
    INSERT IGNORE INTO t (`b`,`a`) VALUES (1,2),
    (3,4);  REPLACE INTO `u` VALUES (5); LOCK TABLES `t` WRITE;
    INSERT INTO `t` VALUES
    /* between */ (6,7)
    """
    events = _events(tmp_path, text)
    assert [(e.table, list(e.values()), e.names) for e in events if isinstance(e, Row)] == [
        ("t", ["1", "2"], ("b", "a")),
        ("t", ["3", "4"], ("b", "a")),
        ("u", ["5"], None),
        ("t", ["6", "7"], None),
    ]
    assert [e.line for e in events if isinstance(e, Row)] == [5, 6, 6, 8]


@pytest.mark.parametrize("broken", ["(2,'open)", "(2,3", "2,3)", "(2,,3)", "(2 3)", "nonsense"])
def test_a_broken_row_is_told_with_its_line_and_the_next_one_is_read(tmp_path: Path, broken: str) -> None:
    events = _events(tmp_path, f"INSERT INTO `t` VALUES\n(1,'a'),\n{broken},\n(4,'d');\nINSERT INTO `t` VALUES (5,'e');\n")  # noqa: S608 - read as text, never run
    assert [e.values()[0] for e in events if isinstance(e, Row)] == ["1", "4", "5"]
    told = [e for e in events if isinstance(e, Broken)]
    assert [(e.table, e.line) for e in told] == [("t", 3)]
    assert told[0].text.startswith(broken)


def test_a_file_that_ends_within_a_row_gives_the_rows_before(tmp_path: Path) -> None:
    events = _events(tmp_path, "INSERT INTO `t` VALUES (1,2),(3,'un")
    assert [list(e.values()) for e in events if isinstance(e, Row)] == [["1", "2"]]
    assert [e.line for e in events if isinstance(e, Broken)] == [1]


def test_statements_that_change_rows_are_told_not_followed(tmp_path: Path) -> None:
    assert _events(tmp_path, "UPDATE `t` SET a=';' WHERE b=1;\nDELETE FROM t;\nSET @a=1;\n") == [Ignored("UPDATE", 1), Ignored("DELETE", 2)]


def test_rows_across_chunks_are_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sql, "CHUNK", 7)
    monkeypatch.setattr(sql, "LOOKAHEAD", 64)
    rows = _rows(tmp_path, "INSERT INTO `t` VALUES " + ",".join(f"({n},'text, with (commas) {n}')" for n in range(200)) + ";\n")  # noqa: S608 - as above
    assert [row[0] for row in rows] == [str(n) for n in range(200)]


def test_a_gzip_file_reads_alike_and_a_torn_one_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "dump.sql.gz"
    path.write_bytes(gzip.compress(b"INSERT INTO `t` VALUES (1),(2);" * 500))
    assert sum(isinstance(event, Row) for event in SqlReader(path).events()) == 1000
    path.write_bytes(path.read_bytes()[:-12])
    with pytest.raises(SqlError, match=r"dump\.sql\.gz is damaged"):
        list(SqlReader(path).events())
    with pytest.raises(SqlError, match="cannot read"):
        SqlReader(tmp_path / "absent.sql")

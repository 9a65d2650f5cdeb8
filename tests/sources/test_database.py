# SPDX-License-Identifier: GPL-2.0-or-later
"""A running MariaDB gives the pack that the same database gives as a file, and its password stands nowhere."""

import gzip
from dataclasses import replace
from pathlib import Path

import pytest

from tests.sources.mangos.tiny import Values, dump
from tests.sources.mariadb import Server
from tests.sources.trinity.tiny import AZEROTHCORE
from warhost.lore.content import Pack, make_pack, save_pack
from warhost.lore.content.manifest import Source
from warhost.sources.database import PASSWORD_VARIABLE, Database, DatabaseError, is_address
from warhost.sources.importer import import_world

WORLD = ("creature_template", "creature", "item_template", "creature_loot_template", "npc_vendor", "npc_text", "quest_template")


def without_its_source(pack: Pack) -> Pack:
    """Return the pack with another name and source, so that two of different sources can be compared byte by byte."""
    first = Source("world", "a world", pack.manifest.sources[0].version, "unknown", "")
    named = replace(pack.manifest, name="world", title="a world", sources=(first, *pack.manifest.sources[1:]))
    return make_pack(pack.tables(), pack.names, named)


def bytes_of(pack: Pack, path: Path) -> bytes:
    """Return a pack as its file."""
    save_pack(without_its_source(pack), path)
    return path.read_bytes()


@pytest.fixture
def tiny(server: Server, tmp_path: Path) -> Path:
    """Load a small world into the server as the database tiny, and return its file."""
    path = dump(tmp_path / "tiny.sql", {**{table: [{}] for table in WORLD}, "reputation_reward_rate": [{}, {}]})
    text = path.read_text(encoding="utf-8").replace("`position_x` int", "`position_x` float").replace("` int", "` text")
    path.write_text(text, encoding="utf-8")
    server.load("tiny", text.encode())
    return path


def test_file_and_server_give_the_same_bytes_and_counts(server: Server, tiny: Path, tmp_path: Path) -> None:
    of_file, told_of_file = import_world(tiny)
    of_server, told_of_server = import_world(server.address("tiny"))
    assert bytes_of(of_file, tmp_path / "a") == bytes_of(of_server, tmp_path / "b")
    assert {name: (t.rows, t.taken, t.used) for name, t in told_of_file.tables.items()} == {
        name: (t.rows, t.taken, t.used) for name, t in told_of_server.tables.items()
    }
    assert told_of_server.tables["reputation_reward_rate"].rows == 2
    assert of_server.manifest.sources[0].title == "MaNGOS Zero world database, mysql://localhost/tiny"


def test_an_azerothcore_world_is_the_same_from_both(server: Server, tmp_path: Path) -> None:
    levels: dict[str, list[Values | str]] = {"creature_classlevelstats": [{}, {"level": 11}]}
    path = dump(tmp_path / "acore.sql", {table: [{}] for table in AZEROTHCORE if table != "conditions"} | levels, AZEROTHCORE)
    text = path.read_text(encoding="utf-8").replace("` int", "` text")
    path.write_text(text, encoding="utf-8")
    server.load("acore", text.encode())
    of_file, told = import_world(path)
    of_server, _ = import_world(server.address("acore"))
    assert told.family == "azerothcore-335"
    assert len(of_server.trainer_spells) == 2
    assert bytes_of(of_file, tmp_path / "a") == bytes_of(of_server, tmp_path / "b")


def test_the_slice_as_file_and_from_mariadb_is_one_pack(server: Server, shared_data: Path, tmp_path: Path) -> None:
    path = shared_data / "world" / "world_slice.sql.gz"
    server.load("slice", gzip.decompress(path.read_bytes()))
    of_file, told_of_file = import_world(path)
    of_server, told_of_server = import_world(server.address("slice"))
    assert bytes_of(of_file, tmp_path / "a") == bytes_of(of_server, tmp_path / "b")
    assert told_of_file.totals() == told_of_server.totals()


def test_a_float_is_read_whole_and_not_in_six_digits(server: Server, tiny: Path) -> None:
    server.run("UPDATE creature SET position_x = -8949.9531", "tiny")
    pack, _ = import_world(server.address("tiny"))
    assert pack.spawns["x"].tolist() == [-8949.953125]  # the nearest float of 32 bits; the server prints -8949.95


def test_the_import_writes_nothing(server: Server, tiny: Path) -> None:
    before = server.run("CHECKSUM TABLE creature, creature_template, npc_text", "tiny")
    import_world(server.address("tiny"))
    assert server.run("CHECKSUM TABLE creature, creature_template, npc_text", "tiny") == before


def test_the_password_comes_from_the_environment_or_is_asked_for(server: Server, tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server.run("CREATE OR REPLACE USER reader@localhost IDENTIFIED BY 'open sesame'; GRANT SELECT ON tiny.* TO reader@localhost")
    address = server.address("tiny", "reader")
    monkeypatch.delenv(PASSWORD_VARIABLE, raising=False)
    with pytest.raises(DatabaseError, match=f"Access denied.*set {PASSWORD_VARIABLE}"):
        import_world(address)
    asked: list[str] = []
    pack, report = import_world(address, ask=lambda prompt: asked.append(prompt) or "open sesame")
    assert asked == ["Password for reader at localhost: "]
    monkeypatch.setenv(PASSWORD_VARIABLE, "open sesame")
    again, _ = import_world(address)
    assert again.manifest.content_hash == pack.manifest.content_hash
    assert "sesame" not in str(pack.manifest) + str(report.as_json())
    monkeypatch.setenv(PASSWORD_VARIABLE, "close sesame")
    with pytest.raises(DatabaseError) as error:
        import_world(address)
    assert "sesame" not in str(error.value)


def test_a_server_that_is_not_there_is_told() -> None:
    pytest.importorskip("pymysql", reason="the driver for MariaDB is absent: pip install 'pymysql[rsa]'")
    with pytest.raises(DatabaseError, match="mysql://localhost/world cannot be opened: there is no socket"):
        list(Database("mysql://root@localhost/world?socket=/nowhere/socket").events(frozenset()))


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("mysql://me:sesame@localhost/world", "the address holds a password"),
        ("mysql://me@localhost/", "no database is named"),
        ("mysql://me@localhost/world?pass=sesame", "unknown option 'pass'"),
        ("mysql://me@localhost:port/world", "is no port"),
    ],
)
def test_an_address_that_cannot_be_used_is_refused_without_its_password(address: str, reason: str) -> None:
    assert is_address(address)
    with pytest.raises(DatabaseError, match=reason) as error:
        Database(address)
    assert "sesame" not in str(error.value)


def test_a_path_is_no_address() -> None:
    assert not is_address("/home/me/mysql.sql")
    assert not is_address("mysql.sql.gz")

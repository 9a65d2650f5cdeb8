# SPDX-License-Identifier: GPL-2.0-or-later
"""The documentation covers every page, package, make target and command, and its links lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml
from typer.core import TyperGroup

from docs.hooks import expanded, reference_pages
from warhost import __version__
from warhost.cli.main import app

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
EVERY_PROSE = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *PAGES]


def nav_pages(entry: Any) -> Iterator[str]:
    """Yield the pages that a part of mkdocs' navigation names."""
    if isinstance(entry, str):
        yield entry
    elif isinstance(entry, dict):
        for part in entry.values():
            yield from nav_pages(part)
    else:
        for part in entry:
            yield from nav_pages(part)


def command_lines(command: Any, name: str) -> Iterator[str]:
    """Yield the full name of every command below ``command`` that does something."""
    if not isinstance(command, TyperGroup):
        yield name
        return
    context = typer.Context(command)
    for child in command.list_commands(context):
        yield from command_lines(command.get_command(context, child), f"{name} {child}")


def test_the_navigation_names_every_page_once() -> None:
    named = list(nav_pages(expanded(yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"], DOCS)))
    assert sorted(named) == sorted([*reference_pages(), *(str(page.relative_to(DOCS)) for page in PAGES)])


def test_every_command_is_documented() -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    commands = list(command_lines(typer.main.get_command(app), "warhost"))
    assert len(commands) >= 3
    assert [command for command in commands if command not in text] == []


def test_every_make_target_in_prose_exists() -> None:
    for page in EVERY_PROSE:
        for target in re.findall(r"(?:^|`)make ([a-z]+)", page.read_text(encoding="utf-8"), re.M):
            assert target in TARGETS, f"{page.name} names make {target}"


def test_the_readme_opens_with_the_two_commands() -> None:
    first_screen = "\n".join(README.splitlines()[:40])
    assert "make up" in first_screen
    assert "make test" in first_screen


@pytest.mark.parametrize("page", EVERY_PROSE, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if "://" not in link:
            assert (page.parent / link).exists(), link


def test_the_changelog_opens_with_this_version() -> None:
    heading = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)
    assert heading is not None
    assert heading[1] == __version__

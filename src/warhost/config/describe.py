# SPDX-License-Identifier: GPL-2.0-or-later
"""Describe settings: for error messages, for ``warhost config show``, for the settings page."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, SecretBytes, SecretStr
from pydantic.fields import FieldInfo

from warhost.config.masking import MASK, SecretUrl

KINDS = {
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    str: "a text",
    Path: "a path",
    SecretStr: "a secret text",
    SecretUrl: "a database URL",
    tuple[str, ...]: "a list of texts",
}
BOUNDS = (("ge", "at least"), ("gt", "more than"), ("le", "at most"), ("lt", "less than"))


@dataclass(frozen=True)
class Described:
    """Is a row of the settings page."""

    name: str
    default: str
    unit: str
    expected: str
    meaning: str


def fields_of(model: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    """Yield (dotted name, field) of every setting in every section of ``model``."""
    for section, group in model.model_fields.items():
        if isinstance(group.annotation, type) and issubclass(group.annotation, BaseModel):
            for key, field in group.annotation.model_fields.items():
                yield f"{section}.{key}", field


def names_of(model: type[BaseModel]) -> list[str]:
    """Return the dotted names of all settings, in the order of the page."""
    return [name for name, _ in fields_of(model)]


def expectation(model: type[BaseModel], name: str) -> str:
    """Say in words what a setting takes, such as ``a whole number of at least 1``; a section is a table."""
    field = dict(fields_of(model)).get(name)
    return "a table of settings" if field is None else words(field)


def words(field: FieldInfo) -> str:
    """Say in words what a field takes: its kind, then its bounds."""
    extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
    kind = str(extra.get("takes") or kind_words(field.annotation))
    bounds = [f"{text} {getattr(limit, key)}" for limit in field.metadata for key, text in BOUNDS if getattr(limit, key, None) is not None]
    return kind + (" of " + " and ".join(bounds) if bounds else "")


def kind_words(annotation: Any) -> str:
    """Say in words what a type takes; a choice lists its members."""
    origin = get_origin(annotation)
    if origin is Literal:
        return " or ".join(f'"{choice}"' for choice in get_args(annotation))
    if origin in (Union, types.UnionType):
        return " or ".join("nothing" if part is type(None) else kind_words(part) for part in get_args(annotation))
    return KINDS.get(annotation, str(annotation))


def shown(value: object) -> object:
    """Return a value as it may be shown: a secret is masked, of a URL its password, a path is a text, a list has commas."""
    if isinstance(value, SecretUrl):
        return str(value)
    if isinstance(value, SecretStr | SecretBytes):
        return MASK
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "none"
    return str(value) if isinstance(value, Path) else value


def values_of(settings: BaseModel) -> dict[str, object]:
    """Return dotted name -> value as it may be shown, for every setting."""
    found = {}
    for name in names_of(type(settings)):
        section, _, key = name.partition(".")
        found[name] = shown(getattr(getattr(settings, section), key))
    return found


def table(model: type[BaseModel]) -> list[Described]:
    """Return the rows of the settings page."""
    rows = []
    for name, field in fields_of(model):
        extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
        default = extra.get("default", "") if field.default_factory is not None else shown(field.default)
        rows.append(Described(name, str(default), str(extra.get("unit", "")), words(field), field.description or ""))
    return rows


def page(model: type[BaseModel]) -> str:
    """Return the table of the settings page in Markdown."""
    lines = ["| setting | default | unit | takes | meaning |", "|---|---|---|---|---|"]
    lines += [f"| `{row.name}` | {row.default} | {row.unit} | {row.expected} | {row.meaning} |" for row in table(model)]
    return "\n".join(lines) + "\n"

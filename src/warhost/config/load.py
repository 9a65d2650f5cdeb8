# SPDX-License-Identifier: GPL-2.0-or-later
"""Read settings from file, environment and flags, the later one winning, and remember where each value came from."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, EnvSettingsSource
from pydantic_settings.exceptions import SettingsError as UnreadableVariable

from warhost.config.describe import expectation, fields_of, names_of
from warhost.config.masking import MASK, is_secret, redacted
from warhost.config.sections import SECRETS, SWITCHES, Settings, user_config_folder
from warhost.errors import WarhostError


class SettingsError(WarhostError):
    """Says which setting is wrong, where it was set, what was seen and what was expected; never a password."""

    def __init__(self, message: str) -> None:
        super().__init__(redacted(message))


@dataclass(frozen=True)
class Loaded:
    """Holds settings together with where each came from."""

    settings: Settings
    origins: Mapping[str, str]
    """Dotted name -> ``default``, ``file PATH:KEY``, ``environment VARIABLE`` or ``flag``."""
    file: Path


def config_file() -> Path:
    """Return the settings file: ``WARHOST_CONFIG``, or ``warhost.toml`` in the user's configuration folder (it need not exist)."""
    chosen = os.environ.get("WARHOST_CONFIG")
    if chosen:
        return Path(chosen)
    return user_config_folder() / "warhost.toml"


def load(flags: Mapping[str, object] | None = None, file: Path | None = None) -> Loaded:
    """Return the settings in force: defaults, then the file, then the environment, then ``flags``.

    ``flags`` maps dotted names to values; a value of None is a flag that was not given. ``file`` must exist where it is
    named here or by ``WARHOST_CONFIG``. Raises SettingsError for an unknown name, a bad value or an unreadable file.
    """
    must_exist = file is not None or bool(os.environ.get("WARHOST_CONFIG"))
    path = file or config_file()
    layers = (
        (f"file {path}:", read_file(path, must_exist=must_exist)),
        ("environment ", read_environment(Settings)),
        ("flag", nest({name: value for name, value in (flags or {}).items() if value is not None})),
    )
    return Loaded(*merge(Settings, layers), file=path)


def read_file(path: Path, *, must_exist: bool) -> dict[str, Any]:
    """Return the tables of a TOML file, or nothing where it is absent and need not exist; raises SettingsError."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        if must_exist:
            raise SettingsError(f"settings file {path}: there is no such file; name one that exists, or leave it out") from error
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"settings file {path}: cannot be read as TOML: {error}") from error
    for name, content in tables.items():
        if not isinstance(content, dict):
            raise SettingsError(f"setting {name} (file {path}:{name}): seen {content!r}, expected a table of settings: [{name}]")
    return tables


def read_environment(model: type[BaseSettings]) -> dict[str, Any]:
    """Return the settings that variables such as ``WARHOST_REALM__BOTS`` give; raises SettingsError for one that names nothing."""
    prefix = model.model_config["env_prefix"]
    sections = [f"{prefix}{name}__".upper() for name in model.model_fields]
    for variable in sorted(os.environ):
        known = variable in SWITCHES or variable.startswith((SECRETS, *sections))
        if variable.startswith(prefix) and not known:
            raise SettingsError(f"environment {variable}: no such setting; write {prefix}SECTION__NAME, such as {prefix}REALM__BOTS")
    try:
        return EnvSettingsSource(model)()
    except UnreadableVariable as error:
        raise SettingsError(f"environment: {error}") from error


def nest(flat: Mapping[str, object]) -> dict[str, Any]:
    """Turn dotted names into tables: ``{"realm.bots": 5}`` into ``{"realm": {"bots": 5}}``."""
    tables: dict[str, Any] = {}
    for name, value in flat.items():
        section, _, key = name.partition(".")
        tables.setdefault(section, {})[key] = value
    return tables


def merge(model: type[Settings], layers: tuple[tuple[str, dict[str, Any]], ...]) -> tuple[Settings, dict[str, str]]:
    """Lay the layers over the defaults, the last on top; return the settings and each one's origin, or raise SettingsError."""
    origins = dict.fromkeys(names_of(model), "default")
    merged: dict[str, Any] = {}
    for layer, tables in layers:
        for section, content in tables.items():
            origins.update({f"{section}.{key}": origin_of(layer, f"{section}.{key}") for key in content})
            merged.setdefault(section, {}).update(content)
    try:
        return model(**merged), origins
    except ValidationError as error:
        raise SettingsError("; ".join(complaint(model, problem, origins) for problem in error.errors())) from error


def origin_of(layer: str, name: str) -> str:
    """Say where a value came from, in the words a user can search for."""
    if layer.startswith("file"):
        return layer + name
    if layer.startswith("environment"):
        return layer + "WARHOST_" + name.replace(".", "__").upper()
    return layer


def complaint(model: type[BaseModel], problem: ErrorDetails, origins: Mapping[str, str]) -> str:
    """Say what is wrong with one setting: its name, its origin, what was seen, what was expected."""
    name = ".".join(str(part) for part in problem["loc"][:2])
    where = origins.get(name) or next((origin for key, origin in origins.items() if key.startswith(name + ".")), "default")
    if problem["type"] == "extra_forbidden":
        near = ", ".join(other for other in names_of(model) if other.partition(".")[0] == name.partition(".")[0])
        return f"setting {name} ({where}): no such setting; known: {near or ', '.join(names_of(model))}"
    field = dict(fields_of(model)).get(name)
    seen = MASK if field is not None and is_secret(field.annotation) else repr(problem["input"])
    why = f": {problem['ctx']['error']}" if problem["type"] == "value_error" else ""
    return f"setting {name} ({where}): seen {seen}, expected {expectation(model, name)}{why}"

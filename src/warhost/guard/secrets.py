# SPDX-License-Identifier: GPL-2.0-or-later
"""Find secrets: in the environment, in a file that the environment names, or sealed in the vault; and keep those in the vault."""

from __future__ import annotations

import base64
import fcntl
import json
import os
import re
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from pydantic import SecretBytes

from warhost.config.sections import SECRETS
from warhost.guard.clock import Clock
from warhost.guard.errors import GuardError, Invalid, NotFound
from warhost.guard.sealing import Sealer, write_private

NAME = re.compile(r"[a-z][a-z0-9_]{0,31}(\.[a-z][a-z0-9_]{0,31}){1,3}")
FILE_SUFFIX = "__FILE"
LARGEST_BYTES = 65_536
RANDOM_BYTES = 32
VAULT_FILE = "secrets.json"


class VaultError(GuardError):
    """Says that the vault's file cannot be read, and what to do."""


@dataclass(frozen=True)
class Secret:
    """Is a secret with where it was found; printing it shows nothing."""

    name: str
    value: SecretBytes
    origin: str
    """``environment VARIABLE``, ``file PATH`` or ``vault``."""
    previous: SecretBytes | None = None
    """What it was before it was rotated: for what was signed with it and is still good."""


@dataclass(frozen=True)
class Listed:
    """Says of a secret what may be shown: everything but the secret."""

    name: str
    origin: str
    set_ms: int | None = None
    rotations: int = 0


@dataclass(frozen=True)
class Entry:
    """Is a line of the vault: sealed values in base64, and when they were set."""

    sealed: str
    set_ms: int
    rotations: int = 0
    previous: str | None = None


def check_name(name: str) -> str:
    """Return the name of a secret, such as ``discord.token``, or raise Invalid."""
    if not NAME.fullmatch(name):
        raise Invalid("bad_secret_name", f"seen {name[:80]!r}, expected a dotted name such as discord.token")
    return name


def variable_of(name: str) -> str:
    """Return the environment variable that gives a secret: ``WARHOST_SECRET_DISCORD__TOKEN``."""
    return SECRETS + check_name(name).replace(".", "__").upper()


class Vault:
    """Is a file of sealed secrets; several processes may read and change it."""

    def __init__(self, path: Path, sealer: Sealer, clock: Clock) -> None:
        self.path = path
        self.sealer = sealer
        self._clock = clock
        self._read: tuple[object, dict[str, Entry]] = (None, {})

    def version(self) -> object:
        """Return what is another after each change of the file, by whatever process."""
        try:
            found = self.path.stat()
        except FileNotFoundError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size

    def entries(self) -> dict[str, Entry]:
        """Return what the file holds; raises VaultError where it is damaged."""
        version = self.version()
        if version is None:
            return {}
        try:
            if version != self._read[0]:
                texts = json.loads(self.path.read_text(encoding="utf-8"))
                self._read = version, {name: Entry(**entry) for name, entry in texts.items()}
            return dict(self._read[1])
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, TypeError, AttributeError) as error:
            raise VaultError(f"vault {self.path}: cannot be read: {type(error).__name__}; put a copy back") from error

    def get(self, name: str) -> Secret | None:
        """Return a secret, or None where the vault has none of this name; raises SealError."""
        entry = self.entries().get(name)
        if entry is None:
            return None
        previous = None if entry.previous is None else SecretBytes(self._open(name, entry.previous))
        return Secret(name, SecretBytes(self._open(name, entry.sealed)), "vault", previous)

    def set(self, name: str, value: bytes) -> None:
        """Keep a secret; one that was there is gone, and so is what it was before."""
        sealed = self._seal(name, checked(name, value))
        with self._changing() as entries:
            known = entries.get(name)
            entries[name] = Entry(sealed, self._clock(), known.rotations if known else 0)

    def ensure(self, name: str) -> Secret:
        """Return a secret that this program makes itself: random bytes, made where there are none yet."""
        with self._changing() as entries:
            if name not in entries:
                entries[name] = Entry(self._seal(name, secrets.token_bytes(RANDOM_BYTES)), self._clock())
        found = self.get(name)
        if found is None:
            raise VaultError(f"vault {self.path}: {name} was removed while it was read; try again")
        return found

    def rotate(self, name: str, value: bytes | None = None) -> None:
        """Put a new value, or random bytes, in place of a secret and remember the old one as its previous; raises NotFound."""
        fresh = self._seal(name, secrets.token_bytes(RANDOM_BYTES) if value is None else checked(name, value))
        with self._changing() as entries:
            known = self._known(entries, name)
            entries[name] = Entry(fresh, self._clock(), known.rotations + 1, known.sealed)

    def forget_previous(self, name: str) -> None:
        """Forget what a secret was before: what was signed with that is worth nothing now. Raises NotFound."""
        with self._changing() as entries:
            entries[name] = replace(self._known(entries, name), previous=None)

    def remove(self, name: str) -> None:
        """Remove a secret; raises NotFound."""
        with self._changing() as entries:
            self._known(entries, name)
            del entries[name]

    def seal_anew(self) -> int:
        """Seal everything with the newest key of the key file, so that its older keys can go; return how many values."""
        count = 0
        with self._changing() as entries:
            for name, entry in entries.items():
                values = [self._seal(name, self._open(name, text)) for text in (entry.sealed, entry.previous) if text is not None]
                count += len(values)
                entries[name] = replace(entry, sealed=values[0], previous=values[1] if entry.previous is not None else None)
        return count

    @staticmethod
    def _known(entries: Mapping[str, Entry], name: str) -> Entry:
        if name not in entries:
            raise NotFound("unknown_secret", f"the vault holds no secret {name}; it holds: {', '.join(sorted(entries)) or 'none'}")
        return entries[name]

    def _seal(self, name: str, value: bytes) -> str:
        return base64.b64encode(self.sealer.seal(value, f"secret:{check_name(name)}")).decode()

    def _open(self, name: str, sealed: str) -> bytes:
        return self.sealer.open(base64.b64decode(sealed), f"secret:{name}")

    @contextmanager
    def _changing(self) -> Iterator[dict[str, Entry]]:
        """Give the entries to change, and write them at the end, while no other process does the same."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(self.path.with_name(f".{self.path.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)) as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            entries = self.entries()
            before = dict(entries)
            yield entries
            if entries != before:
                texts = {name: asdict(entry) for name, entry in sorted(entries.items())}
                write_private(self.path, json.dumps(texts, indent=1) + "\n")


class Secrets:
    """Finds secrets: the environment wins over a file that it names, and that over the vault."""

    def __init__(self, environment: Mapping[str, str], vault: Vault) -> None:
        self._environment = environment
        self.vault = vault

    def find(self, name: str) -> Secret | None:
        """Return a secret, or None where it was never given; raises VaultError, SealError, Invalid for an unreadable file."""
        variable = variable_of(name)
        value, file = self._environment.get(variable), self._environment.get(variable + FILE_SUFFIX)
        if value:
            return Secret(name, SecretBytes(value.encode()), f"environment {variable}")
        if file:
            return Secret(name, SecretBytes(read_file(name, Path(file))), f"file {file}")
        return self.vault.get(name)

    def get(self, name: str) -> Secret:
        """Return a secret; raises NotFound with the ways to give it."""
        found = self.find(name)
        if found is None:
            raise NotFound(
                "unknown_secret",
                f"the secret {name} is not set: run 'warhost secrets set {name}', or set {variable_of(name)}, "
                f"or {variable_of(name)}{FILE_SUFFIX} to the file that holds it",
            )
        return found

    def ensure(self, name: str) -> Secret:
        """Return a secret that this program makes itself where nobody gave one."""
        return self.find(name) or self.vault.ensure(name)

    def listed(self) -> list[Listed]:
        """Return every secret that is set, by name, without its value; one that the environment overrides is told once, as that."""
        found = {name: Listed(name, "vault", entry.set_ms, entry.rotations) for name, entry in self.vault.entries().items()}
        for variable in self._environment:
            if variable.startswith(SECRETS):
                by_file = variable.endswith(FILE_SUFFIX)
                name = variable.removeprefix(SECRETS).removesuffix(FILE_SUFFIX).lower().replace("__", ".")
                if NAME.fullmatch(name) and not (by_file and variable.removesuffix(FILE_SUFFIX) in self._environment):
                    origin = f"file {self._environment[variable]}" if by_file else f"environment {variable}"
                    found[name] = Listed(name, origin)
        return sorted(found.values(), key=lambda listed: listed.name)


def read_file(name: str, path: Path) -> bytes:
    """Return the secret that a file holds, its last line end removed; raises Invalid."""
    try:
        with path.open("rb") as file:
            return checked(name, file.read(LARGEST_BYTES + 1).removesuffix(b"\n").removesuffix(b"\r"))
    except OSError as error:
        raise Invalid("unreadable_secret", f"the secret {name}: the file {path} cannot be read: {error.strerror}") from error


def checked(name: str, value: bytes) -> bytes:
    """Return a secret of a size that a secret has, or raise Invalid."""
    if not 0 < len(value) <= LARGEST_BYTES:
        raise Invalid("bad_secret", f"the secret {name} has {len(value)} bytes, expected 1 to {LARGEST_BYTES}")
    return value

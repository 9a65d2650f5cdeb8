# SPDX-License-Identifier: GPL-2.0-or-later
"""Every setting as one literal: name, type, default, unit, limits, meaning. The settings page is made from it."""

from __future__ import annotations

import os
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict

from warhost.config.masking import SecretUrl


def setting(default: Any, unit: str, meaning: str, takes: str = "", **limits: Any) -> Any:
    """Return a field with its unit and meaning; ``limits`` are pydantic's (``ge``, ``le``, ``default_factory``).

    With a ``default_factory`` the ``default`` is the words that stand for it on the settings page; ``takes`` says in words what
    fits, where the type does not say it.
    """
    if "default_factory" in limits:
        return Field(description=meaning, json_schema_extra={"unit": unit, "takes": takes, "default": default}, **limits)
    return Field(default, description=meaning, json_schema_extra={"unit": unit, "takes": takes}, **limits)


def split_texts(value: object) -> object:
    """Split a text at its commas, as flags and the environment give a list; anything else is judged as it is."""
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


Texts = Annotated[tuple[str, ...], NoDecode, BeforeValidator(split_texts)]
"""Is a list of texts: a list in the file, a text with commas in the environment and in flags."""


def check_networks(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the texts where each is an address, a network with no bits set past its prefix, or ``unix``; raises ValueError."""
    for text in texts:
        if text != "unix":
            ip_network(text)
    return texts


NETWORKS = "a list of addresses and networks such as 10.0.0.0/8"
NetworkTexts = Annotated[Texts, AfterValidator(check_networks)]


def user_data_folder() -> Path:
    """Return the folder for Warhost's data of this user: ``$XDG_DATA_HOME/warhost`` or ``~/.local/share/warhost``."""
    base = os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "warhost"


def user_config_folder() -> Path:
    """Return the folder for Warhost's settings of this user: ``$XDG_CONFIG_HOME/warhost`` or ``~/.config/warhost``."""
    base = os.environ.get("XDG_CONFIG_HOME")
    return (Path(base) if base else Path.home() / ".config") / "warhost"


def user_key_file() -> Path:
    """Return where the key file of this user is: beside his settings, away from the data that it seals."""
    return user_config_folder() / "key"


class Section(BaseModel):
    """Is the base of a group of settings: an unknown key is an error, a value cannot be changed in place."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True)


class RealmSettings(Section):
    """What the realm runs: who, where, how fast, and how it is saved."""

    bots: int = setting(5000, "bots", "How many bots play. Another number than last time spawns or retires bots.", ge=0, le=250_000)
    content: str = setting("shipped", "pack", "The content pack: `shipped`, or the file of an imported pack.", min_length=1)
    seed: int = setting(1, "–", "The seed of every random draw: same seed, same content, same packets, same realm.", ge=0, lt=2**63)
    speed: Literal["1", "max"] = setting("1", "× real time", "`1` ticks 20 times a second, `max` ticks as fast as the machine can.")
    brain_threads: int = setting(
        0,
        "threads",
        "How many threads let bots decide at once where a thousand or more are due. `0`: as many as this process has cores, four at most. "
        "The realm is the same with any number.",
        ge=0,
        le=64,
    )
    data_dir: Path = setting(
        "the user's data folder",
        "folder",
        "Where snapshots are kept. The default is the user's data folder.",
        default_factory=user_data_folder,
    )
    snapshot_every_s: int = setting(60, "s", "Time between two snapshots. A realm that is killed loses what came after the last.", ge=1)
    snapshots_kept: int = setting(3, "snapshots", "How many of the newest snapshots are kept.", ge=1, le=1000)


class RulesSettings(Section):
    """Rules of the realm that its operator may set. They are saved in the snapshot: a saved realm keeps its rules."""

    spells_known_by_level: bool = setting(True, "yes or no", "Characters know the class spells of their level without a trainer.")
    dynamic_respawn: bool = setting(False, "yes or no", "Creatures come back sooner where players crowd an area.")
    xp_rate: float = setting(1.0, "×", "Experience, as a multiple of the game's own.", ge=0, le=1000)
    loot_rate: float = setting(1.0, "×", "Chance of items in loot, as a multiple of the game's own.", ge=0, le=1000)
    money_rate: float = setting(1.0, "×", "Money in loot, as a multiple of the game's own.", ge=0, le=1000)
    queue_ms: int = setting(
        400, "ms", "How long before the end of a cast or cooldown the next cast is accepted, to start the moment it may.", ge=0, le=1500
    )
    visibility_yd: float = setting(100.0, "yd", "How far a player sees others.", ge=10, le=533)
    speed_tolerance: float = setting(
        1.1, "×", "How much faster than its speed a player may move before the packet is refused.", ge=1, le=10
    )
    decay_ms: int = setting(60_000, "ms", "How long a corpse that was looted, or that nobody loots, lies there.", ge=1000, le=2**31 - 1)
    corpse_delay: bool = setting(
        False, "yes or no", "After deaths in a row ghosts wait 30, 60, 120 s before they may reclaim their corpse."
    )
    max_level: int = setting(80, "level", "The level at which experience ends.", ge=1, le=80)
    instant_logout: bool = setting(False, "yes or no", "Characters leave the world at once instead of after 20 seconds.")
    gear_follows_level: bool = setting(True, "yes or no", "Bots are equipped anew, with gear of their level, when they gain a level.")
    packets_per_session_and_tick: int = setting(
        8, "packets", "How many packets of one session a tick applies. The rest wait for the next ticks.", ge=1, le=255
    )
    packets_waiting_per_session: int = setting(
        64, "packets", "How many packets of one session may wait. More are refused and counted.", ge=1, le=65_535
    )


class StoreSettings(Section):
    """The database of users, keys, audit, jobs and the table of bots, and how it is spoken to."""

    url: SecretUrl | None = setting(
        None,
        "URL",
        "`sqlite:///FILE` or `postgresql://USER@HOST/NAME`. Without one: the file `store.sqlite3` in `realm.data_dir`. "
        "Its password is never shown.",
    )
    pool_min: int = setting(1, "connections", "How many connections stay open when nobody asks.", ge=1, le=1000)
    pool_max: int = setting(10, "connections", "How many connections a process opens at most.", ge=2, le=1000)
    pool_idle_s: float = setting(
        60.0, "s", "How long a connection above the least number may be idle before it is closed.", gt=0, le=86_400
    )
    pool_recycle_s: float = setting(1800.0, "s", "The age at which a connection is replaced by a new one.", ge=1, le=604_800)
    pool_wait_s: float = setting(10.0, "s", "How long who needs a connection waits for one, then it is refused.", gt=0, le=600)
    timeout_s: float = setting(
        30.0, "s", "How long one statement may take in PostgreSQL. SQLite waits 5 s for others that write.", ge=1, le=3600
    )
    queue_size: int = setting(
        10_000, "writes", "How many writes may wait for the database. More are refused and counted.", ge=1, le=1_000_000
    )
    projection_every_s: float = setting(5.0, "s", "Time between two updates of the table of bots.", gt=0, le=3600)

    @field_validator("url")
    @classmethod
    def _is_of_a_known_kind(cls, url: SecretUrl | None) -> SecretUrl | None:
        if url is None:
            return None
        scheme, colon, rest = url.get_secret_value().partition("://")
        if not colon or scheme not in ("sqlite", "postgresql", "postgres"):
            raise ValueError("it has to begin with sqlite:/// or postgresql://")
        if scheme == "sqlite" and (not rest.startswith("/") or len(rest) < 2):
            raise ValueError("write sqlite:///FILE, with three slashes, four where the path is absolute")
        return url

    @field_validator("pool_max")
    @classmethod
    def _holds_the_least(cls, most: int, info: ValidationInfo) -> int:
        if most < info.data.get("pool_min", 1):
            raise ValueError(f"it is less than store.pool_min, which is {info.data['pool_min']}")
        return most


class GuardSettings(Section):
    """Who may ask, how often, and for how long what he was given is good."""

    allow: NetworkTexts = setting((), "networks", "The only networks that may ask. Empty: all may.", takes=NETWORKS)
    deny: NetworkTexts = setting((), "networks", "Networks that may not ask, whatever `guard.allow` says.", takes=NETWORKS)
    trusted_proxies: NetworkTexts = setting(
        (),
        "networks",
        "Proxies whose word is believed on who asks. `unix` stands for one on a local socket. Empty: a forwarding header is never read.",
        takes=NETWORKS,
    )
    forwarded_header: Literal["x-forwarded-for", "forwarded"] = setting(
        "x-forwarded-for", "header", "The one header that the trusted proxies write. The other is never read."
    )
    key_file: Path = setting(
        "`key` in the user's configuration folder",
        "file",
        "Holds the key that seals secrets; only its owner may read it. It is made at the first start.",
        default_factory=user_key_file,
    )
    access_s: int = setting(600, "s", "How long an access token is good.", ge=30, le=3600)
    session_idle_h: int = setting(168, "h", "How long a session lasts that nobody uses (the life of a refresh token).", ge=1, le=8760)
    session_h: int = setting(720, "h", "How long a session lasts at most; then its user logs in anew.", ge=1, le=8760)
    key_days: int = setting(90, "days", "How long an API key is good that was made without saying.", ge=1, le=3650)
    key_overlap_h: int = setting(24, "h", "How long a rotated API key is still good beside its successor.", ge=0, le=720)
    password_passes: int = setting(3, "passes", "How often argon2id goes over its memory.", ge=1, le=20)
    password_memory_kib: int = setting(65_536, "KiB", "How much memory argon2id takes for one password.", ge=64, le=4_194_304)
    password_lanes: int = setting(4, "lanes", "Into how many lanes argon2id splits its memory.", ge=1, le=8)
    passwords_at_once: int = setting(2, "passwords", "How many passwords are hashed at once; others wait.", ge=1, le=64)
    signature_window_s: int = setting(300, "s", "How old a signed request may be; its nonce is remembered as long.", ge=10, le=3600)
    signature_skew_s: int = setting(30, "s", "How far the clock of who signs may be ahead.", ge=0, le=300)
    nonces: int = setting(100_000, "nonces", "How many nonces one process remembers; past it signed requests are refused.", ge=100)
    anonymous_per_minute: int = setting(60, "requests a minute", "What an address may ask that shows no key.", ge=1, le=1_000_000)
    anonymous_burst: int = setting(10, "requests", "What it may ask at once beyond that.", ge=0, le=1_000_000)
    authenticated_per_minute: int = setting(200, "requests a minute", "What a user or a key of this tier may ask.", ge=1, le=1_000_000)
    authenticated_burst: int = setting(20, "requests", "What they may ask at once beyond that.", ge=0, le=1_000_000)
    premium_per_minute: int = setting(1000, "requests a minute", "What a key of the tier `premium` may ask.", ge=1, le=1_000_000)
    premium_burst: int = setting(50, "requests", "What it may ask at once beyond that.", ge=0, le=1_000_000)
    login_per_minute: int = setting(5, "attempts a minute", "How often an address, or a user's name, may try to log in.", ge=1, le=10_000)
    login_burst: int = setting(5, "attempts", "How often it may try at once beyond that.", ge=0, le=10_000)
    block_after: int = setting(
        10, "refusals", "So many refusals for asking too often, within `guard.block_window_s`, block.", ge=1, le=1000
    )
    block_window_s: int = setting(60, "s", "Within what time refusals count together.", ge=1, le=3600)
    block_s: int = setting(60, "s", "How long a block lasts.", ge=1, le=86_400)
    limit_idle_s: int = setting(600, "s", "After what time without a request a client's count is forgotten.", ge=120, le=86_400)
    limit_clients: int = setting(
        100_000, "clients", "How many clients one process counts; past it the one that was quiet longest is forgotten.", ge=100
    )
    audit_waiting: int = setting(
        10_000, "entries", "How many audit entries may wait to be written; past it what must be audited is refused.", ge=10
    )


class LoggingSettings(Section):
    """What the program tells about itself on its error output."""

    level: Literal["debug", "info", "warning", "error"] = setting("info", "–", "The least serious message that is written.")
    format: Literal["text", "json"] = setting("text", "–", "`text` for people, `json` for one object a line.")


class Settings(BaseSettings):
    """All settings, by section. Values come from ``warhost.config.load``, which knows the origin of each."""

    model_config = SettingsConfigDict(env_prefix="WARHOST_", env_nested_delimiter="__", extra="forbid", frozen=True)

    realm: RealmSettings = Field(default_factory=RealmSettings)
    rules: RulesSettings = Field(default_factory=RulesSettings)
    store: StoreSettings = Field(default_factory=StoreSettings)
    guard: GuardSettings = Field(default_factory=GuardSettings)
    logging: LoggingSettings = Field(default_factory=LoggingSettings)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Take only what ``load`` has merged: it reads file, environment and flags itself, to know the origin of each value."""
        return (init_settings,)


SWITCHES = {
    "WARHOST_CONFIG": "The settings file to read in place of the one in the user's configuration folder.",
    "WARHOST_COMPILE": "`0` runs every kernel as plain Python: slow, and the oracle for the compiled one.",
    "WARHOST_KERNEL_CACHE": "Where compiled kernels are kept, in place of the user's cache folder.",
}
"""Environment variables that are no settings: they act before settings are read."""
SECRETS = "WARHOST_SECRET_"
"""How environment variables begin that give secrets (``warhost.guard.secrets``): no settings either."""

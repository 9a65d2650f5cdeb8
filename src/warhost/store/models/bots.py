# SPDX-License-Identifier: GPL-2.0-or-later
"""The table of bots: a projection of the realm, one row a bot, that can be rebuilt at any time."""

from __future__ import annotations

from sqlalchemy import BigInteger, Double, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from warhost.store.models.base import Base, Guid


class Bot(Base):
    """Is a bot as it was at tick ``updated_tick``."""

    __tablename__ = "bots"
    __table_args__ = {"postgresql_with": {"fillfactor": 50}}  # noqa: RUF012 - rows change all the time: leaves room to do so in place

    guid: Mapped[int] = mapped_column(Guid, primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(12), index=True)
    race: Mapped[int] = mapped_column(SmallInteger)
    class_id: Mapped[int] = mapped_column(SmallInteger)
    level: Mapped[int] = mapped_column(SmallInteger)
    map: Mapped[int]
    zone: Mapped[int]
    x: Mapped[float] = mapped_column(Double)
    y: Mapped[float] = mapped_column(Double)
    z: Mapped[float] = mapped_column(Double)
    state: Mapped[str] = mapped_column(String(16))
    stuck_reason: Mapped[str] = mapped_column(String(64))
    """Empty for a bot that is not stuck."""
    hp: Mapped[int]
    max_hp: Mapped[int]
    target: Mapped[int] = mapped_column(Guid)
    """GUID of what it looks at; 0: nothing."""
    xp: Mapped[int]
    copper: Mapped[int] = mapped_column(BigInteger)
    kills: Mapped[int]
    deaths: Mapped[int]
    updated_tick: Mapped[int] = mapped_column(BigInteger)

# SPDX-License-Identifier: GPL-2.0-or-later
"""What all tables share: names of constraints, moments in UTC, GUIDs, JSON, numbers that count up."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Integer, MetaData, TypeDecorator
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase

Json = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
RowId = BigInteger().with_variant(Integer, "sqlite")
"""A number that counts up; SQLite does that for INTEGER alone, which has 64 bits there too."""
SIGN = 1 << 63


class Moment(TypeDecorator[datetime]):
    """Keeps a moment: it must know its time zone, and comes back in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment in UTC; raises ValueError for one without a time zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value.isoformat()} has no time zone: use datetime.now(UTC)")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment in UTC; SQLite keeps no time zone, and UTC is what went in."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def signed(guid: int) -> int:
    """Return a GUID of 64 bits as the signed number that databases keep; raises ValueError for one out of range."""
    if not 0 <= guid < 2 * SIGN:
        raise ValueError(f"GUID {guid} is out of range: expected 0 to 2^64 - 1")
    return guid - 2 * SIGN if guid >= SIGN else guid


class Guid(TypeDecorator[int]):
    """Keeps a GUID of 64 bits, of which creatures use the highest, in a signed column."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: int | None, dialect: Dialect) -> int | None:
        """Return the number as databases keep it."""
        return None if value is None else signed(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> int | None:
        """Return the GUID."""
        return None if value is None else value % (2 * SIGN)


class Base(DeclarativeBase):
    """Is the base of all tables."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: Moment, dict[str, Any]: Json, list[str]: Json}  # noqa: RUF012 - SQLAlchemy reads it from the class

# SPDX-License-Identifier: GPL-2.0-or-later
"""How the writer of a process knows, after a lost connection, whether its last batch was committed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from warhost.store.models.base import Base


class WriteMark(Base):
    """Is the number of the last batch that a writer committed; it is written in the transaction of that batch."""

    __tablename__ = "write_marks"

    writer: Mapped[str] = mapped_column(String(32), primary_key=True)
    batch: Mapped[int] = mapped_column(BigInteger)
    at: Mapped[datetime]

# SPDX-License-Identifier: GPL-2.0-or-later
"""Who is wanted in which session: what the fleet keeps filled, saved with the realm and part of its hash."""

from __future__ import annotations

from warhost.realm.schema import Column, Table

NOBODY, POPULATION, OPERATORS = range(3)
"""An empty seat; the bot of that number of the population, which comes back where it is missing; a bot that an operator spawned."""

SEATS = Table("seats", (Column("wanted", "u1", low=0, high=2),))
"""A row a session, by its number."""

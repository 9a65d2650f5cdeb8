# SPDX-License-Identifier: GPL-2.0-or-later
"""Loot: what a kill holds (rolling), who may take it (opening, taking), and where it goes (bags)."""

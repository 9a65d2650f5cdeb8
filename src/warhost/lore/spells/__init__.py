# SPDX-License-Identifier: GPL-2.0-or-later
"""The spell table: one row a spell rank, in the words and numbers of the client's Spell.dbc."""

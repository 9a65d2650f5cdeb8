# SPDX-License-Identifier: GPL-2.0-or-later
"""Turns bytes into records and back: opcodes, packet definitions as data, the reasons of refusals. No sockets, no clock, no game state."""

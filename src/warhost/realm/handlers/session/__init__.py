# SPDX-License-Identifier: GPL-2.0-or-later
"""Sessions and characters: who plays what, entering and leaving the world, and what the host orders."""

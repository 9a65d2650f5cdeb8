# SPDX-License-Identifier: GPL-2.0-or-later
"""Where knowledge and content come from: one adapter a family of emulator databases. ``import_world`` is the way in."""

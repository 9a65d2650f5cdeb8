# SPDX-License-Identifier: GPL-2.0-or-later
"""The running program: the realm's process and its supervisor, what they publish in shared memory, and how faces attach to them."""

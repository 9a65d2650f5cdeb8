# SPDX-License-Identifier: GPL-2.0-or-later
"""The ``warhost`` command: one module a command, loaded when it is called."""

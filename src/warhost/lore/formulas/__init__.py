# SPDX-License-Identifier: GPL-2.0-or-later
"""Rules of the game as plain functions: numbers in, numbers out, fit for a compiler, without importing one."""

# SPDX-License-Identifier: GPL-2.0-or-later
"""How bots decide. A brain reads perception, remembers in a table of its own, and writes packets; it does nothing else."""

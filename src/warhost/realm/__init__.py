# SPDX-License-Identifier: GPL-2.0-or-later
"""The world: state, inbox, handlers, kernels, tick, snapshots, content packs, perception."""

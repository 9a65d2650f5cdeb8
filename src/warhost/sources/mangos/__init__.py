# SPDX-License-Identifier: GPL-2.0-or-later
"""World databases of the MaNGOS family (MaNGOS Zero, cMaNGOS) from SQL files into content packs."""

from warhost.sources.mangos.importer import import_files

__all__ = ["import_files"]

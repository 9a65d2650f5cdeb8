# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the literal figures of the formula tests were read: each row of their tables begins with a file and a line of one of these.

Where one line holds a formula and not the figure, the figure was worked out from it by hand.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

AZEROTHCORE, TRINITYCORE, MANGOS = "azerothcore/azerothcore-wotlk", "TrinityCore/TrinityCore (branch 3.3.5)", "mangostwo/server"
WOWSIMS, MORENO = "wowsims/wotlk", "MorenoLand/Moreno.Go-MorenoCore"
CLIENT = "client 3.3.5a, build 12340"
# name: repository, commit, path
FILES = {
    "Formulas.h": (AZEROTHCORE, "03f0ad2", "src/server/game/Miscellaneous/Formulas.h"),
    "Formulas.cpp": (AZEROTHCORE, "030d7f6", "src/server/game/Miscellaneous/Formulas.cpp"),
    "FormulasTest.cpp": (AZEROTHCORE, "03f0ad2", "src/test/server/game/Miscellaneous/FormulasTest.cpp"),
    "KillRewarder.cpp": (AZEROTHCORE, "03f0ad2", "src/server/game/Entities/Player/KillRewarder.cpp"),
    "Unit.cpp": (AZEROTHCORE, "0002bf3", "src/server/game/Entities/Unit/Unit.cpp"),
    "StatSystem.cpp": (AZEROTHCORE, "03cbe69", "src/server/game/Entities/Unit/StatSystem.cpp"),
    "Player.cpp": (AZEROTHCORE, "8620fbf", "src/server/game/Entities/Player/Player.cpp"),
    "Player.h": (AZEROTHCORE, "0002bf3", "src/server/game/Entities/Player/Player.h"),
    "Util.h": (AZEROTHCORE, "09ee849", "src/common/Utilities/Util.h"),
    "SpellMgr.cpp": (AZEROTHCORE, "00ae955", "src/server/game/Spells/SpellMgr.cpp"),
    "ThreatMgr.cpp": (AZEROTHCORE, "03f0ad2", "src/server/game/Combat/ThreatMgr.cpp"),
    "HostileRefMgr.cpp": (AZEROTHCORE, "051437d", "src/server/game/Combat/HostileRefMgr.cpp"),
    "spell_threat.sql": (AZEROTHCORE, "1140ade", "data/sql/base/db_world/spell_threat.sql"),
    "RageTest.cpp": (AZEROTHCORE, "0666b6e", "src/test/server/game/Entities/RageWeaponSpeedHitFactorTest.cpp"),
    "TrinityCore Unit.cpp": (TRINITYCORE, "as engine/world of " + MORENO + " counts its lines", "src/server/game/Entities/Unit/Unit.cpp"),
    "TrinityCore Spell.cpp": (TRINITYCORE, "as engine/world of " + MORENO + " counts its lines", "src/server/game/Spells/Spell.cpp"),
    "PlayerRegen.cpp": (MANGOS, "2dc38a8", "src/game/Object/PlayerRegen.cpp"),
    "UnitDiminishing.cpp": (MANGOS, "077202a", "src/game/Object/UnitDiminishing.cpp"),
    "SpellCooldown.cpp": (MANGOS, "077202a", "src/game/WorldHandlers/SpellCooldown.cpp"),
    "rage.go": (WOWSIMS, "0983bdf", "sim/core/rage.go"),
    "energy.go": (WOWSIMS, "06c70cf", "sim/core/energy.go"),
    "constants.go": (WOWSIMS, "163bf38", "sim/core/constants.go"),
    "target.go": (WOWSIMS, "00eee92", "sim/core/target.go"),
    "mana.go": (WOWSIMS, "0093e4b", "sim/core/mana.go"),
    "spell_resistances.go": (WOWSIMS, "17863b5", "sim/core/spell_resistances.go"),
    "chancetomeleecrit.txt": (WOWSIMS, "6e3dade", "assets/db_inputs/basestats/chancetomeleecrit.txt"),
    "chancetospellcrit.txt": (WOWSIMS, "33d3bd1", "assets/db_inputs/basestats/chancetospellcrit.txt"),
    "combatratings.txt": (WOWSIMS, "eac7278", "assets/db_inputs/basestats/combatratings.txt"),
    # Rows of these, the first being 0: (class - 1) * 100 + level - 1.
    "gtRegenMPPerSpt.dbc": (CLIENT, "", "DBFilesClient/gtRegenMPPerSpt.dbc"),
    "gtOCTRegenHP.dbc": (CLIENT, "", "DBFilesClient/gtOCTRegenHP.dbc"),
    "gtRegenHPPerSpt.dbc": (CLIENT, "", "DBFilesClient/gtRegenHPPerSpt.dbc"),
}


def sourced(rows: Iterable[tuple[Any, ...]]) -> list[Any]:
    """Return the parameters of rows ``("File.cpp:12", figure, …)`` without their sources, which become the tests' names.

    A row that names no line of a file of FILES is refused.
    """
    made = []
    for place, *figures in rows:
        file, _, line = place.rpartition(":")
        if file not in FILES or not line.isdecimal():
            raise ValueError(f"no line of a known file: {place!r}")
        made.append(pytest.param(*figures, id=f"{place} {' '.join(map(str, figures))}"))
    return made

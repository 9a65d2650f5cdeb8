# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs of fields that several packets share: movement info, the targets of a cast."""

from __future__ import annotations

from warhost.protocol.conditions import Condition, all_of, any_of, has
from warhost.protocol.field_types import F32, I8, PACKED, U16, U32, CString
from warhost.protocol.flags import ITEM_TARGETS, OBJECT_TARGETS, ExtraMovementFlag, MovementFlag, TargetFlag
from warhost.protocol.packet import Field


def movement_info(prefix: str = "", within: Condition | None = None, *, in_record: bool = True) -> tuple[Field, ...]:
    """Return the fields of a 3.3.5a MovementInfo, after the mover's GUID.

    Source: AzerothCore src/server/game/Server/WorldSession.cpp:WorldSession::ReadMovementInfo and WriteMovementInfo. Positions of a
    passenger on its transport stay out of records: 80 bytes do not hold them.
    """

    def when(*conditions: Condition) -> Condition | None:
        parts = conditions if within is None else (within, *conditions)
        return None if not parts else parts[0] if len(parts) == 1 else all_of(*parts)

    on_transport = when(has(prefix + "flags", MovementFlag.ONTRANSPORT))
    two_times = when(has(prefix + "flags", MovementFlag.ONTRANSPORT), has(prefix + "flags2", ExtraMovementFlag.INTERPOLATED_MOVEMENT))
    pitching = when(
        any_of(
            has(prefix + "flags", MovementFlag.SWIMMING | MovementFlag.FLYING),
            has(prefix + "flags2", ExtraMovementFlag.ALWAYS_ALLOW_PITCHING),
        )
    )
    falling = when(has(prefix + "flags", MovementFlag.FALLING))
    raised = when(has(prefix + "flags", MovementFlag.SPLINE_ELEVATION))
    always = when()
    return (
        Field(prefix + "flags", U32, always, in_record=in_record, doc="MovementFlag"),
        Field(prefix + "flags2", U16, always, in_record=in_record, doc="ExtraMovementFlag"),
        Field(prefix + "time_ms", U32, always, in_record=in_record, doc="the client's clock"),
        Field(prefix + "x", F32, always, in_record=in_record),
        Field(prefix + "y", F32, always, in_record=in_record),
        Field(prefix + "z", F32, always, in_record=in_record),
        Field(prefix + "orientation", F32, always, in_record=in_record, doc="radians"),
        Field(prefix + "transport_guid", PACKED, on_transport, in_record=in_record),
        Field(prefix + "transport_x", F32, on_transport, in_record=False),
        Field(prefix + "transport_y", F32, on_transport, in_record=False),
        Field(prefix + "transport_z", F32, on_transport, in_record=False),
        Field(prefix + "transport_orientation", F32, on_transport, in_record=False),
        Field(prefix + "transport_time_ms", U32, on_transport, in_record=False),
        Field(prefix + "transport_seat", I8, on_transport, in_record=in_record),
        Field(prefix + "transport_time2_ms", U32, two_times, in_record=False),
        Field(prefix + "pitch", F32, pitching, in_record=in_record),
        Field(prefix + "fall_time_ms", U32, always, in_record=in_record),
        Field(prefix + "jump_z_speed", F32, falling, in_record=in_record),
        Field(prefix + "jump_sin", F32, falling, in_record=in_record),
        Field(prefix + "jump_cos", F32, falling, in_record=in_record),
        Field(prefix + "jump_xy_speed", F32, falling, in_record=in_record),
        Field(prefix + "spline_elevation", F32, raised, in_record=in_record),
    )


def cast_targets(*, in_record: bool = True) -> tuple[Field, ...]:
    """Return the fields of a cast's target data.

    Source: AzerothCore src/server/game/Spells/Spell.cpp:SpellCastTargets::Read and Write. A place is relative to the transport where
    one is named.
    """
    source = has("target_mask", TargetFlag.SOURCE_LOCATION)
    dest = has("target_mask", TargetFlag.DEST_LOCATION)
    return (
        Field("target_mask", U32, in_record=in_record, doc="TargetFlag"),
        Field("target_guid", PACKED, has("target_mask", OBJECT_TARGETS), in_record=in_record),
        Field("target_item_guid", PACKED, has("target_mask", ITEM_TARGETS), in_record=in_record),
        Field("source_transport_guid", PACKED, source, in_record=in_record),
        Field("source_x", F32, source, in_record=in_record),
        Field("source_y", F32, source, in_record=in_record),
        Field("source_z", F32, source, in_record=in_record),
        Field("dest_transport_guid", PACKED, dest, in_record=in_record),
        Field("dest_x", F32, dest, in_record=in_record),
        Field("dest_y", F32, dest, in_record=in_record),
        Field("dest_z", F32, dest, in_record=in_record),
        Field("target_text", CString(255), has("target_mask", TargetFlag.STRING)),
    )

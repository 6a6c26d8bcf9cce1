"""Changes to an encounter as frozen values: what a pane asks for, and what a timeline tells.

Each has ``apply(encounter)``, a pure function to the next encounter that never raises for a line that
is gone, and ``describe(encounter)``, a short verb phrase without chart text or names, best told with
the encounter as it was before. Positions stay gapless, pointers follow diagnoses by id and vanish with
them, and evidence stays with its line.
"""

from typing import TypeAlias

from coderdesk.domain.change_lines import (
    Assign,
    DropEvidence,
    GiveEvidence,
    Move,
    Remove,
    ReplaceCode,
    SetNote,
    SetPoa,
    SetStatus,
)
from coderdesk.domain.change_mends import ApplyMend
from coderdesk.domain.change_mentions import LeaveMention, TakeUpMention
from coderdesk.domain.change_pair import AssignPair
from coderdesk.domain.change_services import (
    SetCharge,
    SetDate,
    SetModifiers,
    SetPlace,
    SetPointers,
    SetProvider,
    SetUnits,
    TogglePointer,
)
from coderdesk.domain.change_together import Together
from coderdesk.domain.change_visit import LeaveEdit, ReopenEdit, SetField, SetSetting
from coderdesk.domain.code_set import InsertLines

Change: TypeAlias = (
    Assign
    | AssignPair
    | Remove
    | Move
    | ReplaceCode
    | SetPoa
    | SetStatus
    | SetNote
    | GiveEvidence
    | DropEvidence
    | SetDate
    | SetProvider
    | SetModifiers
    | SetUnits
    | SetCharge
    | SetPlace
    | SetPointers
    | TogglePointer
    | SetField
    | SetSetting
    | LeaveEdit
    | ReopenEdit
    | LeaveMention
    | TakeUpMention
    | ApplyMend
    | InsertLines
    | Together
)

__all__ = [
    "ApplyMend",
    "Assign",
    "AssignPair",
    "Change",
    "DropEvidence",
    "GiveEvidence",
    "InsertLines",
    "LeaveEdit",
    "LeaveMention",
    "Move",
    "Remove",
    "ReopenEdit",
    "ReplaceCode",
    "SetCharge",
    "SetDate",
    "SetField",
    "SetModifiers",
    "SetNote",
    "SetPlace",
    "SetPoa",
    "SetPointers",
    "SetProvider",
    "SetSetting",
    "SetStatus",
    "SetUnits",
    "TakeUpMention",
    "Together",
    "TogglePointer",
]

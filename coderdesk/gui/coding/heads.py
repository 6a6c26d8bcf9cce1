"""The heads of the parts: names, counts against what fits the claim, commands, names of columns."""

from coderdesk.domain.coding import CodingState
from coderdesk.domain.edit import Part
from coderdesk.domain.encounter import Setting
from coderdesk.domain.lines import lines_of
from coderdesk.gui.coding.lines import wants_poa
from coderdesk.gui.coding.rows import ColumnHeads, HintRow, PartHead
from coderdesk.gui.keys.command import Command
from coderdesk.gui.keys.map import FACES

MOST_DIAGNOSES = {Setting.INPATIENT: 25, Setting.OUTPATIENT: 25, Setting.PROFESSIONAL: 12}
MOST_PROCEDURES = 25  # 837I; the paper UB-04 has six
LINES_ON_FORM = {Setting.OUTPATIENT: 22, Setting.PROFESSIONAL: 6}  # UB-04 FL42-47; CMS-1500 item 24

_TOOLS: dict[Part, tuple[tuple[str, Command], ...]] = {
    Part.DIAGNOSES: (
        ("Up", Command.DX_UP),
        ("Down", Command.DX_DOWN),
        ("Next edit", Command.DX_NEXT_EDIT),
    ),
    Part.PROCEDURES: (("Build a code", Command.BUILD_PCS),),
    Part.SERVICES: (
        ("Modifiers", Command.SL_MODIFIERS),
        ("Units", Command.SL_MORE_UNITS),
        ("Open", Command.SL_OPEN),
    ),
}
_BRIEF: dict[Part, tuple[tuple[str, Command], ...]] = {
    Part.DIAGNOSES: (("Next edit", Command.DX_NEXT_EDIT),),
    Part.PROCEDURES: (("Build a code", Command.BUILD_PCS),),
    Part.SERVICES: (("Modifiers", Command.SL_MODIFIERS),),
}


def part_head(state: CodingState, part: Part, *, wide: bool) -> PartHead:
    """The head of one part."""
    count = len(lines_of(state.encounter, part))
    setting = state.encounter.setting
    tools = tuple(tool for tool in (_TOOLS if wide else _BRIEF)[part] if not FACES[tool[1]].later)
    if part is Part.DIAGNOSES:
        most = MOST_DIAGNOSES[setting]
        letters = ", A to L" if setting is Setting.PROFESSIONAL else ""
        return PartHead(part, "Diagnoses", f"{count} of {most}{letters}", count > most, tools)
    if part is Part.PROCEDURES:
        text = f"{count} of {MOST_PROCEDURES}"
        return PartHead(part, "Procedures", text, count > MOST_PROCEDURES, tools)
    form = LINES_ON_FORM.get(setting)
    text = f"{count} of {form} on the form" if form else str(count)
    return PartHead(part, "Service lines", text, tools=tools)


def column_heads(state: CodingState, part: Part, *, wide: bool) -> ColumnHeads:
    """The names of the columns of one part."""
    evidence = ("evidence", "Evidence" if wide else "")
    code = ("code", "Code")
    if part is Part.DIAGNOSES:
        poa = (("poa", "POA"),) if wants_poa(state) else ()
        return ColumnHeads(part, (code, ("title", "Diagnosis"), *poa, evidence))
    if part is Part.PROCEDURES:
        return ColumnHeads(part, (code, ("title", "Procedure, ICD-10-PCS"), ("date", "Date"), evidence))
    middle = (("modifiers", "Modifiers" if wide else "Mod."), ("units", "Units"))
    return ColumnHeads(part, (code, ("title", "Service"), *middle, ("points", "Points to")))


def empty_hint(part: Part) -> HintRow:
    """What to do where nothing stands yet."""
    texts = {
        Part.DIAGNOSES: ("None yet. Search what the chart says", Command.DX_SEARCH),
        Part.PROCEDURES: ("None. Search, or build a code", Command.PX_SEARCH),
        Part.SERVICES: ("None yet. Search a service", Command.SL_SEARCH),
    }
    return HintRow(part, *texts[part])

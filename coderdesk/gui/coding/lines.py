"""One line of the encounter as a row: its name, title, POA, pointers and evidence in short."""

from coderdesk.domain.chart import Passage
from coderdesk.domain.code import System
from coderdesk.domain.coding import CodingState
from coderdesk.domain.edit import Part
from coderdesk.domain.encounter import Diagnosis, Procedure, Service, Setting
from coderdesk.domain.lines import Line, letter
from coderdesk.gui.coding.rows import NOT_REPORTED, LineRow, Spot
from coderdesk.gui.coding.typed import short_date

POA_MISSING = "poa-missing"  # the rule that knows which codes are exempt
EXEMPT = "E"
NOT_KNOWN = "Not in the books of this day"
_SMALL_WORDS = {"a", "and", "by", "for", "in", "of", "on", "the", "to", "with"}
_INITIALS = 3


def has_letters(state: CodingState) -> bool:
    """Whether diagnoses are named A to L, for service lines to point to."""
    return state.encounter.setting is not Setting.INPATIENT


def wants_poa(state: CodingState) -> bool:
    """Whether POA is shown: in a stay, and wherever a line has one all the same."""
    encounter = state.encounter
    return encounter.setting is Setting.INPATIENT or any(line.poa for line in encounter.diagnoses)


def line_row(state: CodingState, line: Line, number: int, *, wide: bool) -> LineRow:
    """The row of a line at a position from 1."""
    if isinstance(line, Diagnosis):
        return _diagnosis(state, line, number, wide=wide)
    if isinstance(line, Procedure):
        return _procedure(state, line, number, wide=wide)
    return _service(state, line, number, wide=wide)


def _title(state: CodingState, name: str) -> tuple[str, bool]:
    code = state.code(name)
    return (code.title, True) if code else (NOT_KNOWN, False)


def _diagnosis(state: CodingState, line: Diagnosis, number: int, *, wide: bool) -> LineRow:
    title, known = _title(state, line.code)
    return LineRow(
        Spot(Part.DIAGNOSES, line.id),
        letter(number) if has_letters(state) else str(number),
        line.code,
        title,
        known,
        number == 1,
        shown_poa(state, line) if wants_poa(state) else None,
        evidence=evidence_names(line.evidence) if wide else "",
        passages=len(line.evidence),
        status=line.status,
        noted=bool(line.note),
        first=number == 1,
    )


def shown_poa(state: CodingState, line: Diagnosis) -> str:
    """The POA of a line; a blank one that no rule asks for is exempt, outside a stay not reported."""
    if line.poa:
        return line.poa
    if state.encounter.setting is not Setting.INPATIENT:
        return NOT_REPORTED
    number = state.encounter.position(line.id)
    asked = (
        edit.rule == POA_MISSING and number in edit.lines
        for edits in (state.edits, state.overridden)
        for edit in edits
    )
    return "" if any(asked) else EXEMPT


def _procedure(state: CodingState, line: Procedure, number: int, *, wide: bool) -> LineRow:
    title, known = _title(state, line.code)
    return LineRow(
        Spot(Part.PROCEDURES, line.id),
        str(number),
        line.code,
        title,
        known,
        number == 1,
        date=short_date(line.date),
        evidence=evidence_names(line.evidence) if wide else "",
        passages=len(line.evidence),
        noted=bool(line.note),
        first=number == 1,
    )


def _service(state: CodingState, line: Service, number: int, *, wide: bool) -> LineRow:
    title, known = _title(state, line.code)
    code = state.code(line.code)
    places = [state.encounter.position(pointer) for pointer in line.pointers]
    return LineRow(
        Spot(Part.SERVICES, line.id),
        str(number),
        line.code,
        title,
        known,
        modifiers=" ".join(line.modifiers),
        units="" if line.units is None else str(line.units),
        points=tuple(letter(place) for place in places if place),
        strays=tuple(str(stray) for stray in line.stray_pointers),
        passages=len(line.evidence),
        noted=bool(line.note),
        first=number == 1,
        mine=wide and code is not None and code.system is System.CPT,
    )


def evidence_names(passages: tuple[Passage, ...]) -> str:
    """Where passages stand, in short: ``DS 1, 2 · HP 1``."""
    pages: dict[str, list[int]] = {}
    for passage in passages:
        held = pages.setdefault(initials(passage.document), [])
        if passage.page not in held:
            held.append(passage.page)
    return " · ".join(
        f"{name} {', '.join(str(page) for page in sorted(held))}" for name, held in pages.items()
    )


def initials(title: str) -> str:
    """A document's title in two or three letters: ``Discharge summary`` is DS."""
    words = [word for word in title.split() if word[0].isalnum() and word.lower() not in _SMALL_WORDS]
    if len(words) > 1:
        return "".join(word[0] for word in words[:_INITIALS]).upper()
    return words[0][:2].capitalize() if words else "?"

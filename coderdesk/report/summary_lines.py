"""The coded lines of the summary, each with its evidence beside it."""

from collections.abc import Mapping

from coderdesk.domain.chart import Passage
from coderdesk.domain.code import Code, System
from coderdesk.domain.encounter import Diagnosis, Procedure, Service, Setting, Status
from coderdesk.report.claim import (
    CLAIM_LINES,
    DIAGNOSES,
    FORM_LINES,
    PROCEDURES,
    fits,
    letter,
)
from coderdesk.report.paper import Cell, Column, Part, Row, Voice, Words
from coderdesk.report.summary_input import SummaryInput
from coderdesk.report.telling import NONE, Telling, counted

UNKNOWN = "no title in the books at hand"
UNPROVED = "no passage kept"
EXEMPT = "E"

_NUMBER = Column("", -10, 22, right=True, name="Line")  # three figures hang into the margin
_CODE = Column("", 22, 44, name="Code")
_EVIDENCE = Column("Evidence", 338, 194)
INPATIENT = (_NUMBER, _CODE, Column("", 68, 224, name="Title"), Column("POA", 300, 34), _EVIDENCE)
VISIT = (_NUMBER, _CODE, Column("", 68, 258, name="Title"), _EVIDENCE)
STAY_PROCEDURES = (
    _NUMBER,
    _CODE,
    Column("", 68, 206, name="Title"),
    Column("Date", 284, 48),
    _EVIDENCE,
)
FACILITY = (
    _NUMBER,
    _CODE,
    Column("", 68, 140, name="Title"),
    Column("Date", 214, 30),
    Column("Modifiers", 248, 60),
    Column("Units", 304, 24, right=True),
    _EVIDENCE,
)
PROFESSIONAL = (
    _NUMBER,
    _CODE,
    Column("", 68, 112, name="Title"),
    Column("Date", 186, 30),
    Column("Modifiers", 220, 60),
    Column("Units", 276, 24, right=True),
    Column("For", 308, 32),
    Column("Place", 344, 22),
    Column("Evidence", 372, 160),
)

# Where a line has a charge: its column takes from the evidence.
FACILITY_CHARGED = (
    *FACILITY[:-1],
    Column("Charge", 332, 52, right=True),
    Column("Evidence", 394, 138),
)
PROFESSIONAL_CHARGED = (
    *PROFESSIONAL[:-1],
    Column("Charge", 366, 52, right=True),
    Column("Evidence", 428, 104),
)


def diagnoses_part(given: SummaryInput, telling: Telling) -> Part:
    """The diagnoses in their sequence; on a CMS-1500 lettered, elsewhere numbered."""
    encounter = given.encounter
    limit = DIAGNOSES[encounter.setting]
    rows = tuple(_diagnosis(given, telling, line, at) for at, line in enumerate(encounter.diagnoses, 1))
    columns = INPATIENT if encounter.setting is Setting.INPATIENT else VISIT
    return Part("Diagnoses", columns, rows or _nothing(columns), fits(len(rows), limit))


def _diagnosis(given: SummaryInput, telling: Telling, line: Diagnosis, at: int) -> Row:
    setting = given.encounter.setting
    name = letter(at) if setting is Setting.PROFESSIONAL else str(at)
    rank = "principal" if setting is Setting.INPATIENT else "first-listed"
    title = _title(given.codes, line.code, strong=at == 1)
    notes = _notes(telling, line.note, queried=line.status is Status.QUERY)
    poa = (_poa(line.poa),) if setting is Setting.INPATIENT else ()
    cells = (
        _sequence(name, rank if at == 1 else ""),
        (Words(line.code, Voice.CODE),),
        (title, *notes),
        *((mark,) for mark in poa),
        _evidence(telling, line.evidence),
    )
    return Row(cells, first=at == 1, cut=_cut(at, DIAGNOSES[setting]))


def _poa(mark: str) -> Words:
    """Present on admission: the letter; exempt and missing in words."""
    if mark == EXEMPT:
        return Words("exempt", Voice.SMALL)
    return Words(mark, Voice.STRONG) if mark else Words("not given", Voice.SMALL)


def procedures_part(given: SummaryInput, telling: Telling) -> Part:
    """The ICD-10-PCS procedures with their days."""
    inpatient = given.encounter.setting is Setting.INPATIENT
    rows = tuple(
        _procedure(given, telling, line, at) for at, line in enumerate(given.encounter.procedures, 1)
    )
    tail = fits(len(rows), PROCEDURES) if inpatient else "not on this claim"
    return Part("Procedures", STAY_PROCEDURES, rows or _nothing(STAY_PROCEDURES), tail)


def _procedure(given: SummaryInput, telling: Telling, line: Procedure, at: int) -> Row:
    inpatient = given.encounter.setting is Setting.INPATIENT
    first = at == 1 and inpatient
    by = (Words(f"by {line.provider}", Voice.SOFT),) if line.provider and not given.veiled else ()
    cells = (
        _sequence(str(at), "principal" if first else ""),
        (Words(line.code, Voice.CODE),),
        (_title(given.codes, line.code, strong=first), *by, *_notes(telling, line.note)),
        (Words(telling.date(line.date), Voice.SMALL),),
        _evidence(telling, line.evidence),
    )
    return Row(cells, first=first, cut=_cut(at, PROCEDURES) if inpatient else "")


def services_part(given: SummaryInput, telling: Telling) -> Part:
    """The service lines; on a CMS-1500 with pointers to the lettered diagnoses and the place."""
    setting = given.encounter.setting
    services = given.encounter.services
    professional = setting is Setting.PROFESSIONAL
    charged = any(line.charge is not None for line in services)
    columns = (
        (PROFESSIONAL_CHARGED if charged else PROFESSIONAL)
        if professional
        else (FACILITY_CHARGED if charged else FACILITY)
    )
    rows = tuple(
        _service(given, telling, line, at, charged=charged) for at, line in enumerate(services, 1)
    )
    tail = counted(len(rows), "line")
    if setting is Setting.INPATIENT:
        tail = "not on this claim"
    elif professional and rows:
        tail += f", {counted(-(-len(rows) // FORM_LINES), 'form')} of {FORM_LINES}"
    return Part("Service lines", columns, rows or _nothing(columns), tail)


def _service(given: SummaryInput, telling: Telling, line: Service, at: int, *, charged: bool) -> Row:
    setting = given.encounter.setting
    by = (Words(f"by {line.provider}", Voice.SOFT),) if line.provider and not given.veiled else ()
    claim: tuple[Cell, ...] = ()
    if setting is Setting.PROFESSIONAL:
        claim = ((_pointers(given, line),), (Words(line.place or given.encounter.place or NONE),))
    charge: tuple[Cell, ...] = ((Words(_charge(line.charge), Voice.SMALL),),) if charged else ()
    cells = (
        _sequence(str(at)),
        (Words(line.code, Voice.CODE),),
        (*_label(given, line.code), *by, *_notes(telling, line.note)),
        (Words(telling.short(line.date) or NONE, Voice.SMALL),),
        (Words(" ".join(line.modifiers), Voice.STRONG),),
        (Words(NONE if line.units is None else str(line.units), Voice.BODY),),
        *claim,
        *charge,
        _evidence(telling, line.evidence) if line.evidence else (Words(NONE, Voice.SOFT),),
    )
    limit = CLAIM_LINES[setting]
    return Row(cells, cut=_cut(at, limit) if limit else "")


def _charge(cents: int | None) -> str:
    """A charge in dollars; a dash where none is given."""
    return NONE if cents is None else f"${cents / 100:,.2f}"


def _pointers(given: SummaryInput, line: Service) -> Words:
    """The letters a line points to; a pointer to nothing keeps its number and a question mark."""
    positions = [given.encounter.position(one) for one in line.pointers]
    marks = [letter(position) for position in positions if position]
    marks += [f"{stray}?" for stray in line.stray_pointers]
    return Words(" ".join(marks), Voice.STRONG) if marks else Words("none", Voice.SMALL)


def _sequence(name: str, rank: str = "") -> Cell:
    return (Words(name, Voice.SEQUENCE, f"{name}, {rank}" if rank else ""),)


def _title(codes: Mapping[str, Code], name: str, *, strong: bool = False) -> Words:
    known = codes.get(name)
    if known is None or not known.title:
        return Words(UNKNOWN, Voice.SOFT)
    return Words(known.title, Voice.STRONG if strong else Voice.BODY)


def _label(given: SummaryInput, name: str) -> tuple[Words, ...]:
    """The title of a service code; the foot says once which books are not at hand."""
    known = given.codes.get(name)
    if known is None and not any(system in given.editions for system in (System.HCPCS, System.CPT)):
        return ()
    return (_title(given.codes, name),)


def _notes(telling: Telling, note: str, *, queried: bool = False) -> tuple[Words, ...]:
    """The coder's note, and that a query is open."""
    said = (Words("Query open", Voice.WARN),) if queried else ()
    return (*said, Words(f"Note: {telling.free(note)}", Voice.SOFT)) if note else said


def _evidence(telling: Telling, passages: tuple[Passage, ...]) -> Cell:
    """The record's own words and where they stand, passage under passage."""
    words: list[Words] = []
    for passage in passages:
        words.append(Words(f"“{telling.free(passage.quote).strip()}”", Voice.QUOTE))
        words.append(Words(telling.place(passage), Voice.SOURCE))
    return tuple(words) or (Words(UNPROVED, Voice.SOFT),)


def _cut(at: int, limit: int) -> str:
    """The caption before the first line that does not fit."""
    return f"The claim holds {limit}" if at == limit + 1 else ""


def _nothing(columns: tuple[Column, ...]) -> tuple[Row, ...]:
    """A row that says that there is none."""
    cells: list[Cell] = [() for _column in columns]
    cells[2] = (Words("none", Voice.SOFT),)
    return (Row(tuple(cells), ruled=False),)

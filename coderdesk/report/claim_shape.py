"""The claim form of an encounter, box by box.

Sources: Medicare Claims Processing Manual, chapter 25, section 75 (UB-04: FL 67 a principal, 17 others
on paper, 24 electronically; FL 70 three reasons; FL 72 three causes, 12 electronically; FL 74 six
procedures, 25 electronically) and chapter 26, section 10 (CMS-1500: item 21 twelve, item 24 six lines
a form, 24E one pointer for Medicare on paper, four elsewhere); NUCC manual for 50 lines of the 837P.
"""

from collections.abc import Iterator, Sequence
from string import ascii_uppercase

from coderdesk.domain.claim_codes import (
    ADMISSION_SOURCES,
    ADMISSION_TYPES,
    DISPOSITIONS,
    NEWBORN_SOURCES,
    PLACES,
    said,
)
from coderdesk.domain.claim_shape import ClaimShape, Fate, Slot, SlotGroup
from coderdesk.domain.encounter import Diagnosis, Encounter, Service, Setting
from coderdesk.domain.lines import letter
from coderdesk.report.claim import CLAIM_LINES, DIAGNOSES, FORM_LINES, PROCEDURES, VISIT_REASONS
from coderdesk.report.telling import counted

PAPER_OTHERS, PAPER_CAUSES, CAUSES, PAPER_PROCEDURES, PAPER_LINES = 17, 3, 12, 6, 22
POINTERS = 4
CAUSE = ("V", "W", "X", "Y")


def claim_shape(encounter: Encounter) -> ClaimShape:
    """What goes where, and what falls off."""
    if encounter.setting is Setting.PROFESSIONAL:
        groups = (*_professional_head(encounter), _item_21(encounter), _item_24(encounter))
        form = "CMS-1500 · 837P"
    else:
        groups = tuple(_institutional(encounter))
        form = "UB-04 · 837I"
    shown = tuple(group for group in groups if group.slots)
    return ClaimShape(form, shown, tuple(_sentences(shown)))


def fate_of(at: int, paper: int, electronic: int) -> Fate:
    """Where the thing at a position from 1 arrives."""
    if at > electronic:
        return Fate.NOWHERE
    return Fate.BOTH if at <= paper else Fate.ELECTRONIC


# --- UB-04 --------------------------------------------------------------------------------------------
def _institutional(encounter: Encounter) -> Iterator[SlotGroup]:
    stay = encounter.setting is Setting.INPATIENT
    yield SlotGroup("Head", tuple(_head(encounter, stay=stay)))
    causes = [line for line in encounter.diagnoses if line.code.upper().startswith(CAUSE)]
    others = [line for line in encounter.diagnoses if line not in causes]
    yield _diagnoses(others, stay=stay)
    slots = [
        _dx(f"FL 72{_lower(at)}", at, line, (PAPER_CAUSES, CAUSES), stay=stay)
        for at, line in enumerate(causes, 1)
    ]
    yield SlotGroup("External causes", tuple(slots), _full(causes, CAUSES, PAPER_CAUSES))
    if stay:
        yield _procedures(encounter)
    else:
        yield _revenue_lines(encounter)


def _head(encounter: Encounter, *, stay: bool) -> Iterator[Slot]:
    sources = ADMISSION_SOURCES | (NEWBORN_SOURCES if encounter.admission_type == "4" else {})
    first = encounter.admit_date if stay else encounter.service_date
    last = encounter.discharge_date or (None if stay else first)
    period = " to ".join(f"{day:%m/%d/%Y}" for day in (first, last) if day)
    pairs = [
        ("FL 3a", encounter.account),
        ("FL 6", period),
        ("FL 12", f"{first:%m/%d/%Y}" if first and stay else ""),
        ("FL 14", said(encounter.admission_type, ADMISSION_TYPES)),
        ("FL 15", said(encounter.admission_source, sources)),
        ("FL 17", said(encounter.disposition, DISPOSITIONS)),
        ("FL 50", encounter.payer),
        ("FL 76", encounter.attending),
    ]
    yield from (Slot(box, text) for box, text in pairs if text)
    if stay and encounter.admitting_diagnosis:
        yield Slot("FL 69", "", encounter.admitting_diagnosis, "admitting, no POA")
    for at, code in enumerate(() if stay else encounter.visit_reasons, 1):
        fate = fate_of(at, VISIT_REASONS, VISIT_REASONS)
        yield Slot(f"FL 70{_lower(at)}", "", code, "reason for visit", fate)


def _diagnoses(lines: Sequence[Diagnosis], *, stay: bool) -> SlotGroup:
    electronic = DIAGNOSES[Setting.INPATIENT]
    slots = []
    for at, line in enumerate(lines, 1):
        box = (
            "FL 67" if at == 1 else f"FL 67{ascii_uppercase[at - 2]}" if at - 1 <= PAPER_OTHERS else ""
        )
        slots.append(_dx(box, at, line, (1 + PAPER_OTHERS, electronic), stay=stay))
    return SlotGroup("Diagnoses", tuple(slots), _full(lines, electronic, 1 + PAPER_OTHERS))


def _dx(box: str, at: int, line: Diagnosis, room: tuple[int, int], *, stay: bool) -> Slot:
    fate = fate_of(at, *room)
    remark = ("POA " + (line.poa or "blank")) if stay else ""
    return Slot(box if fate is Fate.BOTH else f"no. {at}", "", line.code, remark, fate, line.id)


def _procedures(encounter: Encounter) -> SlotGroup:
    slots = []
    for at, line in enumerate(encounter.procedures, 1):
        fate = fate_of(at, PAPER_PROCEDURES, PROCEDURES)
        box = "FL 74" if at == 1 else f"FL 74{_lower(at - 1)}"
        day = f"{line.date:%m/%d/%Y}" if line.date else "no date"
        where = box if fate is Fate.BOTH else f"no. {at}"
        slots.append(Slot(where, "", line.code, day, fate, line.id))
    count = _full(encounter.procedures, PROCEDURES, PAPER_PROCEDURES)
    return SlotGroup("Procedures", tuple(slots), count)


def _revenue_lines(encounter: Encounter) -> SlotGroup:
    most = CLAIM_LINES[Setting.OUTPATIENT]
    slots = []
    for at, line in enumerate(encounter.services, 1):
        box = f"line {(at - 1) % PAPER_LINES + 1}, page {(at - 1) // PAPER_LINES + 1}"
        remark = f"{_day(line)}, units {line.units or 'missing'} (FL 44 to 46)"
        remark += _charge(line, ", FL 47")
        slots.append(Slot(box, "", _with_modifiers(line), remark, fate_of(at, most, most), line.id))
    return SlotGroup("Service lines", tuple(slots), f"{len(slots)}, {PAPER_LINES} a page")


# --- CMS-1500 -----------------------------------------------------------------------------------------
def _professional_head(encounter: Encounter) -> Iterator[SlotGroup]:
    pairs = (
        ("item 10", encounter.accident),
        ("item 17", encounter.referring),
        ("item 26", encounter.account),
        ("item 31", encounter.attending),
        ("item 32", encounter.facility),
    )
    yield SlotGroup("Head", tuple(Slot(box, text) for box, text in pairs if text))


def _item_21(encounter: Encounter) -> SlotGroup:
    most = DIAGNOSES[Setting.PROFESSIONAL]
    slots = [
        Slot(f"21 {letter(at)}", "", line.code, "", fate_of(at, most, most), line.id)
        for at, line in enumerate(encounter.diagnoses, 1)
    ]
    return SlotGroup("Diagnoses, item 21", tuple(slots), _full(slots, most))


def _item_24(encounter: Encounter) -> SlotGroup:
    most = CLAIM_LINES[Setting.PROFESSIONAL]
    medicare = "medicare" in encounter.payer.casefold()
    slots = []
    for at, line in enumerate(encounter.services, 1):
        letters = [letter(number) for one in line.pointers if (number := encounter.position(one))]
        pointed = "".join(letters[:POINTERS]) or "no pointer"
        if medicare and len(letters) > 1:
            pointed = f"{letters[0]} on paper, {pointed} electronically"
        where = said(line.place, PLACES) or "no place"
        remark = f"{_day(line)}, {where}, {pointed}, units {line.units or 'missing'}"
        remark += _charge(line, ", 24F")
        box = f"24 line {(at - 1) % FORM_LINES + 1}, form {(at - 1) // FORM_LINES + 1}"
        slots.append(Slot(box, "", _with_modifiers(line), remark, fate_of(at, most, most), line.id))
    forms = -(-len(slots) // FORM_LINES)
    return SlotGroup(
        "Service lines, item 24", tuple(slots), f"{len(slots)} on {counted(forms, 'form')}"
    )


# --- both ---------------------------------------------------------------------------------------------
def _with_modifiers(line: Service) -> str:
    return "-".join((line.code, *line.modifiers[:4]))


def _day(line: Service) -> str:
    return f"{line.date:%m/%d/%Y}" if line.date else "no date"


def _charge(line: Service, box: str) -> str:
    return "" if line.charge is None else f"{box} {line.charge // 100}.{line.charge % 100:02}"


def _lower(at: int) -> str:
    return ascii_uppercase[at - 1].lower() if at <= len(ascii_uppercase) else str(at)


def _full(lines: Sequence[object], electronic: int, paper: int = 0) -> str:
    told = f"{len(lines)} of {electronic}"
    return f"{told}, {paper} on paper" if paper else told


def _sentences(groups: Sequence[SlotGroup]) -> Iterator[str]:
    """What has no room, in the order in which it goes: the last line first."""
    for group in groups:
        for fate, where in ((Fate.ELECTRONIC, "On paper"), (Fate.NOWHERE, "Everywhere")):
            gone = [slot.code for slot in reversed(group.slots) if slot.fate is fate]
            if fate is Fate.ELECTRONIC:
                gone = [slot.code for slot in reversed(group.slots) if slot.fate is not Fate.BOTH]
            if gone and any(slot.fate is fate for slot in group.slots):
                yield f"{where} these fall off, the last first: {', '.join(gone)}."

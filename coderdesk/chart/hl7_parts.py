"""The parts of HL7 v2 messages that a coder reads: person, visit, diagnoses, results, notes.

Each part names the fields it reads as the standard numbers them (HL7 v2.5.1, chapters 3, 4, 6, 7, 10).
"""

import datetime as dt
from collections.abc import Callable, Iterable

from coderdesk.chart.composing import Composer
from coderdesk.chart.hl7_message import Message, Segment
from coderdesk.domain.chart import StyleKind

Attached = Callable[[Segment], str]
_SEX = {"F": "female", "M": "male", "A": "ambiguous", "O": "other", "U": "sex unknown"}
_CLASS = {"I": "inpatient", "O": "outpatient", "E": "emergency", "P": "preadmit", "B": "obstetrics"}
_TEXT_TYPES = frozenset(["TX", "FT", "ST", ""])
_PROSE_TYPES = frozenset(["TX", "FT"])
_LONG = 60  # letters from which a value is prose, not a figure
_DAY, _MINUTE = 8, 12  # figures of a time stamp
# Segment, section, and the columns of its table: head, how the field is said.
_TABLES: tuple[tuple[str, str, tuple[tuple[str, Callable[[Segment], str]], ...]], ...] = (
    ("DG1", "Diagnoses", (
        ("Code", lambda each: each.part(3)),
        ("Diagnosis", lambda each: each.part(3, 2) or each.text(4)),
        ("Type", lambda each: each.words(6)),
        ("Present on admission", lambda each: each.part(26)),
        ("Date", lambda each: shown(each.part(5))),
    )),
    ("PR1", "Procedures", (
        ("Code", lambda each: each.part(3)),
        ("Procedure", lambda each: each.part(3, 2) or each.text(4)),
        ("Date", lambda each: shown(each.part(5))),
        ("By", lambda each: person(each, 11)),
    )),
    ("AL1", "Allergies", (
        ("Allergy", lambda each: each.words(3)),
        ("Severity", lambda each: each.words(4)),
        ("Reaction", lambda each: each.text(5)),
    )),
    ("IAM", "Allergies", (
        ("Allergy", lambda each: each.words(3)),
        ("Severity", lambda each: each.words(4)),
        ("Reaction", lambda each: each.text(5)),
    )),
    ("PRB", "Problems", (
        ("Problem", lambda each: each.words(3)),
        ("Since", lambda each: shown(each.part(16)) or shown(each.part(2))),
        ("Status", lambda each: each.words(14)),
    )),
    ("FT1", "Charges", (
        ("Date", lambda each: shown(each.part(4))),
        ("Code", lambda each: each.part(25) or each.part(7)),
        ("Service", lambda each: each.part(25, 2) or each.words(7) or each.text(8)),
        ("Units", lambda each: each.part(10)),
        ("Diagnosis", lambda each: each.words(19)),
    )),
    ("RXA", "Given", (
        ("Date", lambda each: shown(each.part(3))),
        ("Drug or vaccine", lambda each: each.words(5)),
        ("Amount", lambda each: f"{each.part(6)} {each.words(7)}".strip()),
        ("Refused or not", lambda each: each.part(20)),
    )),
    ("RXE", "Medications", (
        ("Drug", lambda each: each.words(2)),
        ("Dose", lambda each: f"{each.part(3)} {each.words(5)}".strip()),
        ("Form", lambda each: each.words(6)),
    )),
    ("RXO", "Medications ordered", (
        ("Drug", lambda each: each.words(1)),
        ("Dose", lambda each: f"{each.part(2)} {each.words(4)}".strip()),
    )),
    ("RXD", "Medications dispensed", (
        ("Drug", lambda each: each.words(2)),
        ("Amount", lambda each: f"{each.part(4)} {each.words(5)}".strip()),
        ("Date", lambda each: shown(each.part(3))),
    )),
    ("IN1", "Insurance", (
        ("Plan", lambda each: each.words(2)),
        ("Company", lambda each: each.part(4)),
        ("Policy", lambda each: each.part(36)),
    )),
    ("AIS", "Services booked", (
        ("Service", lambda each: each.words(3)),
        ("When", lambda each: shown(each.part(4))),
    )),
)  # fmt: skip


def write_parts(message: Message, to: Composer, attached: Attached) -> None:
    """Write what a coder reads; ``attached`` takes a file in an OBX and says what stands there."""
    _write_patient(message, to)
    _write_visit(message, to)
    _write_appointment(message, to)
    for name, title, columns in _TABLES:
        _write_table(message.all(name), title, columns, to)
    results = _Results(to, attached)
    for segment in message.segments:
        results.write(segment)


def person(segment: Segment, field: int) -> str:
    """The person in a field of type XCN: given and family name, and the degree."""
    said = segment.repeats(field)
    if not said:
        return ""
    parts = [segment.component(said[0], number) for number in range(1, 8)]
    number, family, given, _middle, suffix, _prefix, degree = parts
    name = " ".join(part for part in (given, family) if part) or (number if number.isalpha() else "")
    after = [part for part in (suffix, degree) if part and name]
    return ", ".join([name, *after]) if name else ""


def day_of(stamp: str) -> dt.date | None:
    """The day of a time stamp, which begins yyyymmdd."""
    try:
        return dt.date(int(stamp[:4]), int(stamp[4:6]), int(stamp[6:_DAY]))
    except ValueError:
        return None


def shown(stamp: str) -> str:
    """A time stamp as people write it."""
    day = day_of(stamp)
    if day is None:
        return ""
    minutes = stamp[_DAY:_MINUTE]
    time = (
        f" {minutes[:2]}:{minutes[2:]}" if len(minutes) == _MINUTE - _DAY and minutes.isdigit() else ""
    )
    return f"{day:%m/%d/%Y}{time}"


def _joined(parts: Iterable[str]) -> str:
    return " \u00b7 ".join(part for part in parts if part)


def _write_patient(message: Message, to: Composer) -> None:
    pid = message.first("PID")
    name = " ".join(part for part in (pid.part(5, 2), pid.part(5)) if part)
    born, number = shown(pid.part(7)), pid.part(3) or pid.part(2)
    said = _joined(
        (
            name,
            f"born {born.split(' ')[0]}" if born else "",
            _SEX.get(pid.part(8).upper(), ""),
            f"MRN {number}" if number else "",
            f"account {pid.part(18)}" if pid.part(18) else "",
        )
    )
    if said:
        to.line(f"Patient: {said}")


def _write_visit(message: Message, to: Composer) -> None:
    visit, more = message.first("PV1"), message.first("PV2")
    admitted, left = shown(visit.part(44)), shown(visit.part(45))
    attending = person(visit, 7)
    said = _joined(
        (
            _CLASS.get(visit.part(2).upper(), ""),
            visit.part(3),
            f"admitted {admitted}" if admitted else "",
            f"discharged {left}" if left else "",
            f"disposition {visit.words(36)}" if visit.words(36) else "",
            f"attending {attending}" if attending else "",
        )
    )
    if said:
        to.line(f"Visit: {said}")
    reason = more.words(3)
    if reason:
        to.line(f"Reason for admission: {reason}")


def _write_appointment(message: Message, to: Composer) -> None:
    booked = message.first("SCH")
    said = _joined((shown(booked.part(11, 4)), booked.words(7), booked.words(6), booked.words(25)))
    if said:
        to.line(f"Appointment: {said}")


def _write_table(
    segments: tuple[Segment, ...],
    title: str,
    columns: tuple[tuple[str, Callable[[Segment], str]], ...],
    to: Composer,
) -> None:
    rows = [[say(segment) for _head, say in columns] for segment in segments]
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    used = [at for at in range(len(columns)) if any(row[at].strip() for row in rows)]
    if rows:
        to.head(title)
        to.row([columns[at][0] for at in used], StyleKind.HEAD)
        for row in rows:
            to.row([row[at] for at in used])


class _Results:
    """Orders with their observations and notes, in the order in which they were sent."""

    def __init__(self, to: Composer, attached: Attached) -> None:
        self._to, self._attached = to, attached
        self._table = self._begun = False
        self._named = ""  # what the prose written last was called: it may come line by line

    def write(self, segment: Segment) -> None:
        """Write a segment that belongs to results; others are left alone."""
        if segment.name == "OBR":
            self._order(segment)
        elif segment.name == "OBX":
            self._observation(segment)
        elif segment.name == "NTE" and segment.text(3).strip():
            self._to.verbatim(segment.text(3))
            self._table = False

    def _order(self, segment: Segment) -> None:
        self._to.head(segment.words(4) or "Results")
        when = shown(segment.part(7)) or shown(segment.part(22))
        if when:
            self._to.line(when)
        self._table, self._named, self._begun = False, "", True

    def _observation(self, segment: Segment) -> None:
        """One OBX: a row where it is a figure, prose where it is text."""
        if not self._begun:
            self._to.head("Observations")
            self._begun = True
        kind, named = segment.part(2).upper(), segment.words(3)
        if kind == "ED":
            self._prose(named, self._attached(segment))
            return
        if kind == "RP":
            self._prose(named, "[points to a file elsewhere]")
            return
        value = segment.text(5) if kind in _TEXT_TYPES else segment.words(5)
        if "\n" in value or len(value) > _LONG or (kind in _PROSE_TYPES and not segment.words(6)):
            self._prose(named, value)
            return
        if not self._table:
            self._to.row(["Observation", "Value", "Unit", "Range", "Flag"], StyleKind.HEAD)
        self._to.row([named, value, segment.words(6), segment.part(7), segment.words(8)])
        self._table, self._named = True, ""

    def _prose(self, named: str, words: str) -> None:
        if named and named != self._named:
            self._to.line(named, StyleKind.BOLD)
        self._to.verbatim(words)
        self._table, self._named = False, named

"""The rows of a list (CSV, tab-separated, XLSX) as encounters: heads understood, values read."""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from coderdesk.codebook.importers.opening import Paper, decoded, papers_of
from coderdesk.codebook.importers.xlsx import is_xlsx, rows_of
from coderdesk.domain.encounter import Encounter, Patient, Setting
from coderdesk.domain.filling import Candidate, ListField, ListHead
from coderdesk.domain.worklist import WorkKind
from coderdesk.errors import CoderDeskError

ENDINGS = {".csv", ".tsv", ".xlsx"}
MOST_ROWS = 250_000
LONGEST_CELL = 500
_DIVIDERS = ",;\t|"
_WORDS: dict[ListField, tuple[str, ...]] = {
    ListField.ACCOUNT: ("account", "acct", "encounter", "visit number", "har", "csn", "fin"),
    ListField.MRN: ("mrn", "medical record", "unit number", "patient id"),
    ListField.BORN: ("dob", "birth"),
    ListField.SETTING: ("setting", "patient type", "pt type", "class", "type", "service line"),
    ListField.PATIENT: ("patient name", "pt name", "patient", "name"),
    ListField.SEX: ("sex", "gender"),
    ListField.PAYER: ("payer", "payor", "insurance", "financial class", "plan"),
    ListField.DISCHARGED: ("discharge", "dc date", "d/c", "dsch"),
    ListField.ADMITTED: ("admit", "admission", "adm date"),
    ListField.SERVED: ("service date", "dos", "date of service", "visit date"),
    ListField.ATTENDING: ("attending", "physician", "provider"),
    ListField.FACILITY: ("facility", "hospital", "location"),
    ListField.OWNER: ("coder", "owner", "assigned", "whose"),
}
_SETTINGS: dict[str, tuple[Setting, str]] = {
    **dict.fromkeys(("inpatient", "ip", "i", "inp"), (Setting.INPATIENT, "")),
    **dict.fromkeys(("outpatient", "op", "o", "out"), (Setting.OUTPATIENT, "")),
    **dict.fromkeys(("professional", "profee", "pro", "office"), (Setting.PROFESSIONAL, "")),
    **dict.fromkeys(
        ("ed", "er", "e", "emergency", "emergency department"), (Setting.OUTPATIENT, "emergency")
    ),
    **dict.fromkeys(
        ("surgery", "sds", "same day surgery", "ambulatory surgery"), (Setting.OUTPATIENT, "surgery")
    ),
    **dict.fromkeys(("observation", "obs"), (Setting.OUTPATIENT, "observation")),
    **dict.fromkeys(
        ("diagnostic", "ancillary", "lab", "radiology", "recurring"), (Setting.OUTPATIENT, "diagnostic")
    ),
}
_SEXES = {"f": "F", "female": "F", "m": "M", "male": "M", "x": "X", "u": "U", "unknown": "U"}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_AMERICAN = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})")
_PLAIN = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SERIAL = re.compile(r"\d{5}(\.\d+)?")
_EPOCH = dt.date(1899, 12, 30)  # of the serial days of spreadsheets (ECMA-376, 18.17.4.1)
CENTURY = 2000


def is_list(path: Path) -> bool:
    """Whether a file is a list by its name: a chart is recognised by its content, a list has none."""
    return path.suffix.lower() in ENDINGS


def read_rows(path: Path) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Number and cells of each row that holds anything, the head first.

    Raises CoderDeskError for a file that is no list, or has too many rows.
    """
    paper = papers_of(path)[0] if path.suffix.lower() != ".xlsx" else _whole(path)
    if path.suffix.lower() == ".xlsx" and not is_xlsx(paper):
        raise CoderDeskError(f"“{path.name}” is no spreadsheet.", "Save it again as XLSX or CSV.")
    rows = rows_of(paper) if is_xlsx(paper) else _text_rows(decoded(paper.data(), paper.name))
    for count, (number, row) in enumerate(rows):
        if count > MOST_ROWS:
            message = f"“{path.name}” has more than {MOST_ROWS:,} rows."
            raise CoderDeskError(message, "Split it into smaller lists.")
        yield number, tuple(cell.strip()[:LONGEST_CELL] for cell in row)


def _whole(path: Path) -> Paper:
    try:
        return Paper(path.name, path.stat().st_size, lambda: path.open("rb"))
    except OSError as error:
        message = f"“{path.name}” cannot be read."
        raise CoderDeskError(message, "Choose it again where it is now.") from error


def _text_rows(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    head = text.partition("\n")[0]
    divider = max(_DIVIDERS, key=head.count)
    reader = csv.reader(io.StringIO(text), delimiter=divider, strict=False)
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield reader.line_num, tuple(row)
    except csv.Error as error:
        message = f"The list is damaged at line {reader.line_num}."
        raise CoderDeskError(message, "Export it again as CSV.") from error


def understood_heads(heads: Sequence[str]) -> tuple[ListField, ...]:
    """What each column seems to tell, by its head; each thing is told once."""
    found = [ListField.NONE] * len(heads)
    for field, words in _WORDS.items():
        for word in words:
            at = next(
                (
                    n
                    for n, head in enumerate(heads)
                    if word in _plain(head) and found[n] is ListField.NONE
                ),
                None,
            )
            if at is not None:
                found[at] = field
                break
    return tuple(found)


def list_head(
    path: Path, rows: Sequence[tuple[int, tuple[str, ...]]], kept: Sequence[ListField] | None
) -> ListHead:
    """The head of a list with the columns as the coder set them before, or as they seem."""
    heads = rows[0][1] if rows else ()
    first = rows[1][1] if len(rows) > 1 else ()
    sample = tuple(first[at] if at < len(first) else "" for at in range(len(heads)))
    fields = tuple(kept) if kept and len(kept) == len(heads) else understood_heads(heads)
    return ListHead(path.name, heads, sample, fields)


def candidate(head: ListHead, number: int, row: Sequence[str]) -> Candidate:
    """The encounter that a row tells of; CoderDeskError with what is wrong with it."""
    said = {
        field: row[at].strip() if at < len(row) else ""
        for at, field in enumerate(head.fields)
        if field is not ListField.NONE
    }
    account = said.get(ListField.ACCOUNT, "")
    if not account:
        raise CoderDeskError("It has no account.", "Set the column of the account.")
    setting, kind = setting_of(said.get(ListField.SETTING, ""))
    days = {
        field: _day(said.get(field, ""), field)
        for field in (ListField.BORN, ListField.ADMITTED, ListField.DISCHARGED, ListField.SERVED)
    }
    admitted, discharged = days[ListField.ADMITTED], days[ListField.DISCHARGED]
    if admitted and discharged and discharged < admitted:
        raise CoderDeskError("Its discharge lies before its admission.", "Correct the list.")
    sex = _SEXES.get(said.get(ListField.SEX, "").casefold(), "")
    patient = Patient(
        said.get(ListField.MRN, ""), said.get(ListField.PATIENT, ""), days[ListField.BORN], sex
    )
    encounter = Encounter(
        setting=setting,
        account=account,
        patient=patient,
        payer=said.get(ListField.PAYER, ""),
        facility=said.get(ListField.FACILITY, ""),
        attending=said.get(ListField.ATTENDING, ""),
        admit_date=admitted,
        discharge_date=discharged,
        service_date=days[ListField.SERVED],
    )
    owner = said.get(ListField.OWNER, "")
    return Candidate(encounter, (), kind, owner, head.file, number)


def setting_of(text: str) -> tuple[Setting, WorkKind | str]:
    """The setting and, where it says so, the kind of work; nothing written is inpatient."""
    if not text:
        return Setting.INPATIENT, ""
    found = _SETTINGS.get(_plain(text))
    if found is None:
        raise CoderDeskError(
            f"“{text[:40]}” is no setting.", "Use inpatient, outpatient, ED or professional."
        )
    return found


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").split())


def _day(text: str, field: ListField) -> dt.date | None:
    if not text:
        return None
    try:
        return read_day(text)
    except (ValueError, OverflowError):
        message = f"Its {field} “{text[:30]}” is no day."
        raise CoderDeskError(message, "Write days as 11/23/2026 or 2026-11-23.") from None


def read_day(text: str) -> dt.date:
    """A day as lists write it: ISO, month first, eight figures, or a spreadsheet's serial day."""
    begin = text.strip().split("T")[0].split(" ")[0]
    for shape in (_ISO, _PLAIN):
        found = shape.fullmatch(begin)
        if found:
            return dt.date(*(int(part) for part in found.groups()))
    found = _AMERICAN.fullmatch(begin)
    if found:
        month, day, year = (int(part) for part in found.groups())
        if year >= 100:  # noqa: PLR2004 - a year of four figures
            return dt.date(year, month, day)
        century = CENTURY - 100 if year > 30 else CENTURY  # noqa: PLR2004 - born in 1931 at the earliest
        return dt.date(century + year, month, day)
    if _SERIAL.fullmatch(begin):
        return _EPOCH + dt.timedelta(int(float(begin)))
    raise ValueError(text)

"""The coding summary of one encounter: rows first, drawn second."""

from pathlib import Path
from typing import BinaryIO

from coderdesk.domain.code import Edition, EditionInForce, System
from coderdesk.domain.encounter import Setting
from coderdesk.report.labels import SETTINGS
from coderdesk.report.paper import Card, Foot, Paper, Part
from coderdesk.report.summary_edits import kept_part, open_part, rest_part
from coderdesk.report.summary_head import head_fields
from coderdesk.report.summary_input import SummaryInput, Variant
from coderdesk.report.summary_lines import diagnoses_part, procedures_part, services_part
from coderdesk.report.telling import Telling, telling_of

__all__ = ["SummaryInput", "Variant", "summary_pdf", "summary_rows", "write_summary"]

TITLE = "Coding summary"
CONFIDENTIAL = "CONFIDENTIAL: protected health information"
READ_FIRST = "De-identified by rule. Read the quotes before you pass this on."


def summary_pdf(given: SummaryInput) -> bytes:
    """The summary as a PDF file; the same input gives the same bytes."""
    # Imported here: reportlab takes a quarter of a second that the start of the desk must not pay.
    from coderdesk.report.drawing import draw  # noqa: PLC0415

    return draw(summary_rows(given))


def write_summary(given: SummaryInput, target: Path | BinaryIO) -> None:
    """Write the summary to a stream or, not atomically, to a path."""
    data = summary_pdf(given)
    if isinstance(target, Path):
        target.write_bytes(data)
    else:
        target.write(data)


def summary_rows(given: SummaryInput) -> Paper:
    """All that stands on the summary, before any layout."""
    telling = telling_of(given)
    encounter = given.encounter
    house = "" if given.veiled else encounter.facility
    return Paper(
        card=_card(given),
        title=TITLE,
        subtitle=SETTINGS[encounter.setting],
        house=house,
        house_note="synthetic patient" if given.synthetic else "",
        running=_running(given),
        fields=head_fields(given, telling),
        parts=_parts(given, telling),
        foot=_foot(given, telling),
        signatures=("Coder", "Date"),
    )


def _parts(given: SummaryInput, telling: Telling) -> tuple[Part, ...]:
    """The parts in their order; lines that this claim does not take come after those it does."""
    encounter = given.encounter
    inpatient = encounter.setting is Setting.INPATIENT
    procedures = procedures_part(given, telling) if inpatient or encounter.procedures else None
    services = services_part(given, telling) if not inpatient or encounter.services else None
    lines = (procedures, services) if inpatient else (services, procedures)
    parts = (
        diagnoses_part(given, telling),
        *lines,
        kept_part(given, telling),
        open_part(given, telling),
        rest_part(given),
    )
    return tuple(part for part in parts if part)


def _running(given: SummaryInput) -> tuple[str, str]:
    """Whose pages these are."""
    encounter = given.encounter
    if given.veiled:
        return (f"{TITLE}, de-identified", "")
    account = f"Account {encounter.account}" if encounter.account else ""
    name = encounter.patient.name
    return (f"{TITLE}: {name}" if name else TITLE, account)


def _card(given: SummaryInput) -> Card:
    """What the file says of itself; without the person its time is the year alone."""
    encounter = given.encounter
    made = given.printed
    title = f"{TITLE}, account {encounter.account}" if encounter.account else TITLE
    if given.veiled:
        made = made.replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
        title = f"{TITLE}, de-identified"
    return Card(title, given.coder, SETTINGS[encounter.setting], made)


def _foot(given: SummaryInput, telling: Telling) -> Foot:
    """The mark, the editions that the codes were read in, and the stamp."""
    mark = READ_FIRST if given.veiled else CONFIDENTIAL
    at = f"{given.printed:%Y}" if given.veiled else _clock(given)
    stamp = f"CoderDesk, printed {at}, revision {given.revision}"
    codes = "; ".join(
        _edition(system, given.editions.get(system), telling) for system in _systems(given)
    )
    synthetic = "Synthetic patient. " if given.synthetic else ""
    return Foot(mark, (f"{synthetic}Codes: {codes}.",), stamp)


def _clock(given: SummaryInput) -> str:
    """The local time of printing, without leading zero in the hour."""
    moment = given.printed
    hour = moment.hour % 12 or 12
    return f"{moment:%m/%d/%Y} {hour}:{moment:%M %p}"


def _systems(given: SummaryInput) -> tuple[System, ...]:
    """The code systems that the encounter's lines stand in, ICD-10-CM always."""
    used = {System.ICD10CM}
    if given.encounter.procedures:
        used.add(System.ICD10PCS)
    for line in given.encounter.services:
        known = given.codes.get(line.code)
        used.add(known.system if known else _system_of(line.code))
    return tuple(system for system in System if system in used)


def _system_of(name: str) -> System:
    """Which system a service code that no book knows looks like: a letter first is HCPCS Level II."""
    return System.HCPCS if name[:1].isalpha() else System.CPT


def _days(edition: Edition) -> str:
    """The days an edition is in force, the year once where it is one."""
    first, last = edition.effective, edition.expires
    if last is None:
        return f"{first:%m/%d/%Y} on"
    start = f"{first:%m/%d}" if first.year == last.year else f"{first:%m/%d/%Y}"
    return f"{start} to {last:%m/%d/%Y}"


def _edition(system: System, found: EditionInForce | None, telling: Telling) -> str:
    """An edition with its days in force, and whether it covers the encounter."""
    name = system.heading
    if found is None or found.edition is None:
        return f"{name}, no edition at hand"
    edition = found.edition
    days = _days(edition)
    if found.covers:
        return f"{name} {edition.name}, in force {days}"
    where = "for the day of this encounter" if telling.veil else f"on {telling.date(telling.day)}"
    return f"{name} {edition.name} ({days}), not in force {where}"

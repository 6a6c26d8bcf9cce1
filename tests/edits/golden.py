"""The golden table: readable encounters, and the edits that must and must not be found."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from coderdesk.domain.code import bare
from coderdesk.domain.edit import Edit, Severity
from coderdesk.domain.encounter import Diagnosis, Encounter, Patient, Procedure, Service, Setting
from coderdesk.domain.encounter_json import diagnosis_name
from coderdesk.edits.facts import shipped_facts

TABLE = Path(__file__).resolve().parents[1] / "data" / "edits_golden.txt"
SECOND = TABLE.with_name("edits_golden_2.txt")
YEAR = 2026
PCS_LENGTH = 7
SETTINGS = {"IP": Setting.INPATIENT, "OP": Setting.OUTPATIENT, "PF": Setting.PROFESSIONAL}
SEVERITIES = {"!": Severity.ERROR, "?": Severity.WARNING, ".": Severity.INFO}

_LINE = re.compile(
    r"(?P<code>[A-Z0-9.]+)(?P<mods>(?:-[^-x>@ ]+)*)(?:x(?P<units>-|-?\d+))?(?:>(?P<pointers>-|[\d,]+))?"
    r"(?:@(?P<day>[\d-]+))?"
)
_PERSON = re.compile(r"([FMXU])(\d+)(d?)")


@dataclass(frozen=True)
class Golden:
    """One line of the table."""

    number: int
    text: str
    encounter: Encounter
    expected: tuple[str, ...]
    forbidden: tuple[str, ...]
    table: str = TABLE.stem

    @property
    def name(self) -> str:
        return f"{self.table}-line-{self.number}"

    def problems(self, edits: Iterable[Edit]) -> list[str]:
        found = {
            edit.rule: {each.severity for each in edits if each.rule == edit.rule} for edit in edits
        }
        wrong = []
        for wanted in self.expected:
            rule, severity = wanted.rstrip("!?."), SEVERITIES.get(wanted[-1])
            if rule not in found:
                wrong.append(f"{rule} is missing")
            elif severity and severity not in found[rule]:
                wrong.append(f"{rule} is {sorted(found[rule])}, not {severity}")
        for rule in self.forbidden:
            if rule == "any":
                wrong += [f"{each} must not be raised" for each in found]
            elif rule == "errors":
                wrong += [
                    f"{each} must be no error" for each, how in found.items() if Severity.ERROR in how
                ]
            elif rule in found:
                wrong.append(f"{rule} must not be raised")
        return wrong


def read_golden(path: Path = TABLE) -> Iterator[Golden]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("|")]
        assert len(cells) == 7, f"line {number} has {len(cells)} cells"
        setting, days, person, diagnoses, lines, expected, forbidden = cells
        encounter = encounter_of(SETTINGS[setting], days, person, (diagnoses, lines))
        yield Golden(
            number, line, encounter, tuple(expected.split()), tuple(forbidden.split()), path.stem
        )


def encounter_of(setting: Setting, days: str, person: str, coding: tuple[str, str]) -> Encounter:
    first, _dots, last = days.partition("..")
    start, end = _day(first), _day(last or first)
    diagnoses = tuple(_diagnosis(text, at, setting) for at, text in enumerate(coding[0].split(), 1))
    encounter = Encounter(setting=setting, patient=_patient(person, start), diagnoses=diagnoses)
    if setting is Setting.INPATIENT:
        encounter = replace(encounter, admit_date=start, discharge_date=end)
    elif last:
        encounter = replace(encounter, admit_date=start, discharge_date=end, service_date=start)
    else:
        encounter = replace(encounter, service_date=start)
    for at, text in enumerate(coding[1].split(), len(diagnoses) + 1):
        found = _LINE.fullmatch(text)
        assert found, text
        is_pcs = len(found["code"]) == PCS_LENGTH
        if setting is Setting.INPATIENT or is_pcs:
            encounter = replace(encounter, procedures=(*encounter.procedures, _procedure(found, at)))
        else:
            line = _service(found, at, encounter)
            encounter = replace(encounter, services=(*encounter.services, line))
    return encounter


def _day(text: str) -> date:
    return date.fromisoformat(text if len(text) > 5 else f"{YEAR}-{text}")


def _patient(person: str, start: date) -> Patient:
    if person == "-":
        return Patient()
    found = _PERSON.fullmatch(person)
    assert found, person
    age = int(found[2])
    born = start - timedelta(days=age) if found[3] else date(start.year - age, start.month, 1)
    return Patient(birth_date=born, sex=found[1])


def _diagnosis(text: str, at: int, setting: Setting) -> Diagnosis:
    code, slash, poa = text.partition("/")
    name = diagnosis_name(code)
    if not slash and setting is Setting.INPATIENT:
        poa = "" if shipped_facts().poa_exempt.of(bare(name)) else "Y"
    return Diagnosis(name, "" if poa == "-" else poa, at)


def _procedure(found: re.Match[str], at: int) -> Procedure:
    return Procedure(found["code"], _day(found["day"]) if found["day"] else None, id=at)


def _service(found: re.Match[str], at: int, encounter: Encounter) -> Service:
    given = found["pointers"]
    default = "1" if encounter.setting is Setting.PROFESSIONAL else "-"
    pointers = [int(each) for each in (given or default).split(",") if each != "-"]
    count = len(encounter.diagnoses)
    units = found["units"] or "1"
    return Service(
        found["code"],
        tuple(each for each in found["mods"].split("-") if each),
        None if units == "-" else int(units),
        tuple(each for each in pointers if 1 <= each <= count),
        _day(found["day"]) if found["day"] else None,
        id=at,
        stray_pointers=tuple(each for each in pointers if not 1 <= each <= count),
    )

"""Whether the codes exist, are complete, and belong to the day and the setting."""

from collections.abc import Iterator
from dataclasses import dataclass

from coderdesk.domain.code import Code, EditionInForce, System, bare, dotted
from coderdesk.domain.edit import Edit, Mend, Part, Severity
from coderdesk.edits import mends
from coderdesk.edits.case import Case
from coderdesk.edits.names import FULL, stems, system_of

MOST_CHOICES = 4
LONGEST = 12  # characters of a mistyped code worth repeating
# Licensed or supplied by the user: who has none knows it, and need not be told at each encounter.
_USER_BOOKS = (System.HCPCS, System.CPT)


@dataclass(frozen=True, slots=True)
class Named:
    """A code somewhere on the encounter; line 0 is the visit itself."""

    system: System
    name: str
    part: Part
    line: int

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines an edit on it names."""
        return (self.line,) if self.line else ()


def named_codes(case: Case) -> Iterator[Named]:
    """Every code that stands where its system belongs."""
    encounter = case.encounter
    for dx in case.dx:
        yield Named(System.ICD10CM, dx.name, Part.DIAGNOSES, dx.at)
    for name in (encounter.admitting_diagnosis, *encounter.visit_reasons):
        if name:
            yield Named(System.ICD10CM, name, Part.VISIT, 0)
    for at, procedure in enumerate(encounter.procedures, 1):
        if not _misplaced(case, procedure.code, System.ICD10PCS):
            yield Named(System.ICD10PCS, procedure.code, Part.PROCEDURES, at)
    for at, service in enumerate(encounter.services, 1):
        system = system_of(service.code)
        if system not in {System.ICD10CM, System.ICD10PCS}:
            yield Named(system or System.HCPCS, service.code, Part.SERVICES, at)


def unknown_code(case: Case) -> Iterator[Edit]:
    """A code that no edition of its system in force knows."""
    for named in named_codes(case):
        if named.name in case.codes or _wrong_seventh(case, named):
            continue
        if system_of(named.name) is None:
            yield _shapeless(named)
            continue
        force = case.editions.get(named.system)
        if not force or not force.edition:
            continue
        # A newer edition may know the code; then the one at hand cannot prove it wrong.
        severity = Severity.ERROR if force.covers else Severity.WARNING
        doubt = "" if force.covers else ", which does not cover the day of this encounter"
        yield Edit(
            "unknown-code",
            severity,
            f"{named.name} is not a code of {_book(named.system)}, {force.edition.name}{doubt}.",
            "Guidelines I.B.2"
            if named.system is System.ICD10CM
            else f"{_book(named.system)} code list",
            (named.name,),
            named.lines,
            named.part,
            mends=(mends.search(named.name, named.line, named.part),),
        )


def _shapeless(named: Named) -> Edit:
    """What looks like no code at all is none, whichever book is at hand."""
    return Edit(
        "unknown-code",
        Severity.ERROR,
        f"{named.name[:LONGEST]} does not look like {_book(named.system)} or any other code.",
        f"{_book(named.system)} code format",
        (named.name,),
        named.lines,
        named.part,
        mends=(mends.search(named.name, named.line, named.part),),
    )


def not_billable(case: Case) -> Iterator[Edit]:
    """A heading, where only a code with all its characters will do."""
    for named in named_codes(case):
        code = case.codes.get(named.name)
        if code is None or code.billable or code.sevenths:
            continue
        below = [place for place in code.children if place.billable][:MOST_CHOICES]
        choices = tuple(
            mends.replace(named.line, place.code, place.title) for place in below if named.line
        )
        yield Edit(
            "not-billable",
            Severity.ERROR,
            f"{code.code} {code.title} is a heading; a more specific code stands below it.",
            "Guidelines I.B.2; IV.F.2",
            (named.name,),
            named.lines,
            named.part,
            mends=(mends.search(code.code, named.line, named.part), *choices),
        )


def seventh_character(case: Case) -> Iterator[Edit]:
    """A seventh character that is missing, misplaced or not one of the legal ones."""
    for named in named_codes(case):
        if named.system is not System.ICD10CM:
            continue
        code = case.codes.get(named.name)
        if code is not None and not code.billable and code.sevenths:
            yield _seventh_edit(named, code, f"{code.code} needs a seventh character")
        elif code is None and (base := _wrong_seventh(case, named)):
            yield _seventh_edit(named, base, _what_is_wrong(named.name, base))


def _what_is_wrong(name: str, base: Code) -> str:
    last = bare(name)[-1]
    legal = [char for char, _text in base.sevenths]
    if last in legal and len(bare(name)) < FULL:
        return f"The seventh character {last} of {base.code} needs X as placeholder before it"
    return f"{last} is not a seventh character of {base.code}"


def _seventh_edit(named: Named, base: Code, problem: str) -> Edit:
    legal = ", ".join(char for char, _text in base.sevenths)
    last = bare(named.name)[-1] if named.name != base.code else ""
    ranked = sorted(base.sevenths, key=lambda pair: pair[0] != last)
    choices: tuple[Mend, ...] = ()
    if named.line:
        choices = tuple(
            mends.replace(named.line, with_seventh(base.code, char), text)
            for char, text in ranked[:MOST_CHOICES]
        )
    place, quote = _seventh_note(base)
    return Edit(
        "seventh-character",
        Severity.ERROR,
        f"{problem}: {legal}.",
        f"Guidelines I.A.4, I.A.5; Tabular {place}",
        (named.name,),
        named.lines,
        named.part,
        quote=quote,
        mends=(*choices, mends.search(base.code, named.line, named.part)),
    )


def with_seventh(base: str, char: str) -> str:
    """A base code with its seventh character, placeholders filled in: ``W19`` and A make W19.XXXA."""
    return dotted(bare(base).ljust(FULL - 1, "X") + char)


def _seventh_note(base: Code) -> tuple[str, str]:
    for note in base.notes:
        if note.kind == "seventh-character":
            return note.place, note.text
    return base.code, ""


def _wrong_seventh(case: Case, named: Named) -> Code | None:
    """The base code of an unknown name that differs only in its seventh character."""
    if named.system is not System.ICD10CM:
        return None
    for stem in stems(named.name):
        base = case.codes.get(stem)
        if base is not None and base.sevenths and not base.billable:
            return base
    return None


def not_valid_on_date(case: Case) -> Iterator[Edit]:
    """A code of another edition than the one in force on the day."""
    for named in named_codes(case):
        force, code = case.editions.get(named.system), case.codes.get(named.name)
        if not force or not force.edition or code is None or not code.edition:
            continue
        if code.system is named.system and code.edition != force.edition.name:
            yield Edit(
                "not-valid-on-date",
                Severity.ERROR,
                f"{code.code} is a code of {code.edition}, but {force.edition.name} is in "
                "force on this day.",
                f"{_book(named.system)} {force.edition.name}; Guidelines, introduction",
                (named.name,),
                named.lines,
                named.part,
                mends=(mends.search(code.title, named.line, named.part),),
            )


def edition_missing(case: Case) -> Iterator[Edit]:
    """No edition of a system that is used covers the day: once for each system."""
    for system in dict.fromkeys(named.system for named in named_codes(case)):
        force = case.editions.get(system) or EditionInForce(None, covers=False)
        if force.covers or (force.edition is None and system in _USER_BOOKS):
            continue
        day = case.encounter.day
        if force.edition is None:
            text = f"No {_book(system)} book is installed, so its codes are not checked."
        else:
            when = f" covers {day.isoformat()}" if day else " is in force"
            text = f"No {_book(system)} edition{when}; codes are read from {force.edition.name}."
        yield Edit(
            "edition-missing",
            Severity.WARNING,
            text,
            "Code sets change on 1 October and 1 April (45 CFR 162.1002)",
            (str(system),),
            (),
            Part.VISIT,
        )


def wrong_code_system(case: Case) -> Iterator[Edit]:
    """ICD-10-PCS outside a stay, or CPT and HCPCS where ICD-10-PCS belongs."""
    for at, procedure in enumerate(case.encounter.procedures, 1):
        if not case.inpatient:
            text = (
                f"{procedure.code}: ICD-10-PCS is for inpatient stays; here procedures "
                "take CPT or HCPCS."
            )
            yield _misplaced_edit(procedure.code, text, at, Part.PROCEDURES)
        elif _misplaced(case, procedure.code, System.ICD10PCS):
            text = f"{procedure.code} is not an ICD-10-PCS code; inpatient procedures take ICD-10-PCS."
            yield _misplaced_edit(procedure.code, text, at, Part.PROCEDURES)
    for at, service in enumerate(case.encounter.services, 1):
        system = system_of(service.code)
        if system in {System.ICD10CM, System.ICD10PCS}:
            text = f"{service.code} is an {_book(system)} code; service lines take CPT or HCPCS."
            yield _misplaced_edit(service.code, text, at, Part.SERVICES)
        elif case.inpatient:
            text = (
                f"{service.code}: a hospital stay reports its procedures in ICD-10-PCS, "
                "not CPT or HCPCS."
            )
            yield _misplaced_edit(service.code, text, at, Part.SERVICES)


def _misplaced(case: Case, name: str, system: System) -> bool:
    code = case.codes.get(name)
    if code is not None:
        return code.system is not system
    return system_of(name) not in {system, None}


def _misplaced_edit(name: str, text: str, at: int, part: Part) -> Edit:
    return Edit(
        "wrong-code-system",
        Severity.ERROR,
        text,
        "45 CFR 162.1002; Claims Processing Manual ch. 25 §75 (FL 44, FL 74)",
        (name,),
        (at,),
        part,
        mends=(mends.remove(at, name, part),),
    )


def _book(system: System | None) -> str:
    return system.heading if system else "unknown"

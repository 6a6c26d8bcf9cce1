"""Trip: put several codes on at once, from a kept set or as last time for the same patient."""

import re

from coderdesk.domain.code import System, bare, dotted
from coderdesk.domain.code_set import (
    CodeSet,
    InsertLines,
    Prior,
    SetLine,
    lines_as_set,
    named_set,
)
from coderdesk.domain.encounter import Encounter
from coderdesk.domain.work import Listing, Order
from coderdesk.edits.names import system_of
from coderdesk.errors import CoderDeskError
from coderdesk.storage.code_sets import CodeSetStore
from coderdesk.storage.encounters import EncounterStore
from coderdesk.workflow.codebooks import Codebooks

MOST_PRIORS = 20
_ONE = re.compile(r"(?P<code>[A-Z0-9.]{3,8})(?P<mods>(?:-[A-Z0-9]{2}){0,4})(?:X(?P<units>\d{1,3}))?")
_AGAIN = "Write codes with blanks between them, such as E11.22 N18.31 Z79.4 or 99213-25."


class CodeGroups:
    """The kept sets, and the earlier encounters of a patient."""

    def __init__(self, sets: CodeSetStore, encounters: EncounterStore, books: Codebooks) -> None:
        self._sets, self._encounters, self._books = sets, encounters, books

    def sets(self) -> tuple[CodeSet, ...]:
        """Every kept set, by name."""
        return self._sets.listing()

    def keep(self, name: str, codes: str, encounter: Encounter, key: int = 0) -> CodeSet:
        """Keep a set as typed; codes that stand on the encounter keep their pointers.

        Raises:
            CoderDeskError: no name, no codes, a word that is no code, or a name that is taken.
        """
        lines = tuple(self._line(word, encounter) for word in codes.split())
        try:
            return self._sets.keep(named_set(name, lines, key))
        except ValueError as problem:
            raise CoderDeskError(str(problem), _AGAIN) from problem

    def remove(self, key: int) -> None:
        """Take a set away."""
        self._sets.remove(key)

    def insertion(self, lines: tuple[SetLine, ...], what: str, encounter: Encounter) -> InsertLines:
        """The change that puts lines on, each from the edition of the encounter's day."""
        systems = dict.fromkeys(line.system for line in lines)
        editions = ((system, self._edition(system, encounter)) for system in systems)
        return InsertLines(lines, what, tuple((system, key) for system, key in editions if key))

    def titles(self, lines: tuple[SetLine, ...], encounter: Encounter) -> dict[str, str]:
        """The titles of codes in the books of the encounter's day, by code."""
        wanted = [(line.system, line.code) for line in lines]
        found = self._books.library.codes(wanted, encounter.day)
        return {name: code.title for name, code in found.items()}

    def priors(self, encounter: Encounter) -> tuple[Prior, ...]:
        """The encounters of the same MRN that have codes, the latest first; none without an MRN."""
        mrn = encounter.patient.mrn.strip()
        if not mrn:
            return ()
        listing = Listing(words=mrn, order=Order.DAY, limit=MOST_PRIORS * 5)
        found = []
        for row in self._encounters.listing(listing):
            if row.mrn.strip() != mrn or row.id == encounter.id or not (row.diagnoses or row.services):
                continue
            lines = lines_as_set(self._encounters.load(row.id))
            found.append(Prior(row.id, row.day, row.setting, row.account, lines))
        return tuple(found[:MOST_PRIORS])

    def _edition(self, system: System, encounter: Encounter) -> str:
        edition, _covers = self._books.library.in_force(system, encounter.day)
        return edition.key if edition else ""

    def _line(self, word: str, encounter: Encounter) -> SetLine:
        typed = _ONE.fullmatch(word.strip(",;").upper())
        if typed is None:
            raise CoderDeskError(f"“{word[:20]}” is no code.", _AGAIN)
        code = typed["code"]
        system = self._system(code, encounter)
        if system is None:
            raise CoderDeskError(f"“{word[:20]}” is no code of any book here.", _AGAIN)
        if system is System.ICD10CM:
            code = dotted(bare(code))
        held = {line.code: line for line in lines_as_set(encounter)}
        modifiers = tuple(one for one in typed["mods"].split("-") if one)
        points = held[code].points if code in held else ()
        return SetLine(code, system, modifiers, int(typed["units"] or 1), points)

    def _system(self, code: str, encounter: Encounter) -> System | None:
        """A code without its dot may look like a HCPCS code; the books tell."""
        name = dotted(bare(code))
        if self._books.library.codes([(System.ICD10CM, name)], encounter.day):
            return System.ICD10CM
        return system_of(code)

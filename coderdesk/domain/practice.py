"""Practice encounters with an answer key, and how a coder's answer is held against it."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from coderdesk.domain.encounter import Encounter, Service, Setting

EXEMPT = {"", "1", "E"}  # the ways in which a diagnosis is told to be exempt from POA


@dataclass(frozen=True, slots=True)
class PracticeCase:
    """A synthetic encounter: its chart as text, and its key; ``why`` explains each code of the key.

    ``level`` goes from 1 (one idea) to 3 (several rules at once); ``first`` are the codes of which any
    may stand first, where the guidelines leave it open.
    """

    id: str
    title: str
    level: int
    minutes: int
    bare: Encounter
    key: Encounter
    chart: str
    why: dict[str, str]
    first: tuple[str, ...]

    @property
    def setting(self) -> Setting:
        """The setting it is coded in."""
        return self.key.setting


class Outcome(StrEnum):
    """What became of one element of the key or of the answer."""

    RIGHT = "right"
    WRONG = "wrong"
    MISSED = "missed"
    EXTRA = "not in the key"


@dataclass(frozen=True, slots=True)
class Mark:
    """One element of a scored answer: what it is about, what became of it, and why."""

    element: str
    code: str
    outcome: Outcome
    told: str = ""
    why: str = ""

    @property
    def spoken(self) -> str:
        """The mark as a screen reader says it."""
        return ", ".join(part for part in (self.code, self.element, self.outcome, self.told) if part)


@dataclass(frozen=True, slots=True)
class Scored:
    """All marks of an answer: a point for each element right, none for any other."""

    marks: tuple[Mark, ...]

    @property
    def right(self) -> int:
        """The points."""
        return sum(mark.outcome is Outcome.RIGHT for mark in self.marks)

    @property
    def total(self) -> int:
        """The most points that could be had, one more for each code that should not be there."""
        return len(self.marks)


def score(case: PracticeCase, answer: Encounter) -> Scored:
    """Hold an answer against the key of a case, element by element."""
    return Scored(
        (
            *_first(case, answer),
            *_diagnoses(case, answer),
            *_procedures(case, answer),
            *_services(case, answer),
        )
    )


def _first(case: PracticeCase, answer: Encounter) -> tuple[Mark, ...]:
    if not case.key.diagnoses:
        return ()
    element = "principal" if case.setting is Setting.INPATIENT else "first-listed"
    wanted = case.first or (case.key.diagnoses[0].code,)
    had = answer.diagnoses[0].code if answer.diagnoses else ""
    why = case.why.get(wanted[0], "")
    if had in wanted:
        return (Mark(element, had, Outcome.RIGHT, why=why),)
    told = f"you put {had} first" if had else "nothing stands first"
    return (Mark(element, " or ".join(wanted), Outcome.WRONG, told, why),)


def _diagnoses(case: PracticeCase, answer: Encounter) -> tuple[Mark, ...]:
    had = {line.code: line for line in answer.diagnoses}
    marks = []
    for line in case.key.diagnoses:
        why = case.why.get(line.code, "")
        mine = had.get(line.code)
        if mine is None:
            marks.append(Mark("diagnosis", line.code, Outcome.MISSED, why=why))
            continue
        marks.append(Mark("diagnosis", line.code, Outcome.RIGHT, why=why))
        if case.setting is Setting.INPATIENT:
            marks.append(_poa(line.code, line.poa, mine.poa, why))
    wanted = [line.code for line in case.key.diagnoses]
    return (*marks, *_extra("diagnosis", wanted, [line.code for line in answer.diagnoses]))


def _poa(code: str, key: str, mine: str, why: str) -> Mark:
    same = key == mine or {key, mine} <= EXEMPT
    told = "" if same else f"you said {mine or 'nothing'}, the key says {key}"
    return Mark("POA", code, Outcome.RIGHT if same else Outcome.WRONG, told, why)


def _procedures(case: PracticeCase, answer: Encounter) -> tuple[Mark, ...]:
    had = {line.code: line for line in answer.procedures}
    marks = []
    for line in case.key.procedures:
        why, mine = case.why.get(line.code, ""), had.get(line.code)
        if mine is None:
            marks.append(Mark("procedure", line.code, Outcome.MISSED, why=why))
        elif mine.date not in (line.date, None):
            told = f"you dated it {mine.date:%m/%d/%Y}, the chart says {line.date:%m/%d/%Y}"
            marks.append(Mark("procedure", line.code, Outcome.WRONG, told, why))
        else:
            marks.append(Mark("procedure", line.code, Outcome.RIGHT, why=why))
    wanted = [line.code for line in case.key.procedures]
    return (*marks, *_extra("procedure", wanted, [line.code for line in answer.procedures]))


def _services(case: PracticeCase, answer: Encounter) -> tuple[Mark, ...]:
    had = {line.code: line for line in answer.services}
    marks = []
    for line in case.key.services:
        why, mine = case.why.get(line.code, ""), had.get(line.code)
        if mine is None:
            marks.append(Mark("service", line.code, Outcome.MISSED, why=why))
            continue
        marks.append(Mark("service", line.code, Outcome.RIGHT, why=why))
        marks += _details(case.key, line, answer, mine, why)
    wanted = [line.code for line in case.key.services]
    return (*marks, *_extra("service", wanted, [line.code for line in answer.services]))


def _details(key: Encounter, line: Service, answer: Encounter, mine: Service, why: str) -> list[Mark]:
    """Modifiers, units and what a line points to, one mark each."""
    pairs = (
        ("modifier", ", ".join(sorted(line.modifiers)), ", ".join(sorted(mine.modifiers))),
        ("units", str(line.units or 1), str(mine.units or 1)),
        ("pointer", _pointed(key, line), _pointed(answer, mine)),
    )
    return [
        Mark(name, line.code, Outcome.RIGHT, why=why)
        if wanted == given
        else Mark(
            name,
            line.code,
            Outcome.WRONG,
            f"you gave {given or 'none'}, the key has {wanted or 'none'}",
            why,
        )
        for name, wanted, given in pairs
        if wanted or given
    ]


def _pointed(encounter: Encounter, line: Service) -> str:
    codes = {one.id: one.code for one in encounter.diagnoses}
    return ", ".join(codes[each] for each in line.pointers if each in codes)


def _extra(element: str, wanted: list[str], given: list[str]) -> tuple[Mark, ...]:
    left = Counter(given)
    left.subtract(Counter(wanted))
    return tuple(
        Mark(element, code, Outcome.EXTRA, "the key does without it")
        for code, count in left.items()
        for _ in range(max(0, count))
    )

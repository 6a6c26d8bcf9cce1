"""The trip of an audit: draw a sample, review it, answer, score, report."""

import datetime as dt
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from coderdesk.domain.audit import NOTHING, Compared, Element, Review, compare
from coderdesk.domain.code import System, bare
from coderdesk.domain.csv_cells import csv_text
from coderdesk.domain.encounter import Diagnosis, Encounter, Procedure, Service
from coderdesk.domain.lines import Line
from coderdesk.domain.work import EncounterRow, Listing, WorkStatus
from coderdesk.domain.worklist import kind_of
from coderdesk.errors import CoderDeskError
from coderdesk.storage.audits import AuditStore
from coderdesk.storage.choices import ChoiceStore
from coderdesk.storage.database import WorkFile
from coderdesk.storage.encounters import EncounterStore
from coderdesk.workflow.work_choices import read_norms

MOST, MANY_CODES, PCS_LENGTH = 2000, 10, 7
OVERRIDDEN, MANY, HEAVY = 3, 2, 2  # what one of each adds to the risk; the last times the weight
HEADS = (
    "Sample",
    "Account",
    "Element",
    "Of",
    "Coder",
    "Reviewer",
    "Verdict",
    "Class",
    "Reason",
    "Answer",
)


class Auditing:
    """Everything that is done with audits on an open desk."""

    def __init__(self, work: WorkFile, who: Callable[[], str]) -> None:
        self._who = who
        self._audits = AuditStore(work)
        self._encounters = EncounterStore(work)
        self._choices = ChoiceStore(work)

    # the sample
    def final(self) -> tuple[EncounterRow, ...]:
        """The encounters that may be drawn: final ones."""
        return self._encounters.listing(Listing(statuses=(WorkStatus.DONE,), limit=MOST))

    def insist_on_final(self) -> tuple[EncounterRow, ...]:
        """The encounters that may be drawn; CoderDeskError when there is none."""
        rows = self.final()
        if not rows:
            message = "There is no final encounter to audit yet."
            raise CoderDeskError(message, "Make an encounter final with F9 first.")
        return rows

    def draw(self, count: int, seed: str, *, by_risk: bool, blind: bool) -> tuple[Review, ...]:
        """Draw a sample of final encounters; the same seed draws the same from the same."""
        rows = sorted(self.insist_on_final(), key=lambda row: row.id)
        chance = random.Random(seed)  # noqa: S311 - a draw that can be repeated, not a secret
        chance.shuffle(rows)
        if by_risk:
            risk = self._risks(rows)
            rows.sort(key=lambda row: risk[row.id], reverse=True)
        way = "by risk" if by_risk else "at random"
        name = f"{min(count, len(rows))} of {len(rows)} {way}, seed {seed}"
        drawn = sorted(rows[:count], key=lambda row: (row.account, row.id))
        return tuple(self.begin(row.id, name, blind=blind) for row in drawn)

    def _risks(self, rows: Sequence[EncounterRow]) -> dict[str, int]:
        """How much speaks for drawing each encounter.

        Edits overridden, lines without evidence, many codes, work that weighs much by the coder's own
        norms, and codes that no other final encounter has.
        """
        held = {row.id: self._encounters.load(row.id) for row in rows}
        seen = Counter(code for encounter in held.values() for code in _codes(encounter))
        weights = {norm.kind: norm.weight for norm in read_norms(self._choices.load("norms"))}
        risks = {}
        for row in rows:
            encounter = held[row.id]
            lines = _lines(encounter)
            risk = OVERRIDDEN * row.overrides + sum(not line.evidence for line in lines)
            risk += MANY if len(lines) > MANY_CODES else 0
            risk += round(HEAVY * weights.get(kind_of(encounter), 0))
            risks[row.id] = risk + sum(seen[code] == 1 for code in _codes(encounter))
        return risks

    def begin(self, encounter_id: str, sample: str, *, blind: bool, own: bool = False) -> Review:
        """Begin the review of one encounter; a blind one begins without codes."""
        first = self._encounters.load(encounter_id)
        second = _emptied(first) if blind else first
        review = Review(
            encounter_id=encounter_id,
            sample=sample,
            coder=self._coder(encounter_id),
            reviewer=self._who(),
            blind=blind,
            shown=not blind,
            own=own,
            first=first,
            second=second,
        )
        if self._encounters.status(encounter_id) is WorkStatus.DONE:
            self._encounters.set_status(encounter_id, WorkStatus.AUDIT, self._who())
        return self._audits.begin(review)

    def _coder(self, encounter_id: str) -> str:
        told = [one.who for one in self._encounters.timeline(encounter_id) if one.who]
        return told[-1] if told else ""

    # the review
    def keep(self, review: Review) -> Review:
        """Keep a review after a change."""
        self._audits.keep(review)
        return review

    def finish(self, review: Review) -> Review:
        """End a review; the encounter is final again."""
        done = replace(review, done=f"{dt.date.today():%Y-%m-%d}", shown=True)  # noqa: DTZ011 - the desk's day
        if self._encounters.status(review.encounter_id) is WorkStatus.AUDIT:
            self._encounters.set_status(review.encounter_id, WorkStatus.DONE, self._who())
        return self.keep(done)

    def take_back(self, review: Review) -> Review | None:
        """Take the last change back."""
        return self._audits.take_back(review.id)

    def listing(self) -> tuple[Review, ...]:
        """All reviews, the newest first."""
        return self._audits.listing()

    def of_sample(self, review: Review) -> tuple[Review, ...]:
        """The reviews of the same sample, first drawn first."""
        same = (one for one in self._audits.listing() if one.sample == review.sample)
        return tuple(reversed(tuple(same)))


def _codes(encounter: Encounter) -> set[str]:
    return {bare(line.code) for line in _lines(encounter)}


def _lines(encounter: Encounter) -> list[Line]:
    return [*encounter.diagnoses, *encounter.procedures, *encounter.services]


def _emptied(encounter: Encounter) -> Encounter:
    lines = replace(encounter, diagnoses=(), procedures=(), services=(), disposition="")
    return replace(lines, overrides=(), not_coded=())


def with_code(review: Review, system: System, code: str, poa: str = "") -> Review:
    """The review with a code added to the reviewer's coding."""
    second = review.second
    new = max(second.next_id(), review.first.next_id())
    if system is System.ICD10CM:
        second = replace(second, diagnoses=(*second.diagnoses, Diagnosis(code, poa, new)))
    elif system is System.ICD10PCS:
        second = replace(second, procedures=(*second.procedures, Procedure(code, id=new)))
    else:
        second = replace(second, services=(*second.services, Service(code, id=new)))
    return replace(review, second=second)


def without_code(review: Review, code: str) -> Review:
    """The review without a code in the reviewer's coding."""

    def kept(lines: tuple[object, ...]) -> tuple[object, ...]:
        at = next(
            (n for n, one in enumerate(lines) if bare(getattr(one, "code", "")) == bare(code)), -1
        )
        return lines if at < 0 else lines[:at] + lines[at + 1 :]

    second = review.second
    changed = replace(
        second,
        diagnoses=kept(second.diagnoses),  # type: ignore[arg-type]
        procedures=kept(second.procedures),  # type: ignore[arg-type]
        services=kept(second.services),  # type: ignore[arg-type]
    )
    return replace(review, second=changed)


def with_changed(review: Review, old: str, new: str) -> Review:
    """The review with a code of the reviewer's exchanged in its place."""

    def swapped(line: Diagnosis) -> Diagnosis:
        return replace(line, code=new) if bare(line.code) == bare(old) else line

    second = review.second
    changed = replace(
        second,
        diagnoses=tuple(swapped(line) for line in second.diagnoses),
        procedures=tuple(
            replace(one, code=new) if bare(one.code) == bare(old) else one for one in second.procedures
        ),
        services=tuple(
            replace(one, code=new) if bare(one.code) == bare(old) else one for one in second.services
        ),
    )
    return replace(review, second=changed)


def with_poa(review: Review, code: str, poa: str) -> Review:
    """The review with another POA on a diagnosis of the reviewer's."""
    lines = tuple(
        replace(one, poa=poa) if bare(one.code) == bare(code) else one
        for one in review.second.diagnoses
    )
    return replace(review, second=replace(review.second, diagnoses=lines))


def lines_csv(reviews: tuple[Review, ...]) -> bytes:
    """Every line of some reviews as CSV; no cell can act as a formula."""
    rows = [row_of(review, line) for review in reviews for line in compared(review)]
    return csv_text(HEADS, rows).encode("utf-8-sig")


def compared(review: Review) -> tuple[Compared, ...]:
    """The comparison of a review; nothing while a blind one hides the coder's codes."""
    return compare(review.first if review.shown else NOTHING, review.second)


def row_of(review: Review, line: Compared) -> tuple[str, ...]:
    """One line as plain text."""
    remark = review.remark(line.key)
    answer = ", ".join(part for part in (remark.answer.value, remark.resolution.value) if part)
    told = (line.old, line.new, line.verdict.value, review.class_of(line).value, remark.reason, answer)
    return (review.sample, review.first.account, line.element.value, line.on, *told)


def system_of(code: str, element: Element | None = None) -> System:
    """Which system a typed code looks like."""
    plain = code.strip().upper()
    if element is Element.PCS or (len(plain) == PCS_LENGTH and "." not in plain and plain.isalnum()):
        return System.ICD10PCS
    if element is Element.CPT or (len(plain) == 5 and plain[1:4].isdigit() and "." not in plain):  # noqa: PLR2004
        return System.HCPCS if plain[:1].isalpha() else System.CPT
    return System.ICD10CM

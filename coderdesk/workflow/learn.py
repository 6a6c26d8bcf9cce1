"""Trips for learning: write in the notebook, be drilled, practise, and log continuing education."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from coderdesk.domain.encounter import Encounter
from coderdesk.domain.learning import (
    Certificate,
    Credit,
    Drill,
    Entry,
    Grade,
    PracticeResult,
    Standing,
    standing,
)
from coderdesk.domain.practice import Mark, Outcome, PracticeCase, Scored, score
from coderdesk.errors import CoderDeskError
from coderdesk.storage.credits import CreditStore
from coderdesk.storage.learning import DrillStore, EntryStore

LARGEST_PROOF = 20 * 1024 * 1024  # bytes


class Learning:
    """The learning shelves of one desk."""

    def __init__(self, entries: EntryStore, drills: DrillStore, log: CreditStore) -> None:
        self._entries, self._drills, self._log = entries, drills, log
        self._undos: list[tuple[str, Callable[[], object]]] = []

    @property
    def undoable(self) -> bool:
        """Whether anything was done here that can be taken back."""
        return bool(self._undos)

    def take_back(self) -> str:
        """Take the last deed back; the answer says which, and is empty when there is none."""
        if not self._undos:
            return ""
        said, undo = self._undos[-1]
        undo()
        self._undos.pop()
        return said

    def _did(self, said: str, undo: Callable[[], object]) -> None:
        self._undos.append((said, undo))

    def entries(self) -> tuple[Entry, ...]:
        """The notebook, newest first."""
        return self._entries.listing()

    def write(self, entry: Entry) -> Entry:
        """Write an entry; what hangs on a code or on words is drilled from now on.

        Raises:
            CoderDeskError: it says nothing.
        """
        if not entry.text.strip():
            raise CoderDeskError("This entry says nothing yet.", "Write what you want to remember.")
        before = next((one for one in self.entries() if one.id == entry.id), None)
        kept = self._write(entry)
        if before is None:
            self._did("the new entry", lambda: self._take_away(kept))
        else:
            self._did("the change of an entry", lambda: self._write(before))
        return kept

    def take_away(self, entry: Entry) -> None:
        """Take an entry and its drill away."""
        drill = self._take_away(entry)
        self._did("an entry taken away", lambda: self._put_back(entry, drill))

    def _write(self, entry: Entry) -> Entry:
        kept = replace(entry, id=self._entries.keep(entry))
        if kept.hangs_on:  # without anything to ask about there is no question
            self._drills.add([_of_entry(kept)])
        else:
            self._drills.drop(_of_entry(kept).key)
        return kept

    def _take_away(self, entry: Entry) -> Drill | None:
        key = _of_entry(entry).key
        drill = next((one for one in self.drills() if one.key == key), None)
        self._entries.remove(entry.id)
        self._drills.drop(key)
        return drill

    def _put_back(self, entry: Entry, drill: Drill | None) -> None:
        self._entries.put_back(entry.id)
        if drill is not None:
            self._drills.add([drill])
            self._drills.remember(drill)  # what was known of it is known again

    def coming_up(self, code: str, words: str = "") -> tuple[Entry, ...]:
        """The entries that belong to a code or to words."""
        return tuple(entry for entry in self._entries.listing() if entry.comes_up(code, words))

    def drills(self) -> tuple[Drill, ...]:
        """Every drill, the next due first."""
        return self._drills.all()

    def due(self, at: dt.datetime) -> tuple[Drill, ...]:
        """What is to be asked at a moment."""
        return self._drills.due(at)

    def grade(self, drill: Drill, grade: Grade, at: dt.datetime) -> Drill:
        """Note how well a drill was remembered; the answer says when it comes again (FSRS 6)."""
        from fsrs import Card, Rating, Scheduler  # noqa: PLC0415 - only those who drill pay for it

        card = Card.from_json(drill.memory) if drill.memory else Card(card_id=1)
        moment = at.astimezone(dt.UTC)
        card, _log = Scheduler(enable_fuzzing=False).review_card(card, Rating(int(grade)), moment)
        graded = replace(drill, due=card.due, memory=card.to_json(), times=drill.times + 1)
        self._drills.remember(graded)
        self._did("the answer to a question", lambda: self._drills.remember(drill))
        return graded

    def scored(self, case: PracticeCase, answer: Encounter, minutes: float, *, timed: bool) -> Scored:
        """Score a practice encounter, keep the result, and drill what went wrong."""
        found = score(case, answer)
        result = PracticeResult(case.id, found.right, found.total, round(minutes, 1), timed=timed)
        kept = self._drills.keep_result(result)
        held = {drill.key for drill in self.drills()}
        wrong = [mark for mark in found.marks if mark.outcome is not Outcome.RIGHT]
        drills = [_of_mark(case, mark) for mark in wrong]
        self._drills.add(drills)

        def undo() -> None:
            self._drills.drop_result(kept)
            for drill in drills:
                if drill.key not in held:
                    self._drills.drop(drill.key)

        self._did("the score of a practice encounter", undo)
        return found

    def results(self) -> tuple[PracticeResult, ...]:
        """Every try at a practice encounter, oldest first."""
        return self._drills.results()

    def standings(self, today: dt.date) -> tuple[Standing, ...]:
        """Every certificate and how far its cycle is."""
        earned = self._log.credits()
        return tuple(standing(one, earned, today) for one in self._log.certificates())

    def credits(self) -> tuple[Credit, ...]:
        """Every credit, newest first."""
        return self._log.credits()

    def keep_certificate(self, one: Certificate) -> Certificate:
        """Write a certificate.

        Raises:
            CoderDeskError: it has no name, or its cycle ends before it begins.
        """
        if not one.name.strip():
            raise CoderDeskError("The certificate has no name.", "Name it, for example CCS or CPC.")
        if one.begins and one.ends and one.ends < one.begins:
            raise CoderDeskError("The cycle ends before it begins.", "Check the two dates.")
        before = next((held for held in self._log.certificates() if held.id == one.id), None)
        kept = replace(one, id=self._log.keep_certificate(one))
        if before is None:
            self._did("the new certificate", lambda: self._log.remove("certificates", kept.id))
        else:
            self._did("the change of a certificate", lambda: self._log.keep_certificate(before))
        return kept

    def keep_credit(self, one: Credit, proof: Path | None = None) -> Credit:
        """Write a credit, with the file that proves it copied into the encrypted work file.

        Raises:
            CoderDeskError: it has no title or no units, or the file cannot be read or is too large.
        """
        if not one.title.strip() or one.units <= 0:
            raise CoderDeskError(
                "A credit needs a title and units.", "Say what it was and how many units it gave."
            )
        data = _read(proof) if proof else None
        one = replace(one, file=proof.name) if proof else one
        before = next((held for held in self._log.credits() if held.id == one.id), None)
        proved = self._log.proof(one.id) if before is not None else None
        kept = replace(one, id=self._log.keep_credit(one, data))
        if before is None:
            self._did("the new credit", lambda: self._log.remove("credits", kept.id))
        else:
            self._did("the change of a credit", lambda: self._log.keep_credit(before, proved))
        return kept

    def proof(self, credit: Credit) -> bytes | None:
        """The document that proves a credit."""
        return self._log.proof(credit.id)

    def remove(self, one: Certificate | Credit) -> None:
        """Take a certificate or a credit away."""
        table = "certificates" if isinstance(one, Certificate) else "credits"
        self._log.remove(table, one.id)
        said = "a certificate taken away" if isinstance(one, Certificate) else "a credit taken away"
        self._did(said, lambda: self._log.remove(table, one.id, gone=False))


def _read(proof: Path) -> bytes:
    try:
        if proof.stat().st_size > LARGEST_PROOF:
            raise CoderDeskError(f"“{proof.name}” is larger than 20 MB.", "Choose a smaller scan.")
        return proof.read_bytes()
    except OSError:
        raise CoderDeskError(
            f"“{proof.name}” cannot be read.", "Check that the file is there and may be read."
        ) from None


def _of_entry(entry: Entry) -> Drill:
    return Drill(
        f"entry:{entry.id}", f"{entry.hangs_on}: what did you note ({entry.kind})?", entry.text
    )


def _of_mark(case: PracticeCase, mark: Mark) -> Drill:
    asked = {
        Outcome.MISSED: f"You left out a {mark.element}. Which, and why does it belong there?",
        Outcome.EXTRA: f"You put on {mark.code}. Why does the key do without it?",
        Outcome.WRONG: f"The {mark.element} of {mark.code} was not right. What should it be, and why?",
    }[mark.outcome]
    back = " ".join(part for part in (f"{mark.code}.", mark.told and f"{mark.told}.", mark.why) if part)
    return Drill(f"case:{case.id}:{mark.element}:{mark.code}", f"{case.title}. {asked}", back)

"""The coder's own part of the codebook: favourites, bookmarks, notes, last used, and what was learned.

Read often and changed seldom: what a search or a page needs is kept until something changes.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from coderdesk.codebook.search_learned import Picks
from coderdesk.domain.code import System
from coderdesk.domain.page import OwnMarks
from coderdesk.domain.taught import AtHand, CodeNote, Favourite, Pick, Synonym
from coderdesk.storage.picks import Notebook, PickStore
from coderdesk.workflow.codebooks import Codebooks, Taught

Kept: TypeAlias = Favourite | Pick | CodeNote
USED_LATELY = 200
BOOKMARKS = "bookmarks"
"""The group of favourites that are places to come back to."""


@dataclass(frozen=True, slots=True)
class Learned:
    """All that the search has learned from a coder."""

    picks: tuple[Pick, ...] = ()
    synonyms: tuple[Synonym, ...] = ()


class OwnBook:
    """What the coder keeps in the codebook; every change is saved at once."""

    def __init__(self, picks: PickStore, notebook: Notebook) -> None:
        self._picks, self._notebook = picks, notebook
        self._taught: Taught | None = None
        self._marks: OwnMarks | None = None

    # --- what a search and a page need ----------------------------------------------------------------
    @property
    def taught(self) -> Taught:
        """What a search takes into account."""
        if self._taught is None:
            counts: dict[str, dict[str, int]] = {}
            for pick in self._picks.listing():
                counts.setdefault(pick.words, {})[pick.code] = pick.times
            own: dict[str, str] = {}
            for synonym in self._notebook.synonyms():
                before = own.get(synonym.term)
                own[synonym.term] = f"{before} | {synonym.meaning}" if before else synonym.meaning
            self._taught = Taught(Picks.of(counts), own)
        return self._taught

    @property
    def marks(self) -> OwnMarks:
        """Which codes carry a star, a bookmark or a note."""
        if self._marks is None:
            every = self._notebook.favourites()
            self._marks = OwnMarks(
                frozenset((one.system, one.code) for one in every if one.group != BOOKMARKS),
                {(note.system, note.code): note.text for note in self._notebook.notes()},
                frozenset((one.system, one.code) for one in every if one.group == BOOKMARKS),
            )
        return self._marks

    # --- codes at hand --------------------------------------------------------------------------------
    def toggle_favourite(self, system: System, code: str) -> bool:
        """Keep a code at hand, or no longer; whether it is kept now comes back."""
        return self._toggle(Favourite(system, code))

    def toggle_bookmark(self, system: System, code: str) -> bool:
        """Lay a bookmark at a code, or take it out; whether it lies there now comes back."""
        return self._toggle(Favourite(system, code, BOOKMARKS))

    def _toggle(self, one: Favourite) -> bool:
        kept = one in self._notebook.favourites()
        self._keep(one, on=not kept)
        return not kept

    def _keep(self, one: Favourite, *, on: bool) -> None:
        if on:
            self._notebook.add_favourite(one)
        else:
            self._notebook.remove_favourite(one)
        self._marks = None

    def write_note(self, system: System, code: str, text: str) -> None:
        """Write the note on a code; an empty one takes it away."""
        self._notebook.write_note(system, code, text.strip())
        self._marks = None

    def favourites(self, books: Codebooks, day: date | None) -> tuple[AtHand, ...]:
        """The codes with a star, in the order they got it."""
        every = self._notebook.favourites()
        return self._at_hand(books, day, [(one, one.group) for one in every if one.group != BOOKMARKS])

    def bookmarks(self, books: Codebooks, day: date | None) -> tuple[AtHand, ...]:
        """The places with a bookmark, in the order they got it."""
        every = self._notebook.favourites()
        return self._at_hand(books, day, [(one, "") for one in every if one.group == BOOKMARKS])

    def last_used(self, books: Codebooks, day: date | None) -> tuple[AtHand, ...]:
        """The codes put on an encounter last, newest first."""
        return self._at_hand(books, day, [(pick, pick.last[:10]) for pick in self._picks.last_used()])

    def used_lately(self) -> frozenset[tuple[System, str]]:
        """The codes put on an encounter last."""
        return frozenset((pick.system, pick.code) for pick in self._picks.last_used(USED_LATELY))

    def noted(self, books: Codebooks, day: date | None) -> tuple[AtHand, ...]:
        """The codes with a note of the coder's own."""
        return self._at_hand(books, day, [(note, "") for note in self._notebook.notes()])

    def _at_hand(
        self,
        books: Codebooks,
        day: date | None,
        kept: Sequence[tuple[Kept, str]],
    ) -> tuple[AtHand, ...]:
        notes = self.marks.notes
        found = []
        for one, more in kept:
            known = books.library.codes([(one.system, one.code)], day).get(one.code)
            title = known.title if known else ""
            note = notes.get((one.system, one.code), "")
            found.append(AtHand(one.system, one.code, title, note, more, one))
        return tuple(found)

    def drop(self, kept: Kept) -> Callable[[], None]:
        """Take something off its list; what comes back puts it there again."""
        if isinstance(kept, Favourite):
            self._keep(kept, on=False)
            return lambda: self._keep(kept, on=True)
        if isinstance(kept, CodeNote):
            self.write_note(kept.system, kept.code, "")
            return lambda: self.write_note(kept.system, kept.code, kept.text)
        same = [
            pick
            for pick in self._picks.listing()
            if (pick.system, pick.code) == (kept.system, kept.code)
        ]
        return self.forget(same)

    # --- what was learned -----------------------------------------------------------------------------
    def learn(self, words: str, system: System, code: str) -> None:
        """Count that this code was picked for these words, or for itself where there are none."""
        self._picks.learn(words if words.strip() else code, system, code)
        self._taught = None

    def learned(self) -> Learned:
        """All that the search has learned, the most frequent first."""
        return Learned(self._picks.listing(), self._notebook.synonyms())

    def forget(self, picks: Iterable[Pick]) -> Callable[[], None]:
        """Forget picks; what comes back lets them be known again."""
        gone = tuple(picks)
        for pick in gone:
            self._picks.forget(pick.words, pick.system, pick.code)
        self._taught = None
        return lambda: self._know_again(Learned(gone))

    def add_synonym(self, synonym: Synonym) -> Callable[[], None]:
        """Let a term mean something; what comes back takes it away again."""
        self._notebook.add_synonym(synonym)
        self._taught = None
        return lambda: self._drop_synonym(synonym)

    def remove_synonym(self, synonym: Synonym) -> Callable[[], None]:
        """Take a synonym away; what comes back puts it there again."""
        self._drop_synonym(synonym)
        return lambda: self._know_again(Learned((), (synonym,)))

    def erase_learned(self) -> Callable[[], None]:
        """Forget all that was learned, own words included; what comes back lets it be known again."""
        gone = self.learned()
        self._picks.erase()
        for synonym in gone.synonyms:
            self._notebook.remove_synonym(synonym)
        self._taught = None
        return lambda: self._know_again(gone)

    def _drop_synonym(self, synonym: Synonym) -> None:
        self._notebook.remove_synonym(synonym)
        self._taught = None

    def _know_again(self, learned: Learned) -> None:
        self._picks.put_back(learned.picks)
        for synonym in learned.synonyms:
            self._notebook.add_synonym(synonym)
        self._taught = None

"""The coder's own part of the codebook over the desk: codes at hand, notes, what was learned."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Slot

from coderdesk.domain.code import System
from coderdesk.domain.taught import AtHand, CodeNote, Favourite, Pick, Synonym
from coderdesk.domain.work import Act
from coderdesk.gui.actions import Command, keys_of
from coderdesk.gui.hub import Hub
from coderdesk.gui.parts import literal
from coderdesk.gui.sheets.kept import KeptSheet, Undo, View
from coderdesk.gui.sheets.learned import LearnedSheet
from coderdesk.gui.sheets.listing import Listed
from coderdesk.gui.sheets.own_note import OwnNoteSheet
from coderdesk.gui.window import MainWindow
from coderdesk.workflow.own_book import OwnBook


class OwnBookAnswers(QObject):
    """Answers the commands of what the coder keeps in the codebook."""

    def __init__(self, window: MainWindow, hub: Hub) -> None:
        super().__init__()
        self._window, self._hub = window, hub

    @Slot(object, str)
    def write_note(self, system: System, code: str) -> None:
        """Open the coder's note on a code."""
        page = self._window.desk.book.asks.page
        title = page.code.title if page and page.code.code == code else ""
        text = self._hub.book.marks.notes.get((system, code), "")
        sheet = OwnNoteSheet(code, title, text)
        sheet.kept.connect(lambda text: self._hub.book.write_note(system, code, text))
        self._window.open_sheet(sheet)

    def at_hand(self) -> None:
        """Favourites, bookmarks, the codes used last and those with a note."""
        own = self._hub.book.own
        if own is None:
            return
        head = ("Codes at hand", "star")
        views = self._guarded(lambda: self._lists(own), ())
        sheet = KeptSheet(head, views, self._drop(own), "Open")
        sheet.chosen.connect(self._open)
        self._window.open_sheet(sheet)

    def learned(self) -> None:
        """What was picked for which words, and the coder's own words."""
        own = self._hub.book.own
        if own is None:
            return
        sheet = LearnedSheet(self._guarded(lambda: _learned(own), ()), self._drop(own))
        sheet.word_added.connect(lambda term, meaning: self._add(sheet, own, term, meaning))
        sheet.erase_asked.connect(lambda: self._erase(sheet, own))
        self._window.open_sheet(sheet)

    def _lists(self, own: OwnBook) -> tuple[View, ...]:
        books, day = self._hub.books, self._hub.day
        return (
            View(
                "Favourites",
                _at_hand(own.favourites(books, day)),
                f"No favourite yet. {_key(Command.FAVOURITE)} on a code keeps it here.",
            ),
            View(
                "Bookmarks",
                _at_hand(own.bookmarks(books, day)),
                f"No bookmark yet. {_key(Command.BOOKMARK_CODE)} lays one, at a header too.",
            ),
            View(
                "Last used",
                _at_hand(own.last_used(books, day)),
                "Nothing used yet. What you assign comes here.",
            ),
            View(
                "My notes",
                _at_hand(own.noted(books, day)),
                f"No note yet. {_key(Command.MY_NOTE)} on a code writes one.",
            ),
        )

    def _guarded(
        self, read: Callable[[], Sequence[View]], nothing: Sequence[View]
    ) -> Callable[[], Sequence[View]]:
        """Lists that tell trouble in the message bar, and show what stood before."""
        last = [nothing]

        def views() -> Sequence[View]:
            self._hub.runner.guarded(lambda: last.__setitem__(0, read()))
            return last[0]

        return views

    def _drop(self, own: OwnBook) -> Callable[[object], Undo | None]:
        def drop(target: object) -> Undo | None:
            kept = target.kept if isinstance(target, AtHand) else target
            made: list[Undo] = []
            if isinstance(kept, Synonym):
                self._hub.runner.guarded(lambda: made.append(own.remove_synonym(kept)))
            elif isinstance(kept, Pick) and not isinstance(target, AtHand):
                self._hub.runner.guarded(lambda: made.append(own.forget((kept,))))
            elif isinstance(kept, (Favourite, Pick, CodeNote)):
                self._hub.runner.guarded(lambda: made.append(own.drop(kept)))
            return self._told(made)

        return drop

    def _told(self, made: list[Undo]) -> Undo | None:
        """The undo of a change, which also tells the panes; None where it could not be made."""
        self._hub.book.tell_marks()
        if not made:
            return None

        def undo() -> None:
            self._hub.runner.guarded(made[0])
            self._hub.book.tell_marks()

        return undo

    def _add(self, sheet: LearnedSheet, own: OwnBook, term: str, meaning: str) -> None:
        made: list[Undo] = []
        self._hub.runner.guarded(lambda: made.append(own.add_synonym(Synonym(term, meaning))))
        undo = self._told(made)
        if undo is not None:
            sheet.remember(f"“{term}” means {meaning} from now on.", undo)

    def _erase(self, sheet: LearnedSheet, own: OwnBook) -> None:
        made: list[Undo] = []
        self._hub.runner.guarded(lambda: made.append(own.erase_learned()))
        undo = self._told(made)
        if undo is not None:
            self._hub.record(Act.ERASED, "what the search has learned")
            sheet.remember("All that was learned is forgotten.", undo)

    @Slot(object)
    def _open(self, target: object) -> None:
        """Open a code in the codebook; Enter there assigns it."""
        if isinstance(target, AtHand):
            self._hub.open_page(target.system, target.code)
            self._window.desk.book.take_focus()


def _at_hand(codes: Sequence[AtHand]) -> tuple[Listed, ...]:
    return tuple(
        Listed(
            f"{one.code}  {one.title or 'Not in the books of this day'}",
            "  ·  ".join(
                filter(None, (one.system.heading, _day(one.more), " ".join(one.note.split())))
            ),
            target=one,
            marked=f"`{one.code}`  {literal(one.title) or '~Not in the books of this day~'}",
        )
        for one in codes
    )


def _meaning(word: Synonym) -> str:
    """What a word stands for; a code as the book writes it."""
    plain = word.meaning.replace(".", "")
    code = plain.isalnum() and any(map(str.isdigit, plain))
    return word.meaning.upper() if code else word.meaning


def _key(command: Command) -> str:
    return next(iter(keys_of(command)), "Its command")


def _day(text: str) -> str:
    try:
        return f"{dt.date.fromisoformat(text):%m/%d/%Y}"
    except ValueError:
        return text


def _learned(own: OwnBook) -> tuple[View, ...]:
    learned = own.learned()
    picks = tuple(
        Listed(
            f"{pick.words} → {pick.code}",
            f"{pick.system.heading}  ·  last on {_day(pick.last[:10])}",
            "once" if pick.times == 1 else f"{pick.times} times",
            pick,
            f"{literal(pick.words)}  →  `{pick.code}`",
        )
        for pick in learned.picks
    )
    words = tuple(
        Listed(f"{one.term} = {_meaning(one)}", "a word of yours", target=one)
        for one in learned.synonyms
    )
    return (
        View("Picks", picks, "Nothing yet. A code you assign is remembered for the words you typed."),
        View("My words", words, "No word of yours yet. Add one below."),
    )

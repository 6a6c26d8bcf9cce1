"""Reads in the official guidelines by keyboard: by words, by section, by what a paragraph cites."""

from PySide6.QtCore import QObject, Qt, Signal, Slot

from coderdesk.domain.guideline import GuidelinePage
from coderdesk.gui.search.history import GuideSpot
from coderdesk.gui.search.looking import Looking
from coderdesk.gui.search.view import SearchView


class GuideDesk(QObject):
    """Keeps the guidelines beside the search: typing narrows them."""

    words_typed = Signal(str)
    section_asked = Signal(str)  # its number

    def __init__(self, view: SearchView, looking: Looking) -> None:
        super().__init__(view)
        self._view, self._looking, self.guide = view, looking, view.guide
        self.guide.cited.connect(self._on_cited)
        looking.guide_wanted.connect(lambda spot: self.section_asked.emit(spot.number))

    @property
    def on(self) -> bool:
        """Whether the guidelines are searched instead of the books."""
        return self._view.strip.guide

    @property
    def has_keyboard(self) -> bool:
        """Whether the keyboard is in the sections or their text."""
        return self.on and (self.guide.sections.hasFocus() or self.guide.text.hasFocus())

    @Slot()
    def turn_on(self) -> None:
        """Search the guidelines."""
        if not self.on:
            self._view.strip.choose_guide()
        self._view.box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def ask(self, words: str) -> bool:
        """Narrow the guidelines by words; false while something else is searched."""
        self._view.show_guide(on=self.on)
        if self.on:
            self.words_typed.emit(words)
        return self.on

    @Slot(object)
    def show_narrowed(self, page: GuidelinePage) -> None:
        """Show what the words found, if the guidelines are still searched."""
        if self.on:
            self.guide.show_page(page)

    @Slot(object)
    def show_opened(self, page: GuidelinePage) -> None:
        """Show a section that was asked for, and give it the keyboard."""
        if not self.on:
            self._view.strip.choose_guide(quiet=True)
            self._view.show_index(on=False)
            self._view.show_guide(on=True)
        self.guide.show_page(page)
        self.mark()
        self.guide.sections.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, rows: int) -> None:
        """Move in the sections, and put the keyboard there."""
        self.guide.sections.setFocus(Qt.FocusReason.OtherFocusReason)
        self.guide.sections.step(rows)

    def take(self) -> bool:
        """What Enter does in the box: go into the sections; false while something else is searched."""
        shown = self.on and self._view.in_guide
        if shown and self._view.box.hasFocus():
            self.guide.sections.setFocus(Qt.FocusReason.OtherFocusReason)
        return shown

    def mark(self) -> None:
        """Remember the section as a place to come back to."""
        section = self.guide.section
        if self.on and section is not None:
            self._looking.history.visit(GuideSpot(section.number))

    @Slot(str)
    def _on_cited(self, number: str) -> None:
        self.mark()
        self.section_asked.emit(number)

"""The selection: a span from a place to a place, over pages, moved by words."""

from collections.abc import Callable
from dataclasses import dataclass

from coderdesk.gui.chart.pages import Place
from coderdesk.gui.chart.words import word_after, word_at, word_before


@dataclass(frozen=True, slots=True)
class Selection:
    """From where it was begun (``anchor``) to where it goes (``caret``); either may come first."""

    anchor: Place
    caret: Place

    @property
    def start(self) -> Place:
        """The place that comes first."""
        return min(self.anchor, self.caret)

    @property
    def end(self) -> Place:
        """The place that comes last."""
        return max(self.anchor, self.caret)

    @property
    def empty(self) -> bool:
        """Whether nothing is selected."""
        return self.anchor == self.caret

    def span_on(self, page: int, length: int) -> tuple[int, int] | None:
        """The selected letters of a page of ``length`` letters."""
        start, end = self.start, self.end
        if not start[0] <= page <= end[0] or self.empty:
            return None
        return start[1] if page == start[0] else 0, end[1] if page == end[0] else length


class WordWalk:
    """Moves a selection by words over the text of many pages."""

    def __init__(self, page_count: int, text: Callable[[int], str]) -> None:
        self._count = page_count
        self._text = text

    def word(self, at: Place) -> Selection:
        """The word at a place."""
        start, end = word_at(self._text(at[0]), at[1])
        return Selection((at[0], start), (at[0], end))

    def step(self, now: Selection, forward: bool, extend: bool) -> Selection:  # noqa: FBT001
        """The next word or the one before; ``extend`` keeps what is selected and adds or gives back."""
        found = self._find(now.caret if extend else now.end if forward else now.start, forward=forward)
        if not found:
            return now
        page, start, end = found
        if extend:
            return Selection(now.anchor, (page, end if forward else start))
        return Selection((page, start), (page, end))

    def _find(self, at: Place, *, forward: bool) -> tuple[int, int, int] | None:
        page, letter = at
        while 0 <= page < self._count:
            text = self._text(page)
            found = word_after(text, letter) if forward else word_before(text, letter)
            if found:
                return page, *found
            page += 1 if forward else -1
            letter = 0 if forward else len(self._text(page)) if page >= 0 else 0
        return None

"""What a machine has read on a page that came as a picture."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SeenWord:
    """A word: its half-open span in the page's text, its box in tenths of a point, how sure in percent.

    The box is left, top, right, bottom from the top left corner of the page as it came.
    """

    start: int
    end: int
    box: tuple[int, int, int, int]
    sure: int


@dataclass(frozen=True, slots=True)
class SeenPage:
    """A page, from 1, with the words read on it; none where nothing could be read."""

    page: int
    words: tuple[SeenWord, ...] = ()

    @property
    def sure(self) -> int:
        """How sure the machine was on the whole, in percent; 0 without words."""
        return round(sum(word.sure for word in self.words) / len(self.words)) if self.words else 0

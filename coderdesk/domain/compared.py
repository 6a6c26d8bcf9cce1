"""What is alike in notes."""

from dataclasses import dataclass
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two texts: half-open spans only the first has and only the second has, and words counted."""

    gone: tuple[Span, ...] = ()
    new: tuple[Span, ...] = ()
    alike: int = 0
    words_gone: int = 0
    words_new: int = 0

    @property
    def said(self) -> str:
        """The counts, in words."""
        if not self.words_gone and not self.words_new:
            return "Word for word the same"
        return f"{self.alike:,} words alike, {self.words_new:,} new, {self.words_gone:,} gone"

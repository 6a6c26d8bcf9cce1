"""What importers give back: what a file is, what it holds, and what became of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from coderdesk.codebook.book_lines import Line
from coderdesk.codebook.book_write import AxisRow
from coderdesk.codebook.importers.opening import Paper
from coderdesk.codebook.library import Library
from coderdesk.codebook.lists import ListContent
from coderdesk.domain.code import Edition

Step = Callable[[int, int], None]
MOST_REFUSED = 1000  # rows named one by one; a file with more of them is refused as a whole


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that was not taken: its file, its line from 1, and why."""

    file: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Options:
    """What a user may add: the first day in force where the file does not tell it, and consent.

    ``licence`` is the acknowledgement that a licensed code set asks for, kept with the book;
    ``columns`` maps ``code``, ``title`` and ``short`` to the column heads of a table of another layout;
    ``text`` is what a document says that was read elsewhere, as a PDF is.
    """

    effective: date | None = None
    licence: str = ""
    columns: tuple[tuple[str, str], ...] = ()
    text: str | None = None


@dataclass(slots=True)
class Context:
    """What a reader may look at while it reads."""

    library: Library
    options: Options
    step: Step


@dataclass(slots=True)
class Reading:
    """The content of one file: either lines of a book or a list, never both.

    ``counts`` are shown to the user; ``read`` counts the rows of the file and ``taken`` those of
    them that the book or list holds; ``merged`` rows continue another or hold no code, the rest is
    ``refused``.
    """

    edition: Edition
    counts: tuple[tuple[str, int], ...]
    read: int
    taken: int
    lines: list[Line] = field(default_factory=list)
    axes: tuple[AxisRow, ...] = ()
    content: ListContent | None = None
    refused: list[Refused] = field(default_factory=list)
    merged: int = 0


@dataclass(frozen=True, slots=True)
class Format:
    """One official layout: a stable name, its title, how it is recognised and how it is read.

    ``needs_licence`` names the holder of the rights where the user's own licence is asked for.
    """

    kind: str
    title: str
    recognises: Callable[[Paper], bool]
    read: Callable[[Paper, Context], Reading]
    needs_licence: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One recognised file of what was handed in, as it would be imported.

    ``replaces`` is the edition that would give way; ``problem`` says why this part cannot be imported.
    """

    kind: str
    title: str
    file: str
    edition: Edition | None = None
    counts: tuple[tuple[str, int], ...] = ()
    replaces: Edition | None = None
    refused: tuple[Refused, ...] = ()
    needs_licence: str = ""
    problem: str = ""

    @property
    def sentence(self) -> str:
        """The part in one line."""
        if self.problem or self.edition is None:
            return f"{self.file}: {self.title}. {self.problem}"
        counts = ", ".join(f"{number:,} {word}" for word, number in self.counts)
        until = f" to {self.edition.expires}" if self.edition.expires else ""
        text = (
            f"{self.file}: {self.title}, {self.edition.name}, {self.edition.effective}{until}: {counts}"
        )
        text += f"; replaces {self.replaces.name}" if self.replaces else ""
        return text + (f"; {len(self.refused):,} rows refused" if self.refused else "")


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What a file is before anything is changed; ``ignored`` names members that are no codebook."""

    path: Path
    parts: tuple[Part, ...]
    ignored: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """What it is, in a line for each part."""
        lines = [part.sentence for part in self.parts]
        lines += [f"{name}: no codebook file, left out" for name in self.ignored]
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Imported:
    """One part that was imported: rows read, taken and merged into others; seconds per phase."""

    part: Part
    read: int
    taken: int
    merged: int
    phases: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did."""

    path: Path
    imported: tuple[Imported, ...]
    ignored: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """What was imported, in a line for each part and each refused row."""
        lines = []
        for one in self.imported:
            lines.append(f"{one.part.sentence}; {one.read:,} rows read, {one.taken:,} taken")
            lines += [f"  {row.file}, line {row.line}: {row.reason}" for row in one.part.refused]
        return "\n".join(lines)

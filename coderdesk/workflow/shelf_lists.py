"""The books on the shelf that hold no codes of their own: the indexes, and what is read beside them."""

from dataclasses import dataclass
from pathlib import Path

from coderdesk.codebook.build_index import name_again
from coderdesk.codebook.build_place import shelf_lock
from coderdesk.codebook.importers.guidelines import KIND
from coderdesk.codebook.importers.importing import format_of
from coderdesk.codebook.importers.opening import papers_of
from coderdesk.codebook.library import Library
from coderdesk.domain.code import Edition
from coderdesk.domain.index_book import IndexKind
from coderdesk.errors import CoderDeskError
from coderdesk.workflow.book_text import is_guidelines, is_pdf


@dataclass(frozen=True, slots=True)
class ListedBook:
    """One of them: ``system`` as the command line names it, and how many lines it has."""

    system: str
    title: str
    edition: Edition
    lines: int

    @property
    def key(self) -> str:
        """A stable name: ``icd10cm-index-2026-04-01``."""
        return f"{self.system}-{self.edition.effective.isoformat()}"


def listed(library: Library) -> tuple[ListedBook, ...]:
    """Every one that is installed, newest first."""
    titles = {str(kind): kind.label for kind in IndexKind} | {KIND: "Official Guidelines"}
    return tuple(
        ListedBook(one.kind, titles[one.kind], one.edition, one.rows)
        for one in library.lists.installed()
        if one.kind in titles
    )


def remove_listed(library: Library, name: str) -> ListedBook | None:
    """Take one off this machine by its key; none when there is no such one."""
    found = next((one for one in listed(library) if one.key == name), None)
    if found is None:
        return None
    gone = next(
        one
        for one in library.lists.installed()
        if (one.kind, one.edition) == (found.system, found.edition)
    )
    with shelf_lock(library.folder):
        library.lists.remove(gone)
        name_again(library.folder, found.edition.system)
    return found


def books_among(files: tuple[Path, ...]) -> tuple[Path, ...]:
    """Those files that are codebooks, by their content; what cannot be opened is none."""
    return tuple(path for path in files if _is_book(path))


def _is_book(path: Path) -> bool:
    try:
        if not path.is_file():
            return False
        if is_pdf(path):
            return is_guidelines(path)
        return any(format_of(paper) for paper in papers_of(path))
    except CoderDeskError:
        return False

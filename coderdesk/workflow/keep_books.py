"""A trip to the book shelf: build, import, verify, compare, remove."""

from pathlib import Path

from coderdesk.codebook import diff as comparing
from coderdesk.codebook import verify as verifying
from coderdesk.codebook.build import BuildReport, build_books
from coderdesk.codebook.diff import BookDiff
from coderdesk.codebook.importers import importing
from coderdesk.codebook.importers.values import ImportPreview, ImportReport, Options
from coderdesk.codebook.library import Library
from coderdesk.codebook.search_store import load_shelf
from coderdesk.codebook.verify import Finding
from coderdesk.domain.code import Edition
from coderdesk.errors import CoderDeskError
from coderdesk.workflow.book_text import book_text
from coderdesk.workflow.codebooks import Step
from coderdesk.workflow.shelf_lists import listed, remove_listed

__all__ = [
    "ImportPreview",
    "build",
    "diff",
    "import_file",
    "import_files",
    "named",
    "prepare_search",
    "preview",
    "remove",
    "verify",
]


def build(home: Path, step: Step) -> tuple[BuildReport, ...]:
    """Build the default books anew; the old ones stay until the new ones stand."""
    return build_books(home / "books", step)


def preview(path: Path, home: Path, step: Step) -> ImportPreview:
    """What a file is, and what importing it would do; changes nothing."""
    return importing.preview(path, home / "books", step, Options(text=book_text(path)))


def import_file(path: Path, home: Path, step: Step, *, licence: str = "") -> ImportReport:
    """Take in an official file; ``licence`` is the coder's acknowledgement where one is needed."""
    options = Options(licence=licence, text=book_text(path))
    return importing.import_file(home / "books", path, step, options)


def import_files(
    paths: tuple[Path, ...], home: Path, step: Step, *, licence: str = ""
) -> tuple[ImportReport, ...]:
    """Take in several official files, one after the other; those before a failing one stay."""
    total = len(paths)

    def part(number: int) -> Step:
        return lambda done, of: step(number * of + done, total * of)

    return tuple(
        import_file(path, home, part(number), licence=licence) for number, path in enumerate(paths)
    )


def prepare_search(home: Path, step: Step) -> None:
    """Makes ready what the next search of each edition would have to wait for."""
    library = Library(home / "books")
    try:
        editions = library.editions()
        for number, edition in enumerate(editions, 1):
            load_shelf(library.book(edition))
            step(number, len(editions))
    finally:
        library.close()


def verify(home: Path) -> tuple[Finding, ...]:
    """What is wrong with the books; nothing when all are as they were built."""
    return verifying.verify(home / "books")


def diff(home: Path, old: str, new: str) -> BookDiff:
    """What changed between two editions of one code system, named by key or name."""
    library = Library(home / "books")
    try:
        first, second = named(library, old), named(library, new)
        if first.system is not second.system:
            hint = "Name two editions of the same code system."
            raise CoderDeskError(f"{first.title} and {second.title} cannot be compared.", hint)
        return comparing.diff(library.book(first), library.book(second))
    finally:
        library.close()


def remove(home: Path, name: str) -> str:
    """Take an edition or an index off this machine and give its title; encounters keep their codes."""
    library = Library(home / "books")
    other = remove_listed(library, name)
    if other is not None:
        return f"{other.title} {other.edition.name}"
    edition = named(library, name)
    library.remove(edition)
    return f"{edition.title} {edition.name}"


def named(library: Library, name: str) -> Edition:
    """The edition with this key or name; raises CoderDeskError when there is none."""
    editions = library.editions()
    for edition in editions:
        if name in (edition.key, edition.name):
            return edition
    keys = [*(one.key for one in editions), *(one.key for one in listed(library))]
    known = ", ".join(keys) or "none"
    raise CoderDeskError(f"There is no edition “{name}” here.", f"Editions: {known}.")

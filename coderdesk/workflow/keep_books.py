"""A trip to the book shelf: build, verify, compare, remove."""

from pathlib import Path

from coderdesk.codebook.build import BuildReport, build_books
from coderdesk.codebook.library import Library
from coderdesk.domain.code import Edition
from coderdesk.errors import CoderDeskError
from coderdesk.workflow.codebooks import Step


def build(home: Path, step: Step) -> tuple[BuildReport, ...]:
    """Build the default books anew; the old ones stay until the new ones stand."""
    return build_books(home / "books", step)


def named(home: Path, name: str) -> Edition:
    """The edition with this key or name; raises CoderDeskError when there is none."""
    editions = Library(home / "books").editions()
    for edition in editions:
        if name in (edition.key, edition.name):
            return edition
    known = ", ".join(edition.key for edition in editions) or "none"
    raise CoderDeskError(f"There is no edition “{name}” here.", f"Editions: {known}.")

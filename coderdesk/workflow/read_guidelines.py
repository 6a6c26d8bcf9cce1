"""A trip to the official guidelines: those of a day, narrowed by words, open at a section."""

from dataclasses import replace
from datetime import date

from coderdesk.codebook.alphabetic import folded
from coderdesk.codebook.importers.guidelines import KIND
from coderdesk.domain.guideline import GuidelinePage, Section, cited_in
from coderdesk.errors import CoderDeskError
from coderdesk.workflow.codebooks import Codebooks


def read_guidelines(books: Codebooks, day: date | None, words: str = "") -> GuidelinePage:
    """The sections that hold every word, the best of them open; all without words or without a fit.

    Of no installed guidelines the page is empty.
    """
    page = _whole(books, day)
    wanted = folded(words).split()
    number = cited_in(words.strip())
    if not wanted or not page.sections:
        return page
    if number and number.casefold() == words.strip().casefold().rstrip("."):
        return replace(page, at=_at(page, number))
    ranked = sorted(
        (rank, at)
        for at, section in enumerate(page.sections)
        if (rank := _rank(section, wanted)) is not None
    )
    if not ranked:
        return page
    kept = sorted(at for _rank_, at in ranked)
    sections = tuple(page.sections[at] for at in kept)
    return replace(page, sections=sections, at=kept.index(ranked[0][1]), words=words)


def open_section(books: Codebooks, day: date | None, number: str) -> GuidelinePage:
    """The guidelines open at a section, or at the nearest one that it stands in.

    Raises:
        CoderDeskError: no guidelines are installed.
    """
    page = _whole(books, day)
    if not page.sections:
        raise CoderDeskError(
            "The official guidelines are not installed.",
            "Drop their PDF or text on the window, as published.",
        )
    return replace(page, at=_at(page, number))


def _at(page: GuidelinePage, number: str) -> int:
    numbers = [section.number for section in page.sections]
    parts = number.split(".")
    for size in range(len(parts), 0, -1):
        if ".".join(parts[:size]) in numbers:
            return numbers.index(".".join(parts[:size]))
    return 0


def _rank(section: Section, wanted: list[str]) -> tuple[int, int, int] | None:
    """How well a section fits: none where it lacks a word; a title that says all is best."""
    title, text = folded(f"{section.number} {section.title}"), folded(" ".join(section.paragraphs))
    if not all(f" {word}" in title or f" {word}" in text for word in wanted):
        return None
    missing = sum(f" {word}" not in title for word in wanted)
    return missing, len(title.split()) if not missing else 0, section.depth


def _whole(books: Codebooks, day: date | None) -> GuidelinePage:
    lists = books.library.lists
    one = lists.nearest(KIND, day)
    if one is None:
        return GuidelinePage()
    rows = lists.ask(one, "SELECT depth, number, title, body FROM section ORDER BY id")
    sections = tuple(
        Section(str(number), str(title), int(str(depth)), tuple(str(body).split("\n")) if body else ())
        for depth, number, title, body in rows
    )
    asked = day or date.today()  # noqa: DTZ011 - the coder's own day
    return GuidelinePage(one.edition, one.edition.covers(asked), sections)

"""The official guidelines for ICD-10-CM as text, cut into their sections.

Source: CDC, CMS, AHA and AHIMA, *ICD-10-CM Official Guidelines for Coding and Reporting*: after the
contents, sections I to IV, in them A., in them 1., a., 1), (a) and (i). A line is a heading only where
its mark is the next one due, so that "(confirmed)" or "2. ..." within a sentence are none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import takewhile
from typing import TypeAlias

from coderdesk.codebook.importers.dates import Span, fiscal_of
from coderdesk.codebook.importers.opening import Paper, lines_of
from coderdesk.codebook.importers.values import Context, Format, Reading
from coderdesk.codebook.lists import ListContent, ListTable
from coderdesk.codebook.manifest import manifest_of
from coderdesk.domain.code import Edition, System
from coderdesk.domain.guideline import Section
from coderdesk.errors import CoderDeskError

KIND = "icd10cm-guidelines"
NAME = "ICD-10-CM Official Guidelines for Coding and Reporting"
LONGEST, MOST, FEWEST = 20_000, 60_000, 20  # characters of a line, lines of the file, sections
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
SECTIONS = ("I", "II", "III", "IV")
_MARKS = (
    re.compile(r"Section (I{1,3}|IV)\.\s*(.*)"),
    re.compile(r"([A-Z])\.\s+(\S.*)"),
    re.compile(r"(\d{1,2})\.\s+(\S.*)"),
    re.compile(r"([a-z])\.\s+(\S.*)"),
    re.compile(r"(\d{1,2})\)\s*(\S.*)"),
    re.compile(r"\(([a-z])\)\s*(\S.*)"),
    re.compile(r"\(([ivx]{1,5})\)\s*(\S.*)"),
)
_APPENDIX = re.compile(r"Appendix (I{1,3})")
_FURNITURE = re.compile(rf"{NAME}|FY ?20\d\d|Page \d+ of \d+|\d{{1,3}}")
_CONTENTS = re.compile(r"^(.*?)\s*\.{4,}\s*\d+\s*$")
_DATES = re.compile(r"\(?\s*([A-Z][a-z]+ \d{1,2}, 20\d\d)\s*[-–—]+\s*([A-Z][a-z]+ \d{1,2}, 20\d\d)")
_FISCAL = re.compile(r"FY ?(20\d\d)")
_ENDED = re.compile(r"[.:;?!”\"]$")
_WRAPPED = 62  # characters from which a heading may go on in the next line
_AGAIN = "Choose the guidelines as published, as a PDF or as its text."
Mark: TypeAlias = tuple[int, str, str]
"""The level of a heading, its mark, and what follows it."""


@dataclass(slots=True)
class _Open:
    """A section while its lines are gathered."""

    number: str
    title: str
    depth: int
    lines: list[str] = field(default_factory=list)


def recognises(paper: Paper) -> bool:
    """Whether a file opens as the guidelines do."""
    start = " ".join(paper.opening[:2000].split())
    return start.startswith(NAME) or f"{NAME} FY" in start[:400]


def read(paper: Paper, context: Context) -> Reading:
    """Reads the sections."""
    text = paper.text()
    lines = lines_of(text)
    if len(lines) > MOST or any(len(line) > LONGEST for line in lines):
        raise CoderDeskError(f"{paper.name} is longer than any guidelines.", _AGAIN)
    sections = sections_of(lines)
    if len(sections) < FEWEST or {one.number for one in sections}.isdisjoint({"IV"}):
        raise CoderDeskError(
            f"{paper.name} breaks off: sections I to IV of the guidelines are not all there.", _AGAIN
        )
    context.step(1, 2)
    span = _span(text, paper.name, context.options.effective)
    licence = manifest_of(System.ICD10CM).licence
    edition = Edition(System.ICD10CM, span.name, span.effective, span.expires, paper.name, "", licence)
    rows = [
        (n, one.depth, one.number, one.title, "\n".join(one.paragraphs))
        for n, one in enumerate(sections)
    ]
    content = ListContent(KIND, ListTable.SECTION, rows)
    return Reading(edition, (("sections", len(rows)),), len(rows), len(rows), content=content)


def sections_of(lines: list[str]) -> list[Section]:
    """The sections that lines of text hold, in their order, without contents and page heads."""
    kept = [line.strip() for line in lines if not _FURNITURE.fullmatch(line.strip())]
    titles, start = _contents(kept)
    found: list[_Open] = []
    path: list[str] = []
    body = kept[start:]
    at = 0
    while at < len(body):
        mark = _heading(body[at], path)
        if mark is None:
            if found:
                found[-1].lines.append(body[at])
            at += 1
            continue
        level, sign, title = mark
        path[level:] = [sign]
        number = ".".join(path)
        ahead = list(takewhile(lambda line: _heading(line, path) is None, body[at + 1 : at + 4]))
        if level == 0 and not title and ahead:  # an appendix is titled by its next line
            title, taken = ahead[0], 1
        else:
            title, taken = _whole(title, titles.get(number, ""), ahead)
        found.append(_Open(number, title, level))
        at += 1 + taken
    return [Section(one.number, one.title, one.depth, tuple(_paragraphs(one.lines))) for one in found]


def _contents(lines: list[str]) -> tuple[dict[str, str], int]:
    """The titles that the contents name, by number, and the line after them."""
    titles: dict[str, str] = {}
    path: list[str] = []
    last, open_ = -1, ""
    for at, line in enumerate(lines):
        mark = _heading(line, path)
        if mark is not None:
            if open_:  # a title without its page
                titles[".".join(path)] = open_
            path[mark[0] :] = [mark[1]]
            open_ = mark[2]
        elif open_:
            open_ = f"{open_} {line}"
        ended = _CONTENTS.match(open_)
        if ended:
            titles[".".join(path)] = ended[1].strip()
            last, open_ = at, ""
        elif len(open_) > 4 * _WRAPPED:
            break  # this is no contents any more
    return (titles, last + 1) if last >= 0 else ({}, 0)


def _heading(line: str, path: list[str]) -> Mark | None:
    """A heading, if its mark is the next one due at its level."""
    appendix = _APPENDIX.fullmatch(line)
    if appendix and path[:1] in (["IV"], ["Appendix I"]):
        return 0, f"Appendix {appendix[1]}", ""
    for level, form in enumerate(_MARKS):
        found = form.fullmatch(line)
        if not found or (level and level > len(path)):
            continue
        before = path[level] if level < len(path) else ""
        if found[1] == _next(level, before):
            return level, found[1], found[2].strip()
    return None


def _next(level: int, before: str) -> str:
    """The mark that follows another at a level; the first one after none."""
    if level in {0, 6}:
        row = SECTIONS if level == 0 else ROMAN
        at = row.index(before) + 1 if before in row else len(row) * bool(before)
        return row[at] if at < len(row) else ""
    if level in {2, 4}:
        return str(int(before or 0) + 1)
    first = "A" if level == 1 else "a"
    return chr(ord(before) + 1) if before else first


def _whole(title: str, told: str, ahead: list[str]) -> tuple[str, int]:
    """A title with what the next lines hold of it, and how many lines that is."""
    taken = 0
    for line in ahead:
        if told:
            joined = f"{title} {line}"
            goes_on = len(title) < len(told) and _plain(told).startswith(_plain(joined))
        else:
            goes_on = len(title) + taken >= _WRAPPED // 2 and line[:1].islower()
        if not goes_on:
            break
        title, taken = f"{title} {line}", taken + 1
    return title.rstrip(" .:"), taken


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Lines joined where a sentence goes on."""
    widest = max((len(line) for line in lines), default=0)
    held = ""
    for line in lines:
        if not line:
            continue
        begins = line.startswith(("•", "See ", "Note:", "Example"))
        if held and begins:
            yield held
            held = ""
        held = f"{held} {line}" if held and not held.endswith("-") else f"{held}{line}"
        if _ENDED.search(line) and len(line) < widest * 0.85:
            yield held
            held = ""
    if held:
        yield held


def _span(text: str, name: str, given: date | None) -> Span:
    """The days in force: as the user says, or as the first page says."""
    if given:
        return fiscal_of(given)
    found = _DATES.search(text[:3000])
    days = [_day(part) for part in found.groups()] if found else []
    if len(days) == 2 and days[0] and days[1]:  # noqa: PLR2004 - from and to
        span = fiscal_of(days[0])
        return Span(span.name, days[0], days[1])
    year = _FISCAL.search(text[:3000])
    if not year:
        raise CoderDeskError(f"{name} does not tell its year.", "Give the first day it is in force.")
    return fiscal_of(date(int(year[1]) - 1, 10, 1))


def _day(text: str) -> date | None:
    months = (
        *("January", "February", "March", "April", "May", "June", "July"),
        *("August", "September", "October", "November", "December"),
    )
    month, day, year = text.replace(",", "").split()
    try:
        return date(int(year), months.index(month) + 1, int(day))
    except ValueError:
        return None


FORMATS = (Format(KIND, "ICD-10-CM Official Guidelines", recognises, read),)

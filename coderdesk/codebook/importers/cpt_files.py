"""CPT from the user's own licensed files, in the layouts in which the AMA delivers them.

Source: the layouts as named in the delivery: ``LONGULT`` code, tab, text; ``LONGULF``/``LONGUF`` 1-5
code, 6-8 sequence, text from 10, long texts going on in the next line; ``MEDU`` and ``SHORTU`` 1-5
code, text from 7; the clinician and consumer descriptors by tabs under heads. A notice of unknown
length comes first. Windows-1252. What is imported adds to what the same edition already has.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from coderdesk.codebook.book_lines import LineKind
from coderdesk.codebook.cpt import CODE, cpt_lines
from coderdesk.codebook.importers.dates import Span
from coderdesk.codebook.importers.opening import Paper, lines_of
from coderdesk.codebook.importers.values import Context, Format, Reading, Refused
from coderdesk.codebook.lines import lines_of_book
from coderdesk.codebook.manifest import manifest_of
from coderdesk.domain.code import Edition, System
from coderdesk.errors import CoderDeskError

HOLDER = "the American Medical Association"
SHORTEST, MEDIUM = 28, 48  # the most characters of the short and the medium text
ENOUGH = 3
_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")
_CODE = r"\d{4}[0-9AFMTU]"
_TAB = re.compile(rf"^({_CODE})\t([^\t]+)$")
_FIXED = re.compile(rf"^({_CODE})(\d{{3}}|\d\d ) (\S.*)$")
_PLAIN = re.compile(rf"^({_CODE}) (\S.*)$")

Rows = Iterator[tuple[int, str, str]]


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout: the form of its rows, and whether its texts are the titles of the book."""

    rows: Callable[[list[str]], Rows]
    titles: bool


def tabbed(lines: list[str]) -> Rows:
    """Rows of code, tab, text, after whatever notice there is."""
    yield from _matched(lines, _TAB)


def fixed(lines: list[str]) -> Rows:
    """Rows of code, sequence, piece of text; the pieces of a code are joined."""
    pieces: dict[str, tuple[int, list[str]]] = {}
    for number, line in enumerate(lines, 1):
        found = _FIXED.match(line)
        if found:
            pieces.setdefault(found[1], (number, []))[1].append(found[3])
        elif pieces and line.strip():
            yield number, "", ""
    for code, (number, texts) in pieces.items():
        yield number, code, " ".join(texts)


def plain(lines: list[str]) -> Rows:
    """Rows of code, blank, text."""
    yield from _matched(lines, _PLAIN)


def headed(column: str) -> Callable[[list[str]], Rows]:
    """Rows by tabs under heads, the text in the column whose head contains a word."""

    def rows(lines: list[str]) -> Rows:
        heads: list[str] = []
        for number, line in enumerate(lines, 1):
            cells = [cell.strip() for cell in line.split("\t")]
            if not heads:
                heads = cells if _names(cells, column) else []
            elif line.strip():
                code, text = _cell(heads, cells, "cpt code"), _cell(heads, cells, column)
                yield (number, code, text) if CODE.fullmatch(code) else (number, "", "")

    return rows


def _matched(lines: list[str], form: re.Pattern[str]) -> Rows:
    begun = False
    for number, line in enumerate(lines, 1):
        found = form.match(line)
        if found:
            begun = True
            yield number, found[1], found[2]
        elif begun and line.strip():
            yield number, "", ""


def _names(cells: list[str], column: str) -> bool:
    lower = [cell.casefold() for cell in cells]
    return any("cpt code" in cell for cell in lower) and any(column in cell for cell in lower)


def _cell(heads: list[str], cells: list[str], word: str) -> str:
    """The cell under the last head that contains a word (``Descriptor Id`` comes before the text)."""
    at = max(at for at, head in enumerate(heads) if word in head.casefold())
    return cells[at] if at < len(cells) else ""


def reader(layout: Layout) -> Callable[[Paper, Context], Reading]:
    """The reader of a layout."""

    def read(paper: Paper, context: Context) -> Reading:
        return reading_of(paper, context, layout.rows(paper.lines()), titles=layout.titles)

    return read


def reading_of(paper: Paper, context: Context, rows: Rows, *, titles: bool) -> Reading:
    """The book that rows of code and text make, on top of what the edition already has."""
    found: dict[str, str] = {}
    refused: list[Refused] = []
    for number, code, text in rows:
        words = " ".join(text.split())
        if not code or not words:
            refused.append(Refused(paper.name, number, "is not a code and its text"))
        elif code in found:
            refused.append(Refused(paper.name, number, f"{code} stands twice"))
        else:
            found[code] = words
    edition = _edition(paper, context)
    texts = _installed(context, edition)
    for code, text in found.items():
        before = texts.get(code, ())
        texts[code] = tuple(dict.fromkeys((text, *before) if titles else (*before, text)))
    counts = (("codes with this text", len(found)), ("codes in the book", len(texts)))
    lines = cpt_lines(texts)
    return Reading(edition, counts, len(found) + len(refused), len(found), lines, refused=refused)


def _installed(context: Context, edition: Edition) -> dict[str, tuple[str, ...]]:
    for installed in context.library.editions():
        if installed.key == edition.key:
            lines = lines_of_book(context.library.book(installed))
            return {
                line.name: (line.title, *(text for _kind, text in line.notes))
                for line in lines
                if line.kind is LineKind.CODE
            }
    return {}


def _edition(paper: Paper, context: Context) -> Edition:
    year = _YEAR.search(paper.name)
    day = context.options.effective or (date(int(year[1]), 1, 1) if year else None)
    if day is None:
        raise CoderDeskError(
            f"{paper.name} does not tell its year.", "Give the first day it is in force."
        )
    span = Span(str(day.year), day, date(day.year, 12, 31))
    licence = manifest_of(System.CPT).licence
    kept = f"{licence}: {context.options.licence}" if context.options.licence else licence
    return Edition(System.CPT, span.name, span.effective, span.expires, paper.name, "", kept)


def _texts(paper: Paper, form: re.Pattern[str]) -> list[str]:
    """The texts of the rows of a form, where most rows after the notice have it."""
    lines = [line for line in lines_of(paper.opening) if line.strip()]
    found = [
        (at, match[match.re.groups]) for at, line in enumerate(lines) if (match := form.match(line))
    ]
    if len(found) < ENOUGH or len(found) * 2 < len(lines) - found[0][0] - 1:
        return []
    return [text for _at, text in found]


def _longest(paper: Paper) -> int:
    return max(map(len, _texts(paper, _PLAIN)), default=0) if not _texts(paper, _FIXED) else 0


def _is_headed(column: str) -> Callable[[Paper], bool]:
    def recognises(paper: Paper) -> bool:
        lines = lines_of(paper.opening)
        return any(_names([cell.strip() for cell in line.split("\t")], column) for line in lines)

    return recognises


FORMATS = (
    Format(
        "cpt-clinician",
        "CPT clinician descriptors",
        _is_headed("clinician desc"),
        reader(Layout(headed("clinician desc"), titles=False)),
        HOLDER,
    ),
    Format(
        "cpt-consumer",
        "CPT consumer descriptors",
        _is_headed("consumer"),
        reader(Layout(headed("consumer"), titles=False)),
        HOLDER,
    ),
    Format(
        "cpt-long",
        "CPT long descriptors",
        lambda paper: bool(_texts(paper, _TAB)),
        reader(Layout(tabbed, titles=True)),
        HOLDER,
    ),
    Format(
        "cpt-long",
        "CPT long descriptors",
        lambda paper: bool(_texts(paper, _FIXED)),
        reader(Layout(fixed, titles=True)),
        HOLDER,
    ),
    Format(
        "cpt-short",
        "CPT short descriptors",
        lambda paper: 0 < _longest(paper) <= SHORTEST,
        reader(Layout(plain, titles=False)),
        HOLDER,
    ),
    Format(
        "cpt-medium",
        "CPT medium descriptors",
        lambda paper: SHORTEST < _longest(paper) <= MEDIUM,
        reader(Layout(plain, titles=False)),
        HOLDER,
    ),
)

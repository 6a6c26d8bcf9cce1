"""CPT as lines of a book, from whichever descriptors the user's licence gives.

The texts are the user's own licensed ones; nothing of them is shipped.
"""

import re
from collections.abc import Mapping
from functools import cache

from coderdesk.codebook.book_lines import Line, LineKind
from coderdesk.domain.code import NoteKind
from coderdesk.paths import shipped

CODE = re.compile(r"\d{4}[0-9AFMTU]")


def cpt_lines(texts: Mapping[str, tuple[str, ...]]) -> list[Line]:
    """The lines of the book: each code's first text is its title, the others are terms."""
    lines: list[Line] = []
    heads: dict[str, int] = {}
    for code in sorted(
        texts, key=lambda code: (code[-1].isalpha(), code[-1] if code[-1].isalpha() else "", code)
    ):
        name, title = _head_of(code)
        if name not in heads:
            heads[name] = len(lines)
            lines.append(Line(name, title, LineKind.SECTION, -1))
        first, *others = texts[code]
        notes = [(NoteKind.INCLUSION, text) for text in others]
        lines.append(Line(code, first, LineKind.CODE, heads[name], billable=True, notes=notes))
    return lines


def _head_of(code: str) -> tuple[str, str]:
    for first, last, title in sections():
        if len(first) == len(code) and first[-1].isalpha() == code[-1].isalpha():
            same = not code[-1].isalpha() or first[-1] == code[-1]
            if same and first <= code <= last:
                return f"{first}-{last}", title
    return "Other", "Other codes"


@cache
def sections() -> tuple[tuple[str, str, str], ...]:
    """First code, last code and title of each range."""
    text = shipped("codebooks", "cpt", "sections.tsv").read_text("utf-8")
    rows = [row.split("\t") for row in text.splitlines() if row and not row.startswith("#")][1:]
    return tuple((first, last, title) for first, last, title in rows)

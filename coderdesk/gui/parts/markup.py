"""The little markup of painted lines: bold, code, dim, link, quote of the record, struck and new."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a span of a line is."""

    BOLD = "bold"
    CODE = "code"
    DIM = "dim"
    LINK = "link"
    QUOTE = "quote"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch of the plain text."""

    start: int
    end: int
    kind: Kind


_ANY = r"((?:\\.|[^\\])+?)"
_PATTERN = re.compile(
    rf"\\.|\*\*{_ANY}\*\*|`{_ANY}`|~{_ANY}~|\[\[{_ANY}\]\]|‹{_ANY}›|<del>{_ANY}</del>|<ins>{_ANY}</ins>",
    re.DOTALL,
)
_KINDS = tuple(Kind)
_SPECIAL = re.compile(r"([*`~\[\]‹›<>\\])")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def literal(text: str) -> str:
    """Text that is not ours (a title, a note, words of a chart), so that nothing in it is markup."""
    return _SPECIAL.sub(r"\\\1", text)


def parse(markup: str) -> tuple[str, tuple[Span, ...]]:
    """The plain text of a line and its spans; `` ** ` ~ [[ ]] ‹ › <del> <ins>`` are the marks.

    A backslash makes the next character plain. Marks do not nest. A quote gains its quotation marks.
    """
    plain, spans, at = "", [], 0
    for hit in _PATTERN.finditer(markup):
        plain += markup[at : hit.start()]
        at = hit.end()
        if hit.lastindex is None:  # an escaped character
            plain += hit.group()[1:]
            continue
        kind = _KINDS[hit.lastindex - 1]
        text = _ESCAPED.sub(r"\1", hit.group(hit.lastindex))
        text = f"“{text}”" if kind is Kind.QUOTE else text
        spans.append(Span(len(plain), len(plain) + len(text), kind))
        plain += text
    return plain + markup[at:], tuple(spans)

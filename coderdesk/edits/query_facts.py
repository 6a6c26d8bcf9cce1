"""What a query names and what its record holds: diagnoses told in a text, documented or not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from coderdesk.domain.query import Query, QueryForm, Reason, Record, RecordPage
from coderdesk.edits.query_tables import Known, diagnoses

BEFORE = timedelta(days=3)  # services of the three days before count to a stay (42 CFR 412.2(c)(5))
_DENIED = re.compile(
    r"(?:\bno\b|\bnot\b|\bdenie[sd]\b|\bwithout\b|\bnegative for\b|\bruled out\b|\babsence of\b)"
    r"[^.;:]{0,40}$"
)
_DENIED_AFTER = re.compile(r"^[^.;:]{0,12}\b(?:(?:was|were|is) (?:ruled out|not)|ruled out)\b")
_ASKS = re.compile(
    r"(?:^|[.?!:]\s+)(?:is|was|were|are|does|do|did|has|have|had|should)\b(?! you\b)[^.?!]*\?",
    re.IGNORECASE,
)
NEUTRAL = re.compile(
    r"^\W*(?:other\b(?! cause)|unable\b|undetermined\b|clinically (?:undetermined|unable)"
    r"|cannot be (?:clinically )?determined|not able to)",
    re.IGNORECASE,
)
OTHER = re.compile(r"^\W*other\b(?! cause)", re.IGNORECASE)
UNDETERMINED = re.compile(
    r"undetermined|unable to|cannot be (?:clinically )?determined|cannot determine", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Named:
    """A diagnosis named in a text, and where."""

    known: Known
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class QueryFacts:
    """A query beside its record: the diagnoses that the record of this stay holds."""

    query: Query
    record: Record
    documented: frozenset[str]

    @property
    def asks_yes_no(self) -> bool:
        """Whether yes or no is the answer, by form or, without options, by the words."""
        if self.query.form is QueryForm.YES_NO:
            return True
        return self.query.form is QueryForm.OPEN and bool(_ASKS.search(self.query.question))

    @property
    def new_in_question(self) -> tuple[Named, ...]:
        """The diagnoses that the question names and the record does not hold."""
        return tuple(one for one in named_in(self.query.question) if not self.holds(one.known))

    def holds(self, known: Known) -> bool:
        """Whether the record of this stay holds a diagnosis."""
        return known.name in self.documented

    def page(self, sha256: str) -> RecordPage | None:
        """The document of the chart that a quote names."""
        return next((page for page in self.record.pages if page.sha256 == sha256), None)

    def is_prior(self, page: RecordPage) -> bool:
        """Whether a document is of an earlier encounter, by its date."""
        first = self.record.first
        return page.date is not None and first is not None and page.date < first - BEFORE


def facts_of(query: Query, record: Record) -> QueryFacts:
    """A query beside its record."""
    held = record.documented
    return QueryFacts(query, record, documented_of(record) if held is None else held)


def documented_of(record: Record) -> frozenset[str]:
    """The diagnoses that the record of this stay holds; earlier encounters do not count."""
    bare = QueryFacts(Query(), record, frozenset())
    now = (page for page in record.pages if not bare.is_prior(page))
    return frozenset(name for page in now for name in documented_in(page.text))


def named_in(text: str) -> tuple[Named, ...]:
    """The diagnoses named in a text, the longest name at each place."""
    names, pattern = _names()
    return tuple(
        Named(names[hit.group().lower()], hit.start(), hit.end()) for hit in pattern.finditer(text)
    )


def documented_in(text: str) -> frozenset[str]:
    """The diagnoses that a note documents, without those it denies."""
    found: set[str] = set()
    for one in named_in(text):
        before = text[max(0, one.start - 60) : one.start].lower()
        if _DENIED.search(before) or _DENIED_AFTER.search(text[one.end : one.end + 40].lower()):
            continue
        found.add(one.known.name)
        found.update(_within(text[one.start : one.end].lower()))
    return frozenset(found)


@cache
def _within(written: str) -> frozenset[str]:
    """The more general diagnoses that a longer name holds: anemia in acute blood loss anemia."""
    names, _pattern = _names()
    inside = (
        known.name for name, known in names.items() if re.search(rf"\b{re.escape(name)}\b", written)
    )
    return frozenset(inside)


@cache
def _names() -> tuple[dict[str, Known], re.Pattern[str]]:
    names = {written.lower(): known for known in diagnoses() for written in known.written}
    longest = sorted(names, key=len, reverse=True)
    return names, re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", re.IGNORECASE)


def real_options(query: Query) -> Iterator[tuple[int, str]]:
    """The options that name something, with their place from 0."""
    for at, option in enumerate(query.options):
        if option.strip() and not NEUTRAL.search(option):
            yield at, option


def takes_yes_no(reason: Reason) -> bool:
    """Whether a reason may be asked with yes or no: documented already, POA, cause, conflict."""
    return reason in (Reason.POA, Reason.CAUSE, Reason.CONFLICT, Reason.VALIDATION, Reason.SPECIFICITY)

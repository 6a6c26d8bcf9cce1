"""The authored physician queries: synthetic charts, and what the linter must find in each query."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from coderdesk.domain.chart import Passage
from coderdesk.domain.query import OTHER, UNDETERMINED, Query, QueryForm, Reason, Record, RecordPage

DATA = Path(__file__).resolve().parents[1] / "data"
FORMS = {"open": QueryForm.OPEN, "choice": QueryForm.CHOICE, "yesno": QueryForm.YES_NO}


@dataclass(frozen=True)
class QueryCase:
    """One query, its record, and the rules that must speak."""

    name: str
    query: Query
    record: Record
    expected: frozenset[str]


def records() -> dict[str, Record]:
    found: dict[str, tuple[date, date, list[RecordPage]]] = {}
    pages: list[RecordPage] = []
    for line in (DATA / "query_charts.txt").read_text("utf-8").splitlines():
        if line.startswith("chart "):
            _word, name, first, last = line.split()
            pages = []
            found[name] = (date.fromisoformat(first), date.fromisoformat(last), pages)
        elif line and not line.startswith("#"):
            key, title, day, text = (part.strip() for part in line.split("|", 3))
            pages.append(RecordPage(key, title, date.fromisoformat(day), text))
    return {name: Record(tuple(pages), first, last) for name, (first, last, pages) in found.items()}


def cases(name: str = "query_cases.tsv") -> tuple[QueryCase, ...]:
    held = records()
    lines = (DATA / name).read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return tuple(_case(row, held) for row in rows)


def _case(row: list[str], held: dict[str, Record]) -> QueryCase:
    name, chart, reason, form, expected, title, question, options, quotes = (*row, "")[:9]
    record = held[chart]
    query = Query(
        reason=Reason[reason.upper()],
        form=FORMS[form],
        title=title,
        question=question,
        options=tuple(_options(options)),
        indicators=tuple(_quote(part, record) for part in quotes.split(" ; ") if part.strip()),
    )
    return QueryCase(name, query, record, frozenset(filter(None, expected.split(","))))


def _options(cell: str) -> list[str]:
    found: list[str] = []
    for part in filter(None, (part.strip() for part in cell.split(" / "))):
        found += (OTHER, UNDETERMINED) if part == "+" else (part,)
    return found


def _quote(part: str, record: Record) -> Passage:
    key, _mark, quote = part.partition(":")
    page = next((page for page in record.pages if page.sha256 == key.strip()), None)
    title, day = (page.title, page.date) if page else ("Note of another chart", date(2026, 1, 1))
    return Passage(title, 1, quote.strip(), sha256=key.strip(), date=day)

"""A physician query on paper: identity, indicators, question, options to tick, room to write, to sign.

No code, no payment, no severity ever stands on it: the value that it is made of has none.
"""

import datetime as dt
from dataclasses import dataclass

from coderdesk.domain.encounter import Encounter
from coderdesk.domain.query import Query, QueryForm
from coderdesk.report.paper import Card, Cell, Column, Field, Foot, Paper, Part, Row, Voice, Words

TITLE = "Physician query"
CONFIDENTIAL = "CONFIDENTIAL: protected health information"
NOTE = "Please answer from your own clinical judgement. That a question is asked implies no answer."
BOX = "\u25a1"
WRITING = 5  # lines to write on
NONE = "not given"
_QUOTES = (
    Column("", 22, 310, name="Quoted from the record"),
    Column("Document", 346, 120),
    Column("Date", 474, 58),
)
_LINE = (Column("", 22, 510, name="Text"),)
_OPTIONS = (Column("", 22, 20, name="Tick"), Column("", 46, 486, name="Answer"))


@dataclass(frozen=True, slots=True)
class QueryInput:
    """What the page is made of."""

    query: Query
    encounter: Encounter
    printed: dt.datetime
    synthetic: bool = False


def query_pdf(given: QueryInput) -> bytes:
    """The query as a PDF file; the same input gives the same bytes."""
    # Imported here: reportlab takes a quarter of a second that the start of the desk must not pay.
    from coderdesk.report.drawing import draw  # noqa: PLC0415

    return draw(query_rows(given))


def query_rows(given: QueryInput) -> Paper:
    """All that stands on the page, before any layout."""
    query, encounter = given.query, given.encounter
    name = encounter.patient.name
    account = f"Account {encounter.account}" if encounter.account else ""
    parts = (_quotes(query), _question(query), _options(query), _answer(query))
    synthetic = "Synthetic patient. " if given.synthetic else ""
    return Paper(
        card=Card(f"{TITLE}: {query.title}", query.author, "Clinical documentation", given.printed),
        title=TITLE,
        subtitle=query.title,
        house=encounter.facility,
        house_note="synthetic patient" if given.synthetic else "",
        running=(f"{TITLE}: {name}" if name else TITLE, account),
        fields=_fields(given),
        parts=tuple(part for part in parts if part),
        foot=Foot(CONFIDENTIAL, (f"{synthetic}{NOTE}",), f"CoderDesk, printed {_clock(given.printed)}"),
        signatures=("Physician's signature", "Date and time"),
    )


def _fields(given: QueryInput) -> tuple[tuple[Field, ...], ...]:
    query, encounter = given.query, given.encounter
    patient = encounter.patient
    first, last = encounter.admit_date or encounter.service_date, encounter.discharge_date
    days = " to ".join(dict.fromkeys(_day(one) for one in (first, last) if one)) or NONE
    return (
        (
            Field("Patient", patient.name or NONE, voice=Voice.SUBJECT),
            Field("Born", _day(patient.birth_date)),
            Field("Sex", patient.sex or NONE),
            Field("MRN", patient.mrn or NONE),
            Field("Account", encounter.account or NONE, voice=Voice.SUBJECT),
        ),
        (
            Field("To", query.to or NONE, voice=Voice.SUBJECT),
            Field("From", query.author or NONE),
            Field("Written", _day(query.written)),
            Field("Encounter", days, span=2),
        ),
    )


def _quotes(query: Query) -> Part:
    rows = []
    for one in query.indicators:
        words = f"“{' '.join(one.quote.split())}”"
        source = (Words(one.document), Words(f"page {one.page}", Voice.SOFT))
        rows.append(Row(((Words(words, Voice.QUOTE),), source, (Words(_day(one.date)),))))
    if not rows:
        rows = [Row(((Words("none quoted", Voice.SOFT),), (), ()))]
    return Part("Clinical indicators", _QUOTES, tuple(rows))


def _question(query: Query) -> Part:
    paragraphs = [line for line in query.question.splitlines() if line.strip()] or [""]
    cell: Cell = tuple(Words(line, Voice.VALUE) for line in paragraphs)
    return Part("Question", _LINE, (Row((cell,), ruled=False),))


def _options(query: Query) -> Part | None:
    if query.form is QueryForm.OPEN:
        return None
    blank = Words("\u00a0", Voice.VALUE)
    rows = [Row(((), (Words("\u00a0", Voice.FOOT),)), ruled=False)]  # the first box keeps off the rule
    rows += [
        Row(((Words(BOX, Voice.TITLE, "box to tick"),), (Words(one, Voice.VALUE), blank)), ruled=False)
        for one in query.options
        if one.strip()
    ]
    return Part("Please tick one", _OPTIONS, tuple(rows)) if len(rows) > 1 else None


def _answer(query: Query) -> Part:
    if query.response:
        who = f"{query.responder or NONE}, {_day(query.answered)}"
        cell: Cell = tuple(Words(line, Voice.VALUE) for line in query.response.splitlines())
        return Part("Response as recorded", _LINE, (Row((cell,), ruled=False),), who)
    blank: Cell = (Words("\u00a0", Voice.VALUE), Words("\u00a0", Voice.VALUE))
    rows = tuple(Row((blank,)) for _line in range(WRITING))
    return Part("Response, in your own words", _LINE, rows)


def _day(day: dt.date | None) -> str:
    return f"{day:%m/%d/%Y}" if day else NONE


def _clock(moment: dt.datetime) -> str:
    return f"{moment:%m/%d/%Y} {moment.hour % 12 or 12}:{moment:%M %p}"

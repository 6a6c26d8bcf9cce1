"""Rules on what a query says: title, leading words, payment, quality, severity, earlier encounters."""

from collections.abc import Iterator

from coderdesk.domain.edit import Severity
from coderdesk.domain.query import (
    Query,
    QueryFinding,
    QueryMend,
    QueryMendKind,
    QueryPart,
)
from coderdesk.edits.query_facts import Named, QueryFacts, named_in
from coderdesk.edits.query_tables import Wording, wordings

BRIEF = "AHIMA/ACDIS 2022"
PLAIN_TITLE = "Clarification of clinical findings"
CUT = QueryMend(QueryMendKind.CUT, "Take these words out")
_SPEAKS = {
    "payment": ("speaks-of-payment", "speaks of payment", "no payment, quality or severity"),
    "quality": ("speaks-of-quality", "speaks of quality", "no payment, quality or severity"),
    "severity": ("speaks-of-severity", "speaks of severity", "no payment, quality or severity"),
    "lead": ("wording-leads", "leads the answer", "the wording may not lead"),
    "prior": (
        "prior-named",
        "brings in another encounter",
        "an earlier encounter speaks only where it is pertinent now",
    ),
}


def title_leads(facts: QueryFacts) -> Iterator[QueryFinding]:
    """A title names a diagnosis that the record does not hold."""
    title = facts.query.title
    for one in named_in(title):
        if not facts.holds(one.known):
            yield QueryFinding(
                "title-leads",
                Severity.ERROR,
                f"The title names a diagnosis the record does not hold: **{_cut(title, one)}**.",
                f"{BRIEF}: a title may not lead",
                QueryPart.TITLE,
                0,
                one.start,
                one.end,
                (QueryMend(QueryMendKind.RETITLE, f"Use “{PLAIN_TITLE}”", PLAIN_TITLE),),
            )


def question_leads(facts: QueryFacts) -> Iterator[QueryFinding]:
    """A question that is not yes or no names a diagnosis that the record does not hold."""
    if facts.asks_yes_no:
        return
    text = facts.query.question
    for one in facts.new_in_question:
        yield QueryFinding(
            "wording-leads",
            Severity.ERROR,
            f"The question names a diagnosis the record does not hold: **{_cut(text, one)}**.",
            f"{BRIEF}: the wording may not lead; a new diagnosis stands among options only",
            QueryPart.QUESTION,
            0,
            one.start,
            one.end,
            (CUT, QueryMend(QueryMendKind.GO, "Ask what the findings represent")),
        )


def forbidden_words(facts: QueryFacts) -> Iterator[QueryFinding]:
    """Words of payment, quality, severity, leading words and earlier encounters, in any part."""
    for part, at, text in _texts(facts.query):
        for wording in wordings():
            for hit in wording.words.finditer(text):
                if hit.group():
                    yield _spoken(wording, part, at, (hit.start(), hit.end(), hit.group()))


def _cut(text: str, one: Named) -> str:
    return text[one.start : one.end]


def _spoken(wording: Wording, part: QueryPart, at: int, hit: tuple[int, int, str]) -> QueryFinding:
    rule, says, why = _SPEAKS[wording.kind]
    start, end, words = hit
    message = f"**“{words}”** {says}."
    source = f"{BRIEF}: {why}"
    return QueryFinding(rule, Severity.ERROR, message, source, part, at, start, end, (CUT,))


def _texts(query: Query) -> Iterator[tuple[QueryPart, int, str]]:
    yield QueryPart.TITLE, 0, query.title
    yield QueryPart.QUESTION, 0, query.question
    for at, option in enumerate(query.options):
        yield QueryPart.OPTION, at, option

"""Rules on what a query is made of: options, indicators, its form, and what is missing."""

import re
from collections.abc import Iterator

from coderdesk.domain.edit import Severity
from coderdesk.domain.query import (
    OTHER,
    UNDETERMINED,
    QueryFinding,
    QueryForm,
    QueryMend,
    QueryMendKind,
    QueryPart,
    Reason,
)
from coderdesk.edits import query_facts
from coderdesk.edits.query_facts import QueryFacts, named_in, real_options, takes_yes_no
from coderdesk.edits.query_wording import BRIEF

FEWEST = 2
_BLANK = re.compile(r"\{\w+\}|\((?:first|second|possible|as the)[^)]*\)")
_SPACES = re.compile(r"\s+")
_RESHAPE = (
    QueryMend(QueryMendKind.RESHAPE, "Ask with options", QueryForm.CHOICE.value),
    QueryMend(QueryMendKind.RESHAPE, "Ask openly", QueryForm.OPEN.value),
)
_DROP = QueryMend(QueryMendKind.DROP_INDICATOR, "Take this quote out")
_QUOTE = QueryMend(QueryMendKind.GO, "Quote one from the chart")


def missing(facts: QueryFacts) -> Iterator[QueryFinding]:
    """Title, question and indicators must be there, and no blank of a template may be left."""
    query = facts.query
    for rule, part, said, name in (
        ("title-missing", QueryPart.TITLE, query.title, "a title"),
        ("question-missing", QueryPart.QUESTION, query.question, "a question"),
    ):
        if not said.strip():
            yield _error(rule, f"The query has no {name[2:]} yet.", f"it needs {name}", part)
        else:
            for hit in _BLANK.finditer(said):
                yield _blank(hit, part, 0)
    for at, option in enumerate(query.options):
        for hit in _BLANK.finditer(option):
            yield _blank(hit, QueryPart.OPTION, at)
    if not query.indicators:
        yield QueryFinding(
            "indicator-missing",
            Severity.ERROR,
            "No clinical indicator is quoted yet.",
            f"{BRIEF}: indicators of this patient, from this record, with source and date",
            QueryPart.WHOLE,
            mends=(_QUOTE,),
        )


def _blank(hit: re.Match[str], part: QueryPart, at: int) -> QueryFinding:
    return QueryFinding(
        "blank-left",
        Severity.ERROR,
        f"**{hit.group()}** of the template still waits to be filled.",
        f"{BRIEF}: the question must be clear",
        part,
        at,
        hit.start(),
        hit.end(),
        (QueryMend(QueryMendKind.GO, "Fill it"),),
    )


def _error(rule: str, message: str, why: str, part: QueryPart) -> QueryFinding:
    mends = (QueryMend(QueryMendKind.GO, "Write it"),)
    return QueryFinding(rule, Severity.ERROR, message, f"{BRIEF}: {why}", part, mends=mends)


def option_count(facts: QueryFacts) -> Iterator[QueryFinding]:
    """One possible answer is no choice; “other” and “unable to determine” must be there."""
    query = facts.query
    if query.form is QueryForm.OPEN:
        return
    if query.form is QueryForm.CHOICE and len(list(real_options(query))) < FEWEST:
        yield QueryFinding(
            "single-option",
            Severity.ERROR,
            "Only one answer is offered.",
            f"{BRIEF}: options that the indicators support, not one alone",
            QueryPart.OPTION,
            mends=(QueryMend(QueryMendKind.ADD_OPTION, "Add an option"),),
        )
    for rule, pattern, words in (
        ("no-other", query_facts.OTHER, OTHER),
        ("no-undetermined", query_facts.UNDETERMINED, UNDETERMINED),
    ):
        if not any(pattern.search(option) for option in query.options):
            yield QueryFinding(
                rule,
                Severity.ERROR,
                f"“{words}” is not among the options.",
                f"{BRIEF}: “other” and “unable to determine” are always offered",
                QueryPart.OPTION,
                mends=(QueryMend(QueryMendKind.ADD_OPTION, f"Add “{words}”", words),),
            )


def option_support(facts: QueryFacts) -> Iterator[QueryFinding]:
    """An option names a diagnosis that neither the record nor a quoted indicator speaks of."""
    quotes = " ".join(_SPACES.sub(" ", one.quote) for one in facts.query.indicators).lower() + " "
    for at, option in real_options(facts.query):
        for one in named_in(option):
            if facts.holds(one.known) or one.known.cues.search(quotes):
                continue
            drop = QueryMend(QueryMendKind.DROP_OPTION, f"Remove option {at + 1}")
            yield QueryFinding(
                "option-unsupported",
                Severity.WARNING,
                f"Option {at + 1} has no indicator behind it yet: **{option[one.start : one.end]}**.",
                f"{BRIEF}: options that the indicators support",
                QueryPart.OPTION,
                at,
                one.start,
                one.end,
                (_QUOTE, drop),
            )
            break


def indicators(facts: QueryFacts) -> Iterator[QueryFinding]:
    """Each quote stands word for word in a document of this chart and of this encounter."""
    for at, quote in enumerate(facts.query.indicators):
        page = facts.page(quote.sha256)
        if page is None:
            rule, says, why = "indicator-foreign", "is not from this chart", "from this record"
        elif page.text and not _stands(quote.quote, page.text):
            rule, says, why = (
                "indicator-altered",
                f"does not stand so in {page.title}",
                "quoted as it stands",
            )
        elif facts.is_prior(page):
            rule, says = "indicator-prior", f"is of {page.date:%m/%d/%Y}, before this encounter"
            why = "an earlier encounter speaks only where it is pertinent now"
        elif quote.date is None and page.date is None:
            rule, says, why = "indicator-undated", "has no date", "indicators with source and date"
        else:
            continue
        soft = rule in ("indicator-prior", "indicator-undated")
        yield QueryFinding(
            rule,
            Severity.WARNING if soft else Severity.ERROR,
            f"Indicator {at + 1} {says}.",
            f"{BRIEF}: {why}",
            QueryPart.INDICATOR,
            at,
            mends=(_DROP,),
        )


def _stands(quote: str, text: str) -> bool:
    return _SPACES.sub(" ", quote).strip().casefold() in _SPACES.sub(" ", text).casefold()


def yes_no(facts: QueryFacts) -> Iterator[QueryFinding]:
    """Yes or no is for what is documented already, for POA, for cause and effect, for a conflict."""
    query = facts.query
    if not facts.asks_yes_no:
        return
    text = query.question
    for one in facts.new_in_question:
        yield QueryFinding(
            "yes-no-new",
            Severity.ERROR,
            f"A yes/no question brings in a new diagnosis: **{text[one.start : one.end]}**.",
            f"{BRIEF}: no new diagnosis in a yes/no question",
            QueryPart.QUESTION,
            0,
            one.start,
            one.end,
            _RESHAPE,
        )
    loose = query.reason in (Reason.SPECIFICITY, Reason.VALIDATION) and not named_in(text)
    if text.strip() and (not takes_yes_no(query.reason) or loose):
        yield QueryFinding(
            "yes-no-misused",
            Severity.ERROR,
            f"A yes/no question may not be asked for: {query.reason.value.lower()}.",
            f"{BRIEF}: yes/no only for what is documented, POA, cause and effect, conflict",
            QueryPart.QUESTION,
            mends=_RESHAPE,
        )

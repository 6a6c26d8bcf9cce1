"""The linter of physician queries: every rule, in the order in which its findings are shown."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from coderdesk.domain.query import Query, QueryFinding, QueryForm, QueryPart, Record
from coderdesk.edits.query_facts import OTHER, UNDETERMINED, QueryFacts, facts_of, real_options
from coderdesk.edits.query_parts import (
    FEWEST,
    indicators,
    missing,
    option_count,
    option_support,
    yes_no,
)
from coderdesk.edits.query_wording import forbidden_words, question_leads, title_leads

QueryRule: TypeAlias = Callable[[QueryFacts], Iterator[QueryFinding]]
RULES: tuple[QueryRule, ...] = (
    title_leads,
    forbidden_words,
    question_leads,
    yes_no,
    missing,
    option_count,
    option_support,
    indicators,
)
_PLACES = tuple(QueryPart)


def check_query(query: Query, record: Record) -> tuple[QueryFinding, ...]:
    """What the practice brief has against a query, in the order of its parts."""
    facts = facts_of(query, record)
    found = [finding for rule in RULES for finding in rule(facts)]
    return tuple(sorted(found, key=lambda one: (_PLACES.index(one.part), one.at, one.start)))


def what_holds(query: Query, findings: tuple[QueryFinding, ...]) -> tuple[str, ...]:
    """What is in order, in the words of the sheet."""
    broken = {finding.rule for finding in findings}
    count = len(query.indicators)
    quotes = f"{count} indicator{'s' if count != 1 else ''}, all from this stay, with document and date"
    lasting = any(OTHER.search(one) for one in query.options) and any(
        UNDETERMINED.search(one) for one in query.options
    )
    told = (
        (quotes, count and not any(rule.startswith("indicator") for rule in broken)),
        (
            "More than one answer offered",
            query.form is QueryForm.CHOICE and len(list(real_options(query))) >= FEWEST,
        ),
        ("“Other” and “Unable to determine” are there", lasting),
        ("Room for free text", True),
        (
            "Not a yes/no question",
            query.form is not QueryForm.YES_NO and "yes-no-misused" not in broken,
        ),
        ("Nothing from a prior encounter", not broken & {"prior-named", "indicator-prior"}),
        (
            "No word of payment, quality or severity",
            not any(rule.startswith("speaks") for rule in broken),
        ),
    )
    return tuple(text for text, holds in told if holds)

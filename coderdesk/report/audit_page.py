"""An audit on paper: scores with their formulas and intervals, elements, and every difference."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from coderdesk.domain.audit import Review, Verdict, compare
from coderdesk.domain.audit_scores import Score, interval_words, score
from coderdesk.report.paper import Card, Column, Field, Foot, Paper, Part, Row, Voice, Words

TITLE = "Coding audit"
_SCORES = (
    Column("", 0, 150, name="Score"),
    Column("Counted", 156, 54, right=True),
    Column("Score", 216, 54, right=True),
    Column("Formula, and what the sample allows to say", 288, 244),
)
_LINES = (
    Column("", 0, 90, name="Account"),
    Column("Element", 94, 62),
    Column("Coder", 160, 66),
    Column("Reviewer", 230, 66),
    Column("Class", 300, 88),
    Column("Reason and answer", 392, 140),
)


@dataclass(frozen=True, slots=True)
class AuditInput:
    """The reviews of one sample, and when they are printed."""

    reviews: Sequence[Review]
    printed: dt.datetime
    author: str = ""


def audit_pdf(given: AuditInput) -> bytes:
    """The report as a PDF file; the same input gives the same bytes."""
    # Imported here: reportlab takes a quarter of a second that the start of the desk must not pay.
    from coderdesk.report.drawing import draw  # noqa: PLC0415

    return draw(audit_rows(given))


def audit_rows(given: AuditInput) -> Paper:
    """All that stands on the report, before any layout."""
    scores = score(given.reviews)
    first = given.reviews[0] if given.reviews else Review()
    own = "own recoding" if first.own else "blind review" if first.blind else "open review"
    return Paper(
        card=Card(TITLE, given.author, first.sample, given.printed),
        title=TITLE,
        subtitle=first.sample,
        house="",
        house_note="",
        running=(TITLE, first.sample),
        fields=(
            (
                Field("Accounts", str(len(given.reviews)), voice=Voice.SUBJECT),
                Field("Kind", own),
                Field("Coder", first.coder or "not given"),
                Field("Reviewer", first.reviewer or "not given", span=2),
            ),
        ),
        parts=(
            Part("Scores", _SCORES, tuple(_score(one) for one in scores.overall)),
            Part("By element", _SCORES, tuple(_score(one) for one in scores.elements) or (_none(4),)),
            Part("Differences", _LINES, tuple(_lines(given.reviews)) or (_none(6),)),
        ),
        foot=Foot(
            "CONFIDENTIAL: protected health information",
            (f"Disputes that the coder won count as no error. {scores.note}",),
            f"CoderDesk, printed {given.printed:%m/%d/%Y %H:%M}",
        ),
        signatures=("Reviewer", "Date"),
    )


def _score(one: Score) -> Row:
    counted = Words(f"{one.part} ÷ {one.whole}")
    formula = (Words(one.formula), Words(interval_words(one), Voice.SOFT))
    return Row(
        ((Words(one.name, Voice.STRONG),), (counted,), (Words(one.told, Voice.STRONG),), formula)
    )


def _none(columns: int) -> Row:
    return Row(((Words("none", Voice.SOFT),), *(() for _ in range(columns - 1))))


def _lines(reviews: Sequence[Review]) -> list[Row]:
    rows = []
    for review in reviews:
        for line in compare(review.first, review.second):
            if line.verdict is Verdict.AGREE:
                continue
            remark = review.remark(line.key)
            parts = (remark.answer.value, remark.why, remark.resolution.value)
            answer = ", ".join(part for part in parts if part)
            element = f"{line.element.value} of {line.on}" if line.on else line.element.value
            rows.append(
                Row(
                    (
                        (Words(review.first.account or "no account"),),
                        (Words(element),),
                        (Words(line.old, Voice.CODE),),
                        (Words(line.new, Voice.CODE),),
                        (Words(review.class_of(line).value),),
                        (Words(remark.reason), Words(answer, Voice.SOFT)),
                    )
                )
            )
    return rows

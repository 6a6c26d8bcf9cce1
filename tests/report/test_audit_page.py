"""The audit report: every score with its formula, every difference, and nothing left out."""

from datetime import UTC, datetime

from coderdesk.domain.audit import Answer, ErrorClass, Remark, Resolution, Review, compare
from coderdesk.domain.encounter import Diagnosis, Encounter
from coderdesk.report.audit_page import AuditInput, audit_pdf
from tests.report.reading import texts

WHEN = datetime(2026, 9, 21, 14, 2, tzinfo=UTC)


def stay(*codes):
    lines = tuple(Diagnosis(code, "Y", at) for at, code in enumerate(codes, 1))
    return Encounter(account="A1001", diagnoses=lines)


def review():
    made = Review(
        id=1, sample="1 of 9, seed 7", first=stay("I50.33", "I10"), second=stay("I13.0", "I10", "Z79.4")
    )
    key = compare(made.first, made.second)[-2].key
    said = Remark(
        key, ErrorClass.OMITTED, "on the home list", Answer.DISPUTED, "stopped", Resolution.UPHELD
    )
    return made.with_remark(said)


def said(reviews):
    return " ".join(" ".join(texts(audit_pdf(AuditInput(reviews, WHEN, "Ada, CCS")))).split())


def test_scores_stand_with_formula_and_interval_and_differences_old_to_new():
    words = said([review()])
    for one in (
        "Code over code",
        "1 ÷ 3",
        "33.3 %",
        "counts twice",
        "95 % interval",
        "I50.33",
        "I13.0",
    ):
        assert one in words
    assert "need a grouper" in words
    assert "1 of 9, seed 7" in words


def test_an_empty_sample_and_a_large_one_are_printed():
    assert "none" in said([])
    assert len(texts(audit_pdf(AuditInput([review()] * 60, WHEN)))) > 2


def test_the_same_sample_gives_the_same_bytes():
    given = AuditInput([review()], WHEN)
    assert audit_pdf(given) == audit_pdf(given)

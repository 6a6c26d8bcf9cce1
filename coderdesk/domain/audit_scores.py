"""Scores of an audit, all from one comparison, each with the formula it is made by.

Sources of the formulas: icd10monitor (code over code and its extra codes), Dolbey Fusion CAC (weighted,
a changed principal counts twice), Radiology Today 03/2013 (record over record), AAPC (by element).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from coderdesk.domain.audit import Compared, Element, Review, Verdict, compare

Z95 = 1.959963984540054
CODES = (Element.PRINCIPAL, Element.SECONDARY, Element.PCS, Element.CPT)


@dataclass(frozen=True, slots=True)
class Score:
    """A part of a whole; ``value`` is 0 to 1, and None where there was nothing to judge."""

    name: str
    part: int
    whole: int
    formula: str

    @property
    def value(self) -> float | None:
        """The score as a share; a score that would fall below 0 is 0."""
        return max(0.0, min(1.0, self.part / self.whole)) if self.whole else None

    @property
    def told(self) -> str:
        """The score as it is shown: ``92.4 %``, or a dash."""
        value = self.value
        return "–" if value is None else f"{100 * value:.1f} %"


@dataclass(frozen=True, slots=True)
class Scores:
    """Every score of a review or of a sample."""

    overall: tuple[Score, ...]
    elements: tuple[Score, ...]
    note: str = "DRG and APC over cases need a grouper; the audit asks none, so they are not scored."


def score(reviews: Sequence[Review]) -> Scores:
    """The scores of reviews taken together; an error that the coder won in a dispute is none."""
    pairs = [(review, compare(review.first, review.second)) for review in reviews]
    lines = [(review, line) for review, compared in pairs for line in compared]
    coded = [(review, line) for review, line in lines if line.element in CODES]
    wrong = [(review, line) for review, line in coded if review.counts(line)]
    right = len(coded) - len(wrong)
    theirs = sum(_asked(review, line) for review, line in coded)
    extra = sum(line.verdict is Verdict.DELETE for _review, line in wrong)
    judged = len(coded) + sum(line.element is Element.PRINCIPAL for _review, line in coded)
    errors = len(wrong) + sum(line.element is Element.PRINCIPAL for _review, line in wrong)
    faultless = sum(not any(review.counts(one) for one in compared) for review, compared in pairs)
    overall = (
        Score("Code over code", right, theirs, "coder's correct codes ÷ reviewer's codes"),
        Score(
            "Extra codes off",
            right - extra,
            theirs,
            "(coder's correct codes − codes without support) ÷ reviewer's codes, not below 0",
        ),
        Score(
            "Weighted", judged - errors, judged, "1 − errors ÷ codes judged; the principal counts twice"
        ),
        Score("Record over record", faultless, len(pairs), "records without an error ÷ records"),
    )
    return Scores(overall, tuple(_elements(lines)))


def _asked(review: Review, line: Compared) -> bool:
    """Whether the reviewer's coding has the line, as it stands after disputes."""
    if line.verdict is Verdict.AGREE:
        return True
    if not review.counts(line):
        return bool(line.old)
    return bool(line.new)


def _elements(lines: Iterable[tuple[Review, Compared]]) -> Iterable[Score]:
    held = list(lines)
    for element in Element:
        mine = [(review, line) for review, line in held if line.element is element]
        if mine:
            good = sum(not review.counts(line) for review, line in mine)
            formula = f"{element.value}: lines agreed ÷ lines judged"
            yield Score(element.value, good, len(mine), formula)


def interval(part: int, whole: int, z: float = Z95) -> tuple[float, float]:
    """The Wilson score interval of a share (Wilson 1927): holds for small samples and near 1.

    Nothing judged says nothing: 0 to 1.
    """
    if whole <= 0:
        return 0.0, 1.0
    share = max(0, min(part, whole)) / whole
    spread = 1 + z * z / whole
    middle = (share + z * z / (2 * whole)) / spread
    reach = z * sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole)) / spread
    return max(0.0, middle - reach), min(1.0, middle + reach)


def interval_words(one: Score, goal: float = 0.95) -> str:
    """What the size of the sample allows to say about a score."""
    value = one.value
    if value is None:
        return "Nothing was judged yet."
    low, high = interval(one.part, one.whole)
    said = f"95 % interval {100 * low:.1f} to {100 * high:.1f} %, from {one.whole} judged"
    if low <= goal <= high and value < goal:
        return f"{said}: too few to tell {100 * value:.0f} from {100 * goal:.0f}."
    return f"{said}."

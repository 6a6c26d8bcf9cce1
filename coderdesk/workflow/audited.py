"""The accuracy that the pace shows beside speed: code over code, from finished reviews, by kind."""

import datetime as dt
from collections.abc import Callable, Sequence

from coderdesk.domain.audit import Review
from coderdesk.domain.audit_scores import score
from coderdesk.domain.pace_trend import Days
from coderdesk.domain.worklist import WorkKind, kind_of
from coderdesk.workflow.pace import Scores

Listing = Callable[[], Sequence[Review]]
Who = Callable[[], str]


def scores_from(listing: Listing, who: Who) -> Callable[[dt.date, dt.date], Scores]:
    """What audits say of the coder's own work of some days; recodings of own charts count too."""

    def known(since: dt.date, until: dt.date) -> Scores:
        mine: dict[WorkKind, list[Review]] = {}
        for review in _done(listing(), who(), (since, until)):
            mine.setdefault(kind_of(review.first), []).append(review)
        found = {kind: score(reviews).overall[0].value for kind, reviews in mine.items()}
        return {kind: value for kind, value in found.items() if value is not None}

    return known


def accuracy_from(listing: Listing, who: Who) -> Callable[[Sequence[Days]], tuple[float | None, ...]]:
    """What audits say of all of the coder's own work, for each of several stretches of days."""

    def known(days: Sequence[Days]) -> tuple[float | None, ...]:
        every = listing()
        return tuple(score(_done(every, who(), one)).overall[0].value for one in days)

    return known


def _done(reviews: Sequence[Review], who: str, days: Days) -> list[Review]:
    since, until = (day.isoformat() for day in days)
    return [one for one in reviews if since <= one.done <= until and one.coder in ("", who)]

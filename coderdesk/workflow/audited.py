"""The accuracy that the pace shows beside speed: code over code, from finished reviews, by kind."""

import datetime as dt
from collections.abc import Callable, Sequence

from coderdesk.domain.audit import Review
from coderdesk.domain.audit_scores import score
from coderdesk.domain.worklist import WorkKind, kind_of
from coderdesk.workflow.pace import Scores


def scores_from(
    listing: Callable[[], Sequence[Review]], who: Callable[[], str]
) -> Callable[[dt.date], Scores]:
    """What audits say of the coder's own work since a day; recodings of one's own charts count too."""

    def known(since: dt.date) -> Scores:
        mine: dict[WorkKind, list[Review]] = {}
        for review in listing():
            if review.done >= since.isoformat() and review.coder in ("", who()):
                mine.setdefault(kind_of(review.first), []).append(review)
        found = {kind: score(reviews).overall[0].value for kind, reviews in mine.items()}
        return {kind: value for kind, value in found.items() if value is not None}

    return known

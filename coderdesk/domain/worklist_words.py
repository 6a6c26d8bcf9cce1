"""What is typed into the filter of the worklist: words to look for, and words that mean something."""

from dataclasses import replace

from coderdesk.domain.work import WorkStatus
from coderdesk.domain.worklist import OPEN, WorkFilter, WorkKind

_KINDS = {
    "inpatient": WorkKind.INPATIENT,
    "ip": WorkKind.INPATIENT,
    "surgery": WorkKind.SURGERY,
    "sds": WorkKind.SURGERY,
    "observation": WorkKind.OBSERVATION,
    "obs": WorkKind.OBSERVATION,
    "ed": WorkKind.EMERGENCY,
    "er": WorkKind.EMERGENCY,
    "emergency": WorkKind.EMERGENCY,
    "diagnostic": WorkKind.DIAGNOSTIC,
    "professional": WorkKind.PROFESSIONAL,
    "profee": WorkKind.PROFESSIONAL,
}
_PHRASES: tuple[tuple[tuple[str, ...], WorkFilter], ...] = (
    (("due", "today"), WorkFilter(statuses=OPEN, due_in=0)),
    (("due", "tomorrow"), WorkFilter(statuses=OPEN, due_in=1)),
    (("due", "this", "week"), WorkFilter(statuses=OPEN, due_in=7)),
    (("over", "hold"), WorkFilter(statuses=OPEN, over=True)),
    (("overdue",), WorkFilter(statuses=OPEN, over=True)),
    (("on", "hold"), WorkFilter(statuses=(WorkStatus.HOLD,))),
    (("query", "open"), WorkFilter(statuses=(WorkStatus.QUERY,))),
    (("in", "work"), WorkFilter(statuses=(WorkStatus.WORKING,))),
    (("under", "audit"), WorkFilter(statuses=(WorkStatus.AUDIT,))),
    (("done", "this", "week"), WorkFilter(statuses=(WorkStatus.DONE,), done_in=7)),
    (("late", "documents"), WorkFilter(late=True)),
    (("ready",), WorkFilter(statuses=(WorkStatus.WAITING,))),
)


def understood(typed: str) -> WorkFilter:
    """The filter that typed words ask for: ``ED due today``, a name, an account, a payer.

    A word in quotes is only looked for: ``"ed"`` finds Ed.
    """
    words = typed.casefold().split()
    found = WorkFilter()
    rest: list[str] = []
    at = 0
    while at < len(words):
        for phrase, meaning in _PHRASES:
            if tuple(words[at : at + len(phrase)]) == phrase:
                found = narrowed(found, meaning)
                at += len(phrase)
                break
        else:
            kind = _KINDS.get(words[at])
            if kind is not None:
                found = replace(found, kinds=(*found.kinds, kind))
            else:
                rest.append(words[at].strip('"“”'))
            at += 1
    return replace(found, words=" ".join(word for word in rest if word))


def narrowed(one: WorkFilter, other: WorkFilter) -> WorkFilter:
    """What passes both filters, as near as one filter can say it."""
    both = tuple(status for status in one.statuses if status in other.statuses)
    kinds = tuple(kind for kind in one.kinds if kind in other.kinds)
    due = [days for days in (one.due_in, other.due_in) if days is not None]
    done = [days for days in (one.done_in, other.done_in) if days is not None]
    return WorkFilter(
        statuses=both if one.statuses and other.statuses else one.statuses or other.statuses,
        kinds=kinds if one.kinds and other.kinds else one.kinds or other.kinds,
        payer=other.payer or one.payer,
        owner=other.owner or one.owner,
        due_in=min(due, default=None),
        over=one.over or other.over,
        late=one.late or other.late,
        done_in=min(done, default=None),
        words=" ".join(part for part in (one.words, other.words) if part),
        off=one.off or other.off,
    )

"""The order in which a coder reads a chart: by kind of document, as the setting wants it."""

from collections.abc import Iterable

from coderdesk.chart.kinds import rank
from coderdesk.domain.encounter import Setting
from coderdesk.domain.work import DocumentRow

# A visit is coded from the note of the visit (Guidelines IV.A); a discharge summary is of another stay.
_VISIT_FIRST = ("Visit note", "Emergency department note", "Operative note", "Procedure note")


def in_reading_order(rows: Iterable[DocumentRow], setting: Setting | None) -> tuple[DocumentRow, ...]:
    """Documents as coders read them, within a kind the oldest first; those without a day come last."""
    return tuple(
        sorted(
            rows, key=lambda row: (_rank(row.kind, setting), row.date is None, str(row.date), row.id)
        )
    )


def _rank(kind: str, setting: Setting | None) -> int:
    if setting not in (None, Setting.INPATIENT) and kind in _VISIT_FIRST:
        return _VISIT_FIRST.index(kind) - len(_VISIT_FIRST)
    return rank(kind)

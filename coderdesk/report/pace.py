"""The coder's own pace on paper: speed with accuracy beside it, then each encounter with its time."""

import datetime as dt
from collections.abc import Sequence

from coderdesk.domain.pace import KindPace, PaceRow, PaceTask
from coderdesk.domain.pace_trend import Stretch
from coderdesk.report.paper import Card, Column, Field, Foot, Paper, Part, Row, Voice, Words

PRIVATE = "Private to the coder: printed at their own wish"
KINDS = (
    Column("", 0, 110, name="Setting"),
    Column("Finished", 120, 50, right=True),
    Column("Hours", 180, 50, right=True),
    Column("An hour", 240, 50, right=True),
    Column("Own norm", 300, 50, right=True),
    Column("Weighted", 360, 50, right=True),
    Column("Accuracy", 424, 108),
)
TIMES = (
    Column("", 0, 110, name="From"),
    Column("To", 120, 100),
    Column("Finished", 230, 50, right=True),
    Column("Hours", 290, 50, right=True),
    Column("Of own norm", 350, 60, right=True),
    Column("Accuracy", 424, 108),
)
ROWS = (
    Column("", 0, 56, name="Day"),
    Column("", 60, 100, name="Account"),
    Column("Setting", 166, 80),
    Column("Done", 250, 36),
    *(
        Column(task.capitalize(), 280 + 50 * at, 48, right=True)
        for at, task in enumerate(PaceTask)
    ),
    Column("Minutes", 484, 48, right=True),
)  # fmt: skip


def pace_paper(
    rows: Sequence[PaceRow],
    kinds: Sequence[KindPace],
    told: tuple[str, dt.date, dt.date, dt.datetime],
    over_time: Sequence[Stretch] = (),
) -> Paper:
    """The report; ``told`` are the coder, first and last day, and when it is made, with the zone."""
    who, since, until, made = told
    span = f"{since:%m/%d/%Y} to {until:%m/%d/%Y}"
    fields = (
        (
            Field("Coder", who or "–", span=2),
            Field("Days", span, span=2),
            Field("Active hours", f"{sum(row.total for row in rows) / 3600:.1f}"),
        ),
    )
    parts = (
        Part("Speed and accuracy", KINDS, tuple(_kind(one) for one in kinds)),
        *((Part("Over time", TIMES, tuple(_stretch(one) for one in over_time)),) if over_time else ()),
        Part("Active minutes", ROWS, tuple(_row(row) for row in rows)),
    )
    return Paper(
        card=Card("Pace", who, "Pace", made),
        title="Pace",
        subtitle="Own figures",
        house="",
        house_note="",
        running=("Pace", span),
        fields=fields,
        parts=parts,
        foot=Foot(PRIVATE, ("Idle time is left out.",), f"Printed {made:%m/%d/%Y %H:%M}"),
    )


def _kind(one: KindPace) -> Row:
    said = (
        one.kind.shown,
        f"{one.done:,}",
        f"{one.hours:.1f}",
        f"{one.per_hour:.1f}",
        f"{one.norm:g}",
        f"{one.weighted:.1f}",
        _right(one.accuracy),
    )
    return Row(tuple((Words(text),) for text in said))


def _stretch(one: Stretch) -> Row:
    said = (
        f"{one.begins:%m/%d/%Y}",
        f"{one.ends:%m/%d/%Y}",
        f"{one.done:,}",
        f"{one.hours:.1f}",
        "–" if one.of_norm is None else f"{one.of_norm:.0%}",
        _right(one.accuracy),
    )
    return Row(tuple((Words(text),) for text in said))


def _right(accuracy: float | None) -> str:
    return "no audit yet" if accuracy is None else f"{accuracy:.1%}"


def _row(row: PaceRow) -> Row:
    spent = dict(row.seconds)
    minutes = [f"{spent.get(task, 0) / 60:.1f}" for task in PaceTask]
    begin = (
        (Words(f"{row.day:%m/%d/%Y}"),),
        (Words(row.account, Voice.CODE),),
        (Words(row.kind.shown),),
        (Words("yes" if row.done else ""),),
    )
    return Row((*begin, *((Words(text),) for text in minutes), (Words(f"{row.total / 60:.1f}"),)))

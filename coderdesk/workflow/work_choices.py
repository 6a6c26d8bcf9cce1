"""The coder's choices for the worklist, to and from what is kept; what cannot be read is left out."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, replace
from typing import Any, TypeVar

from coderdesk.domain.work import WorkStatus
from coderdesk.domain.worklist import (
    NORMS,
    BillHold,
    Norm,
    SortBy,
    WorkFilter,
    WorkKind,
    WorkView,
)

T = TypeVar("T")
LONGEST_HOLD, MOST_POINTS = 365, 100


def write_holds(holds: Iterable[BillHold]) -> list[dict[str, Any]]:
    """Bill holds as they are kept."""
    return [asdict(hold) for hold in holds]


def read_holds(kept: object) -> tuple[BillHold, ...]:
    """The bill holds kept; one for all other payers is always first."""
    found = {hold.payer.casefold(): hold for hold in _each(kept, _hold)}
    rest = found.pop("", BillHold())
    return (rest, *found.values())


def _hold(value: dict[str, Any]) -> BillHold:
    days, points = int(value["days"]), int(value["points"])
    if not 0 <= days <= LONGEST_HOLD or abs(points) > MOST_POINTS:
        raise ValueError(days)
    return BillHold(str(value["payer"]), days, points)


def write_norms(norms: Iterable[Norm]) -> list[dict[str, Any]]:
    """Norms as they are kept; those that are as published stay so."""
    given = {(one.kind, one.per_hour, one.weight) for one in NORMS}
    return [
        {"kind": one.kind, "per_hour": one.per_hour, "weight": one.weight}
        for one in norms
        if (one.kind, one.per_hour, one.weight) not in given
    ]


def read_norms(kept: object) -> tuple[Norm, ...]:
    """A norm for each kind: the coder's own, else the published one."""
    own = {norm.kind: norm for norm in _each(kept, _norm)}
    return tuple(own.get(norm.kind, norm) for norm in NORMS)


def _norm(value: dict[str, Any]) -> Norm:
    pace, weight = float(value["per_hour"]), float(value["weight"])
    if not (0 < pace <= 1000 and 0 <= weight <= 100):  # noqa: PLR2004 - beyond any coder
        raise ValueError(pace)
    return Norm(WorkKind(value["kind"]), pace, weight, "your own")


def write_views(views: Iterable[WorkView]) -> list[dict[str, Any]]:
    """Views as they are kept."""
    return [asdict(view) for view in views]


def read_views(kept: object) -> tuple[WorkView, ...]:
    """The coder's own views."""
    return tuple(_each(kept, _view))


def _view(value: dict[str, Any]) -> WorkView:
    said = value["filter"]
    passing = WorkFilter(
        statuses=tuple(WorkStatus(one) for one in said["statuses"]),
        kinds=tuple(WorkKind(one) for one in said["kinds"]),
        payer=str(said["payer"]),
        owner=str(said["owner"]),
        due_in=_whole(said["due_in"]),
        over=bool(said["over"]),
        late=bool(said["late"]),
        done_in=_whole(said["done_in"]),
        words=str(said["words"]),
        off=bool(said["off"]),
    )
    view = WorkView(str(value["name"]), passing, SortBy(value["sort"]))
    return replace(view, descending=bool(value["descending"]), own=True)


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _each(kept: object, read: Callable[[dict[str, Any]], T]) -> Iterable[T]:
    for value in kept if isinstance(kept, list) else []:
        try:
            yield read(value)
        except (KeyError, TypeError, ValueError):
            continue

"""Modifiers of service lines: that they exist, fit the code and do not contradict each other."""

import re
from collections.abc import Iterator
from itertools import combinations

from coderdesk.domain.edit import Edit, Part, Severity
from coderdesk.domain.encounter import Service, Setting
from coderdesk.edits import mends
from coderdesk.edits.case import Case
from coderdesk.edits.facts import Row
from coderdesk.edits.names import system_of

MOST = 4
LENGTH = 2
_MANUAL = "Claims Processing Manual ch. 26 §10.4, item 24D"
_NCCI = "NCCI Policy Manual ch. I, E"
# Evaluation and management services, and the eye visits that count among them: numbers only.
_VISITS = (("92002", "92014"), ("99091", "99091"), ("99202", "99499"))
_VISIT_CODES = frozenset(
    ("G0402", "G0438", "G0439", "G0463", "G0466", "G0467", "G0468", "G0469", "G0470")
)
# Ambulance lines (A0021-A0999) take an origin and a destination letter.
_AMBULANCE = ("A0021", "A0999")
_SPAN = re.compile(r"\b(\w{5})(?:-(\w{5}))?\b")
_ENDS = frozenset("DEGHIJNPRSX")
_CLASHES = (
    ("side", "both-sides", "50 says both sides, so no LT or RT stands beside it", _MANUAL),
    (
        "professional-part",
        "technical-part",
        "26 and TC together are the whole service, which takes neither",
        _MANUAL,
    ),
)


def modifier_invalid(case: Case) -> Iterator[Edit]:
    """A modifier that does not exist, does not fit or contradicts another."""
    for at, line in enumerate(case.encounter.services, 1):
        for severity, text, source in _problems(case, line):
            yield Edit(
                "modifier-invalid",
                severity,
                f"{line.code}: {text}.",
                source,
                (line.code,),
                (at,),
                Part.SERVICES,
                mends=(mends.leave("the payer asks for it", at, Part.SERVICES),),
            )


def _problems(case: Case, line: Service) -> Iterator[tuple[Severity, str, str]]:
    held = [modifier for modifier in line.modifiers if modifier]
    if len(held) > MOST:
        yield Severity.ERROR, f"{len(held)} modifiers; a line takes {MOST}", _MANUAL
    if len(set(held)) < len(held):
        yield Severity.ERROR, "a modifier stands twice on the line", _MANUAL
    for modifier in dict.fromkeys(held):
        if len(modifier) != LENGTH or not modifier.isalnum():
            yield Severity.ERROR, f"{modifier[:6]} is not a modifier; they have two characters", _MANUAL
        elif modifier not in case.facts.modifiers and not _ride(line.code, modifier):
            yield (
                Severity.WARNING,
                f"{modifier} is not a known modifier",
                "HCPCS Level II and CPT modifier lists",
            )
    yield from _clashes(case, line, held)
    yield from _pairs(case, line, held)
    yield from _misfits(case, line, held)


def _clashes(case: Case, line: Service, held: list[str]) -> Iterator[tuple[Severity, str, str]]:
    kinds = [_kind(case, modifier) for modifier in held]
    for one, other, text, source in _CLASHES:
        if one in kinds and other in kinds:
            yield Severity.ERROR, text, source
    if {"LT", "RT"} <= set(held):
        yield Severity.WARNING, "LT and RT on one line; both sides take 50, or a line each", _MANUAL
    apart = [modifier for modifier, kind in zip(held, kinds, strict=True) if kind == "apart"]
    for one, other in list(combinations(apart, 2))[:1]:
        yield Severity.ERROR, f"{one} and {other} say the same; one of them is enough", _NCCI
    if "50" in held and (line.units or 0) > 1:
        yield (
            Severity.WARNING,
            "50 already means both sides, so the units are 1",
            "Claims Processing Manual ch. 12 §40.7",
        )


def _pairs(case: Case, line: Service, held: list[str]) -> Iterator[tuple[Severity, str, str]]:
    """Modifiers that exclude each other, and those of procedures on a visit."""
    there = {*held, "visit"} if is_visit(line.code) else set(held)
    for row in case.facts.modifier_clashes:
        if row["modifier"] in there and (row["against"] in there or within(row["against"], line.code)):
            yield Severity(row["severity"]), f"{_both(row)}: {row['why']}", row.source


def within(spans: str, code: str) -> bool:
    """Whether a service code lies in one of these spans, such as ``93000-93018, 93224``."""
    return any(low <= code <= (high or low) for low, high in _SPAN.findall(spans))


def _both(row: Row) -> str:
    if len(row["against"]) == LENGTH:
        return f"{row['modifier']} and {row['against']}"
    return f"{row['modifier']} on a visit" if row["against"] == "visit" else row["modifier"]


def _misfits(case: Case, line: Service, held: list[str]) -> Iterator[tuple[Severity, str, str]]:
    kinds = {modifier: _kind(case, modifier) for modifier in held}
    visit = is_visit(line.code)
    for modifier, kind in kinds.items():
        if kind == "visit" and not visit and system_of(line.code) is not None:
            yield (
                Severity.ERROR,
                f"{modifier} goes on an evaluation and management visit, not on this code",
                _NCCI,
            )
        if kind == "apart" and visit:
            yield Severity.WARNING, f"{modifier} does not go on a visit; 25 sets a visit apart", _NCCI
        if kind == "facility" and case.encounter.setting is Setting.PROFESSIONAL:
            yield (
                Severity.ERROR,
                f"{modifier} is for hospital outpatient claims",
                "Claims Processing Manual ch. 4 §20.6",
            )
        if kind == "professional-part" and case.encounter.setting is Setting.OUTPATIENT:
            yield (
                Severity.WARNING,
                f"{modifier} is the physician's part, which a hospital does not bill",
                _MANUAL,
            )


def is_visit(code: str) -> bool:
    """Whether a code is an evaluation and management service."""
    return code in _VISIT_CODES or any(low <= code <= high for low, high in _VISITS)


def _kind(case: Case, modifier: str) -> str:
    row = case.facts.modifiers.get(modifier)
    return row["kind"] if row else ""


def _ride(code: str, modifier: str) -> bool:
    return _AMBULANCE[0] <= code <= _AMBULANCE[1] and set(modifier) <= _ENDS

"""What the imported fee schedule says of a line: its global days, its parts and its sides.

Source: Medicare Physician Fee Schedule relative value file (PPRRVU), columns GLOB DAYS, PCTC IND, BILAT
SURG and ASST SURG; Claims Processing Manual chapter 12, sections 20.4, 40.1 to 40.7.
"""

from collections.abc import Iterator
from datetime import date

from coderdesk.domain.edit import Edit, Mend, Part, Severity
from coderdesk.domain.encounter import Service, Setting
from coderdesk.edits import mends
from coderdesk.edits.case import Case
from coderdesk.edits.modifiers import is_visit

_MANUAL = "Claims Processing Manual ch. 12 §40.1"
_AFTER = {"000": 0, "010": 10, "090": 90}
_WHOLE = frozenset("02345")  # PCTC indicators of a service that is not split in two parts
_ONE_SIDED = frozenset("02")  # BILAT SURG: 50 is not taken, or both sides are in the code
_NO_ASSISTANT = "1"
_ASSISTANTS = frozenset(("80", "81", "82", "AS"))


def global_days(case: Case) -> Iterator[Edit]:
    """A visit or another procedure within the days that a procedure's payment covers."""
    if case.encounter.setting is not Setting.PROFESSIONAL or not case.tables.fees:
        return
    lines = list(enumerate(case.encounter.services, 1))
    for base_at, base in lines:
        covered = _AFTER.get(_days(case, base))
        day = _day(case, base)
        if covered is None or day is None or is_visit(base.code):
            continue
        for at, line in lines:
            other = _day(case, line)
            if at == base_at or other is None or line.provider != base.provider:
                continue
            apart = (other - day).days
            if _days(case, base) == "090" and apart == -1 and is_visit(line.code):
                yield from _visit(case, (at, line), (base_at, base), 0)
            elif 0 <= apart <= covered:
                yield from _within(case, (at, line), (base_at, base), apart)


def _within(
    case: Case, late: tuple[int, Service], base: tuple[int, Service], apart: int
) -> Iterator[Edit]:
    at, line = late
    if is_visit(line.code):
        yield from _visit(case, late, base, apart)
    elif apart and _days(case, line) in _AFTER and not {"58", "78", "79"} & set(line.modifiers):
        yield _edit(
            late,
            base,
            f"{line.code} falls in the {_days(case, base[1])} days of {base[1].code}; 58 (planned), "
            "78 (return for a complication) or 79 (unrelated) says why it is paid.",
            tuple(mends.modifier(at, one) for one in ("58", "78", "79")),
        )


def _visit(
    case: Case, visit: tuple[int, Service], base: tuple[int, Service], apart: int
) -> Iterator[Edit]:
    at, line = visit
    held, major = set(line.modifiers), _days(case, base[1]) == "090"
    if apart:
        if "24" not in held:
            text = (
                f"{line.code} falls in the {_days(case, base[1])} days of {base[1].code}; it is "
                "paid only when unrelated, with 24."
            )
            yield _edit(visit, base, text, (mends.modifier(at, "24"),))
    elif not held & {"25", "57"}:
        one = "57" if major else "25"
        what = "decided for the operation" if major else "is more than the usual work around it"
        text = f"{line.code} goes with {base[1].code} unless the visit {what}; then it takes {one}."
        yield _edit(visit, base, text, (mends.modifier(at, one),))


def _edit(
    late: tuple[int, Service], base: tuple[int, Service], text: str, ways: tuple[Mend, ...]
) -> Edit:
    at, line = late
    return Edit(
        "global-days",
        Severity.WARNING,
        text,
        f"{_MANUAL}; fee schedule, global days",
        (line.code, base[1].code),
        (at, base[0]),
        Part.SERVICES,
        exception="Another physician of another group has global days of their own.",
        mends=(*ways, mends.leave("the payer has no global days", at, Part.SERVICES)),
    )


def fee_modifiers(case: Case) -> Iterator[Edit]:
    """A modifier that the fee schedule says the code does not take."""
    if case.encounter.setting is not Setting.PROFESSIONAL or not case.tables.fees:
        return
    for at, line in enumerate(case.encounter.services, 1):
        fee = case.tables.fees.get(line.code)
        held = set(line.modifiers)
        if fee is None:
            continue
        found = []
        if held & {"26", "TC"} and fee.parts in _WHOLE:
            found.append("it is not split into a professional and a technical part")
        if "50" in held and fee.sides in _ONE_SIDED:
            found.append("50 is not paid on it: the code is one-sided by nature or means both sides")
        if held & _ASSISTANTS and fee.assistant == _NO_ASSISTANT:
            found.append("no assistant at surgery is paid")
        for text in found:
            yield Edit(
                "modifier-invalid",
                Severity.WARNING,
                f"{line.code}: by the fee schedule, {text}.",
                "Fee schedule relative value file; Claims Processing Manual ch. 12 §40",
                (line.code,),
                (at,),
                Part.SERVICES,
                mends=(mends.leave("the payer asks for it", at, Part.SERVICES),),
            )


def _days(case: Case, line: Service) -> str:
    fee = case.tables.fees.get(line.code)
    return fee.days if fee else ""


def _day(case: Case, line: Service) -> date | None:
    return line.date or case.encounter.day

"""What a second review changes of a line beside its code: modifiers, units, pointers; and the order."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from coderdesk.domain.audit import Compared, Element, Review, Verdict
from coderdesk.domain.claim_codes import DISPOSITIONS
from coderdesk.domain.code import bare
from coderdesk.domain.encounter import Diagnosis, Procedure, Service
from coderdesk.errors import CoderDeskError
from coderdesk.workflow.audit_work import system_of, with_changed, with_code, with_poa, without_code

Coded = TypeVar("Coded", Diagnosis, Procedure, Service)
MOST_MODIFIERS, MOST_POINTERS, MOST_UNITS = 4, 4, 9999  # CMS-1500 boxes 24D, 24E and 24G
NONE = {"", "-", "none", "blank"}
POA_LETTERS = set("YNUWE")
QUESTIONS = {
    Element.POA: "Which POA? Y N U W E",
    Element.MODIFIER: "Which modifiers? As 25 59, or none",
    Element.UNITS: "How many units?",
    Element.POINTER: "Which diagnoses? Codes, or letters as A C",
    Element.DISPOSITION: "Which disposition? Two digits",
}


def with_modifiers(review: Review, code: str, said: str) -> Review:
    """The review with other modifiers on a service line of the reviewer's."""
    found = () if said.strip().lower() in NONE else tuple(re.findall(r"[^\s,]+", said.upper()))
    if len(found) > MOST_MODIFIERS or any(not re.fullmatch("[A-Z0-9]{2}", one) for one in found):
        raise CoderDeskError(
            "Those are not modifiers.", "Type at most four of two characters each, as 25 59, or none."
        )
    return _with_service(review, code, lambda line: replace(line, modifiers=found))


def with_units(review: Review, code: str, said: str) -> Review:
    """The review with other units on a service line of the reviewer's."""
    typed = said.strip()
    if typed.lower() in NONE:
        return _with_service(review, code, lambda line: replace(line, units=None))
    if not (typed.isdecimal() and 1 <= int(typed[:9]) <= MOST_UNITS):
        raise CoderDeskError("That is no number of units.", f"Type a number from 1 to {MOST_UNITS:,}.")
    return _with_service(review, code, lambda line: replace(line, units=int(typed)))


def with_pointers(review: Review, code: str, said: str) -> Review:
    """The review with a service line of the reviewer's pointing to other diagnoses of theirs."""
    lines = review.second.diagnoses
    by_name = {bare(line.code): line.id for line in reversed(lines)}
    by_name |= {chr(ord("A") + at): line.id for at, line in enumerate(lines[:12])}
    typed = [] if said.strip().lower() in NONE else re.findall(r"[^\s,]+", said.upper())
    ids = tuple(dict.fromkeys(by_name.get(bare(one), 0) for one in typed))
    if 0 in ids or len(ids) > MOST_POINTERS:
        raise CoderDeskError(
            "A pointer names no diagnosis of the review.", "Type at most four of its codes, or A to L."
        )
    return _with_service(review, code, lambda line: replace(line, pointers=ids))


def with_disposition(review: Review, said: str) -> Review:
    """The review with another disposition."""
    typed = said.strip()
    code = typed.zfill(2) if typed else ""
    if code not in DISPOSITIONS:
        raise CoderDeskError("That is no disposition.", "Type its two digits, as 01 for home.")
    return replace(review, second=replace(review.second, disposition=code))


def moved(review: Review, code: str, by: int) -> Review:
    """The review with a line of the reviewer's a place up (-1) or down (1); the first is principal."""
    second = review.second
    changed = replace(
        second,
        diagnoses=_stepped(second.diagnoses, code, by),
        procedures=_stepped(second.procedures, code, by),
        services=_stepped(second.services, code, by),
    )
    return replace(review, second=changed)


def _stepped(lines: tuple[Coded, ...], code: str, by: int) -> tuple[Coded, ...]:
    at = next((n for n, one in enumerate(lines) if bare(one.code) == bare(code)), -1)
    if at < 0 or not 0 <= at + by < len(lines):
        return lines
    order = list(lines)
    order[at], order[at + by] = order[at + by], order[at]
    return tuple(order)


def with_poa_said(review: Review, code: str, said: str) -> Review:
    """The review with the POA that was typed; ``none`` leaves it blank."""
    typed = said.strip().upper()
    if typed.lower() in NONE:
        typed = ""
    elif typed not in POA_LETTERS:
        raise CoderDeskError("That is no POA indicator.", "Type Y, N, U, W or E, or none.")
    return with_poa(review, code, typed)


_SAID: dict[Element, Callable[[Review, str, str], Review]] = {
    Element.POA: with_poa_said,
    Element.MODIFIER: with_modifiers,
    Element.UNITS: with_units,
    Element.POINTER: with_pointers,
    Element.DISPOSITION: lambda review, _on, said: with_disposition(review, said),
}


def question(review: Review, element: Element, on: str) -> str:
    """What is asked before an element of a line is changed; CoderDeskError where no line has it."""
    service = element in {Element.MODIFIER, Element.UNITS, Element.POINTER}
    if service and not any(bare(one.code) == bare(on) for one in review.second.services):
        message = f"No service line of the reviewer's has {element.value} here."
        raise CoderDeskError(message, "Choose a CPT or HCPCS line first.")
    return QUESTIONS[element]


def with_said(review: Review, element: Element, on: str, said: str) -> Review:
    """The review with an element of a line as it was typed; CoderDeskError when it cannot be read."""
    return _SAID[element](review, on, said)


def agreed(review: Review, line: Compared) -> Review:
    """The review with the coder's line standing in the reviewer's coding."""
    if line.verdict is Verdict.AGREE:
        return review
    if line.element is Element.DISPOSITION:
        return replace(review, second=replace(review.second, disposition=review.first.disposition))
    if line.element in _SAID:
        return with_said(review, line.element, line.on, line.old)
    if line.verdict is Verdict.CHANGE:
        return with_changed(review, line.new, line.old)
    if line.verdict is Verdict.ADD:
        return without_code(review, line.new)
    return with_code(review, system_of(line.old, line.element), line.old)


def _with_service(review: Review, code: str, change: Callable[[Service], Service]) -> Review:
    lines, done = [], False
    for one in review.second.services:
        mine = not done and bare(one.code) == bare(code)
        done = done or mine
        lines.append(change(one) if mine else one)
    return replace(review, second=replace(review.second, services=tuple(lines)))

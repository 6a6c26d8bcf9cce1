"""Which system a code that a reviewer types is of, and how its book writes it."""

import re

from coderdesk.domain.audit import Element, Review
from coderdesk.domain.code import System
from coderdesk.domain.encounter import Diagnosis, Service, Setting
from coderdesk.domain.encounter_json import diagnosis_name
from coderdesk.workflow.audit_work import system_of, with_changed, with_code
from coderdesk.workflow.codebooks import Codebooks

_TWO_WAYS = re.compile(r"[A-Z]\d{4}")  # E1165 for E11.65, or a HCPCS code such as G2211
_SERVICES = {Element.PCS, Element.CPT}
_DIAGNOSES = {Element.PRINCIPAL, Element.SECONDARY}


def added(review: Review, said: str, books: Codebooks, element: Element | None = None) -> Review:
    """The review with a typed code added; ``element`` is that of the line it stands for."""
    system, code = named(review, said, books, element)
    return with_code(review, system, code)


def changed(review: Review, old: str, said: str, books: Codebooks, element: Element) -> Review:
    """The review with a code of the reviewer's exchanged for a typed one."""
    return with_changed(review, old, named(review, said, books, element)[1])


def named(
    review: Review, said: str, books: Codebooks, element: Element | None = None
) -> tuple[System, str]:
    """The system of a typed code and its name there.

    A letter and four digits are a diagnosis without its dot or a HCPCS code: the line it stands for
    says which, else the one book that has it, else whether the encounter has service lines.
    """
    typed = said.strip().upper()
    if element in _DIAGNOSES:
        return System.ICD10CM, diagnosis_name(typed)
    system = system_of(typed, element)
    if element not in _SERVICES and _TWO_WAYS.fullmatch(typed) and _is_diagnosis(review, typed, books):
        system = System.ICD10CM
    return system, diagnosis_name(typed) if system is System.ICD10CM else typed


def _is_diagnosis(review: Review, typed: str, books: Codebooks) -> bool:
    dotted = diagnosis_name(typed)
    tried = review.second.with_(
        diagnoses=(Diagnosis(dotted),), procedures=(), services=(Service(typed),)
    )
    known = books.codes(tried)
    here, there = dotted in known, typed in known and known[typed].system is System.HCPCS
    if here != there:
        return here
    services = review.first.services or review.second.services
    return review.first.setting is Setting.INPATIENT or not services

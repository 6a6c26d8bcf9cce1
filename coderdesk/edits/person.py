"""Age and sex of the patient against the code."""

from collections.abc import Iterator

from coderdesk.domain.edit import Edit, Severity
from coderdesk.edits import mends
from coderdesk.edits.case import Case, Dx

# Flags of an imported Medicare Code Editor list, with the ages of its manual.
_FLAGS = {
    "mce-newborn": (0, 0, "newborns"),
    "mce-pediatric": (0, 17, "patients under 18"),
    "mce-maternity": (9, 64, "patients of 9 to 64"),
    "mce-adult": (15, 124, "patients of 15 and older"),
}
_SEXES = {"F": "female", "M": "male"}


def age_conflict(case: Case) -> Iterator[Edit]:
    """A code made for another age than the patient's at the beginning of the encounter."""
    age = case.age
    if age is None:
        return
    for dx in case.dx:
        for low, high, who, source in _ages(case, dx):
            if low <= age <= high:
                continue
            yield Edit(
                "age-conflict",
                Severity.ERROR if case.inpatient else Severity.WARNING,
                f"{dx.name} is for {who}; this patient is {_years(age)}.",
                source,
                (dx.name,),
                (dx.at,),
                exception="Check the birth date first.",
                mends=(mends.remove(dx.at, dx.name), mends.leave("age and code are right", dx.at)),
            )
            break


def _ages(case: Case, dx: Dx) -> Iterator[tuple[int, int, str, str]]:
    flags = dx.code.flags if dx.code else frozenset()
    for flag in sorted(flags & _FLAGS.keys()):
        yield *_FLAGS[flag], "Medicare Code Editor, age conflict"
    for row in case.facts.ages.of(dx.bare):
        yield int(row["from"]), int(row["to"]), row["who"], row.source


def _years(age: int) -> str:
    return f"{age} year old" if age == 1 else f"{age} years old"


def sex_conflict(case: Case) -> Iterator[Edit]:
    """A code of one sex's organs, or of pregnancy, on a patient recorded with the other."""
    sex = case.encounter.patient.sex
    if sex not in _SEXES:
        return
    for dx in case.dx:
        row = next((row for row in case.facts.sexes.of(dx.bare) if row["sex"] != sex), None)
        if row:
            yield Edit(
                "sex-conflict",
                Severity.WARNING,
                f"{dx.name} ({row['reason']}) is for a {_SEXES[row['sex']]} patient; the "
                f"record says {_SEXES[sex]}.",
                row.source,
                (dx.name,),
                (dx.at,),
                exception="Medicare no longer edits on sex (since 1 October 2024); it may "
                "stand for a patient "
                "whose recorded sex differs from their anatomy.",
                mends=(
                    mends.remove(dx.at, dx.name),
                    mends.leave("the code fits this patient's anatomy", dx.at),
                ),
            )

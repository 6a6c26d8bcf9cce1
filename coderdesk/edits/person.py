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
_SEX_FLAGS = (("mce-female", "F"), ("mce-male", "M"))


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
        found = next((one for one in _of_sex(case, dx) if one[0] != sex), None)
        if found:
            meant, reason, source = found
            yield Edit(
                "sex-conflict",
                Severity.WARNING,
                f"{dx.name} ({reason}) is for a {_SEXES[meant]} patient; the "
                f"record says {_SEXES[sex]}.",
                source,
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


def _of_sex(case: Case, dx: Dx) -> Iterator[tuple[str, str, str]]:
    """The sexes a code is for: by the shipped table, then by the imported list."""
    for row in case.facts.sexes.of(dx.bare):
        yield row["sex"], row["reason"], row.source
    flags = dx.code.flags if dx.code else frozenset()
    for flag, sex in _SEX_FLAGS:
        if flag in flags:
            yield sex, "imported list", "Medicare Code Editor, sex conflict"

"""Symptoms beside the diagnosis that explains them (Guidelines I.B.4 to I.B.6, II.A)."""

from collections.abc import Iterator

from coderdesk.domain.edit import Edit, Severity
from coderdesk.edits import mends
from coderdesk.edits.case import Case, Dx
from coderdesk.edits.facts import Row
from coderdesk.edits.notes import notes_of


def symptom_with_diagnosis(case: Case) -> Iterator[Edit]:
    """A symptom that belongs to a diagnosis on the same encounter."""
    for dx in case.dx:
        found = _explained(case, dx)
        if found:
            yield _edit(case, dx, *found)


def _explained(case: Case, dx: Dx) -> tuple[Dx, Row] | None:
    for row in case.facts.symptoms.of(dx.bare):
        for other in case.named(row.targets("diagnoses")):
            if other.bare != dx.bare and not _asked_for(dx, other):
                return other, row
    return None


def _asked_for(dx: Dx, other: Dx) -> bool:
    """Whether the book itself wants the symptom beside the diagnosis."""
    if other.code is not None:
        notes = notes_of(other.code)
        if any(block.partner(dx.bare) for block in (*notes.use_additional, *notes.code_also)):
            return True
    if dx.code is not None:
        notes = notes_of(dx.code)
        return any(block.partner(other.bare) for block in (*notes.code_first, *notes.code_also))
    return False


def _edit(case: Case, dx: Dx, other: Dx, row: Row) -> Edit:
    first = dx.at < other.at and dx.at == 1
    source = "Guidelines II.A; I.B.5" if first and case.inpatient else row.source
    text = f"{dx.name} {dx.title} with {other.name}: {row['reason']}."
    if first:
        text += f" A symptom is not {case.principal} when the diagnosis is established."
    return Edit(
        "symptom-with-diagnosis",
        Severity.WARNING,
        text,
        row.source if not first else source,
        (dx.name, other.name),
        (dx.at, other.at),
        exception="A symptom that is not routinely associated with the disease is coded (I.B.6).",
        mends=(mends.remove(dx.at, dx.name), mends.leave("not part of this disease", dx.at)),
    )

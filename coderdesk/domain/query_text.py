"""A query as plain text, and what a response changed on the codes."""

from coderdesk.domain.encounter import Encounter
from coderdesk.domain.query import Query, QueryForm


def query_text(query: Query, encounter: Encounter) -> str:
    """The query as it is copied into a record system: identity, indicators, question, options."""
    patient = encounter.patient
    born = f"{patient.birth_date:%m/%d/%Y}" if patient.birth_date else ""
    said = (
        ("Patient", patient.name),
        ("MRN", patient.mrn),
        ("Born", born),
        ("Account", encounter.account),
        ("To", query.to),
        ("From", query.author),
        ("Date", f"{query.written:%m/%d/%Y}" if query.written else ""),
    )
    lines = ["PHYSICIAN QUERY: " + query.title.strip(), ""]
    lines += [f"{name}: {value}" for name, value in said if value]
    lines += ["", "Clinical indicators in the record:"]
    for one in query.indicators:
        day = f", {one.date:%m/%d/%Y}" if one.date else ""
        lines.append(f"- “{' '.join(one.quote.split())}” ({one.document}{day}, page {one.page})")
    lines += ["", query.question.strip(), ""]
    if query.form is not QueryForm.OPEN:
        lines += [f"[ ] {option}" for option in query.options if option.strip()]
        lines.append("")
    lines += ["Response: ", "", "Signed: ____________________  Date and time: ____________________"]
    return "\n".join(lines) + "\n"


def coding_lines(encounter: Encounter) -> tuple[str, ...]:
    """The codes of an encounter as lines to be compared: system, code, POA, place of the principal."""
    found = [
        f"{line.code}|{line.poa}|{'first' if at == 0 else ''}"
        for at, line in enumerate(encounter.diagnoses)
    ]
    found += [f"{line.code}||" for line in encounter.procedures]
    return (*found, *(f"{line.code}||" for line in encounter.services))


def coding_changes(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[str, ...]:
    """What was done to the codes between two states, a short phrase each."""
    old = {line.split("|")[0]: line.split("|")[1:] for line in before}
    new = {line.split("|")[0]: line.split("|")[1:] for line in after}
    told = [f"assigned {code}" for code in new if code not in old]
    told += [f"removed {code}" for code in old if code not in new]
    for code in new.keys() & old.keys():
        if new[code][0] != old[code][0]:
            told.append(f"POA of {code} {old[code][0] or 'blank'} to {new[code][0] or 'blank'}")
        if new[code][1] and not old[code][1]:
            told.append(f"made {code} first")
    return tuple(sorted(told))

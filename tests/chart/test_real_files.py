"""Every real chart file opens, or is refused with one sentence; the outcome is printed as a table."""

import re
import sys
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from coderdesk.chart.reader import read_document
from coderdesk.errors import CoderDeskError

NS = "{urn:hl7-org:v3}"


def files(real_data: Path) -> list[Path]:
    return sorted(path for path in (real_data / "charts").rglob("*") if path.is_file())


@pytest.fixture(scope="module")
def outcomes(real_data):
    """What came of each file: its documents, or the sentence of its refusal."""
    found = {}
    for path in files(real_data):
        try:
            found[path] = read_document(path)
        except CoderDeskError as refused:
            found[path] = refused
    return found


def table(opened, refused):
    """What came of the files, a line a folder, and why some were refused."""
    lines = ["", "", "folder            files  documents  refused"]
    for kind in sorted({*(name.split(" ")[0] for name in opened), *(kind for kind, *_ in refused)}):
        count = sum(kind == each for each, *_ in refused)
        files, documents = opened[f"{kind} files"], opened[f"{kind} documents"]
        lines.append(f"{kind:<16}{files:>7}{documents:>11}{count:>9}")
    lines += [f"  refused: {name}: {line}" for _kind, name, line in refused]
    return "\n".join([*lines, ""])


def test_every_file_opens_or_is_refused_in_a_sentence(outcomes, capsys):
    opened: Counter[str] = Counter()
    refused = []
    for path, outcome in outcomes.items():
        kind = path.parent.name
        if isinstance(outcome, CoderDeskError):
            assert outcome.message.endswith(".")
            assert outcome.hint.endswith(".")
            refused.append((kind, path.name, outcome.line))
        else:
            opened[f"{kind} files"] += 1
            opened[f"{kind} documents"] += len(outcome)
            assert all(document.title and document.pages for document in outcome)
    with capsys.disabled():
        sys.stdout.write(table(opened, refused))
    assert {name for _kind, name, _line in refused} == {
        "Unstructured_Document_reference.ccda",
        "sample.ccda",
    }


def test_every_narrative_word_of_a_ccda_is_in_its_text(outcomes):
    for path, outcome in outcomes.items():
        if path.suffix != ".ccda" or isinstance(outcome, CoderDeskError):
            continue
        kept = re.sub(r"\s", "", "".join(document.text for document in outcome))
        for section in ET.parse(path).iter(f"{NS}section"):  # noqa: S314 - known files
            for text in section.iterfind(f"{NS}text"):
                missing = [word for word in " ".join(text.itertext()).split() if word not in kept]
                assert not missing, (path.name, missing[:5])


def test_every_hl7_message_becomes_a_document_of_its_patient(outcomes):
    read = [outcome for path, outcome in outcomes.items() if path.suffix == ".hl7"]
    assert len(read) == 139
    assert sum("Patient:" in documents[0].text for documents in read) >= 135


def test_fhir_bundles_with_and_without_notes_open(outcomes):
    counts = {
        path.name.split("_")[0]: len(outcome)
        for path, outcome in outcomes.items()
        if "fhir" in str(path)
    }
    assert counts["Laila"] == 55
    assert min(counts.values()) >= 2


def test_the_pages_of_every_document_cover_its_text(outcomes):
    for outcome in outcomes.values():
        if isinstance(outcome, CoderDeskError):
            continue
        for document in outcome:
            assert document.pages[0][0] == 0
            assert document.pages[-1][1] == len(document.text)
            assert all(section.end <= len(document.text) for section in document.sections)
            assert all(style.start < style.end <= len(document.text) for style in document.styles)

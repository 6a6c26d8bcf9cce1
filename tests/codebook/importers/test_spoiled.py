"""Official files spoiled in every way that happens: one clear sentence, and the old books untouched."""

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coderdesk.codebook.importers.importing import FORMATS, format_of, import_file, preview
from coderdesk.codebook.importers.opening import papers_of
from coderdesk.codebook.importers.values import Options
from coderdesk.codebook.library import Library
from coderdesk.codebook.verify import verify
from coderdesk.errors import CoderDeskError
from tests.codebook.importers import (
    small_guidelines,
    small_indexes,
    test_cpt,
    test_edit_lists,
    test_hcpcs,
    test_ncci,
    test_pcs_tables,
)
from tests.codebook.importers.papers import ORDER, addenda, change, context, paper
from tests.codebook.importers.test_order_addenda import text as cm_addenda
from tests.codebook.small_books import TABULAR, put_small

SAMPLES: dict[str, tuple[str, bytes]] = {
    "icd10cm-tabular": ("t-2031.xml", TABULAR.encode()),
    "icd10cm-order-addenda": ("addenda.txt", cm_addenda().encode()),
    "icd10cm-order": ("order_2031.txt", ORDER.encode()),
    "icd10pcs-order-addenda": (
        "addenda.txt",
        addenda([change("Add", "", "0010001", "x", pcs=True)], (1, 2), (1, 0, 0), pcs=True).encode(),
    ),
    "icd10pcs-tables": ("tables.xml", test_pcs_tables.TABLES.encode()),
    "icd10pcs-definitions": ("definitions.xml", test_pcs_tables.DEFINITIONS.encode()),
    "icd10pcs-codes": ("codes_2031.txt", b"0016070 Bypass one\n0016071 Bypass two\n" * 1),
    "icd10cm-index": ("index_2031.xml", small_indexes.DISEASES.encode()),
    "icd10cm-eindex": ("eindex_2031.xml", small_indexes.CAUSES.encode()),
    "icd10cm-neoplasm": ("neoplasm_2031.xml", small_indexes.NEOPLASMS.encode()),
    "icd10cm-drug": ("drug_2031.xml", small_indexes.DRUGS.encode()),
    "icd10pcs-index": ("pcsindex_2031.xml", small_indexes.PROCEDURES.encode()),
    "icd10cm-guidelines": ("guidelines.txt", small_guidelines.text().encode()),
    "hcpcs": ("h.txt", test_hcpcs.text().encode("cp1252")),
    "poa-exempt": ("p.txt", test_edit_lists.POA.encode()),
    "mce": ("m.json", json.dumps(test_edit_lists.MCE).encode()),
    "place-of-service": ("pos-2031-02.tsv", test_edit_lists.POS.encode()),
    "ncci-ptp": (test_ncci.NAME, test_ncci.PTP.encode("latin-1")),
    "ncci-mue": ("mue_07-01-2031.csv", test_ncci.MUE.encode()),
    "ncci-addons": ("aoc_2031Q3.xlsx", test_ncci.addons()),
    "cpt-long": ("LONGULT_2031.txt", test_cpt.LONG_TAB.encode()),
    "cpt-medium": ("MEDU_2031.txt", test_cpt.MEDIUM.encode()),
    "cpt-short": ("SHORTU_2031.txt", test_cpt.SHORT.encode()),
    "cpt-consumer": ("consumer_2031.txt", test_cpt.CONSUMER.encode()),
    "cpt-clinician": ("clin_2031.txt", test_cpt.CLINICIAN.encode()),
}


# Beside SAMPLES: a second wrapping of the same book, and tables that only the user's columns explain.
FURTHER: dict[str, bytes] = {
    "hcpcs-xlsx": test_hcpcs.xlsx(test_hcpcs.ROWS),
    "mapped-table": b"Our code;Our words\n00100;Watering the roses\n99213;Visit, short\n",
    "mapped-by-place": b"00100\tx\tWatering the roses\n99213\ty\tVisit, short\n",
}
MAPPED = {
    "mapped-table": (("code", "Our code"), ("title", "Our words")),
    "mapped-by-place": (("code", "#0"), ("title", "#2")),
}


def _swapped(data: bytes) -> bytes:
    return b"\n".join(b"\t".join(reversed(line.split(b"\t"))) for line in data.split(b"\n"))


SPOILS: dict[str, Callable[[bytes], bytes]] = {
    "cut in the middle": lambda data: data[: len(data) // 2],
    "cut near the end": lambda data: data[: -len(data) // 10],
    "doubled": lambda data: data + data,
    "columns swapped": _swapped,
    "shifted by a blank": lambda data: data.replace(b"\n", b"\n "),
    "with a byte order mark": lambda data: b"\xef\xbb\xbf" + data,
    "in UTF-16": lambda data: data.decode("latin-1").encode("utf-16"),
    "with CR only": lambda data: data.replace(b"\r\n", b"\n").replace(b"\n", b"\r"),
    "with a line of 5,000 characters": lambda data: data + b"\n" + b"x" * 5000 + b"\n",
    "with zero bytes": lambda data: data[:40] + bytes(40) + data[40:],
    "in upper case": bytes.upper,
    "all digits changed": lambda data: data.translate(bytes.maketrans(b"0123456789", b"9876543210")),
}


def _state(shelf: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in shelf.rglob("*") if path.is_file()}


def _read(folder: Path, name: str, data: bytes) -> None:
    """Reads a spoiled file as an import does, up to the point where books would change."""
    path = folder / name
    path.write_bytes(data)
    with suppress(CoderDeskError):
        for found in papers_of(path):
            layout = format_of(found)
            if layout:
                reading = layout.read(found, context(folder / "books"))
                assert reading.read == reading.taken + reading.merged + len(reading.refused)
                assert all(row.line and row.reason for row in reading.refused)


@pytest.mark.parametrize("kind", SAMPLES)
def test_every_sample_is_known_by_its_content_alone(tmp_path: Path, kind: str):
    found = format_of(paper(tmp_path, "without-a-name", SAMPLES[kind][1]))
    assert found
    assert found.kind == kind


def test_no_format_takes_the_files_of_another(tmp_path: Path):
    for kind, (_name, data) in SAMPLES.items():
        found = paper(tmp_path, kind, data)
        assert {one.kind for one in FORMATS if one.recognises(found)} == {kind}


@pytest.mark.parametrize("spoil", SPOILS)
@pytest.mark.parametrize("kind", SAMPLES)
def test_a_spoiled_file_is_read_right_or_refused(tmp_path: Path, kind: str, spoil: str):
    name, data = SAMPLES[kind]
    _read(tmp_path, name, SPOILS[spoil](data))


@pytest.mark.parametrize("spoil", SPOILS)
@pytest.mark.parametrize("kind", FURTHER)
def test_a_spoiled_spreadsheet_or_table_of_ones_own_is_read_right_or_refused(
    small_shelf: Path, tmp_path: Path, kind: str, spoil: str
):
    path = tmp_path / "own"
    path.write_bytes(SPOILS[spoil](FURTHER[kind]))
    before = _state(small_shelf)
    try:
        report = import_file(small_shelf, path, options=Options(None, "held", MAPPED.get(kind, ())))
    except CoderDeskError:
        assert _state(small_shelf) == before
    else:
        assert all(one.read >= one.taken for one in report.imported)
        assert verify(small_shelf) == ()


def test_a_refused_file_leaves_every_book_as_it_was(small_shelf: Path, tmp_path: Path):
    before = _state(small_shelf)
    for kind, (name, data) in SAMPLES.items():
        path = tmp_path / name
        path.write_bytes(SPOILS["cut in the middle"](data)[:-3] + b"<\x00>")
        with pytest.raises(CoderDeskError) as caught:
            import_file(small_shelf, path, options=Options(licence="held"))
        assert caught.value.message, kind
        assert _state(small_shelf) == before


def test_a_byte_order_mark_changes_nothing(tmp_path: Path):
    for kind, (name, data) in SAMPLES.items():
        if name.endswith(".xlsx"):
            continue
        shelf = tmp_path / kind
        put_small(shelf)
        path = tmp_path / name
        path.write_bytes(b"\xef\xbb\xbf" + data)
        plain = preview(path, shelf, options=Options(licence="held")).parts[0]
        path.write_bytes(data)
        assert preview(path, shelf, options=Options(licence="held")).parts[0].counts == plain.counts
        assert plain.problem == "" or kind == "icd10pcs-order-addenda"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(
    kind=st.sampled_from(sorted(SAMPLES)),
    at=st.floats(0, 1),
    rubbish=st.binary(max_size=30),
    keep=st.booleans(),
)
def test_random_damage_never_ends_in_a_traceback(
    tmp_path: Path, kind: str, at: float, rubbish: bytes, *, keep: bool
):
    name, data = SAMPLES[kind]
    where = int(at * len(data))
    rest = data[where:] if keep else data[where + len(rubbish) :]
    _read(tmp_path, name, data[:where] + rubbish + rest + b"\n")


def test_all_samples_together_make_whole_books(tmp_path: Path):
    shelf = tmp_path / "books"
    put_small(shelf)
    for kind, (name, data) in SAMPLES.items():
        if kind == "icd10pcs-order-addenda":
            continue
        path = tmp_path / name
        path.write_bytes(data)
        import_file(shelf, path, options=Options(licence="held"))
    assert verify(shelf) == ()
    systems = {edition.system for edition in Library(shelf).editions()}
    assert len(systems) == 4

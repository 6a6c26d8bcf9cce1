"""Indexes on the command line: imported, listed, verified, removed."""

import json

import pytest

from coderdesk.cli.main import main
from tests.codebook.importers import small_indexes


@pytest.fixture
def run(capsys, tmp_path):
    """Run a command on a home without the default books."""

    def run(*words):
        status = main(["--home", str(tmp_path / "home"), *words])
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


def test_an_index_is_imported_listed_and_removed(run, tmp_path):
    path = tmp_path / "any-name"
    path.write_text(small_indexes.DISEASES, "utf-8")
    status, out, _err = run("book", "import", str(path))
    assert (status, "11 rows read, 11 taken" in out) == (0, True)
    status, out, _err = run("book", "list", "--json")
    (book,) = json.loads(out)["books"]
    assert book | {"sha256": ""} == {
        "system": "icd10cm-index",
        "title": "Alphabetic Index",
        "edition": "FY2031",
        "effective": "2030-10-01",
        "expires": "2031-09-30",
        "codes": 11,
        "billable": 0,
        "source": "any-name",
        "sha256": "",
    }
    assert len(book["sha256"]) == 64
    assert run("book", "verify")[0] == 0
    assert "icd10cm-index-2030-10-01" in run("book", "list")[1]
    status, out, _err = run("book", "remove", "icd10cm-index-2030-10-01")
    assert (status, out) == (0, "Alphabetic Index FY2031 is removed.\n")
    assert json.loads(run("book", "list", "--json")[1]) == {"books": []}


def test_a_changed_index_is_noticed(run, tmp_path):
    path = tmp_path / "i.xml"
    path.write_text(small_indexes.DRUGS, "utf-8")
    run("book", "import", str(path))
    (kept,) = (tmp_path / "home" / "books" / "lists").glob("*.db")
    data = bytearray(kept.read_bytes())
    at = data.index(b"muddy")
    data[at : at + 5] = b"dirty"
    kept.write_bytes(data)
    status, out, _err = run("book", "verify")
    assert status == 1
    assert "icd10cm-drug-2030-10-01" in out

"""Building the books of the installed packages."""

import json
import shutil
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from coderdesk.codebook import build, search_store
from coderdesk.codebook.book_seal import BookDamaged, check_seal
from coderdesk.codebook.build import assert_counts, build_books, ensure_default
from coderdesk.codebook.build_index import compile_again, mend_indexes, unfit_shelves
from coderdesk.codebook.build_place import shelf_lock
from coderdesk.codebook.library import Library
from coderdesk.codebook.manifest import Manifest, manifest_of
from coderdesk.codebook.search import Searcher
from coderdesk.domain.code import System
from coderdesk.errors import Cancelled, CoderDeskError
from tests.codebook.small_books import put_small


def test_the_default_books_hold_exactly_what_was_published(default_library: Library):
    found = {edition.system: edition for edition in default_library.editions()}
    book = found[System.ICD10CM]
    assert (book.name, book.billable) == ("FY2026 April", 74_719)
    assert (book.effective, book.expires) == (date(2026, 4, 1), date(2026, 9, 30))
    assert "not the published" not in book.source
    procedures = found[System.ICD10PCS]
    assert (procedures.name, procedures.billable) == ("FY2024", 78_603)
    assert (procedures.effective, procedures.expires) == (date(2023, 10, 1), date(2024, 9, 30))


@pytest.mark.parametrize("code", ["R99", "F99", "Z66", "P84", "B20", "E11.65", "S72.001A", "W10.9XXA"])
def test_these_codes_are_billable(default_library: Library, code: str):
    found = default_library.codes([(System.ICD10CM, code)], None)[code]
    assert found.billable


@pytest.mark.parametrize("code", ["S06.1X7D", "S06.2X8S", "S06.377D", "S72.001", "E11", "T36.0X5"])
def test_these_codes_are_not(default_library: Library, code: str):
    found = default_library.codes([(System.ICD10CM, code)], None).get(code)
    assert found is None or not found.billable


def test_procedures_stand_under_their_table(default_library: Library):
    found = default_library.codes([(System.ICD10PCS, "02703dz")], None)["02703dz"]
    assert [place.title for place in found.parents] == [
        "Medical and Surgical",
        "Heart and Great Vessels",
        "Heart and Great Vessels, Dilation",
    ]


def test_a_wrong_count_is_named():
    known = manifest_of(System.ICD10CM).editions[0]
    with pytest.raises(CoderDeskError) as caught:
        assert_counts(known, known.entries, known.billable + 76)
    assert "74,795" in caught.value.message
    assert "74,719" in caught.value.message


def _small_package(monkeypatch: pytest.MonkeyPatch, folder: Path, text: str) -> Path:
    """Lets the package of the default book carry another file."""
    path = folder / "icd10pcs-codes-2024.txt"
    path.write_text(text)
    manifest = manifest_of(System.ICD10PCS)
    monkeypatch.setattr(build, "packaged", lambda: [(manifest, path)])
    return path


def test_a_failed_build_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    _small_package(monkeypatch, tmp_path, "0016070 Bypass Cerebral Ventricle\n")
    with pytest.raises(CoderDeskError) as caught:
        build_books(tmp_path / "books")
    assert "78,603" in caught.value.message
    assert [path.name for path in (tmp_path / "books").iterdir()] == [".lock"]


def test_a_cancelled_build_leaves_the_old_book(small_shelf: Path, monkeypatch: pytest.MonkeyPatch):
    before = {path: path.read_bytes() for path in small_shelf.rglob("*") if path.is_file()}

    def stop(done: int, total: int) -> None:
        if done > total // 3:
            raise Cancelled

    pcs = [found for found in build.packaged() if found[0].system is System.ICD10PCS]
    monkeypatch.setattr(build, "packaged", lambda: pcs)
    with pytest.raises(Cancelled):
        build_books(small_shelf, stop)
    assert {path: path.read_bytes() for path in small_shelf.rglob("*") if path.is_file()} == before


def test_progress_only_grows_and_ends_at_the_total(default_shelf: Path, tmp_path: Path):
    report = json.loads((default_shelf / "icd10cm-2026-04-01" / "seal.json").read_text())
    assert report["edition"]["billable"] == 74_719
    seen: list[tuple[int, int]] = []
    phases = build.Phases(lambda done, total: seen.append((done, total)), 1000, 2000)
    with phases.phase("one", 0.5) as step:
        step(1, 4)
        step(9, 4)
    with phases.phase("two", 1.0) as step:
        step(0, 0)
    assert seen == sorted(seen)
    assert seen[-1] == (2000, 2000)
    assert [name for name, _seconds in phases.times] == ["one", "two"]


def test_all_well_builds_nothing(default_shelf: Path):
    assert ensure_default(default_shelf) == ()


def test_a_missing_outdated_or_damaged_book_is_built_again(
    default_shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    shelf = tmp_path / "books"
    shutil.copytree(default_shelf, shelf)
    built: list[str] = []

    def note(_shelf: Path, wanted: list[tuple[Manifest, Path]], _step: build.Step) -> tuple[()]:
        built.extend(manifest.system for manifest, _path in wanted)
        return ()

    monkeypatch.setattr(build, "build_these", note)
    seal = shelf / "icd10pcs-2023-10-01" / "seal.json"
    seal.write_text(seal.read_text().replace('"schema": ', '"schema": 9'))
    shutil.rmtree(shelf / "icd10cm-2026-04-01")
    ensure_default(shelf)
    assert built == [System.ICD10CM, System.ICD10PCS]


def test_a_truncated_database_is_noticed(small_shelf: Path):
    folder = next(small_shelf.glob("icd10cm-*"))
    with (folder / "book.db").open("rb+") as stream:
        stream.truncate(4096)
    with pytest.raises(BookDamaged):
        check_seal(folder)


def test_left_overs_of_a_killed_build_are_cleared(small_shelf: Path):
    half = small_shelf / ".part-abc"
    half.mkdir()
    (half / "book.db").write_bytes(b"half")
    put_small(small_shelf)
    assert not half.exists()


def test_an_exchange_cut_short_gives_the_old_book_back(small_shelf: Path):
    folder = next(small_shelf.glob("icd10cm-*"))
    folder.rename(small_shelf / f".old-{folder.name}")
    assert Library(small_shelf).editions() == ()
    put_small(small_shelf, date(2031, 10, 1), "FY2032")
    assert len(Library(small_shelf).editions()) == 2


def test_changed_search_tables_are_compiled_with_progress_and_once(
    small_shelf: Path, monkeypatch: pytest.MonkeyPatch
):
    compile_again(small_shelf, lambda _done, _total: None)
    assert unfit_shelves(small_shelf) == []
    monkeypatch.setattr(search_store, "digest", lambda: "other tables")
    unfit = unfit_shelves(small_shelf)
    assert unfit
    steps: list[tuple[int, int]] = []
    compile_again(small_shelf, lambda done, total: steps.append((done, total)))
    assert steps == [(at, len(unfit)) for at in range(len(unfit) + 1)]
    assert unfit_shelves(small_shelf) == []
    monkeypatch.setattr(search_store, "compile_into", lambda _folder: pytest.fail("compiled again"))
    compile_again(small_shelf, lambda _done, _total: None)
    library = Library(small_shelf)
    assert Searcher(library).find("asthma").query == "asthma"


@pytest.mark.parametrize("gone", ["shelf.bin", "shelf.txt"])
def test_a_shelf_that_is_gone_or_unnamed_is_compiled_again(small_shelf: Path, gone: str):
    compile_again(small_shelf, lambda _done, _total: None)
    file = next(small_shelf.glob(f"*/*/{gone}"))
    file.unlink()
    assert unfit_shelves(small_shelf) == [file.parent]
    compile_again(small_shelf, lambda _done, _total: None)
    assert file.is_file()


@pytest.mark.parametrize("spoil", ["missing", "short", "outdated"])
def test_a_broken_index_is_made_anew_from_the_book(small_shelf: Path, spoil: str):
    folder = next(small_shelf.glob("icd10cm-*"))
    segment = next((folder / "index").glob("*.seg"))
    if spoil == "missing":
        shutil.rmtree(folder / "index")
    elif spoil == "short":
        segment.write_bytes(segment.read_bytes()[:-10])
    else:
        sealed = folder / "index" / "sealed.json"
        sealed.write_text(sealed.read_text().replace('"version": ', '"version": 9'))
    (mended,) = mend_indexes(small_shelf, lambda *_: None)
    assert mended.name == "FY2031"
    assert mend_indexes(small_shelf, lambda *_: None) == ()
    library = Library(small_shelf)
    assert Searcher(library).find("sore knee").hits


def test_a_killed_build_leaves_no_half_book(tmp_path: Path):
    shelf = tmp_path / "books"
    code = "import pathlib, sys; from coderdesk.codebook.build import build_default\n"
    code += "build_default(pathlib.Path(sys.argv[1]))"
    process = subprocess.Popen([sys.executable, "-c", code, str(shelf)])
    try:
        while process.poll() is None and not list(shelf.glob(".part-*/index")):
            time.sleep(0.02)
    finally:
        process.kill()
        process.wait()
    assert list(shelf.glob(".part-*"))
    assert Library(shelf).editions() == ()
    put_small(shelf)
    assert not list(shelf.glob(".part-*"))
    assert [edition.name for edition in Library(shelf).editions()] == ["FY2031"]


def test_only_one_builder_at_a_time(tmp_path: Path):
    with shelf_lock(tmp_path), pytest.raises(CoderDeskError, match="Another"), shelf_lock(tmp_path):
        pass


def test_a_shelf_that_cannot_be_written_is_named(tmp_path: Path):
    (tmp_path / "books").write_text("a file in its place")
    with pytest.raises(CoderDeskError, match="cannot be written"):
        put_small(tmp_path / "books")


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(build, "find_spec", lambda _name: None)
    with pytest.raises(CoderDeskError, match="simple-icd-10-cm"):
        build.packaged()

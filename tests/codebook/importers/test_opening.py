"""Opening what a user hands in."""

import gzip
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coderdesk.codebook.importers.importing import import_file
from coderdesk.codebook.importers.opening import MOST_FILES, decoded, lines_of, papers_of
from coderdesk.codebook.library import Library
from coderdesk.errors import CoderDeskError
from tests.codebook.small_books import TABULAR


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize("wrap", ["plain", "zip", "gz"])
def test_a_file_is_imported_plain_zipped_or_gzipped(tmp_path: Path, wrap: str):
    path = tmp_path / "whatever.dat"
    data = TABULAR.encode()
    if wrap == "zip":
        zipped(path, {"folder/readme.md": b"hello", "folder/t.xml": data})
    else:
        path.write_bytes(gzip.compress(data) if wrap == "gz" else data)
    report = import_file(tmp_path / "books", path)
    assert report.imported[0].part.kind == "icd10cm-tabular"
    assert report.ignored == (("readme.md",) if wrap == "zip" else ())
    assert Library(tmp_path / "books").editions()[0].name == "FY2031"


def _bomb() -> dict[str, bytes]:
    return {"t.xml": b"<ICD10CM.tabular>" + b" " * 20_000_000}


@pytest.mark.parametrize(
    ("members", "says"),
    [
        (_bomb(), "zip bomb"),
        ({"../t.xml": b"x"}, "leads out"),
        ({"/etc/t.xml": b"x"}, "leads out"),
        ({"a\\..\\..\\t.xml": b"x"}, "leads out"),
        ({"C:/t.xml": b"x"}, "leads out"),
        ({f"{n}.txt": b"x" for n in range(MOST_FILES + 1)}, "files"),
        ({}, "no codebook"),
        ({"letter.txt": b"Dear Sir"}, "no codebook"),
    ],
)
def test_a_harmful_or_foreign_zip_is_refused(tmp_path: Path, members: dict[str, bytes], says: str):
    path = zipped(tmp_path / "x.zip", members)
    with pytest.raises(CoderDeskError) as caught:
        import_file(tmp_path / "books", path)
    assert says in caught.value.message


def test_a_zip_that_lies_about_its_sizes_is_refused(tmp_path: Path):
    path = zipped(tmp_path / "x.zip", {"t.xml": TABULAR.encode()})
    data = bytearray(path.read_bytes())
    data[data.rindex(b"PK\x01\x02") + 25] -= 1  # says 256 bytes less than it holds
    path.write_bytes(data)
    with pytest.raises(CoderDeskError):
        import_file(tmp_path / "books", path)


def test_a_gzip_bomb_is_refused(tmp_path: Path):
    path = tmp_path / "x.gz"
    path.write_bytes(gzip.compress(b"<ICD10CM.tabular>" + b" " * 50_000_000))
    with pytest.raises(CoderDeskError, match="bomb"):
        import_file(tmp_path / "books", path)


@pytest.mark.parametrize("cut", [0, 3, 30, 200])
def test_a_zip_cut_short_is_refused(tmp_path: Path, cut: int):
    path = zipped(tmp_path / "x.zip", {"t.xml": TABULAR.encode()})
    path.write_bytes(path.read_bytes()[: -cut - 1])
    with pytest.raises(CoderDeskError):
        import_file(tmp_path / "books", path)


def test_folders_and_missing_files_are_named(tmp_path: Path):
    with pytest.raises(CoderDeskError, match="folder"):
        papers_of(tmp_path)
    with pytest.raises(CoderDeskError, match="cannot be read"):
        papers_of(tmp_path / "none.xml")
    (tmp_path / "empty").touch()
    with pytest.raises(CoderDeskError, match="empty"):
        papers_of(tmp_path / "empty")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_comes_in_any_usual_encoding(encoding: str):
    assert decoded("Ménière’s".encode(encoding), "x") == "Ménière’s"


def test_what_is_no_text_is_refused():
    with pytest.raises(CoderDeskError):
        decoded(b"a\0b", "x")
    with pytest.raises(CoderDeskError):
        decoded(b"\xff\xfea", "x")


def test_lines_end_as_the_file_likes():
    assert lines_of("a\nb\r\nc\rd\u2028e\n") == ["a", "b", "c", "d\u2028e"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(
    data=st.binary(min_size=1, max_size=300),
    start=st.sampled_from([b"", b"PK\x03\x04", b"\x1f\x8b", b"{"]),
)
def test_no_bytes_end_in_a_traceback(tmp_path: Path, data: bytes, start: bytes):
    path = tmp_path / "any"
    path.write_bytes(start + data)
    with pytest.raises(CoderDeskError):
        import_file(tmp_path / "books", path)


def test_entities_are_refused_and_the_old_book_stays(small_shelf: Path, tmp_path: Path):
    bomb = TABULAR.replace(
        "<ICD10CM", '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><ICD10CM', 1
    ).replace("Mowing", "&b;")
    path = zipped(tmp_path / "x.zip", {"t.xml": bomb.encode()})
    before = {one: one.read_bytes() for one in small_shelf.rglob("*") if one.is_file()}
    with pytest.raises(CoderDeskError, match="entities"):
        import_file(small_shelf, path)
    assert {one: one.read_bytes() for one in small_shelf.rglob("*") if one.is_file()} == before


def test_a_member_is_read_without_the_rest(tmp_path: Path):
    path = zipped(tmp_path / "x.zip", {"a.txt": b"one", "b.txt": b"two"})
    assert [paper.data() for paper in papers_of(path)] == [b"one", b"two"]
    assert isinstance(papers_of(path)[0].open(), io.BufferedIOBase | zipfile.ZipExtFile)

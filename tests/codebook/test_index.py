from pathlib import Path

import pytest

from coderdesk.codebook.index import OpenIndex, build_index, gather
from coderdesk.codebook.index_seal import IndexDamaged, IndexOutdated, seal_of
from coderdesk.codebook.rows import SearchRow
from coderdesk.codebook.search_words import fold, full_code, stated_words, words_of
from coderdesk.errors import Cancelled

TOP = ("External causes", "Slipping, tripping, stumbling and falls")
STAIRS = "Fall (on) (from) stairs and steps"
ANY_STAIRS = "Fall (on) (from) unspecified stairs and steps"


def row(code: str, title: str, path: tuple[str, ...], terms: tuple[str, ...] = ()) -> SearchRow:
    return SearchRow(code, title, len(code) > 5, code[:3], "Chapter 20", terms, path)


ROWS = (
    row("W10", STAIRS, TOP),
    row("W10.9", ANY_STAIRS, (*TOP, STAIRS), ("Fall on steps",)),
    row("W10.9XXA", f"{ANY_STAIRS}, initial encounter", (*TOP, STAIRS, ANY_STAIRS), ("Fall on steps",)),
    row(
        "W10.9XXD",
        f"{ANY_STAIRS}, subsequent encounter",
        (*TOP, STAIRS, ANY_STAIRS),
        ("Fall on steps",),
    ),
    row("G43.009", "Migraine without aura, not intractable", ("Nerves",)),
)


def built(tmp_path: Path) -> Path:
    folder = tmp_path / "icd10cm-2026-04-01" / "index"
    build_index(folder, ROWS)
    return folder


def test_expanded_codes_are_folded_into_the_line_they_extend():
    entries = gather(ROWS)
    assert [entry.code for entry in entries] == ["W10", "W10.9", "G43.009"]
    assert entries[1].sevenths == (("A", "initial encounter"), ("D", "subsequent encounter"))
    assert full_code("W10.9", "A") == "W10.9XXA"


def test_each_entry_knows_its_parent_or_the_titles_above_it():
    stairs, unspecified, migraine = gather(ROWS)
    assert (stairs.parent, stairs.above) == (-1, TOP)
    assert (unspecified.parent, unspecified.above) == (0, ())
    assert (migraine.parent, migraine.above) == (-1, ("Nerves",))


def test_an_index_gives_back_its_entries_and_their_words(tmp_path: Path):
    index = OpenIndex(built(tmp_path))
    try:
        assert list(index.entries()) == gather(ROWS)
        assert dict(index.postings("title"))["fall"] == [0, 1]
        assert dict(index.postings("terms"))["steps"] == [1]
        assert dict(index.postings("seventh"))["subsequent"] == [1]
    finally:
        index.close()


def test_a_denied_word_is_another_word():
    assert stated_words("Migraine without aura, not intractable") == [
        "migraine", "without", "-aura", "not", "-intractable",
    ]  # fmt: skip
    assert "-left" not in stated_words("without foreign body of left index finger")


def test_words_lose_accents_case_and_possessives():
    assert words_of("Ménière's disease") == ["meniere", "disease"]
    assert fold("Crohn\u2019s") == "crohn"


@pytest.mark.parametrize("where", [0, 500, -1])
def test_a_changed_byte_is_noticed(tmp_path: Path, where: int):
    folder = built(tmp_path)
    segment = next(folder.glob("*.seg"))
    content = bytearray(segment.read_bytes())
    content[where] ^= 0xFF
    segment.write_bytes(content)
    with pytest.raises(IndexDamaged) as caught:
        OpenIndex(folder)
    assert "damaged" in caught.value.message
    assert caught.value.hint


def test_a_missing_file_is_noticed(tmp_path: Path):
    folder = built(tmp_path)
    next(folder.glob("*.seg")).unlink()
    with pytest.raises(IndexDamaged):
        OpenIndex(folder)


def test_an_index_of_another_version_is_outdated_not_damaged(tmp_path: Path):
    folder = built(tmp_path)
    (folder / "sealed.json").write_text('{"version": 1}', encoding="utf-8")
    with pytest.raises(IndexOutdated):
        OpenIndex(folder)


def test_an_unreadable_seal_is_damage(tmp_path: Path):
    folder = built(tmp_path)
    (folder / "sealed.json").write_text("not json", encoding="utf-8")
    with pytest.raises(IndexDamaged):
        seal_of(folder)


def test_a_cancelled_build_leaves_no_seal(tmp_path: Path):
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        build_index(tmp_path / "book" / "index", ROWS, stop)
    with pytest.raises(IndexDamaged):
        seal_of(tmp_path / "book" / "index")


def test_a_damaged_index_can_be_built_again_in_its_place(tmp_path: Path):
    folder = built(tmp_path)
    next(folder.glob("*.seg")).write_bytes(b"")
    build_index(folder, ROWS)
    index = OpenIndex(folder)
    assert len(list(index.entries())) == 3
    index.close()

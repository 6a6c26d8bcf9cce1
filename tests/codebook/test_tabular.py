"""Reading the tabular list."""

import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coderdesk.codebook.book_lines import Line, LineKind
from coderdesk.codebook.tabular import TabularReader, section_name
from coderdesk.domain.code import NoteKind
from coderdesk.errors import CoderDeskError
from tests.codebook.small_books import TABULAR, TABULAR_ENTRIES


def read(text: str | bytes) -> TabularReader:
    reader = TabularReader()
    for _ in reader.read(io.BytesIO(text.encode() if isinstance(text, str) else text)):
        pass
    return reader


def lines() -> dict[str, Line]:
    return {line.name: line for line in read(TABULAR).lines}


def test_entries_stand_in_book_order_with_their_levels():
    reader = read(TABULAR)
    assert reader.diags == TABULAR_ENTRIES
    assert reader.version == "2031"
    assert [line.name for line in reader.lines][:6] == [
        "Chapter 1", "A00-A09", "A00", "A00.0", "A00.9", "B20-B20",
    ]  # fmt: skip


def test_notes_are_kept_at_chapter_section_and_code():
    found = lines()
    assert found["Chapter 1"].notes == [
        (NoteKind.INCLUDES, "complaints that come with the spade"),
        (NoteKind.USE_ADDITIONAL, "code to identify the tool (Y92.-)"),
    ]
    assert found["A00-A09"].notes == [
        (NoteKind.EXCLUDES1, "mowing (B20)"),
        (NoteKind.CODE_FIRST, "underlying soil"),
    ]
    assert (NoteKind.CODE_ALSO, "torn glove (A05)") in found["A00"].notes


def test_blanks_are_joined_and_accents_kept():
    found = lines()
    assert found["A00.0"].notes[0] == (NoteKind.INCLUSION, "Bistro knee")
    assert found["A00.0"].title == "Sore knee, café type"


def test_a_one_code_section_is_named_apart_from_its_code():
    found = lines()
    assert found["B20-B20"].kind is LineKind.SECTION
    assert found["B20-B20"].title == "Mowing"
    assert found["B20"].kind is LineKind.CODE


def test_a_further_meaning_of_a_seventh_character_becomes_a_note():
    assert (NoteKind.SEVENTH, "A: first look") in lines()["S06"].notes


@pytest.mark.parametrize(("given_id", "name"), [("B20", "B20-B20"), (" a00-a09 ", "A00-A09"), ("", "")])
def test_section_names(given_id: str, name: str):
    assert section_name(given_id) == name


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda text: text[: len(text) // 2], "breaks off"),
        (lambda text: "", "breaks off"),
        (lambda text: text.replace("ICD10CM.tabular", "ICD10PCS.tabular"), "ICD10PCS.tabular"),
        (
            lambda text: text.replace("<ICD10CM", '<!DOCTYPE x [<!ENTITY a "b">]><ICD10CM', 1),
            "declares entities",
        ),
        (lambda text: text.replace("utf-8", "utf-93"), "encoding"),
        (lambda text: text.replace("<desc>Sore knee, unspecified</desc>", ""), "A00.9"),
        (lambda text: text.replace('char="D"', 'char="DD"'), "S06"),
        (lambda text: text.replace("<diag><name>B20", "<diag>" * 14 + "<name>B20"), "deeper"),
    ],
)
def test_a_spoiled_file_is_refused_in_one_sentence(spoil, says: str):
    with pytest.raises(CoderDeskError) as caught:
        read(spoil(TABULAR))
    assert says in caught.value.message


def test_text_in_another_encoding_than_declared_is_refused():
    with pytest.raises(CoderDeskError):
        read(TABULAR.encode("cp1252"))


@given(st.integers(0, len(TABULAR)), st.binary(max_size=20))
def test_no_damage_ends_in_a_traceback(at: int, rubbish: bytes):
    data = TABULAR.encode()
    with suppress(CoderDeskError):
        read(data[:at] + rubbish + data[at + len(rubbish) :])

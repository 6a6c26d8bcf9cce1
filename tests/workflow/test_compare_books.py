import datetime as dt

import pytest

from coderdesk.domain.book_change import BookChange, ChangeKind
from coderdesk.domain.code import bare
from coderdesk.errors import CoderDeskError
from coderdesk.workflow.codebooks import Codebooks
from coderdesk.workflow.compare_books import changes, export_changes, pairs
from tests.codebook.small_books import put_small
from tests.codebook.small_pcs import put_small_pcs
from tests.codebook.test_diff import NEXT


@pytest.fixture
def books(tmp_path):
    put_small(tmp_path / "books")
    put_small(tmp_path / "books", dt.date(2031, 10, 1), "FY2032", NEXT)
    put_small_pcs(tmp_path / "books")
    made = Codebooks(tmp_path)
    yield made
    made.library.close()


def test_only_editions_of_one_system_are_compared_older_first(books):
    ((old, new),) = pairs(books)
    assert (old.name, new.name) == ("FY2031", "FY2032")


def test_every_change_is_listed_by_code_with_what_to_use_instead(books):
    found = changes(books, *pairs(books)[0], {})
    by_kind = {one.kind: one for one in found}
    plain = [bare(one.code) for one in found]
    assert plain == sorted(plain)
    assert by_kind[ChangeKind.HEADER].instead == ("B20.1", "B20.2")
    assert by_kind[ChangeKind.REVISED].after == "Sore knee, not specified"
    assert by_kind[ChangeKind.NOTE_NEW].after == "Tavern knee"
    assert not any(one.because for one in found)


def test_what_touches_the_coders_own_says_why(books):
    own = {"B20": ("favourite", "on A1001"), "A009": ("my note",)}
    found = changes(books, *pairs(books)[0], own)
    mine = {one.code: one.because for one in found if one.because and not one.note}
    assert mine["B20"] == ("favourite", "on A1001")
    assert mine["B20.1"] == ("favourite", "on A1001")
    assert mine["A00.9"] == ("my note",)


@pytest.mark.parametrize(
    ("change", "code", "touched"),
    [
        (BookChange(ChangeKind.NEW, "E11.A"), "E119", False),
        (BookChange(ChangeKind.NEW, "E11.A"), "E11", True),
        (BookChange(ChangeKind.DELETED, "B88.0"), "B880", True),
        (BookChange(ChangeKind.HEADER, "B88.0", instead=("B88.01",)), "B8801", True),
        (BookChange(ChangeKind.NOTE_NEW, "E11", note="excludes1"), "E1165", True),
        (BookChange(ChangeKind.NOTE_NEW, "E08-E13", note="includes"), "E1165", True),
        (BookChange(ChangeKind.NOTE_NEW, "E08-E13", note="includes"), "E149", False),
        (BookChange(ChangeKind.NOTE_NEW, "Chapter 4", note="note"), "E119", False),
        (BookChange(ChangeKind.NOTE_NEW, "E11.65", note="note"), "E11", False),
    ],
)
def test_a_change_touches_what_it_binds(change, code, touched):
    assert change.touches(code) is touched


def test_an_export_is_a_table_in_which_nothing_acts(tmp_path):
    path = tmp_path / "changes.csv"
    export_changes((BookChange(ChangeKind.NEW, "B20", after="=1+1", instead=("A", "B")),), path)
    text = path.read_text("utf-8-sig")
    assert text.splitlines()[0] == "Code,What,Before,After,Instead,Touches"
    assert "'=1+1" in text
    with pytest.raises(CoderDeskError, match="could not be written"):
        export_changes((), tmp_path / "nowhere" / "x.csv")

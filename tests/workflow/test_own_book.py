import datetime as dt

import pytest

from coderdesk.domain.code import System
from coderdesk.domain.taught import Synonym
from coderdesk.storage.database import open_database
from coderdesk.storage.home import work_file
from coderdesk.storage.picks import Notebook, PickStore
from coderdesk.workflow.codebooks import Codebooks
from coderdesk.workflow.own_book import OwnBook
from tests.codebook.small_books import put_small

CM = System.ICD10CM
DAY = dt.date(2031, 1, 15)


@pytest.fixture
def own(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    db = open_database(work_file(home), bytes(range(32)))
    yield OwnBook(PickStore(db), Notebook(db))
    db.close()


@pytest.fixture
def books(tmp_path):
    put_small(tmp_path / "books")
    made = Codebooks(tmp_path)
    yield made
    made.library.close()


def test_a_star_is_given_and_taken_and_is_no_bookmark(own):
    assert own.toggle_favourite(CM, "I10")
    assert (CM, "I10") in own.marks.favourites
    assert own.marks.bookmarks == frozenset()
    assert own.toggle_bookmark(CM, "I10")
    assert not own.toggle_favourite(CM, "I10")
    assert own.marks.favourites == frozenset()
    assert (CM, "I10") in own.marks.bookmarks


def test_a_note_is_kept_until_it_is_empty(own):
    own.write_note(CM, "I10", "  look twice\n")
    assert own.marks.notes == {(CM, "I10"): "look twice"}
    own.write_note(CM, "I10", " \n ")
    assert own.marks.notes == {}


def test_codes_at_hand_carry_title_and_note_and_say_when_no_book_knows_them(own, books):
    code = next(iter(books.library.book(books.library.editions()[0]).rows())).code
    own.toggle_favourite(CM, code)
    own.toggle_favourite(CM, "Q99.Z9")
    own.write_note(CM, code, "mine")
    first, second = own.favourites(books, DAY)
    assert first.title
    assert first.note == "mine"
    assert second.title == ""


def test_what_is_assigned_is_last_used_newest_first_also_without_words(own, books):
    own.learn("high pressure", CM, "I10")
    own.learn("", CM, "E11.9")
    assert [one.code for one in own.last_used(books, None)] == ["E11.9", "I10"]


def test_the_search_is_told_what_was_picked_and_every_meaning_of_a_word(own):
    own.learn("t2dm ", CM, "E11.9")
    own.learn("T2DM", CM, "E11.9")
    own.add_synonym(Synonym("sob", "dyspnea"))
    own.add_synonym(Synonym("sob", "wheezing"))
    assert own.taught.picks.codes == {"t2dm": {"E11.9": 2}}
    assert own.taught.own == {"sob": "dyspnea | wheezing"}


def test_whatever_is_dropped_comes_back_as_it_was(own, books):
    own.toggle_favourite(CM, "I10")
    own.toggle_bookmark(CM, "I10")
    own.write_note(CM, "I10", "mine")
    own.learn("htn", CM, "I10")
    own.learn("htn", CM, "I10")
    for read in (own.favourites, own.bookmarks, own.noted, own.last_used):
        before = read(books, None)
        undo = own.drop(before[0].kept)
        assert read(books, None) == ()
        undo()
        assert [(one.code, one.note) for one in read(books, None)] == [("I10", before[0].note)]


def test_all_that_was_learned_is_forgotten_and_known_again(own):
    own.learn("htn", CM, "I10")
    own.learn("htn", CM, "I10")
    own.add_synonym(Synonym("lkoa", "M17.12"))
    before = own.learned()
    undo = own.erase_learned()
    assert own.learned().picks == ()
    assert own.taught.own == {}
    undo()
    assert own.learned() == before


def test_one_pick_or_word_is_forgotten_and_known_again(own):
    own.learn("htn", CM, "I10")
    own.learn("ckd", CM, "N18.9")
    own.add_synonym(Synonym("lkoa", "M17.12"))
    before = own.learned()
    pick = next(one for one in before.picks if one.words == "htn")
    undos = [own.forget((pick,)), own.remove_synonym(before.synonyms[0])]
    assert [one.words for one in own.learned().picks] == ["ckd"]
    for undo in undos:
        undo()
    assert set(own.learned().picks) == set(before.picks)
    assert own.learned().synonyms == before.synonyms

import pytest

from coderdesk.domain.code import System
from coderdesk.domain.taught import Favourite, Synonym
from coderdesk.storage.picks import Notebook, PickStore, tidied

CM, PCS = System.ICD10CM, System.ICD10PCS


@pytest.fixture
def picks(db):
    return PickStore(db)


@pytest.fixture
def notebook(db):
    return Notebook(db)


def test_what_is_picked_often_comes_first(picks):
    for code in ("E11.9", "E11.65", "E11.65"):
        picks.learn("  T2DM ", CM, code)
    assert [(pick.code, pick.times) for pick in picks.picked_for("t2dm")] == [
        ("E11.65", 2),
        ("E11.9", 1),
    ]
    assert picks.picked_for("htn") == ()
    assert len(picks.listing()) == 2


def test_the_codes_used_last_come_newest_first(picks):
    picks.learn("t2dm", CM, "E11.9")
    picks.learn("htn", CM, "I10")
    picks.learn("hypertension", CM, "I10")
    assert sorted(pick.code for pick in picks.last_used()) == ["E11.9", "I10"]


def test_what_was_learned_can_be_forgotten_in_part_and_in_whole(picks):
    for words, code in (("t2dm", "E11.9"), ("t2dm", "E11.65"), ("htn", "I10")):
        picks.learn(words, CM, code)
    picks.forget("T2DM", CM, "E11.9")
    assert [pick.code for pick in picks.picked_for("t2dm")] == ["E11.65"]
    picks.forget("t2dm")
    assert [pick.code for pick in picks.listing()] == ["I10"]
    picks.erase()
    assert picks.listing() == ()


def test_words_without_any_are_not_learned(picks):
    picks.learn("  ", CM, "E11.9")
    assert picks.listing() == ()
    picks.learn("x" * 5000, CM, "E11.9")
    assert len(picks.listing()[0].words) == 200


def test_favourites_keep_their_order_in_their_groups(notebook):
    kept = [Favourite(CM, "I10"), Favourite(CM, "E11.9"), Favourite(PCS, "02703DZ", "heart")]
    for favourite in (*kept, kept[0]):
        notebook.add_favourite(favourite)
    assert notebook.favourites() == tuple(kept)
    notebook.remove_favourite(kept[0])
    assert notebook.favourites() == tuple(kept[1:])


def test_a_note_is_written_changed_and_taken_away(notebook):
    notebook.write_note(CM, "I10", "first look for heart failure")
    notebook.write_note(CM, "I10", "second")
    assert notebook.note_on(CM, "I10").text == "second"
    assert [note.code for note in notebook.notes()] == ["I10"]
    notebook.write_note(CM, "I10", " ")
    assert notebook.note_on(CM, "I10") is None


def test_synonyms_are_kept_once(notebook):
    for _ in range(2):
        notebook.add_synonym(Synonym("SOBOE", "Shortness of breath  on exertion"))
    notebook.add_synonym(Synonym("", "x"))
    assert notebook.synonyms() == (Synonym("soboe", "shortness of breath on exertion"),)
    notebook.remove_synonym(Synonym("soboe", "shortness of breath on exertion"))
    assert notebook.synonyms() == ()


def test_words_are_compared_tidied():
    assert tidied("  Heart\n FAILURE ") == "heart failure"

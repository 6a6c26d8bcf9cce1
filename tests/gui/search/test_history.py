from coderdesk.domain.code import System
from coderdesk.gui.search.history import KEPT, History

CM = System.ICD10CM


def visited(*codes, passing=()):
    history = History()
    for code in codes:
        history.visit((CM, code), passing=code in passing)
    return history


def walk_back(history):
    found = []
    while (spot := history.back()) is not None:
        found.append(spot[1])
    return found


def test_back_and_forward_walk_the_pages_in_order():
    history = visited("A", "B", "C")
    assert walk_back(history) == ["B", "A"]
    assert history.forward() == (CM, "B")
    assert history.forward() == (CM, "C")
    assert history.forward() is None


def test_a_page_opened_after_going_back_forgets_what_lay_ahead():
    history = visited("A", "B", "C")
    history.back()
    history.visit((CM, "D"))
    assert history.forward() is None
    assert walk_back(history) == ["B", "A"]


def test_the_page_gone_back_to_arrives_without_a_new_step():
    history = visited("A", "B")
    history.visit(history.back() or (CM, ""))
    assert history.forward() == (CM, "B")


def test_pages_that_passed_by_in_the_hits_leave_only_the_last():
    history = visited("A", "h1", "h2", "h3", "B", passing=("h1", "h2", "h3"))
    assert walk_back(history) == ["h3", "A"]


def test_the_first_page_may_pass_by_too():
    history = visited("h1", "h2", passing=("h1", "h2"))
    assert history.here == (CM, "h2")
    assert history.back() is None


def test_there_is_an_end_to_what_is_kept():
    history = visited(*(str(number) for number in range(KEPT + 50)))
    assert len(walk_back(history)) == KEPT - 1


def test_an_empty_history_goes_nowhere():
    assert History().here is None
    assert History().back() is None
    assert History().forward() is None

"""What notes repeat, and where two of them differ."""

from hypothesis import given
from hypothesis import strategies as st

from coderdesk.chart.copied import compare, copied_spans

FIRST = (
    "Hospital day 2. She feels better and slept through the night without any oxygen.\n"
    "Potassium 2.9 this morning, repleted by mouth. Lungs with crackles at both bases."
)
SECOND = (
    "Hospital day 3. She feels better and slept\nthrough the night without any oxygen.\n"
    "Potassium 4.1 this morning. New fever of 38.9 overnight, blood cultures were drawn."
)


def test_what_stands_in_an_earlier_note_is_found_over_line_ends_and_signs():
    (span,) = copied_spans(SECOND, [FIRST])
    said = " ".join(SECOND[slice(*span)].split())
    assert said.startswith("She feels better and slept through the night without any oxygen")
    assert "fever" not in said
    assert "4.1" not in said


def test_a_first_note_is_all_new():
    assert copied_spans(FIRST, []) == ()
    assert copied_spans("", [FIRST]) == ()


def test_a_note_copied_whole_is_all_copied():
    assert copied_spans(FIRST, [FIRST]) == ((0, len(FIRST) - 1),)


def test_two_notes_differ_in_the_words_that_only_one_has():
    found = compare(FIRST, SECOND)
    gone = [FIRST[slice(*span)] for span in found.gone]
    new = [SECOND[slice(*span)] for span in found.new]
    assert "2.9" in gone
    assert "4.1" in new
    assert any("fever of 38.9" in one for one in new)
    assert found.alike > 15
    assert found.said.endswith(f"{found.words_new} new, {found.words_gone} gone")


def test_the_same_note_twice_is_said_to_be_the_same():
    assert compare(FIRST, FIRST.upper()).said == "Word for word the same"


TEXTS = st.text(alphabet="ab \n.1é\U0001f642", max_size=200)


@given(TEXTS, TEXTS)
def test_spans_lie_in_their_texts_in_order(one, other):
    found = compare(one, other)
    for text, spans in ((one, found.gone), (other, found.new), (other, copied_spans(other, [one]))):
        ends = [at for span in spans for at in span]
        assert ends == sorted(ends)
        assert all(0 <= at <= len(text) for at in ends)

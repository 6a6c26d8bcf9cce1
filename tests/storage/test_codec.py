from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coderdesk.domain.chart import Document
from coderdesk.domain.encounter import Encounter
from coderdesk.domain.work import DeskState
from coderdesk.storage.codec import from_json, to_json
from coderdesk.storage.revisions import packed, unpacked


@settings(max_examples=60, deadline=None)
@given(st.builds(Encounter))
def test_every_encounter_comes_back_exactly(encounter):
    assert unpacked(packed(encounter)) == encounter
    assert from_json(Encounter, to_json(encounter)) == encounter


@settings(max_examples=30, deadline=None)
@given(st.from_type(Encounter))
def test_an_encounter_with_every_field_filled_comes_back_exactly(encounter):
    assert unpacked(packed(encounter)) == encounter


@settings(max_examples=30, deadline=None)
@given(st.from_type(Document))
def test_every_document_comes_back_exactly(document):
    assert from_json(Document, to_json(document)) == document


@settings(max_examples=30, deadline=None)
@given(
    st.builds(
        DeskState,
        scroll=st.floats(allow_nan=False, allow_infinity=False),
        zoom=st.floats(allow_nan=False, allow_infinity=False),
        shares=st.tuples(st.floats(0, 1), st.floats(0, 1)),
    )
)
def test_every_desk_comes_back_exactly(state):
    assert from_json(DeskState, to_json(state)) == state


def test_a_field_that_older_json_lacks_gets_its_default():
    assert from_json(Encounter, '{"account": "A1"}') == Encounter(account="A1")


def test_a_field_that_is_gone_is_passed_over():
    assert from_json(Encounter, '{"account": "A1", "colour": "green"}') == Encounter(account="A1")


@pytest.mark.parametrize(
    "text",
    [
        '{"account": 1}',
        '{"setting": "hotel"}',
        '{"admit_date": "yesterday"}',
        '{"diagnoses": [{"poa": "Y"}]}',
        '{"overrides": [[]]}',
    ],
)
def test_json_that_says_something_else_is_refused(text):
    with pytest.raises((ValueError, TypeError, KeyError, AttributeError)):
        from_json(Encounter, text)


def test_a_kind_of_value_that_is_not_known_is_a_bug():
    @dataclass(frozen=True)
    class Odd:
        many: list[int]

    with pytest.raises(TypeError, match="not kept"):
        to_json(Odd([1]))
    with pytest.raises(TypeError, match="not kept"):
        from_json(Odd, '{"many": [1]}')

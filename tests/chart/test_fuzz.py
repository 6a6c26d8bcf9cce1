"""Whatever the bytes, a reader gives documents or a refusal: it never breaks."""

import base64

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coderdesk.chart.reader import read_document
from coderdesk.domain.chart import Document
from coderdesk.errors import CoderDeskError
from tests.chart import test_formats as formats
from tests.chart.papers import pdf

SEEDS = {
    "rtf": formats.RTF.encode(),
    "word": formats.word(),
    "cda": formats.CDA.encode(),
    "hl7": formats.HL7.encode(),
    "fhir": formats.fhir(formats.note_of("words")).encode(),
    "html": b"<html><p>a<table><tr><td rowspan=3>b<td>c</table><ul><li>d</html>",
    "pdf": pdf("words", "more"),
    "png": base64.b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    ),
}


def outcome(data):
    try:
        found = read_document(data, "fuzz")
    except CoderDeskError:
        return
    for document in found:
        assert isinstance(document, Document)
        assert document.pages[-1][1] == len(document.text)


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=5000)
def test_any_bytes_at_all(data):
    outcome(data)


def test_a_picture_with_a_damaged_side_note_is_drawn_without_a_word_on_the_console():
    outcome(b"II*\x00" + SEEDS["png"])


@pytest.mark.parametrize("seed", sorted(SEEDS))
@given(
    edits=st.lists(
        st.tuples(st.floats(0, 0.999), st.integers(0, 12), st.binary(max_size=8)),
        min_size=1,
        max_size=6,
    )
)
@settings(max_examples=60, deadline=5000, suppress_health_check=[HealthCheck.too_slow])
def test_a_damaged_file_of_each_format(seed, edits):
    data = SEEDS[seed]
    for where, cut, put in edits:
        at = int(where * len(data))
        data = data[:at] + put + data[at + cut :]
    outcome(data)


@given(st.text(alphabet=st.sampled_from("{}\\abfpr *'0;\n"), max_size=120))
@settings(max_examples=100, deadline=5000)
def test_any_rtf(body):
    outcome(("{\\rtf1 " + body).encode())


@given(st.text(alphabet=st.sampled_from("MSHPIDOBX|^~\\&.br0\r\n"), max_size=200))
@settings(max_examples=100, deadline=5000)
def test_any_hl7(body):
    outcome(("MSH|^~\\&|A|||||ORU^R01|1\r" + body).encode())


@pytest.mark.parametrize(
    "data",
    [
        SEEDS["word"][: len(SEEDS["word"]) // 2] + SEEDS["word"][len(SEEDS["word"]) // 2 + 1 :],
        b"<html><h2>a",
    ],
)
def test_what_fuzzing_has_found_before(data):
    outcome(data)


TAGS = st.sampled_from(["p", "table", "tr", "td", "th", "ul", "ol", "li", "h2", "br", "b", "pre", "x"])
MARKUP = st.lists(
    st.one_of(TAGS.map("<{}>".format), TAGS.map("</{}>".format), st.text("ab \n\t", max_size=4))
)


@given(MARKUP)
@settings(max_examples=100, deadline=5000)
def test_any_html_keeps_its_letters(parts):
    html = "<html><body>start" + "".join(parts)
    (document,) = read_document(html.encode())
    said = "start" + "".join(part for part in parts if not part.startswith("<"))
    kept = "".join(letter for letter in document.text if letter in "ab" or letter in "start")
    assert "".join(kept.split()) == "".join(said.split())


@given(
    st.recursive(
        st.one_of(st.none(), st.integers(), st.text(max_size=5)),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "resourceType",
                        "entry",
                        "resource",
                        "content",
                        "attachment",
                        "data",
                        "code",
                        "coding",
                        "name",
                        "result",
                        "section",
                        "text",
                        "div",
                    ]
                ),
                inner,
                max_size=5,
            )
        ),
        max_leaves=12,
    )
)
@settings(max_examples=150, deadline=5000)
def test_any_shape_of_fhir(value):
    import json  # noqa: PLC0415 - beside its only use

    outcome(('{"resourceType": "DocumentReference", "more": ' + json.dumps(value) + "}").encode())
    outcome(('{"resourceType": "Bundle", "entry": ' + json.dumps(value) + "}").encode())

"""What changed between two editions."""

import json
from datetime import date
from pathlib import Path

from coderdesk.codebook.diff import diff
from coderdesk.codebook.library import Library
from tests.codebook.small_books import TABULAR, put_small

NEXT = (
    TABULAR.replace("<note>Bistro  knee</note>", "<note>Tavern knee</note>")
    .replace("Sore knee, unspecified", "Sore knee, not specified")
    .replace(
        "<diag><name>B20</name><desc>Mower's ear</desc></diag>",
        "<diag><name>B20</name><desc>Mower's ear</desc>"
        "<diag><name>B20.1</name><desc>Left</desc></diag><diag><name>B20.2</name><desc>Right</desc></diag>"
        "</diag>",
    )
    .replace('<extension char="D">subsequent encounter</extension>', "")
)


def test_codes_titles_and_notes_are_compared(small_shelf: Path):
    put_small(small_shelf, date(2031, 10, 1), "FY2032", NEXT)
    library = Library(small_shelf)
    new, old = map(library.book, library.editions())
    found = diff(old, new)
    assert [place.code for place in found.added] == ["B20.1", "B20.2"]
    assert [place.code for place in found.deleted] == ["S06.1X1D", "S06.9XXD"]
    assert [one.after.code for one in found.revised] == ["A00.9", "B20"]
    assert found.revised[1].became_header
    assert found.replacements == (("B20", found.added),)
    assert [note.text for note in found.notes_added] == ["Tavern knee"]
    assert [note.text for note in found.notes_deleted] == ["Bistro knee"]
    assert (found.billable_added, found.billable_deleted) == (2, 3)
    assert found.touches("A00.0")
    assert not found.touches("A00")
    lines = list(found.lines())
    assert lines[0] == "FY2031 to FY2032: +2 -3 billable codes"
    assert "~ B20  Mower's ear (now a header)" in lines
    assert json.loads(json.dumps(found.as_json()))["replacements"] == {"B20": ["B20.1", "B20.2"]}


def test_an_edition_does_not_differ_from_itself(small_shelf: Path):
    library = Library(small_shelf)
    book = library.book(library.editions()[0])
    found = diff(book, book)
    assert len(list(found.lines())) == 1

import datetime as dt

from coderdesk.report.note_page import note_pdf
from tests.report.reading import fonts, reader, texts

MADE = dt.datetime(2026, 9, 18, 12, tzinfo=dt.UTC)
NOTE = "Visit Note\nSome Clinic (invented)\n\nHISTORY\nA cough for 3 days.\n\nPLAN\nTea.\n"


def test_a_note_is_printed_with_its_foot():
    [page] = texts(note_pdf(NOTE, MADE, "Synthetic"))
    assert page.startswith("Visit Note Some Clinic (invented)")
    assert "HISTORY A cough for 3 days." in page
    assert page.endswith("Synthetic Page 1 of 1")


def test_a_form_feed_ends_a_page():
    assert len(texts(note_pdf(NOTE + "\f\nLABS\nNone.\n", MADE, ""))) == 2


def test_a_long_note_breaks_by_itself_and_loses_nothing():
    lines = [f"Paragraph {number} of the note." for number in range(120)]
    pages = texts(note_pdf("Note\n\n" + "\n\n".join(lines), MADE, ""))
    assert len(pages) > 2
    assert all(line in " ".join(pages) for line in lines)


def test_the_same_note_gives_the_same_bytes_with_its_fonts():
    assert note_pdf(NOTE, MADE, "x") == note_pdf(NOTE, MADE, "x")
    assert all(font.endswith(" embedded") for font in fonts(note_pdf(NOTE, MADE, "x")))


def test_the_heads_are_headings():
    root = reader(note_pdf(NOTE, MADE, "x")).trailer["/Root"]["/StructTreeRoot"]
    kids = [kid.get_object()["/S"] for kid in root["/K"][0].get_object()["/K"]]
    assert kids == ["/H1", "/P", "/H2", "/P", "/H2", "/P"]

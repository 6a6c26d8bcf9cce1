"""What the codebook pane shows: models, words for a screen reader, nothing cut, at any size."""

import datetime as dt

import pytest
from PySide6.QtWidgets import QApplication

from coderdesk.domain.code import EditionInForce, NoteKind, System
from coderdesk.domain.edit import Edit, Severity
from coderdesk.gui.parts import look
from coderdesk.gui.search.hits import HitRow, hit_height
from coderdesk.gui.search.links import link_box, link_under
from coderdesk.gui.search.note_rows import Group, NoteRow, rows_of
from coderdesk.gui.search.notes import note_text
from coderdesk.gui.search.shortening import title_of
from coderdesk.gui.theme import Look, use
from tests.gui.accessibility import clipped, unnamed
from tests.gui.search.sample import EDITION, answer, hit, notes_of, page_of

LONG = "Sweet blood with tired kidney without any other trouble of the left side, second half"
SIZES = [(520, 960, 1.0), (400, 640, 1.0), (480, 620, 1.25), (500, 960, 1.25), (620, 1100, 1.5)]


def fill(desk, code="E11.22", **more):
    desk.pane.box.setText("sweet")
    desk.reply("E11.22", "E11.2", "N18.32", understood=(("sw", "sweet"),))
    desk.pane.looking.look()
    desk.pane.show_page(page_of(code, **more))


def test_models_keep_the_rules_of_qt(desk, qtmodeltester):
    fill(desk)
    desk.pane.show_why((Edit("duplicate", Severity.ERROR, "Twice.", "I.B.12"),))
    detail = desk.pane.detail
    for rows in (desk.pane.hits, detail.tree, detail.notes, detail.why.edits):
        qtmodeltester.check(rows.model())


@pytest.mark.parametrize(("width", "height", "scale"), SIZES)
@pytest.mark.parametrize("code", ["E11.22", "W21.00XA", "E11.2"])
def test_nothing_is_cut_at_any_size(desk, code, width, height, scale):
    use(Look(dark=scale != 1.0, scale=scale))
    desk.window.resize(width, height)
    fill(desk, code, favourite=True, own_note="Ask for the stage; the clinic wants it coded too.")
    desk.pane.show_lines({"E11.22": "line 3"})
    desk.pane.show_edition("FY2026 · 10/01/2025 – 09/30/2026", warn=True)
    QApplication.processEvents()
    assert (desk.pane.width(), desk.pane.height()) == (width, height)
    assert clipped(desk.window) == []


def test_everything_that_takes_the_keyboard_has_a_name(desk):
    fill(desk, "W21.00XA")
    desk.pane.show_why(())
    assert unnamed(desk.window) == []
    desk.pane.box.setText("zz")
    desk.reply(nearest=("sweet",))
    assert unnamed(desk.window) == []


def test_a_hit_says_its_standing_and_its_line(desk):
    fill(desk)
    desk.pane.show_lines({"N18.32": "line 3"})
    spoken = [row.spoken for row in desk.pane.hits.rows]
    assert spoken[0].startswith("E11.22, Sweet blood with tired kidney, thick, billable")
    assert "needs more characters" in spoken[1]
    assert "header of 2" in spoken[1]
    assert "line 3" in spoken[2]


def test_lines_change_without_losing_the_place(desk):
    fill(desk)
    desk.pane.hits.choose(2)
    desk.pane.follow("Z79.4")
    desk.pane.show_lines({"E11.22": "line 1"})
    assert desk.pane.hits.at == 2
    assert desk.pane.detail.page.code.code == "Z79.4"


def test_hits_of_an_edition_not_in_force_say_so(desk):
    fill(desk)
    old = EditionInForce(EDITION, covers=False)
    desk.pane.show_editions({System.ICD10CM: old})
    assert all("FY2026, not in force" in row.spoken for row in desk.pane.hits.rows)
    desk.pane.show_editions({System.ICD10CM: EditionInForce(EDITION, covers=True)})
    assert not any("not in force" in row.spoken for row in desk.pane.hits.rows)


def test_a_page_not_in_force_says_when_it_was(desk):
    fill(desk, in_force=False, day=dt.date(2026, 11, 1))
    head = desk.pane.detail.head
    assert head.chip.text == "Billable, not in force"
    assert "10/01/2025 to 09/30/2026; no edition here covers 11/01/2026" in head.old.plain


def test_a_header_offers_what_comes_next_and_no_assigning(desk):
    fill(desk, "E11.2")
    head = desk.pane.detail.head
    assert head.assign.text() == "Its codes"
    assert not head.principal.isVisible()
    fill(desk, "W21.00")
    assert head.assign.text() == "7th character"
    fill(desk)
    assert head.assign.text() == "Assign"
    assert head.principal.isVisible()


def test_star_and_own_note_are_shown_with_their_page(desk):
    fill(desk, favourite=True, own_note="Ask for the *stage*")
    head = desk.pane.detail.head
    assert head.star.accessibleName() == "Favourite, kept"
    assert head._own.plain == "Ask for the *stage*"
    fill(desk, "N18.32")
    assert head.star.accessibleName() == "Favourite"
    assert not head.own_note.isVisible()


def test_a_page_opened_anew_stays_where_the_coder_reads(desk):
    fill(desk)
    notes = desk.pane.detail.notes
    notes.choose(3)
    desk.pane.show_page(page_of("E11.22", favourite=True, notes=notes_of("E11.22")[:3]))
    assert notes.at == 3
    desk.pane.show_page(page_of("E11.21"))
    assert notes.at == -1


def test_nothing_found_says_what_was_understood_and_what_is_near(desk):
    desk.pane.box.setText("swet")
    desk.pane.view.strip.choose(2)
    desk.reply(understood=(("swet", "swede"),), nearest=("sweet",))
    none = desk.pane.view.none
    assert "“swet”" in none._title.plain
    assert "swede" in none._understood.plain
    assert none.terms.rows == ("sweet",)
    assert none._books.isVisible()
    assert not none._headers.isVisible()


def test_the_empty_pane_takes_a_note_about_the_books(desk):
    desk.pane.show_note("Seven codes. Import more.")
    assert desk.pane.view.empty.isVisible()
    assert desk.pane.view.empty._note.plain == "Seven codes. Import more."


def test_nearest_notes_come_first_each_under_its_place(desk):
    rows = list(rows_of(page_of("E11.22")))
    assert [row.spoken for row in rows] == [
        "At E11.22",
        "Use additional: code for the stage (N18.1-N18.6), N18.32 is on line 3",
        "Inherited from category E11",
        "Use additional: code for what is taken:",
        "Use additional: insulin (Z79.4)",
        "Excludes 1: sweet blood of the newborn",
    ]
    assert [row.again for row in rows if isinstance(row, NoteRow)] == [False, False, True, False]
    assert [row.inert for row in rows] == [isinstance(row, Group) for row in rows]


def test_a_comma_after_the_kind_is_left_out_and_links_still_fit():
    line = notes_of("E11.22")[0]
    note = type(line.note)(NoteKind.CODE_FIRST, ", if any, sugar (E11.2)", "E11")
    row = NoteRow(type(line)(note, ((17, 22, "E11.2"),)))
    assert row.text[slice(*row.links[0][:2])] == "E11.2"


def test_a_link_is_found_where_it_is_painted(plain_look):
    row = NoteRow(notes_of("E11.22")[0])
    text = note_text(row, 260)
    assert text.plain == row.text
    for number, link in enumerate(row.links):
        box = link_box(text, link)
        assert link_under(text, row.links, box.center().x(), box.center().y()) == number
    assert link_under(text, row.links, 2, 2) == -1


@pytest.mark.parametrize(("lines", "width"), [(1, 260), (2, 190)])
def test_a_long_title_loses_its_middle_and_keeps_what_tells_it_apart(plain_look, lines, width):
    title = title_of(LONG, ((0, 11),), width, lines)
    said = title.plain if not title.cut else title.layout.text()
    assert said.startswith("Sweet")
    assert "without" in said
    assert said.endswith("half")
    assert "…" in said


def test_a_title_that_fits_is_left_alone(plain_look):
    assert title_of("Sweet * blood", ((0, 5),), 400, 1).plain == "Sweet * blood"


def test_the_current_hit_opens_where_room_is_short(plain_look):
    row = HitRow(hit("E11.22"))
    assert hit_height(row, 400, current=False, tight=True) == look().px(28)
    assert hit_height(row, 400, current=True, tight=True) > look().px(28)


def test_nothing_in_a_title_is_markup(plain_look):
    strange = "a **b** [[c]] `d`"
    assert title_of(strange, ((2, 3),), 400, 1).plain == strange


def test_understood_leaves_out_what_is_plain(desk):
    desk.pane.box.setText("sweet t2")
    desk.pane.show_answer(
        answer("sweet t2", "E11.22", understood=(("Sweet", "sweet"), ("t2", "type 2")))
    )
    assert desk.pane.view.understood.plain == "t2 = type 2"

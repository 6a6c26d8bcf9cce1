"""An audit by keyboard: a final encounter drawn, reviewed, answered, scored and reported."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt

from coderdesk.domain.audit import Answer, Element, ErrorClass, Verdict
from coderdesk.gui.actions import Command
from coderdesk.gui.answers.audit import AuditAnswers
from coderdesk.gui.audit.room import AuditRoom
from coderdesk.gui.audit.rows import ScoreRow
from coderdesk.gui.sheets.listing import ListingSheet
from coderdesk.gui.sheets.sample import SampleSheet
from tests.trips.conftest import Coder


@pytest.fixture
def final(coder: Coder) -> Coder:
    """A coder whose invented stay is final, with two codes."""
    coder.try_synthetic()
    coder.assign("hypokalemia", "E87.6")
    coder.assign("hypertension", "I10")
    coder.hub.finish("left for this trip")
    return coder


def audits(coder: Coder) -> AuditAnswers:
    found = coder.app.furniture.late.audits
    assert isinstance(found, AuditAnswers)
    return found


def enter(coder: Coder) -> AuditRoom:
    coder.do(Command.AUDIT)
    coder.until(lambda: audits(coder).room is not None)
    room = audits(coder).room
    assert room is not None
    coder.until(lambda: room.hasFocus() or room.lines.hasFocus())
    return room


def draw(coder: Coder) -> None:
    coder.do(Command.AUDIT_DRAW)
    assert isinstance(coder.window._sheet, SampleSheet)
    coder.press(Qt.Key.Key_Return)


def go_to(coder: Coder, room: AuditRoom, fits: Callable[[object], bool]) -> None:
    at = next(n for n, one in enumerate(room.lines.rows) if fits(one.line))
    room.lines.choose(at)
    room.lines.setFocus()


def trend_has(room: AuditRoom, count: int) -> bool:
    return len(room.trend.points) == count


def shown(room: AuditRoom) -> str:
    return "; ".join(row.spoken for row in room.lines.rows)


def told(room: AuditRoom, name: str) -> str:
    rows = (one for one in room.scores.rows if isinstance(one, ScoreRow))
    return next(one.score.told for one in rows if one.score.name == name)


def test_a_review_is_drawn_changed_answered_scored_and_reported(final: Coder) -> None:
    room = enter(final)
    assert not room.lines.rows
    draw(final)
    final.until(lambda: room.review is not None)
    assert room.review is not None
    assert room.review.sample.startswith("1 of 1 at random, seed ")
    assert told(room, "Code over code") == "100.0 %"

    final.do(Command.AUDIT_ADD)
    final.press("Z79.4", Qt.Key.Key_Return)
    final.until(lambda: told(room, "Code over code") == "66.7 %")
    go_to(final, room, lambda line: getattr(line, "new", "") == "Z79.4")
    assert room.lines.current is not None
    assert room.lines.current.error_class is ErrorClass.OMITTED
    final.do(Command.AUDIT_REASON)
    final.press("insulin on the home list", Qt.Key.Key_Return)
    final.until(lambda: "insulin" in room.argument.plain)
    final.do(Command.AUDIT_DISPUTE)
    final.press("stopped at admission", Qt.Key.Key_Return)
    final.until(lambda: Answer.DISPUTED in {one.remark.answer for one in room.lines.rows})
    final.do(Command.AUDIT_RESOLVE)
    final.do(Command.AUDIT_RESOLVE)
    final.until(lambda: told(room, "Record over record") == "100.0 %")
    final.do(Command.AUDIT_TAKE_BACK)
    final.until(lambda: told(room, "Record over record") == "0.0 %")

    final.do(Command.AUDIT_DONE)
    final.until(lambda: room.review is not None and room.review.done)
    pages = audits(final).pages
    final.do(Command.AUDIT_REPORT)
    final.until(lambda: pages.drawn)
    final.press(Qt.Key.Key_Escape)
    final.do(Command.AUDIT_ACCOUNTS)
    assert isinstance(final.window._sheet, ListingSheet)
    final.press(Qt.Key.Key_Escape)
    final.press(Qt.Key.Key_Escape)
    assert final.window.rooms.at_desk
    assert not final.troubles


def test_a_change_of_code_and_a_deletion_are_classed(final: Coder) -> None:
    room = enter(final)
    draw(final)
    final.until(lambda: room.review is not None)
    go_to(final, room, lambda line: getattr(line, "new", "") == "E87.6")
    final.do(Command.AUDIT_CHANGE)
    final.press("E87.8", Qt.Key.Key_Return)
    final.until(lambda: told(room, "principal") == "0.0 %")
    assert told(room, "Weighted") == "33.3 %"
    go_to(final, room, lambda line: getattr(line, "new", "") == "I10")
    final.do(Command.AUDIT_DELETE)
    gone = [one for one in room.lines.rows if one.line.verdict is Verdict.DELETE]
    assert [one.error_class for one in gone] == [ErrorClass.UNSUPPORTED]
    go_to(final, room, lambda line: getattr(line, "old", "") == "I10")
    final.do(Command.AUDIT_AGREE)
    final.until(lambda: told(room, "secondary") == "100.0 %")


def test_a_blind_recoding_hides_the_first_codes_until_it_is_shown(final: Coder) -> None:
    room = enter(final)
    final.do(Command.AUDIT_RECODE)
    final.until(lambda: room.review is not None)
    assert shown(room) == ""
    assert [row.spoken for row in room.scores.rows] == ["Scores are told when the review is shown."]
    final.do(Command.AUDIT_ADD)
    final.press("E87.6", Qt.Key.Key_Return)
    final.until(lambda: len(room.lines.rows) == 1)
    assert "I10" not in shown(room)
    final.do(Command.AUDIT_BLIND)
    final.until(lambda: any(one.line.old == "I10" for one in room.lines.rows))
    assert told(room, Element.PRINCIPAL.value) == "100.0 %"
    assert told(room, "Record over record") == "0.0 %"


def test_without_a_final_encounter_nothing_is_drawn(coder: Coder) -> None:
    enter(coder)
    coder.do(Command.AUDIT_DRAW)
    coder.until(lambda: coder.troubles)
    assert coder.troubles[-1].message == "There is no final encounter to audit yet."


def test_locking_leaves_nothing_of_an_audit(final: Coder) -> None:
    room = enter(final)
    draw(final)
    final.until(lambda: room.review is not None)
    final.do(Command.LOCK)
    assert final.window.covered
    assert audits(final).room is None
    assert audits(final)._review is None


def test_a_trend_is_painted_from_the_second_finished_review_on(final: Coder) -> None:
    room = enter(final)
    for count in (1, 2):
        draw(final)
        final.until(lambda: room.review is not None and not room.review.done)
        final.do(Command.AUDIT_DONE)
        final.until(partial(trend_has, room, count))
        assert room.trend.isHidden() is (count == 1)
    assert room.trend.accessibleName().count("100 %") == 2
    assert not room.trend.grab().isNull()


def test_a_blind_review_prints_nothing_before_it_is_shown(final: Coder) -> None:
    room = enter(final)
    final.do(Command.AUDIT_RECODE)
    final.until(lambda: room.review is not None)
    final.do(Command.AUDIT_REPORT)
    final.until(lambda: final.troubles)
    assert final.troubles[-1].message == "A blind review has no report yet."


def test_size_and_seed_of_a_sample_are_typed_and_nonsense_is_refused(final: Coder) -> None:
    room = enter(final)
    final.do(Command.AUDIT_RISK)
    sheet = final.window._sheet
    assert isinstance(sheet, SampleSheet)
    final.press("none", Qt.Key.Key_Return)
    assert sheet.told.isVisible()
    sheet.count.edit.selectAll()
    final.press("3")
    sheet.seed.edit.selectAll()
    sheet.seed.edit.setFocus()
    final.press("herons", Qt.Key.Key_Return)
    final.until(lambda: room.review is not None)
    assert room.review is not None
    assert room.review.sample == "1 of 1 by risk, seed herons"


def test_lines_of_all_kinds_are_added_moved_and_changed_by_keys(final: Coder) -> None:
    room = enter(final)
    draw(final)
    final.until(lambda: room.review is not None)
    for code in ("0DTJ4ZZ", "99213"):
        final.do(Command.AUDIT_ADD)
        final.press(code, Qt.Key.Key_Return)
    for command, said, element, new in (
        (Command.AUDIT_MODIFIERS, "25", Element.MODIFIER, "25"),
        (Command.AUDIT_UNITS, "4", Element.UNITS, "4"),
        (Command.AUDIT_POINTERS, "A", Element.POINTER, "E87.6"),
        (Command.AUDIT_DISPOSITION, "03", Element.DISPOSITION, "03"),
    ):
        go_to(final, room, lambda line: getattr(line, "new", "") == "99213")
        final.do(command)
        final.press(said, Qt.Key.Key_Return)
        assert room.review is not None
        second = room.review.second
        held = {
            Element.MODIFIER: " ".join(second.services[0].modifiers),
            Element.UNITS: str(second.services[0].units),
            Element.POINTER: second.diagnoses[0].code if second.services[0].pointers else "",
            Element.DISPOSITION: second.disposition,
        }
        assert held[element] == new
    go_to(final, room, lambda line: getattr(line, "new", "") == "I10")
    final.do(Command.AUDIT_UP)
    assert told(room, "principal") == "0.0 %"
    assert room.lines.current is not None
    assert room.lines.current.line.new == "I10"
    final.do(Command.AUDIT_UNITS)
    assert final.troubles.pop().message == "No service line of the reviewer's has units here."
    go_to(final, room, lambda line: getattr(line, "element", "") is Element.PCS)
    final.do(Command.AUDIT_DELETE)
    assert "0DTJ4ZZ" not in shown(room)

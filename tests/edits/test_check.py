"""What holds for every edit, whichever rule raised it."""

import re

from coderdesk.domain.edit import Edit, MendKind, Part, Severity
from coderdesk.domain.encounter import Diagnosis, Encounter, Patient
from coderdesk.edits.check import RULES, check
from coderdesk.edits.why_not import why_not, with_candidate
from tests.edits.conftest import Checker
from tests.edits.golden import read_golden
from tests.edits.mending import mended
from tests.edits.whole_book import WholeBook

CASES = tuple(read_golden())
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LOUDNESS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def every_edit(check_it: Checker) -> list[tuple[Encounter, Edit]]:
    return [(case.encounter, edit) for case in CASES for edit in check_it(case.encounter)]


def test_every_edit_has_a_name_a_sentence_and_a_source(check_it: Checker) -> None:
    for _encounter, edit in every_edit(check_it):
        assert NAME.fullmatch(edit.rule)
        assert edit.message.endswith((".", "”."))
        assert "  " not in edit.message
        assert edit.message[:1].isupper() or edit.message[:1].isdigit() or edit.message[:1] in "“ie", (
            edit
        )
        assert edit.source
        assert edit.codes or edit.rule.startswith("too-many")


def test_every_edit_names_lines_that_are_there(check_it: Checker) -> None:
    for encounter, edit in every_edit(check_it):
        counts = {
            Part.DIAGNOSES: len(encounter.diagnoses),
            Part.PROCEDURES: len(encounter.procedures),
            Part.SERVICES: len(encounter.services),
            Part.VISIT: 0,
        }
        assert all(1 <= line <= counts[edit.part] for line in edit.lines), edit
        assert all(mend.line <= counts[mend.part] for mend in edit.mends), edit


def test_a_warning_that_may_stand_can_be_left_and_an_exception_is_quoted(check_it: Checker) -> None:
    for _encounter, edit in every_edit(check_it):
        if any(mend.kind is MendKind.LEAVE for mend in edit.mends) and edit.part is Part.DIAGNOSES:
            assert edit.exception, edit


def test_each_mend_settles_its_edit(check_it: Checker) -> None:
    for encounter, edit in every_edit(check_it):
        for mend in edit.mends:
            after = mended(encounter, mend)
            if after is not None:
                assert edit.key not in {one.key for one in check_it(after)}, (edit, mend)


def test_edits_come_loudest_first_and_the_same_each_time(check_it: Checker) -> None:
    for case in CASES[::5]:
        edits = check_it(case.encounter)
        loudness = [LOUDNESS[edit.severity] for edit in edits]
        assert loudness == sorted(loudness)
        assert edits == check_it(case.encounter)
        assert len(set(edits)) == len(edits)


def test_an_empty_encounter_raises_nothing(check_it: Checker) -> None:
    assert check_it(Encounter()) == ()


def test_without_any_book_a_check_still_says_what_it_can() -> None:
    lines = (Diagnosis("W19.XXXA", "Y", 1), Diagnosis("S72.001A", "", 2))
    rules = {edit.rule for edit in check(Encounter(diagnoses=lines), {}, {})}
    assert {"edition-missing", "external-cause-first", "poa-missing"} <= rules
    assert "unknown-code" not in rules


def test_no_edit_repeats_who_the_patient_is(check_it: Checker) -> None:
    who = Patient("M-4711", "Zyxwvu, Quentin", None, "F")
    for case in CASES[::7]:
        for edit in check_it(case.encounter.with_(patient=who, account="ACC-4711")):
            said = " ".join((edit.message, edit.source, edit.quote, edit.exception))
            assert "Zyxwvu" not in said
            assert "4711" not in said


def test_each_rule_stands_once_in_the_table() -> None:
    assert len(set(RULES)) == len(RULES)
    assert all(rule.__doc__ for rule in RULES)


def test_why_not_tells_what_a_code_would_raise(check_it: Checker, book: WholeBook) -> None:
    encounter = Encounter(diagnoses=(Diagnosis("E11.9", "Y", 1),))
    tried = with_candidate(encounter, "E10.9")
    codes = book.codes(((None, "E11.9"), (None, "E10.9")))
    assert [edit.rule for edit in why_not(encounter, tried, codes, {})] == ["excludes1"]


def test_why_not_is_silent_where_nothing_speaks_against_a_code(book: WholeBook) -> None:
    encounter = Encounter(diagnoses=(Diagnosis("E11.9", "Y", 1),))
    tried = with_candidate(encounter, "I10")
    assert why_not(encounter, tried, book.codes(((None, "E11.9"), (None, "I10"))), {}) == ()


def test_why_not_can_try_a_code_as_principal(book: WholeBook) -> None:
    encounter = Encounter(diagnoses=(Diagnosis("S72.001A", "Y", 1),))
    tried = with_candidate(encounter, "W19.XXXA", principal=True)
    codes = book.codes(((None, "S72.001A"), (None, "W19.XXXA")))
    assert "external-cause-first" in {edit.rule for edit in why_not(encounter, tried, codes, {})}

from pathlib import Path

import pytest

from coderdesk.paths import shipped
from coderdesk.report.faces import BOX, Face, advance, lacks, runs, tidy

FOLDERS = ["inter", "jetbrains-mono", "source-serif"]
DESK_SIGNS = "“”‘’‹›–—…•·←→↑↓↵⇧⌘⌥⌃≥≤±×°½µéüñçøłőšžß§−"
RECORD_SIGNS = "“”‘’‹›–—…•·←→≥≤±×°½µéüñçøłőšžß§−"
CODE_SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-–…"


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_family_lies_beside_its_own_licence(folder):
    home = shipped("resources", "fonts", folder)
    licence = (home / "OFL.txt").read_text("utf-8")
    assert licence.startswith("Copyright")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert list(home.glob("*.ttf"))


@pytest.mark.parametrize(
    "path", sorted(shipped("resources", "fonts").rglob("*.ttf")), ids=lambda p: p.name
)
def test_each_font_is_true_type_that_a_pdf_can_embed(path: Path):
    assert path.read_bytes()[:4] == b"\x00\x01\x00\x00"


@pytest.mark.parametrize(
    ("face", "signs"),
    [
        (Face.SANS, DESK_SIGNS),
        (Face.STRONG, DESK_SIGNS),
        (Face.SERIF, RECORD_SIGNS),
        (Face.SERIF_STRONG, RECORD_SIGNS),
        (Face.MONO, CODE_SIGNS),
    ],
)
def test_each_face_holds_the_signs_of_its_voice(face, signs):
    assert [sign for sign in signs if runs(sign, face)[0].face is not face or lacks(sign, face)] == []


def test_a_sign_of_a_neighbouring_face_is_borrowed():
    assert [run.face for run in runs("press ⇧", Face.SERIF)] == [Face.SERIF, Face.SANS]


def test_a_sign_that_no_face_holds_becomes_a_box_that_keeps_it():
    [name, box, rest] = runs("Li 伟, x", Face.SANS)
    assert (name.text, box.text, box.said, rest.text) == ("Li ", BOX, "伟", ", x")
    assert lacks("Li 伟, x", Face.SANS)
    assert not lacks("Li, x", Face.SANS)


def test_joiners_take_no_room_and_stay_in_the_text():
    shown = runs("👩‍⚕️", Face.SANS)
    assert "".join(run.text for run in shown) == BOX + BOX
    assert "".join(run.said for run in shown) == "👩‍⚕️"


def test_full_width_letters_are_spelled_out():
    [run] = runs("Ａ", Face.SERIF)
    assert (run.text, run.said) == ("A", "Ａ")


def test_a_control_sign_takes_no_room_and_stops_nothing():
    assert advance("a\x00b", Face.SANS, 10) == advance("ab", Face.SANS, 10)


def test_half_a_surrogate_is_replaced():
    assert tidy("a\ud800b") == "a\ufffdb"


def test_blanks_and_line_ends_become_one_space_but_a_fixed_space_stays():
    assert tidy("  one \n\t two\r\nthree\u00a0mg ") == "one two three\u00a0mg"
    assert tidy("e\u0301") == "é"

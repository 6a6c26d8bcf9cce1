from dataclasses import fields

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from coderdesk.gui.colours import DARK, LIGHT, PAIRS, Colours, contrast
from coderdesk.gui.parts import Prose, column, rich, words
from coderdesk.gui.theme import Look, dress, look, looks, use, wear
from coderdesk.gui.typeface import MONO, ROLES, SANS, SERIF, load_fonts
from coderdesk.paths import shipped
from coderdesk.settings import Theme

THEMES = {"light": LIGHT, "dark": DARK}


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS, ids=str)
def test_what_stands_on_a_ground_can_be_read(name, ink, ground, least):
    colours = THEMES[name]
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= least


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_every_colour_is_one(qapp):
    for colours in THEMES.values():
        for field in fields(Colours):
            assert QColor(getattr(colours, field.name)).isValid(), field.name


def test_the_accent_is_no_other_meaning():
    for colours in THEMES.values():
        others = {getattr(colours, field.name) for field in fields(Colours) if field.name != "accent"}
        assert colours.accent not in others


def test_the_fonts_that_ship_are_the_ones_drawn(qapp):
    assert {SANS, MONO, SERIF} <= set(load_fonts())
    for role, it in ROLES.items():
        assert QFontInfo(look().font(role)).family() == it.family, role


def test_figures_stand_in_columns(qapp):
    metrics = QFontMetricsF(look().font("figure"))
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("8888")


def test_a_font_can_be_changed_without_changing_the_next(qapp):
    look().font("body").setPixelSize(99)
    assert look().font("body").pixelSize() == ROLES["body"].size


def test_every_icon_that_is_named_ships():
    names = {path.stem for path in shipped("resources", "icons").glob("*.svg")}
    assert {"mark-error", "mark-warning", "mark-note", "mark-billable", "search", "lock"} <= names


@pytest.mark.parametrize(
    "name", sorted(path.stem for path in shipped("resources", "icons").glob("*.svg"))
)
def test_an_icon_draws_something_at_every_scale(qapp, name):
    for ratio in (1.0, 1.5, 2.0):
        image = look().pixmap(name, "ink", 16, ratio).toImage()
        assert image.width() == round(16 * ratio)
        dots = [
            image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height())
        ]
        assert sum(dots) > 0


def test_a_new_look_reaches_widgets_that_stand_already(qtbot):
    label, prose = words("Name", "title"), Prose("one **two**")
    box = column(label, prose, margins=(10, 10, 10, 10))
    qtbot.addWidget(box)
    box.show()
    with qtbot.waitSignal(looks().changed):
        use(Look(dark=True, scale=1.5))
    assert label.font().pixelSize() == look().px(15)
    assert box.line.contentsMargins().left() == 15
    assert prose.sizeHint().height() == look().leading("body")
    assert QApplication.palette().window().color() == QColor(DARK.canvas)


def test_a_font_outlives_being_shown_and_being_dressed_again(qtbot):
    label = words("Name", "title")
    qtbot.addWidget(label)
    label.show()
    dress(label, tone="ink3")
    QApplication.processEvents()
    assert label.font().pixelSize() == 15


def test_what_was_laid_out_for_another_look_is_forgotten(qapp):
    before = rich("**Acute** `I50.33`")
    assert rich("**Acute** `I50.33`") is before
    use(Look(scale=1.25))
    after = rich("**Acute** `I50.33`")
    assert after is not before
    assert after.height > before.height


def test_a_fixed_size_follows_the_text(qtbot):
    widget = dress(QWidget(), tall=28, wide=100)
    qtbot.addWidget(widget)
    use(Look(scale=1.5))
    assert (widget.width(), widget.height()) == (150, 42)


def test_the_text_size_stays_in_its_range(qapp):
    wear(Theme.DARK, 9.0)
    assert look() == Look(dark=True, scale=1.5)
    wear(Theme.LIGHT, 0.1)
    assert look() == Look(dark=False, scale=0.9)


def test_a_label_with_markup_in_it_is_shown_as_it_is(qtbot):
    label = words("a <b>b</b>")
    qtbot.addWidget(label)
    assert isinstance(label, QLabel)
    assert label.textFormat().name == "PlainText"


def test_breakpoints_count_in_text_scaled_pixels():
    assert Look().is_wide(1700)
    assert not Look(scale=1.25).is_wide(1920)
    assert Look().is_tall(900)
    assert not Look(scale=1.5).is_tall(1080)

"""The colours of the desk: each carries one meaning, and a shape, letter or word goes with it."""

from dataclasses import dataclass

LINEAR_BELOW = 0.04045  # WCAG 2.2, relative luminance


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours named by what they mean; ``_soft`` is the same meaning as a wash behind ink."""

    canvas: str  # window chrome
    desk: str  # what lies behind a page
    surface: str  # lists, fields
    sunken: str  # heads of tables and groups
    raised: str  # popups, sheets
    hover: str
    line: str  # hairline between things; decoration only
    edge: str  # border of a control
    ink: str
    ink2: str
    ink3: str  # the lightest ink allowed for words
    accent: str  # the place of the keyboard, and nothing else
    on_accent: str
    place: str  # current row, the list has the keyboard
    rest: str  # current row, the list has it not
    error: str
    error_soft: str
    warning: str
    warning_soft: str
    note: str
    note_soft: str
    good: str
    good_soft: str
    late: str  # arisen after admission; past and family history
    late_soft: str
    paper: str
    paper_ink: str
    paper_ink2: str
    paper_line: str
    scrim: str  # what dims the desk under a sheet


LIGHT = Colours(
    canvas="#F1F3F5",
    desk="#E2E5E9",
    surface="#FFFFFF",
    sunken="#F6F7F9",
    raised="#FFFFFF",
    hover="#F3F5F8",
    line="#DDE1E6",
    edge="#7C8490",
    ink="#14171B",
    ink2="#3F464F",
    ink3="#59616C",
    accent="#1A5CCB",
    on_accent="#FFFFFF",
    place="#E2ECFD",
    rest="#E8EBEF",
    error="#AE2018",
    error_soft="#FCECEA",
    warning="#835000",
    warning_soft="#FFF3DB",
    note="#0F5F6B",
    note_soft="#E3F2F4",
    good="#146C37",
    good_soft="#E3F4E9",
    late="#6638AB",
    late_soft="#F1EAFB",
    paper="#FFFFFF",
    paper_ink="#1A1A18",
    paper_ink2="#5E5C57",
    paper_line="#DAD9D5",
    scrim="#6B0B0D10",
)
DARK = Colours(
    canvas="#15171B",
    desk="#0D0F12",
    surface="#1B1E23",
    sunken="#17191E",
    raised="#23272D",
    hover="#21252B",
    line="#2D3239",
    edge="#727B87",
    ink="#E8EAED",
    ink2="#C1C7CF",
    ink3="#9BA3AE",
    accent="#7AB0FF",
    on_accent="#0B1930",
    place="#1C3152",
    rest="#2A2F36",
    error="#FF938A",
    error_soft="#3A1F1E",
    warning="#F1BB52",
    warning_soft="#352912",
    note="#6AC8D2",
    note_soft="#11313A",
    good="#70CE8D",
    good_soft="#15301F",
    late="#C7A8FF",
    late_soft="#2C2344",
    paper="#212327",
    paper_ink="#DEDCD6",
    paper_ink2="#A5A39C",
    paper_line="#373A3F",
    scrim="#9E0B0D10",
)

MEANINGS = ("error", "warning", "note", "good", "late")


def _pairs() -> tuple[tuple[str, str, float], ...]:
    inks, washes = ("ink", "ink2", "ink3"), tuple(f"{tone}_soft" for tone in MEANINGS)
    grounds = ("canvas", "surface", "sunken", "raised", "place", "rest", "hover")
    tinted = ("canvas", "surface", "place", "rest", "raised")
    pairs = [(ink, ground, 4.5) for ink in inks for ground in grounds]
    pairs += [(tone, ground, 4.5) for tone in ("accent", *MEANINGS) for ground in tinted]
    pairs += [(tone, f"{tone}_soft", 4.5) for tone in MEANINGS]
    pairs += [("ink", wash, 7.0) for wash in washes]
    pairs += [("ink3", wash, 4.5) for wash in washes]
    pairs += [(tone, "paper", 4.5) for tone in ("paper_ink", "paper_ink2", "accent", *MEANINGS)]
    pairs += [("on_accent", "accent", 4.5), ("surface", "ink", 4.5), ("surface", "late", 4.5)]
    pairs += [("edge", ground, 3.0) for ground in ("surface", "canvas", "raised", "place")]
    pairs += [("accent", "desk", 3.0)]
    return tuple(pairs)


PAIRS = _pairs()
"""What may stand on what, and the least contrast ratio it then has (WCAG 2.2, 1.4.3 and 1.4.11)."""


def contrast(one: str, other: str) -> float:
    """The WCAG 2.2 contrast ratio of two opaque colours."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= LINEAR_BELOW else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

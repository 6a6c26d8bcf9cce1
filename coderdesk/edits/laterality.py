"""Sides: unspecified although a sided code exists, or both named where one code holds both."""

import re
from collections.abc import Iterator
from functools import lru_cache

from coderdesk.domain.code import Place, bare
from coderdesk.domain.edit import Edit, Severity
from coderdesk.edits import mends
from coderdesk.edits.case import Case, Dx
from coderdesk.edits.names import FULL, stems

_WORD = re.compile(r"[a-z]+")
_SIDES = frozenset(("right", "left", "bilateral"))
_QUIET = frozenset(
    (
        "unspecified",
        "side",
        "dominant",
        "nondominant",
        "non",
        "both",
        "unilateral",
        "affecting",
        "of",
        "in",
        "the",
    )
)
_PLURALS = {"eyes": "eye", "ears": "ear", "knees": "knee", "hips": "hip", "feet": "foot", "legs": "leg"}
_PLURALS |= {
    "arms": "arm",
    "limbs": "limb",
    "hands": "hand",
    "shoulders": "shoulder",
    "breasts": "breast",
}
_PLURALS |= {"extremities": "extremity", "eyelids": "eyelid", "kidneys": "kidney", "ureters": "ureter"}


@lru_cache(maxsize=8192)
def _side_and_rest(title: str) -> tuple[str, frozenset[str]]:
    """The side a title names (``unspecified`` where it says so, else empty) and its other words."""
    words = [_PLURALS.get(word, word) for word in _WORD.findall(title.lower())]
    sides = [word for word in words if word in _SIDES]
    side = sides[0] if sides else ""
    if not side and "unspecified" in words:
        side = "unspecified"
    return side, frozenset(words) - _SIDES - _QUIET


def _family(case: Case, dx: Dx) -> tuple[Place, tuple[Place, ...]] | None:
    """The code whose title tells the side, and the codes beside it."""
    code = dx.code
    if code is None:
        return None
    if len(dx.bare) < FULL or not code.sevenths:
        return Place(code.code, code.title), code.siblings
    base = next((case.codes[stem] for stem in stems(dx.name) if stem in case.codes), None)
    return (Place(base.code, base.title), base.siblings) if base else None


def unspecified_laterality(case: Case) -> Iterator[Edit]:
    """A code for an unspecified side, where its neighbours name the sides."""
    for dx in case.dx:
        found = _family(case, dx)
        if not found:
            continue
        own, siblings = found
        side, rest = _side_and_rest(own.title)
        if side != "unspecified":
            continue
        sided = [
            place
            for place in siblings
            if _side_and_rest(place.title)[0] in _SIDES and _side_and_rest(place.title)[1] == rest
        ]
        if sided:
            yield _unspecified_edit(dx, own, sided)


def _unspecified_edit(dx: Dx, own: Place, sided: list[Place]) -> Edit:
    tail = dx.bare[len(bare(own.code)) :]
    return Edit(
        "unspecified-laterality",
        Severity.WARNING,
        f"{dx.name} leaves the side unspecified; {_listed(sided)} name it.",
        "Guidelines I.B.13; Medicare Code Editor, unspecified code",
        (dx.name,),
        (dx.at,),
        exception="The side may be documented by other clinicians. Where it cannot be found "
        "out, the code "
        "stands; an inpatient claim then takes the remark UNABLE TO DET LAT 1 or 2.",
        mends=(
            *(
                mends.replace(dx.at, place.code + tail, _side_and_rest(place.title)[0])
                for place in sided
            ),
            mends.leave("the side cannot be determined", dx.at),
        ),
    )


def _listed(places: list[Place]) -> str:
    return " and ".join(place.code for place in places[:3])


def bilateral_code(case: Case) -> Iterator[Edit]:
    """A right and a left code, where one code holds both sides; or a side beside its bilateral code."""
    for at, dx in enumerate(case.dx):
        found = _family(case, dx)
        if not found:
            continue
        own, siblings = found
        side, rest = _side_and_rest(own.title)
        if side not in {"right", "left"}:
            continue
        both = next(
            (place for place in siblings if _side_and_rest(place.title) == ("bilateral", rest)),
            None,
        )
        if both is None:
            continue
        for other in case.dx[at + 1 :]:
            if other.code is None or other.bare == dx.bare or other.seventh != dx.seventh:
                continue
            beside = _family(case, other)
            if beside and _is_other_side(beside[0], siblings, side, rest):
                yield _bilateral_edit(dx, other, both, own)


def _is_other_side(other: Place, siblings: tuple[Place, ...], side: str, rest: frozenset[str]) -> bool:
    other_side, other_rest = _side_and_rest(other.title)
    near = any(place.code == other.code for place in siblings)
    return near and other_rest == rest and other_side in _SIDES and other_side != side


def _bilateral_edit(dx: Dx, other: Dx, both: Place, own: Place) -> Edit:
    name = both.code + dx.bare[len(bare(own.code)) :]
    one_code = (mends.replace(dx.at, name, "bilateral"), mends.remove(other.at, other.name))
    ways = one_code if bare(name) != other.bare else (mends.remove(dx.at, dx.name),)
    return Edit(
        "bilateral-code",
        Severity.WARNING,
        f"{dx.name} and {other.name}: {both.code} holds both sides in one code.",
        "Guidelines I.B.13",
        (dx.name, other.name),
        (dx.at, other.at),
        exception="Where the sides differ in type or stage, each takes its own code (for "
        "example I.C.7.a.3).",
        mends=ways,
    )

"""Sides: unspecified although a sided code exists, or both named where one code holds both."""

import re
from collections.abc import Iterator
from functools import lru_cache

from coderdesk.domain.code import Place, bare
from coderdesk.domain.edit import Edit, Severity
from coderdesk.edits import mends
from coderdesk.edits.case import Case, Dx
from coderdesk.edits.names import stems

_WORD = re.compile(r"[a-z]+")
_ONE_SIDE = frozenset(("right", "left"))
_SIDES = _ONE_SIDE | {"bilateral"}
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
_ORGANS = frozenset(
    ("eye", "ear", "knee", "hip", "breast", "kidney", "lung", "eyelid", "joint", "tube", "ovary")
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


def _levels(case: Case, dx: Dx) -> Iterator[tuple[Place, tuple[Place, ...]]]:
    """The code itself, its base and the heading above, each with what stands beside it.

    The side may be told at any of the three: M25.561 itself, S52.501 for S52.501A, L97.31 for L97.311.
    """
    if dx.code is None:
        return
    yield Place(dx.code.code, dx.code.title), dx.code.siblings
    for stem in stems(dx.name):
        above = case.codes.get(stem)
        if above is not None:
            yield Place(above.code, above.title), above.siblings


def unspecified_laterality(case: Case) -> Iterator[Edit]:
    """A code for an unspecified side, where its neighbours name the sides."""
    for dx in case.dx:
        for own, siblings in _levels(case, dx):
            side, rest = _side_and_rest(own.title)
            if side != "unspecified":
                continue
            sided = [place for place in siblings if _is_side_of(place, rest)]
            if any(_side_and_rest(place.title)[0] in _ONE_SIDE for place in sided):
                yield _unspecified_edit(dx, own, sided)
                break


def _is_side_of(place: Place, rest: frozenset[str]) -> bool:
    side, others = _side_and_rest(place.title)
    return side in _SIDES and others == rest


def _unspecified_edit(dx: Dx, own: Place, sided: list[Place]) -> Edit:
    tail = dx.bare[len(bare(own.code)) :]
    return Edit(
        "unspecified-laterality",
        Severity.WARNING,
        f"{dx.name} leaves the side unspecified; {_listed(sided)} name it.",
        "Guidelines I.B.13; Medicare Code Editor, unspecified code",
        (dx.name,),
        (dx.at,),
        exception="The side may be documented by other clinicians. Where it cannot be found out, "
        "the code stands; an inpatient claim then takes the remark UNABLE TO DET LAT 1 or 2.",
        mends=(
            *(
                mends.replace(dx.at, place.code + tail, _side_and_rest(place.title)[0])
                for place in sided
            ),
            mends.leave("the side cannot be determined", dx.at),
        ),
    )


def _listed(places: list[Place]) -> str:
    codes = [place.code for place in places[:3]]
    return f"{', '.join(codes[:-1])} and {codes[-1]}" if len(codes) > 1 else codes[0]


def bilateral_code(case: Case) -> Iterator[Edit]:
    """A right and a left code, where one code holds both sides; or a side beside its bilateral code."""
    for dx in case.dx:
        for own, siblings in _levels(case, dx):
            side, rest = _side_and_rest(own.title)
            if side not in _ONE_SIDE:
                continue
            near = (*siblings, *_beside_parent(case, own))
            both = next((one for one in near if _holds_both(one, rest)), None)
            other = both and _other_side(case.dx, dx, own, (side, rest, near))
            if both and other:
                yield _bilateral_edit(dx, other, both, own)
                break


def _holds_both(place: Place, rest: frozenset[str]) -> bool:
    """Whether a code is the bilateral one; its title may leave the organ out."""
    side, others = _side_and_rest(place.title)
    return side == "bilateral" and (others == rest or (others < rest and rest - others <= _ORGANS))


def _other_side(
    others: tuple[Dx, ...], dx: Dx, own: Place, wanted: tuple[str, frozenset[str], tuple[Place, ...]]
) -> Dx | None:
    """A code for the other side, or for both, that is otherwise the same; each pair is found once."""
    side, rest, near = wanted
    plain = bare(own.code)
    tail = dx.bare[len(plain) :]
    for other in others:
        for place in near:
            other_side, other_rest = _side_and_rest(place.title)
            if other_side == side or other.bare != bare(place.code) + tail:
                continue
            if other_side in _ONE_SIDE and other_rest == rest and other.at > dx.at:
                return other
            if _holds_both(place, rest):
                return other
    return None


def _beside_parent(case: Case, own: Place) -> tuple[Place, ...]:
    """The codes beside the heading above: M17.0 (both knees) stands beside M17.1 (one knee)."""
    parents = [case.codes[stem] for stem in stems(own.code) if stem in case.codes]
    return parents[0].siblings if parents else ()


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

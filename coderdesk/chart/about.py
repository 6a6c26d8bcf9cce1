"""What a document says of itself: its kind, its day, its author, and whether it is made up."""

import datetime as dt
import re
from dataclasses import dataclass

from coderdesk.chart.kinds import NOTE, kind_said
from coderdesk.chart.sections import find_sections
from coderdesk.domain.chart import Section

_HEAD_LINES = 14
_TAIL_LINES = 8
_ENOUGH = 20_000  # letters in which a note shows by its sections what it is
_LONGEST_HEADING = 90
_MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES.split(" "), 1)}
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY = re.compile(
    rf"""(?P<y1>\b(?:19|20)\d\d)-(?P<m1>\d\d)-(?P<d1>\d\d)\b
    | \b(?P<m2>\d{{1,2}})[/-](?P<d2>\d{{1,2}})[/-](?P<y2>(?:19|20)\d\d|\d\d)\b
    | \b(?P<m3>{_MONTH})\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y3>(?:19|20)\d\d)\b
    | \b(?P<d4>\d{{1,2}})[\s-](?P<m4>{_MONTH})[\s-](?P<y4>(?:19|20)\d\d)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_BIRTH = re.compile(r"\b(?:dob|d\.o\.b|birth|born)\b[^\n]{0,14}$", re.IGNORECASE)
# Which day is the document's own: the day it was written before the day it writes of.
_OWN_DAY = re.compile(
    r"(?:signed|authenticated|dictated|transcribed|authored|written|electronically)\b[^\n]{0,60}$",
    re.IGNORECASE,
)
_VISIT_DAY = re.compile(
    r"""(?:date\ of\ (?:service|visit|exam\w*|procedure|operation|surgery|consult\w*|evaluation)
    |date\ of\ discharge|discharged?|\bdate|\bdos)\b[^\n]{0,24}$""",
    re.IGNORECASE | re.VERBOSE,
)
_POSTS = """
    MD M.D. DO D.O. PA-C PA NP FNP-C FNP ARNP APRN CRNA CNM DPM DDS DMD PhD PsyD RN LPN RD RDN PT DPT
    OT OTR SLP RT LCSW MSW PharmD CWON
"""
_POST = "|".join(map(re.escape, _POSTS.split()))
_WORD = "[A-Z][\\w.'\u2019-]*"
_NAME = rf"(?P<name>(?:Dr\.?\s+)?{_WORD}(?:[ ,]+{_WORD}){{0,3}}?),?\s+(?P<post>{_POST})(?!\w)"
_ROLES = """
    author attending surgeon provider physician consultant radiologist pathologist nurse dietitian
"""
_SIGNED_BY = re.compile(
    r"(?:(?:signed|authenticated|dictated|authored|written|prepared|reported|interpreted)\s+by|"
    rf"(?i:{'|'.join(_ROLES.split())})(?:\s+physician)?)\s*[:\-]?\s*{_NAME}"
)
_SIGNATURE = re.compile(_NAME)
_MADE_UP = re.compile(r"\b(?:synthetic|invented|fictitious|fictional|made[ -]up)\b", re.IGNORECASE)
_CENTURY_TURN = 70  # two-figure years from 70 on belong to the twentieth century


@dataclass(frozen=True, slots=True)
class About:
    """What a text says of itself; empty where it says nothing."""

    kind: str = NOTE
    title: str = ""
    date: dt.date | None = None
    author: str = ""
    synthetic: bool = False


def about(text: str, name: str = "") -> About:
    """What the head and the foot of a note say of it; ``name`` is the file's, a last resort."""
    lines = [line.strip() for line in text.splitlines()]
    spoken = [line for line in lines if line]
    head, tail = spoken[:_HEAD_LINES], spoken[-_TAIL_LINES:]
    ends = "\n".join([*head, *(tail if len(spoken) > _HEAD_LINES else [])])
    kind, title = _kind(head)
    kind = (
        kind
        or kind_said(_words_of_name(name))
        or _kind_by_sections(find_sections(text[:_ENOUGH]))
        or NOTE
    )
    return About(kind, title, find_date(ends), find_author(ends), bool(_MADE_UP.search(ends)))


def find_date(text: str) -> dt.date | None:
    """The day of a note: when it was signed, else the day it is about, else the first day it names.

    Days of birth and impossible days are passed over.
    """
    found: list[tuple[int, dt.date]] = []
    for match in _DAY.finditer(text):
        before = text[max(0, match.start() - 80) : match.start()].rsplit("\n", 1)[-1]
        day = _as_date(match)
        if day is None or _BIRTH.search(before):
            continue
        found.append((0 if _OWN_DAY.search(before) else 1 if _VISIT_DAY.search(before) else 2, day))
    return min(found, key=lambda each: each[0])[1] if found else None


def find_author(text: str) -> str:
    """Who wrote a note, with the letters after the name: ``S. Okafor, MD``; empty when it is silent."""
    match = _SIGNED_BY.search(text) or _SIGNATURE.search(text)
    if not match:
        return ""
    person = re.sub(r"^Dr\.?\s+", "", match.group("name")).strip(" ,")
    return f"{person}, {match.group('post').replace('.', '')}"


def _kind(head: list[str]) -> tuple[str, str]:
    """The kind that the head names, and the heading itself if it stands first."""
    for at, line in enumerate(head):
        if len(line) > _LONGEST_HEADING or line.endswith("."):
            continue
        kind = kind_said(line)
        if kind:
            return kind, line.rstrip(":") if at == 0 else ""
    return "", ""


def _kind_by_sections(sections: tuple[Section, ...]) -> str:
    titles = {section.title.lower() for section in sections}
    if titles & {
        "hospital course",
        "brief hospital course",
        "discharge diagnoses",
        "discharge diagnosis",
    }:
        return "Discharge summary"
    if titles & {"estimated blood loss", "procedure performed", "postoperative diagnosis"}:
        return "Operative note"
    if titles & {"chief complaint", "cc", "hpi", "history of present illness"}:
        return "Visit note"
    return ""


def _words_of_name(name: str) -> str:
    stem = name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return re.sub(r"[_\-.]+|(?<=[a-z])(?=[A-Z])", " ", stem)


def _as_date(match: re.Match[str]) -> dt.date | None:
    parts = match.groupdict()
    for form in "1234":
        year, month, day = (parts[f"{unit}{form}"] for unit in "ymd")
        if year is None:
            continue
        number = int(year)
        if len(year) == 2:  # noqa: PLR2004 - a year of two figures
            number += 1900 if number >= _CENTURY_TURN else 2000
        try:
            return dt.date(
                number, int(month) if month.isdigit() else _MONTHS[month[:3].lower()], int(day)
            )
        except ValueError:
            return None
    return None

"""A small ICD-10-PCS book, with or without the rows of its tables."""

from datetime import date
from pathlib import Path

from coderdesk.codebook.book_seal import Source
from coderdesk.codebook.book_write import AxisRow, Content
from coderdesk.codebook.build import Phases, put_book
from coderdesk.codebook.build_place import shelf_lock
from coderdesk.codebook.pcs import pcs_lines
from coderdesk.domain.code import Edition, NoteKind, System

CODES = {
    "0270346": "Dilation of Coronary Artery, One Artery, Bifurcation, with Coated Tube, "
    "Percutaneous Approach",
    "027034Z": "Dilation of Coronary Artery, One Artery with Coated Tube, Percutaneous Approach",
    "02703ZZ": "Dilation of Coronary Artery, One Artery, Percutaneous Approach",
    "02700ZZ": "Dilation of Coronary Artery, One Artery, Open Approach",
    "0271346": "Dilation of Coronary Artery, Two Arteries, Bifurcation, with Coated Tube, "
    "Percutaneous Approach",
    "027F0ZZ": "Dilation of Aortic Valve, Open Approach",
    "027F3ZZ": "Dilation of Aortic Valve, Percutaneous Approach",
    "02BK0ZX": "Excision of Right Ventricle, Open Approach, Diagnostic",
    "02BK0ZZ": "Excision of Right Ventricle, Open Approach",
    "B211ZZZ": "Fluoroscopy of Two Arteries",
}
AXES: tuple[AxisRow, ...] = (
    (1, "027", 4, "Body Part", "0", "Artery, One"),
    (1, "027", 4, "Body Part", "1", "Artery, Two"),
    (1, "027", 5, "Approach", "3", "Percutaneous"),
    (1, "027", 6, "Device", "4", "Tube, Coated"),
    (1, "027", 7, "Qualifier", "6", "Bifurcation"),
    (1, "027", 7, "Qualifier", "Z", "No Qualifier"),
    (2, "027", 4, "Body Part", "0", "Artery, One"),
    (2, "027", 4, "Body Part", "F", "Aortic Valve"),
    (2, "027", 5, "Approach", "0", "Open"),
    (2, "027", 5, "Approach", "3", "Percutaneous"),
    (2, "027", 6, "Device", "Z", "No Device"),
    (2, "027", 7, "Qualifier", "Z", "Nothing More"),
)


def put_small_pcs(
    shelf: Path, effective: date = date(2030, 10, 1), axes: tuple[AxisRow, ...] = ()
) -> Edition:
    """Puts a small procedure book on a shelf."""
    lines = pcs_lines(CODES.items())
    if axes:
        next(line for line in lines if line.name == "027").notes.append((NoteKind.NOTE, "Making wider"))
    expires = date(effective.year + 1, 9, 30)
    edition = Edition(System.ICD10PCS, "FY2031", effective, expires, "tests", "0" * 64, "own")
    with shelf_lock(shelf):
        phases = Phases(lambda *_: None, 0, 1000)
        return put_book(
            shelf, edition, Content(lines, axes), Source("small", 1, "0" * 64), phases
        ).edition

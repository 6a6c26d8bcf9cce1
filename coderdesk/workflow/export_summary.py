"""Trip 4: put the coding summary on paper."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from coderdesk.errors import CoderDeskError
from coderdesk.storage.appearing import appearing
from coderdesk.workflow.check_encounter import Checked


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the summary is wanted: for whom, by whom, and locked or not; revision 0 is a draft."""

    coder: str = ""
    status: str = ""
    revision: int = 1
    de_identified: bool = False
    password: str = ""
    synthetic: bool = False
    printed: dt.datetime | None = None


def draw_summary(coded: Checked, wishes: Wishes) -> bytes:
    """The summary as a PDF; the same input gives the same bytes, unless a password locks it."""
    # reportlab takes a quarter of a second to import: only who prints pays for it.
    from coderdesk.report.protect import protect  # noqa: PLC0415
    from coderdesk.report.summary import summary_pdf  # noqa: PLC0415
    from coderdesk.report.summary_input import SummaryInput, Variant  # noqa: PLC0415

    printed = wishes.printed or dt.datetime.now().astimezone()
    pdf = summary_pdf(
        SummaryInput(
            encounter=coded.encounter,
            codes=coded.codes,
            edits=coded.edits,
            editions=coded.editions,
            printed=printed,
            coder=wishes.coder,
            coded=printed.date(),
            status=wishes.status,
            revision=wishes.revision,
            variant=Variant.DEIDENTIFIED if wishes.de_identified else Variant.FULL,
            synthetic=wishes.synthetic,
        )
    )
    return protect(pdf, wishes.password) if wishes.password else pdf


def export_summary(coded: Checked, path: Path, wishes: Wishes) -> Path:
    """Write the PDF beside its final name, then move it there whole."""
    return put_file(draw_summary(coded, wishes), path)


def put_file(data: bytes, path: Path) -> Path:
    """Put a file in its place whole, or not at all; raises CoderDeskError when it cannot be."""
    try:
        with appearing(path) as (out, _meanwhile):
            out.write(data)
    except OSError as error:
        reason = (
            "the folder is not there" if not path.parent.is_dir() else (error.strerror or "").lower()
        )
        message = f"“{path.name}” could not be written: {reason}."
        raise CoderDeskError(message, "Choose another folder, or make room on the disk.") from error
    return path

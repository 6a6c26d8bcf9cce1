"""How long the coding summary takes, beside the same words in reportlab's own tables and Helvetica.

Run it with ``python -m tests.bench.bench_summary``. The aim: 200 ms for a page once reportlab is there.
"""

import io
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from statistics import median


def clock(call: Callable[[], object], times: int = 7) -> float:
    """The median of some runs, in milliseconds."""
    spent = []
    for _run in range(times):
        start = time.perf_counter()
        call()
        spent.append(1000 * (time.perf_counter() - start))
    return median(spent)


def main() -> None:
    """Print the times and their ratio to the baseline."""
    start = time.perf_counter()
    from reportlab.lib.pagesizes import LETTER  # noqa: PLC0415 - the import is what is timed
    from reportlab.lib.styles import getSampleStyleSheet  # noqa: PLC0415
    from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate  # noqa: PLC0415

    imported = 1000 * (time.perf_counter() - start)

    from coderdesk.domain.encounter import Service  # noqa: PLC0415
    from coderdesk.report.paper import Paper  # noqa: PLC0415
    from coderdesk.report.protect import protect  # noqa: PLC0415
    from coderdesk.report.summary import SummaryInput, summary_pdf, summary_rows  # noqa: PLC0415
    from tests.report.cases import given, said, stay, visit  # noqa: PLC0415

    def plain(paper: Paper) -> bytes:
        style = getSampleStyleSheet()["BodyText"]
        cells = [
            [Paragraph(" ".join(words.text for words in cell), style) for cell in row.cells[:4]]
            for part in paper.parts
            for row in part.rows
        ]
        widest = max(map(len, cells))
        table = LongTable([row + [""] * (widest - len(row)) for row in cells], repeatRows=0)
        stream = io.BytesIO()
        SimpleDocTemplate(stream, pagesize=LETTER, invariant=1).build([table])
        return stream.getvalue()

    line = replace(stay().diagnoses[0], evidence=said("acute on chronic diastolic heart failure") * 2)
    full = replace(stay(), diagnoses=(line,) * 25, procedures=stay().procedures * 25)
    lines = tuple(Service("Q4010", ("LT",), 1, (1,), id=10 + at) for at in range(60))
    cases: dict[str, SummaryInput] = {
        "11 diagnoses, 1 page": given(stay()),
        "25 diagnoses, 25 procedures": given(full),
        "60 service lines": given(replace(visit(), services=lines)),
    }
    print(f"{'import of reportlab':32}{imported:8.1f} ms")
    start = time.perf_counter()
    summary_pdf(given(stay()))
    print(f"{'first summary, with its fonts':32}{1000 * (time.perf_counter() - start):8.1f} ms")
    for name, case in cases.items():
        paper = summary_rows(case)
        ours, theirs = (
            clock(partial(summary_pdf, case)),
            clock(partial(plain, paper)),
        )
        size = len(summary_pdf(case)) / 1024
        print(f"{name:32}{ours:8.1f} ms  {ours / theirs:5.2f} x plain ({theirs:.1f} ms)  {size:.0f} KB")
    pdf = summary_pdf(given(stay()))
    print(f"{'a password on one page':32}{clock(lambda: protect(pdf, 'password')):8.1f} ms")


if __name__ == "__main__":
    main()

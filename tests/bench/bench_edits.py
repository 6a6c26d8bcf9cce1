"""How fast encounters are checked: ``python -m tests.bench.bench_edits``.

Baseline: reading the same encounters from JSON, which every check from the command line does first.
"""

import time
from collections.abc import Callable
from statistics import median

from coderdesk.domain.code import EditionInForce
from coderdesk.domain.encounter import Diagnosis, Encounter, Patient, Service, Setting
from coderdesk.domain.encounter_json import read_encounter, write_encounter
from coderdesk.edits.check import check
from coderdesk.edits.names import names_needed
from tests.edits.golden import read_golden
from tests.edits.whole_book import EDITION, PCS_EDITION, WholeBook

ROUNDS = 30
EDITIONS = {edition.system: EditionInForce(edition, covers=True) for edition in (EDITION, PCS_EDITION)}
BIG = (
    "A41.9 R65.20 N17.9 J96.01 J18.9 I13.0 I50.33 N18.30 E11.22 E11.65 E11.42 L97.419 I25.10 I48.91 "
    "J44.1 D63.1 E87.1 E66.01 Z68.41 F17.210 Z79.4 Z79.01 Z95.1 Z86.73 Z66"
)
LINES = "99223 99232 99233 99291 99292 71046 93000 80053 85025 36415 " * 2


def seconds(job: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median time of a job."""
    times = []
    for _round in range(rounds):
        began = time.perf_counter()
        job()
        times.append(time.perf_counter() - began)
    return median(times)


def big_encounter() -> Encounter:
    """A stay of 25 diagnoses and 20 service lines."""
    lines = tuple(Diagnosis(code, "Y", at) for at, code in enumerate(BIG.split(), 1))
    services = tuple(
        Service(code, ("25",), 1, (1,), None, id=100 + at) for at, code in enumerate(LINES.split())
    )
    return Encounter(
        setting=Setting.INPATIENT, patient=Patient(sex="M"), diagnoses=lines, services=services
    )


def main() -> None:
    """Print the figures."""
    book = WholeBook()
    big = big_encounter()
    codes = book.codes(names_needed(big))
    began = time.perf_counter()
    found = check(big, codes, EDITIONS)
    cold = time.perf_counter() - began
    warm = seconds(lambda: check(big, codes, EDITIONS))
    text = write_encounter(big)
    reading = seconds(lambda: read_encounter(text))
    print(f"25 diagnoses, 20 lines: {warm * 1000:.2f} ms warm, {cold * 1000:.1f} ms the first time")
    print(f"  {len(found)} edits; {warm / reading:.1f}x of reading the same encounter from JSON")
    golden = [(case.encounter, book.codes(names_needed(case.encounter))) for case in read_golden()]
    every = seconds(lambda: [check(encounter, known, EDITIONS) for encounter, known in golden], 5)
    texts = [write_encounter(encounter) for encounter, _known in golden]
    reads = seconds(lambda: [read_encounter(each) for each in texts], 5)
    print(
        f"golden table: {len(golden) / every:,.0f} encounters a second, {every / reads:.1f}x "
        "of reading them"
    )


if __name__ == "__main__":
    main()

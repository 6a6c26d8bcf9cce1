"""How fast the whole check is, books and NCCI included: ``python -m tests.bench.bench_batch``.

Half a million invented NCCI pairs and the units of twenty thousand codes lie beside the real books.
Baseline: reading the same encounters from JSON, which every check does first.
"""

import contextlib
import io
import json
import random
import time
from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from coderdesk.cli import encounters
from coderdesk.codebook.build import build_default
from coderdesk.codebook.importers.importing import import_file
from coderdesk.domain.encounter import Setting
from coderdesk.domain.encounter_json import encounter_value, read_encounter, write_encounter
from coderdesk.errors import CoderDeskError
from coderdesk.workflow.check_encounter import check_encounter
from coderdesk.workflow.codebooks import Codebooks
from tests.bench.bench_edits import big_encounter, seconds
from tests.edits.golden import SECOND, TABLE, read_golden

PAIRS, CODES, ENCOUNTERS = 500_000, 20_000, 10_000


def ncci(folder: Path) -> None:
    """Write PTP and MUE files in the published layout, all codes by chance."""
    chance = random.Random(5)  # noqa: S311 - a bench
    codes = [f"{number:05}" for number in range(10_000, 10_000 + CODES)]
    codes += ["99223", "99232", "99233", "99291", "99292", "71046", "93000", "80053", "85025", "36415"]
    pairs = {(chance.choice(codes), chance.choice(codes)) for _ in range(PAIRS)}
    head = "Notice\t\t\t\t\t\t\nColumn1/Column2 Edits\t\t\t\t\t\n" + "\t\t\t\t\t\t\n" * 4
    head = head.replace(
        "\t\t\t\t\t\t\n", "Column 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\t\n", 1
    )
    rows = "\n".join(f"{one}\t{two}\t\t20200101\t*\t1\tBecause" for one, two in sorted(pairs))
    (folder / "ccipra-v322r0-f1.txt").write_text(head + rows + "\n", "latin-1")
    mue = (
        '"HCPCS/\nCPT Code",Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale\n'
    )
    rows = "\n".join(
        f"{code},1,2 Date of Service Edit: Policy,Because" for code in dict.fromkeys(codes)
    )
    (folder / "MCR_MUE_PractitionerServices_Eff_07-01-2026.csv").write_text(mue + rows + "\n")


def batch(folder: Path) -> Path:
    """Ten thousand encounters, one a line, of the golden tables' cases in turn."""
    cases = [case.encounter for table in (TABLE, SECOND) for case in read_golden(table)]
    path = folder / "batch.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        for at in range(ENCOUNTERS):
            stream.write(json.dumps(encounter_value(cases[at % len(cases)])) + "\n")
    return path


def checked(home: Path, lines: Path) -> float:
    """Processor seconds of ``check --batch``."""
    args = Namespace(encounter=None, batch=str(lines), home=home, json=True)
    began = time.process_time()
    with contextlib.redirect_stdout(io.StringIO()):
        encounters.check(args)
    return time.process_time() - began


def read(lines: Path) -> float:
    """Processor seconds of reading the same encounters."""
    began = time.process_time()
    for text in lines.read_text(encoding="utf-8").splitlines():
        with contextlib.suppress(CoderDeskError):
            read_encounter(text)
    return time.process_time() - began


def main() -> None:
    """Print the figures."""
    with TemporaryDirectory() as name:
        home = Path(name)
        build_default(home / "books")
        ncci(home)
        for path in (*home.glob("*v322*"), *home.glob("*MUE*")):
            print(import_file(home / "books", path).sentence[:100])
        books = Codebooks(home)
        big = replace(big_encounter(), setting=Setting.PROFESSIONAL)
        check_encounter(big, books)
        warm = seconds(lambda: check_encounter(big, books))
        text = write_encounter(big)
        ratio = warm / seconds(lambda: read_encounter(text))
        print(f"25 diagnoses, 20 lines, NCCI: {warm * 1000:.2f} ms warm, {ratio:.1f}x of reading")
        lines = batch(home)
        spent = checked(home, lines)
        ratio = spent / read(lines)
        print(f"batch: {ENCOUNTERS / spent:,.0f} a second of one core, {ratio:.1f}x of reading")


if __name__ == "__main__":
    main()

"""Time and memory of building and importing books, next to a plain Whoosh build of the same rows.

Run with ``python -m tests.bench.bench_build [--pairs N]``; N rows of invented PTP pairs are imported,
2.5 million by default, none with 0. Ratios are to baselines of the same run; nothing is asserted.
"""

import argparse
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

from whoosh.fields import ID, TEXT, Schema
from whoosh.index import create_in

from coderdesk.codebook.book import Book
from coderdesk.codebook.build import build_books, ensure_default
from coderdesk.codebook.importers.importing import import_file
from coderdesk.codebook.library import Library
from coderdesk.codebook.ncci import claim_tables
from coderdesk.codebook.verify import recount
from coderdesk.domain.code import System
from coderdesk.domain.encounter import Setting

EVERY = 37  # each so-many-th code is looked up
ALPHABET = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def main() -> None:
    """Runs every measurement."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pairs", type=int, default=2_500_000)
    pairs = parser.parse_args().pairs
    with tempfile.TemporaryDirectory() as folder:
        shelf = Path(folder) / "books"
        seconds = builds(shelf)
        plain_whoosh(shelf, Path(folder), seconds)
        lookups(shelf)
        if pairs:
            ptp(shelf, Path(folder), pairs)


def builds(shelf: Path) -> float:
    """The default books, phase by phase; gives the seconds of ICD-10-CM."""
    seconds_of: dict[System, float] = {}
    for report in build_books(shelf):
        print(f"{report.edition.key}: {report.seconds:.1f} s, {report.edition.billable:,} billable")
        for name, seconds in report.phases:
            print(f"  {name:<8} {seconds:6.2f} s  {seconds / report.seconds:5.0%}")
        seconds_of[report.edition.system] = report.seconds
    print(f"all default books: {sum(seconds_of.values()):.1f} s, most memory {memory():.0f} MB")
    print(f"nothing to do at start: {timed(lambda: ensure_default(shelf)) * 1000:.1f} ms")
    print(f"verify: {timed(lambda: recount(shelf)):.2f} s")
    return seconds_of[System.ICD10CM]


def plain_whoosh(shelf: Path, folder: Path, whole: float) -> None:
    """A plain single-process Whoosh index of the ICD-10-CM rows, next to building the whole book."""
    book = _book(shelf)
    rows = list(book.rows())
    schema = Schema(code=ID(stored=True), title=TEXT(), terms=TEXT())
    (folder / "plain").mkdir()

    def build() -> None:
        writer = create_in(str(folder / "plain"), schema).writer(limitmb=256)
        for row in rows:
            writer.add_document(code=row.code, title=row.title, terms=" ".join(row.terms))
        writer.commit()

    plain = timed(build)
    print(f"plain Whoosh over the same {len(rows):,} rows: {plain:.1f} s")
    print(f"whole book over plain Whoosh: {whole / plain:.2f}x")


def lookups(shelf: Path) -> None:
    """Codes never asked for before, then again."""
    book = _book(shelf)
    names = [row.code for number, row in enumerate(book.rows()) if number % EVERY == 0]
    random.Random(7).shuffle(names)  # noqa: S311 - an order, not a secret
    first = [timed(lambda name=name: book.code(name)) for name in names]  # type: ignore[misc]
    again = [timed(lambda name=name: book.code(name)) for name in names[-500:]]  # type: ignore[misc]
    spread("a code, first time", first)
    spread("a code, again", again)


def ptp(shelf: Path, folder: Path, count: int) -> None:
    """Invented PTP pairs in four parts, as published, then pairs looked up."""
    before = memory()
    seconds = 0.0
    rows = invented(count)
    for part in range(1, 5):
        path = folder / f"ccipra-v322r0-f{part}.txt"
        with path.open("w", encoding="latin-1") as stream:
            stream.write("Column 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tWhy\n")
            for _ in range(count // 4):
                stream.write(next(rows))
        seconds += timed(lambda path=path: import_file(shelf, path))  # type: ignore[misc]
        path.unlink()
    print(f"{count:,} PTP pairs: {seconds:.1f} s, most memory {memory():.0f} MB (before {before:.0f})")
    lists = Library(shelf).lists
    day = date(2026, 8, 1)
    codes = [code_of(number) for number in range(0, 5000, 50)]
    times = [
        timed(lambda pair=pair: claim_tables(lists, pair, Setting.PROFESSIONAL, day))  # type: ignore[misc]
        for pair in pairwise(codes)
    ]
    spread("a pair, both ways, in four parts", times)


def invented(count: int) -> Iterator[str]:
    """Rows sorted as the published ones are, 150 second codes to each first code."""
    made = 0
    first = 0
    while made < count + 4:
        for second in range(1, 151):
            made += 1
            one, two = code_of(first), code_of(first + second * 7)
            yield f"{one}\t{two}\t\t20200101\t*\t{second % 2}\tMade up for measuring\n"
        first += 1


def code_of(number: int) -> str:
    """An invented code of five characters that grows with the number."""
    text = ""
    for _ in range(4):
        number, rest = divmod(number, len(ALPHABET))
        text = ALPHABET[rest] + text
    return f"X{text}"


def _book(shelf: Path) -> Book:
    library = Library(shelf)
    edition, _covers = library.in_force(System.ICD10CM, None)
    if edition is None:
        sys.exit("no book was built")
    return library.book(edition)


def timed(work: Callable[[], object]) -> float:
    """Seconds that something takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def spread(name: str, times: list[float]) -> None:
    """Median, 95th percentile and worst of some times, in milliseconds."""
    ordered = sorted(times)
    p95 = ordered[int(len(ordered) * 0.95)]
    print(
        f"{name}: p50 {statistics.median(times) * 1000:.3f} ms, p95 {p95 * 1000:.3f} ms, "
        f"max {ordered[-1] * 1000:.3f} ms over {len(times):,}"
    )


def memory() -> float:
    """The most memory used so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()

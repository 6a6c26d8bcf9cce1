"""How well and how fast the search answers, next to SQLite FTS5 and tantivy over the same rows.

``python -m tests.bench.bench_search [HOME]``: a HOME with books; else they are built for the run.
"""

import re
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import tantivy

from coderdesk.codebook.build import ensure_default
from coderdesk.codebook.library import Library
from coderdesk.codebook.rows import SearchRow
from coderdesk.codebook.search import Searcher
from tests.codebook.judged import SETS, judged, rates

WORD = re.compile(r"[a-z0-9]+")
TYPED_EVERY = 4  # every so many judged queries are typed out letter by letter

Find = Callable[[str], list[str]]


def fts5(rows: Iterable[SearchRow], prefix: str) -> Find:
    """SQLite FTS5: Porter stemming, BM25, the last word cut; all words, then any."""
    base = sqlite3.connect(":memory:")
    options = f"tokenize='porter unicode61', prefix='{prefix}'"
    base.execute(f"CREATE VIRTUAL TABLE row USING fts5(code, plain, title, terms, path, {options})")
    base.executemany(
        "INSERT INTO row VALUES (?,?,?,?,?)",
        (
            (row.code, row.code.replace(".", ""), row.title, "; ".join(row.terms), "; ".join(row.path))
            for row in rows
        ),
    )

    def find(query: str) -> list[str]:
        words = WORD.findall(query.lower())
        for join in (" AND ", " OR "):
            if words:
                match = join.join([*(f'"{word}"' for word in words[:-1]), f'"{words[-1]}"*'])
                sql = "SELECT code FROM row WHERE row MATCH ? ORDER BY rank LIMIT 50"
                found = [code for (code,) in base.execute(sql, (match,))]
                if found:
                    return found
        return []

    return find


def tantivy_search(rows: Iterable[SearchRow]) -> Find:
    """Tantivy: all words, the last one as the beginning of a word."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("code", stored=True, tokenizer_name="raw")
    builder.add_text_field("text", tokenizer_name="default")
    schema = builder.build()
    index = tantivy.Index(schema)
    writer = index.writer(64_000_000, 1)
    for row in rows:
        plain = row.code.replace(".", "")
        text = " ; ".join((row.code, plain, row.title, *row.terms, *row.path))
        writer.add_document(tantivy.Document(code=row.code, text=text))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def find(query: str) -> list[str]:
        words = WORD.findall(query.lower())
        if not words:
            return []
        parts = [tantivy.Query.term_query(schema, "text", word) for word in words[:-1]]
        parts.append(tantivy.Query.regex_query(schema, "text", f"{words[-1]}.*"))
        every = tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in parts])
        found = searcher.search(every, 50).hits
        return [str(searcher.doc(address)["code"][0]) for _, address in found]

    return find


def timed(find: Find, keystrokes: Iterable[str]) -> tuple[list[float], list[float]]:
    """Milliseconds a keystroke by the clock and of the processor, smallest first."""
    clock, processor = [], []
    for typed in keystrokes:
        began, used = time.perf_counter(), time.thread_time()
        find(typed)
        clock.append((time.perf_counter() - began) * 1000)
        processor.append((time.thread_time() - used) * 1000)
    return sorted(clock), sorted(processor)


def told(times: list[float]) -> tuple[float, float, float]:
    """Half of them, 95 of 100, and the slowest."""
    return times[len(times) // 2], times[int(len(times) * 0.95)], times[-1]


def show_rates(name: str, ours: Find, theirs: Find) -> None:
    queries = judged(name)
    mine, other = rates(queries, ours), rates(queries, theirs)
    print(f"\n{name}: {len(queries)} queries          CoderDesk @1 @5 @10      FTS5 @1 @5 @10")
    for kind, (count, *share) in mine.items():
        print(f"  {kind:13}{count:4}", *(f"{one:8.2f}" for one in (*share, *other[kind][1:])))


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(temporary)
        ensure_default(home / "books")
        library = Library(home / "books")
        searcher = Searcher(library)
        began = time.perf_counter()
        searcher.warm()
        print(f"first keystroke with everything to load: {(time.perf_counter() - began) * 1000:.0f} ms")
        rows = [row for edition in library.editions() for row in library.book(edition).rows()]
        print(f"{len(rows):,} rows of {len(library.editions())} books")

        def ours(query: str) -> list[str]:
            return [hit.code for hit in searcher.find(query).hits]

        plain = fts5(rows, "2 3")
        for name in SETS:
            show_rates(name, ours, plain)
        queries = [one.query for name in SETS for one in judged(name)][::TYPED_EVERY]
        keystrokes = [query[:end] for query in queries for end in range(1, len(query) + 1)]
        print(f"\n{len(keystrokes):,} keystrokes       p50      p95      max  (ms; of the processor:)")
        ways = {
            "CoderDesk": ours,
            "FTS5 prefix='1 2 3'": fts5(rows, "1 2 3"),
            "tantivy": tantivy_search(rows),
        }
        times = {way: timed(find, keystrokes) for way, find in ways.items()}
        for way, (clock, processor) in times.items():
            print(f"  {way:20}", *(f"{one:8.2f}" for one in (*told(clock), *told(processor))))
        for way in list(ways)[1:]:
            mine, other = (told(times[one][1])[1] for one in ("CoderDesk", way))
            print(f"  p95 of CoderDesk is {mine / other:.2f} of {way} (processor)")
        library.close()


if __name__ == "__main__":
    main()

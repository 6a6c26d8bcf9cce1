"""The word lens: how well it tells stances apart, how many gold codes it reaches, how long it takes.

    python -m tests.bench.bench_lens [HOME] [CODIESP_DEV]

HOME has the built books; CODIESP_DEV the folder with devD.tsv and text_files_en.
"""

import sys
import time
from collections import defaultdict
from pathlib import Path

from coderdesk.chart.about import about
from coderdesk.chart.lens_terms import find_terms
from coderdesk.chart.sections import find_sections
from coderdesk.codebook.search_tables import tables
from coderdesk.codebook.terms import book_phrases, make_terms
from coderdesk.domain.chart import Document, Media
from coderdesk.domain.code import System
from coderdesk.domain.mention import Terms
from coderdesk.workflow.codebooks import Codebooks, Question
from coderdesk.workflow.lens import Lens
from tests.chart.lens_cases import Score, by_lens, by_negex, held_apart, scores

CATEGORY = 3
TOP = 10


def show_stances() -> None:
    notes = held_apart()
    lens, negex = scores(notes, by_lens), scores(notes, by_negex)
    figures = f"{'R':>6} {'F1':>6}"
    print(f"{'stance':<12} {'count':>5}  {'lens P':>7} {figures}   {'NegEx P':>7} {figures}")
    for stance, one in lens.items():
        plain = negex[stance]
        print(f"{stance.value:<12} {one.count:>5}  {_said(one)}   {_said(plain)}")


def _said(score: Score) -> str:
    return f"{score.precision:>7.3f} {score.recall:>6.3f} {score.f1:>6.3f}"


def show_speed(lens: Lens) -> None:
    text = "\n".join(note.text for note in held_apart())
    words = text.split(" ")
    text = " ".join((words * (3000 // len(words) + 1))[:3000])
    said = about(text)
    note = Document("note", said.kind, Media.TEXT, text, ((0, len(text)),), find_sections(text))
    lens.read(note)
    times = []
    for _ in range(9):
        began = time.perf_counter()
        found = lens.read(note)
        times.append(1000 * (time.perf_counter() - began))
    times.sort()
    told = f"median {times[4]:.0f} ms, worst {times[-1]:.0f} ms, {len(found)} mentions"
    print(f"lens on a note of 3,000 words: {told}")


def show_reach(books: Codebooks, folder: Path) -> None:
    gold = defaultdict(set)
    for line in (folder / "devD.tsv").read_text("utf-8").splitlines():
        name, code = line.split("\t")[:2]
        gold[name].add(code.upper().replace(".", ""))
    book = books.book(System.ICD10CM, None)
    assert book is not None
    rows = list(book.rows())
    ways = {"plain terms": book_phrases(rows), "lens": make_terms(rows, tables())}
    codes: dict[str, list[str]] = {}
    for name, terms in ways.items():
        full, short, in_all, mentions = 0, 0, 0, 0
        for case, wanted in gold.items():
            text = (folder / "text_files_en" / f"{case}.txt").read_text("utf-8")
            found = _reached(books, text, terms, codes)
            mentions += found[1]
            in_all += len(wanted)
            full += len(wanted & found[0])
            shorts = {code[:CATEGORY] for code in found[0]}
            short += sum(code[:CATEGORY] in shorts for code in wanted)
        print(
            f"{name:<12} {mentions:>6} mentions, gold codes within the first {TOP} hits: "
            f"full {full}/{in_all} = {full / in_all:.3f}, "
            f"category {short}/{in_all} = {short / in_all:.3f}"
        )


def _reached(
    books: Codebooks, text: str, terms: Terms, known: dict[str, list[str]]
) -> tuple[set[str], int]:
    words = {" ".join(text[a:b].split()).lower() for a, b in find_terms(text, terms)}
    for one in words - known.keys():
        hits = books.find(Question(one, (System.ICD10CM,), None, TOP)).hits
        known[one] = [hit.code.replace(".", "") for hit in hits[:TOP]]
    return {code for one in words for code in known[one]}, len(words)


def main() -> None:
    home = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("home")
    books = Codebooks(home)
    books.ensure()
    show_stances()
    show_speed(Lens(books))
    if len(sys.argv) > 2:
        show_reach(books, Path(sys.argv[2]))


if __name__ == "__main__":
    main()

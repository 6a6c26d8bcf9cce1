"""A mark in every field and chart, a day in the window, a kill: it is found nowhere on the disk."""

import os
import shutil
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from coderdesk.chart import ocr
from coderdesk.storage import vault
from coderdesk.storage.database import open_database
from coderdesk.storage.home import work_file
from coderdesk.storage.salvage import TABLES
from tests.chart.papers import pdf
from tests.faults.found import found
from tests.faults.marker_day import FIELDS, MARK, PASSPHRASE, mark
from tests.workflow.test_read_scan import fax

ACTS = 17
KEPT = (
    "born", "mrnbegun", "linenote", "chart", "codenote", "codeset", "synonym", "savedfind",
    "querytitle", "template", "response", "notcoded", "holdreason", "reopenreason", "auditreason",
    "notebook", "term",
    "certificate", "credit", "proof", "view", "learnedword", *FIELDS,
)  # fmt: skip


@pytest.fixture
def charts(tmp_path):
    """A folder of charts, everything about it marked."""
    folder = tmp_path / "given" / mark("folder")
    folder.mkdir(parents=True)
    note = f"Discharge summary\n\n{mark('chart')} has asthma and {mark('worry')}.\n"
    (folder / f"{mark('title')}.txt").write_text(note)
    (folder / f"{mark('pdffile')}.pdf").write_bytes(pdf(f"Progress note {mark('pdfword')}"))
    (folder / f"{mark('scanfile')}.tif").write_bytes(fax(f"Acute {mark('scanword')} failure"))
    return folder


def worked(tmp_path, books, charts):
    """Work the day and kill it at its end; what it said."""
    places = {
        name: tmp_path / "user" / name for name in ("home", "tmp", "cache", "config", "data", "run")
    }
    for place in (*places.values(), tmp_path / "papers"):
        place.mkdir(parents=True, mode=0o700)
    env = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    env |= {"HOME": str(places["home"]), "TMPDIR": str(places["tmp"])}
    env |= {f"XDG_{name.upper()}_HOME": str(places[name]) for name in ("cache", "config", "data")}
    env |= {"XDG_RUNTIME_DIR": str(places["run"]), "QT_LOGGING_RULES": "*.debug=true;qt.*=false"}
    argv = [sys.executable, "-m", "tests.faults.marker_day"]
    argv += [str(tmp_path / "home"), str(books), str(charts), str(tmp_path / "papers")]
    said = []
    with (
        (tmp_path / "stderr").open("wb") as complaints,
        subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=complaints, env=env, text=True) as day,
    ):
        assert day.stdout is not None
        for line in day.stdout:
            said.append(line.rstrip())
            if said[-1] == "day done":
                day.kill()
    (tmp_path / "stdout").write_text("\n".join(said))
    return said


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a POSIX word")
@pytest.mark.skipif(not ocr.is_installed(), reason="the optional extra ocr is not installed")
def test_a_mark_planted_everywhere_is_found_nowhere_outside_the_encrypted_file(
    tmp_path, built_home, charts
):
    said = worked(tmp_path, built_home, charts)
    errors = (tmp_path / "stderr").read_text()
    assert said[-1:] == ["day done"], "\n".join([*said[-3:], errors])
    assert len([line for line in said if line.startswith("did ")]) == ACTS
    assert "scan read: True" in said
    assert not [line for line in said if line.startswith("trouble")]
    assert "ValueError" in errors, "the crash was told, by its type alone"
    places = [tmp_path / name for name in ("home", "user", "stdout", "stderr")]
    assert found(places, (MARK, "under a wide pier", "Progress note", "has asthma")) == []
    assert (tmp_path / "home" / "kept.coderdesk").is_file()
    assert (tmp_path / "home" / "log" / "coderdesk.log").stat().st_size
    assert missing(tmp_path / "home") == []


def missing(home):
    """The marks that the work file does not hold: the test would prove nothing of them."""
    db = open_database(work_file(home), vault.unlock(home, f"{PASSPHRASE} again"))
    try:
        held = b"".join(cell for table in TABLES for row in db.rows(f"SELECT * FROM {table}")  # noqa: S608
                        for cell in map(told, row))  # fmt: skip
    finally:
        db.close()
    return [word for word in KEPT if mark(word).encode() not in held]


def told(cell):
    """A cell as bytes, unpacked where it is packed."""
    data = cell if isinstance(cell, bytes) else str(cell).encode()
    try:
        return zlib.decompress(data)
    except zlib.error:
        return data


def test_the_search_itself_finds_a_word_however_it_lies(tmp_path):
    word, folder = mark("hidden"), tmp_path / "place"
    forms = {
        "plain": word.upper().encode(), "wide": word.encode("utf-16-le"),
        "packed": b"junk" + zlib.compress(f"a note on {word}".encode()),
        "hex": word.encode().hex().encode(),
    }  # fmt: skip
    for name, data in forms.items():
        (folder / name).mkdir(parents=True)
        (folder / name / "file").write_bytes(data)
        assert len(found([folder / name], [word])) == 1, name
    shutil.rmtree(folder)
    assert found([Path(tmp_path)], [word]) == []

"""Nothing is ever sent: no module can, and a day's work needs no network."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SENDING = {
    "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib",
    "socket", "socketserver", "ssl", "telnetlib", "urllib3", "webbrowser", "xmlrpc",
}  # fmt: skip
QT = {"QtNetwork", "QtNetworkAuth", "QtWebEngineCore", "QtWebSockets", "QtRemoteObjects"}
TAKES_AWAY = {"coderdesk/chart/confine.py"}  # imports sockets to take them away
DAY = """
import itertools, sys
from pathlib import Path

def heard(event, _arguments):
    if event.startswith("socket.") or event.startswith("urllib"):
        print("WENT OUT", event, flush=True)

sys.addaudithook(heard)
from coderdesk.chart.apart import apart
from tests.faults.work import Work, hold_to_promises, new_home

home = Path(sys.argv[1]) / "home"
ledger = new_home(home)
sitting = Work(home, 0, ledger.hear, 5)
for step in itertools.islice(sitting.steps(), 60):
    step()
sitting.back_up()
sitting.archive()
sitting.db.close()
hold_to_promises(home, ledger)
(note,) = apart.begin_document(b"Discharge summary\\n\\nThe patient has asthma.\\n")
print("done", note.kind)
"""


def imports(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def test_no_module_imports_what_could_send():
    found = set()
    for path in (ROOT / "coderdesk").rglob("*.py"):
        where = path.relative_to(ROOT).as_posix()
        for name in imports(path):
            parts = name.split(".")
            if parts[0] in SENDING or QT & set(parts) or name.startswith("urllib.request"):
                found.add(where)
    assert found == TAKES_AWAY


@pytest.mark.skipif(sys.platform != "linux", reason="network namespaces are Linux's")
def test_a_days_work_is_done_without_any_network(tmp_path):
    unshare = shutil.which("unshare")
    alone = [unshare, "-rn"] if unshare else []
    if not unshare or subprocess.run([*alone, "true"], check=False, capture_output=True).returncode:
        pytest.skip("this system gives no network namespace")
    ran = subprocess.run(
        [*alone, sys.executable, "-c", DAY, tmp_path],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stdout.split("\n")[:2] == ["done Discharge summary", ""], ran.stdout + ran.stderr

"""What a power cut could take: nothing is acknowledged before its bytes are ordered to the disk."""

import re
import shutil
import subprocess
import sys

import pytest

from tests.faults.work import new_home

CALL = re.compile(r"^\d+ +(\w+)\((\d+)(?:<([^>]*)>)?(?:, \"([^\"]*)\")?")


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_nothing_is_acknowledged_before_it_is_on_its_way_to_the_disk(tmp_path):
    home = tmp_path / "desk" / "home"
    home.parent.mkdir()
    new_home(home)
    trace = tmp_path / "trace"
    argv = ["strace", "-f", "-y", "-s", "12", "-o", str(trace)]
    argv += ["-e", "trace=write,pwrite64,fsync,fdatasync"]
    argv += [sys.executable, "-m", "tests.faults.kill", "--worker", str(home), "--steps", "150"]
    ran = subprocess.run(argv, capture_output=True, check=False, timeout=120)
    acks = ran.stdout.split(b"\n").count(b"ack")
    if not acks:
        pytest.skip("strace may not trace here")
    assert exposed(trace.read_text(errors="replace")) == (0, acks)


def exposed(trace: str) -> tuple[int, int]:
    """Acknowledgements given while the log held bytes not yet ordered to the disk, and all of them."""
    dirty: set[str] = set()
    early = told = 0
    for line in trace.splitlines():
        call = CALL.match(line)
        if call is None:
            continue
        name, _handle, path, text = call.groups()
        if name in ("fsync", "fdatasync"):
            dirty.discard(path)
        elif path and path.endswith(("-wal", ".part", ".json")):
            dirty.add(path)
        elif text and text.startswith("ack"):
            told += 1
            early += bool(dirty)
    return early, told

"""Set CoderDesk up in ``.venv/`` beside this folder, then run it. Standard library only.

    python3 installers/bootstrap.py demo    does the main job once (off-screen without a display)
    python3 installers/bootstrap.py test    checks the code and runs the tests
    python3 installers/bootstrap.py run     opens the desk

What follows the word is handed on: ``demo --out DIR``, ``test -k search``, ``run --home DIR``.
pip's own configuration (mirror, proxy, certificates) is used as it stands.
"""

import ctypes
import hashlib
import os
import secrets
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / ".coderdesk-stamp"
LEAST = (3, 11)
WINDOWS = sys.platform == "win32"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")

# What Qt's platform plugins load at run time, and the Debian package that brings each.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
}
SCREEN_LIBRARIES = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("lint-imports",),
)


def main(words: list[str]) -> int:
    """Set up what the job needs, then do it; the job's exit status is ours."""
    job = words[0] if words else ""
    if job not in ("demo", "test", "run"):
        print(__doc__)
        return 2
    if sys.version_info < LEAST:
        print(
            f"CoderDesk needs Python {LEAST[0]}.{LEAST[1]} or newer; this is {sys.version.split()[0]}."
        )
        return 1
    began = time.monotonic()
    try:
        set_up(dev=job == "test")
    except SetUpError as error:
        print(error)
        return 1
    print(f"Ready in {time.monotonic() - began:.1f} s.", flush=True)
    return {"demo": demo, "test": test, "run": run}[job](words[1:])


class SetUpError(Exception):
    """The machine lacks something; the text says what to do."""


def set_up(*, dev: bool) -> None:
    """Make the environment, install the locked packages and find Qt's libraries; once."""
    locks = [ROOT / "installers" / ("requirements-dev.txt" if dev else "requirements.txt")]
    wanted = _print_of(*locks, ROOT / "pyproject.toml", dev=dev)
    done = STAMP.read_text("utf-8").split() if STAMP.exists() else []
    if wanted not in done:
        _make_venv()
        _install(locks[0])
        kept = done if dev else []
        STAMP.write_text("\n".join({*kept, wanted, *([_runtime_print()] if dev else [])}), "utf-8")
    if sys.platform.startswith("linux"):
        _find_qt_libraries()


def _print_of(*paths: Path, dev: bool) -> str:
    digest = hashlib.sha256(f"{sys.version_info[:2]} {ROOT} {dev}".encode())
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _runtime_print() -> str:
    """The development set holds the runtime set, so a later ``demo`` has nothing to install."""
    return _print_of(ROOT / "installers" / "requirements.txt", ROOT / "pyproject.toml", dev=False)


def _make_venv() -> None:
    if PYTHON.exists() and _run_quietly(str(PYTHON), "-m", "pip", "--version"):
        return
    print("Making .venv …", flush=True)
    if not _run_quietly(sys.executable, "-c", "import ensurepip, venv"):
        version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
        _apt("pip for virtual environments", [f"{version}-venv"])
    shutil.rmtree(VENV, ignore_errors=True)
    made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False)
    if made.returncode:
        raise SetUpError("The environment .venv could not be made; the lines above say why.")


def _install(lock: Path) -> None:
    print(f"Installing the packages of {lock.name} …", flush=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check"]
    pip.append("--no-deps")  # the lock names every package: nothing newer is looked for
    locked = ["--require-hashes", "--only-binary", ":all:", "--progress-bar", "on", "-r", str(lock)]
    for words in (locked, ["--no-build-isolation", "-q", "-e", str(ROOT)]):
        if subprocess.run([*pip, *words], check=False).returncode:
            raise SetUpError("The packages could not be installed; pip's lines above say why.")


def _find_qt_libraries() -> None:
    wanted = dict(QT_LIBRARIES)
    if has_display():
        wanted |= SCREEN_LIBRARIES
    missing = [package for name, package in wanted.items() if not _loads(name)]
    if missing:
        _apt("libraries that Qt needs", missing)


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _apt(what: str, packages: list[str]) -> None:
    """Install Debian packages as root; otherwise say the one line that does."""
    line = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        raise SetUpError(f"This machine lacks {what}. Install them, then start again:\n  sudo {line}")
    print(f"Installing {what}: {' '.join(packages)} …", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([apt, "update", "-q"], env=quiet, stdout=subprocess.DEVNULL, check=False)
    words = line.split()[1:]
    if subprocess.run([apt, *words], env=quiet, stdout=subprocess.DEVNULL, check=False).returncode:
        raise SetUpError(f"{what.capitalize()} could not be installed. Try: sudo {line}")


def has_display() -> bool:
    """Whether a window can be shown."""
    if sys.platform.startswith("linux"):
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True


def demo(words: list[str]) -> int:
    """Do the main job on synthetic charts, off-screen where there is no display."""
    args = list(words)
    if not has_display() and "--headless" not in args:
        args.append("--headless")
    if "--out" not in args:
        args += ["--out", str(ROOT / "demo-out")]
    return _coderdesk("demo", *args)


def run(words: list[str]) -> int:
    """Open the desk."""
    return _coderdesk(*words)


def test(words: list[str]) -> int:
    """Check style, types and floors, then run the tests off-screen."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    worst = 0
    for name, *rest in () if words else CHECKS:
        print(f"— {name} {' '.join(rest)}", flush=True)
        tool = PYTHON.with_name(name + (".exe" if WINDOWS else ""))
        worst = subprocess.run([str(tool), *rest], cwd=ROOT, env=env, check=False).returncode or worst
    if not words:
        sbom = [str(PYTHON), str(ROOT / "installers" / "sbom.py")]
        worst = subprocess.run(sbom, cwd=ROOT, env=env, check=False).returncode or worst
    order = (
        f"--randomly-seed={secrets.randbelow(2**32)}"  # named, so that a failing order can be run again
    )
    print(f"— pytest {order}", flush=True)
    every = () if words else ("--numprocesses", "auto", "--dist", "worksteal")
    tests = [str(PYTHON), "-m", "pytest", "-q", order, *every, *words]
    return subprocess.run(tests, cwd=ROOT, env=env, check=False).returncode or worst


def _coderdesk(*words: str) -> int:
    return subprocess.run([str(PYTHON), "-m", "coderdesk", *words], check=False).returncode


def _run_quietly(*words: str) -> bool:
    return subprocess.run(words, capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

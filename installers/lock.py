"""Write the two hash-locked requirement sets: ``python installers/lock.py`` (needs ``uv``).

Run it after a change of the dependencies in ``pyproject.toml``; commit what it writes.
"""

import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
SETS = {"requirements.txt": ("build",), "requirements-dev.txt": ("build", "dev")}
HEAD = "# Written by installers/lock.py from pyproject.toml; never edit by hand.\n"


def main() -> int:
    """Resolve both sets for every platform and write them with hashes."""
    beside = Path(sys.executable).with_name("uv")
    uv = str(beside) if beside.exists() else shutil.which("uv")
    if uv is None:
        print("uv is needed to write the locks: install it with pip.")
        return 1
    for name, groups in SETS.items():
        wanted = [word for group in groups for word in ("--group", group)]
        subprocess.run(
            [
                uv, "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--no-annotate",
                "--no-header", "--no-strip-extras", "--no-emit-index-url", "--no-emit-find-links",
                "--python-version", "3.11", "pyproject.toml", *wanted, "-o", str(HERE / name),
            ],
            cwd=HERE.parent,
            check=True,
        )  # fmt: skip
        path = HERE / name
        path.write_text(HEAD + path.read_text("utf-8"), "utf-8")
        print(name, path.read_text("utf-8").count("=="), "packages")
    return 0


if __name__ == "__main__":
    sys.exit(main())

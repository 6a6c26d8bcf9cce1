"""What a process that reads hostile files gives up before it reads the first one.

Everywhere: sockets. On POSIX: writing to files (a size of 0), core dumps, more memory than the limit.
On Linux also, where the kernel has them: any change to the file system, running programs, reading
outside the program's own folders (Landlock, https://docs.kernel.org/userspace-api/landlock.html), and
the network (a namespace of its own). Each is tried; what a system lacks is passed over.
"""

import ctypes
import os
import socket
import struct
import sys
from pathlib import Path

from coderdesk.chart.limits import MAX_MEMORY

_NO_NEW_PRIVS = 38
_NEWUSER, _NEWNET = 0x10000000, 0x40000000
_CREATE, _ADD_RULE, _RESTRICT = 444, 445, 446
_VERSION = 1
_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}  # how many rights over files each version knows
_NET, _SCOPE = 0b11, 0b11  # binding and connecting; foreign sockets and signals
_NET_FROM, _SCOPE_FROM = 4, 6


def confine() -> frozenset[str]:
    """Give up what reading needs not; the names of what could be given up."""
    given = {"sockets"}
    socket.socket = _no_socket  # type: ignore[assignment, misc]
    socket.create_connection = _no_socket  # type: ignore[assignment]
    if os.name == "posix":
        given |= _limit()
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        given |= {"network"} if libc.unshare(_NEWUSER | _NEWNET) == 0 else set()
        given |= {"files"} if _landlock(libc) else set()
    return frozenset(given)


def _no_socket(*_arguments: object, **_named: object) -> None:
    message = "reading a chart needs no network"
    raise PermissionError(message)


def _limit() -> set[str]:
    import resource  # noqa: PLC0415 - POSIX only

    given = set()
    for name, most in (("FSIZE", 0), ("CORE", 0), ("AS", MAX_MEMORY)):
        kind = getattr(resource, f"RLIMIT_{name}")
        try:
            resource.setrlimit(kind, (most, most))
        except (ValueError, OSError):
            continue
        given.add(name.lower())
    return given


def _landlock(libc: ctypes.CDLL) -> bool:
    """Give up all rights over files but reading the program; False where the kernel has no Landlock."""
    version = libc.syscall(_CREATE, None, 0, _VERSION)
    if version < 1:
        return False
    rights = (1 << _RIGHTS.get(version, 16)) - 1
    asked = struct.pack(
        "=QQQ", rights, _NET if version >= _NET_FROM else 0, _SCOPE if version >= _SCOPE_FROM else 0
    )
    length = 24 if version >= _SCOPE_FROM else 16 if version >= _NET_FROM else 8
    rules = libc.syscall(_CREATE, asked, length, 0)
    if rules < 0:
        return False
    for folder in _own_folders():
        handle = os.open(folder, os.O_PATH | os.O_CLOEXEC)
        libc.syscall(_ADD_RULE, rules, 1, struct.pack("=Qi", _READ_FILE | _READ_DIR, handle), 0)
        os.close(handle)
    libc.prctl(_NO_NEW_PRIVS, 1, 0, 0, 0)
    done: bool = libc.syscall(_RESTRICT, rules, 0) == 0
    os.close(rules)
    return done


def _own_folders() -> set[str]:
    """Where Python, its libraries and this program lie, and what the system's own libraries read."""
    package = Path(__file__).resolve().parents[1]
    shared = ("/usr", "/lib", "/lib64", "/etc", "/dev", "/proc/self")
    libraries = [path for path in sys.path if "site-packages" in path or "dist-packages" in path]
    found = {str(package), sys.prefix, sys.base_prefix, *libraries, *shared}
    return {path for path in found if path not in ("", "/") and Path(path).exists()}

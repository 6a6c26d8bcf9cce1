"""The printed recovery code: 160 random bits in 32 characters, and three more that catch a slip.

The alphabet is Crockford's base 32: no I, L, O or U, so that a printed code can be read back by hand.
"""

import hashlib
import secrets

from coderdesk.errors import CoderDeskError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CONFUSED = str.maketrans("ILO", "110")
SECRET_BYTES = 20
LENGTH = 32
CHECK = 3
GROUP = 5


class MistypedCode(CoderDeskError):  # noqa: N818 - it says what is wrong
    """The recovery code cannot be right: a character is wrong, missing or too many."""


def new_secret() -> bytes:
    """160 fresh random bits."""
    return secrets.token_bytes(SECRET_BYTES)


def to_code(secret: bytes) -> str:
    """The secret as printed: seven groups of five characters."""
    letters = _letters(secret, LENGTH) + _check(secret)
    return "-".join(letters[at : at + GROUP] for at in range(0, len(letters), GROUP))


def from_code(code: str) -> bytes:
    """The secret of a printed code, in any case and spacing, with I for 1 and O for 0."""
    typed = "".join(sign for sign in code.upper() if sign.isalnum()).translate(CONFUSED)
    if len(typed) != LENGTH + CHECK:
        message = f"The recovery code has {LENGTH + CHECK} characters; {len(typed)} were typed."
        raise MistypedCode(message, "Type all seven groups of five from the printed sheet.")
    hint = "Compare it with the printed sheet, group by group."
    if any(sign not in ALPHABET for sign in typed):
        message = "The recovery code has a character in it that no code has."
        raise MistypedCode(message, hint)
    number = 0
    for sign in typed[:LENGTH]:
        number = number * 32 + ALPHABET.index(sign)
    secret = number.to_bytes(SECRET_BYTES, "big")
    if not secrets.compare_digest(_check(secret), typed[LENGTH:]):
        message = "The recovery code was mistyped."
        raise MistypedCode(message, hint)
    return secret


def _letters(data: bytes, count: int) -> str:
    number = int.from_bytes(data, "big")
    signs = []
    for _ in range(count):
        number, rest = divmod(number, 32)
        signs.append(ALPHABET[rest])
    return "".join(reversed(signs))


def _check(secret: bytes) -> str:
    return _letters(hashlib.sha256(b"coderdesk recovery check" + secret).digest()[:2], CHECK)

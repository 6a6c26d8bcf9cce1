"""How strong a passphrase is, in one number and one sentence."""

from dataclasses import dataclass
from itertools import pairwise

LENGTH_LOOKED_AT = 72  # zxcvbn slows down with length, and no longer one is weak
ENOUGH = 3
SENTENCES = (
    "Anybody could guess this.",
    "A program would guess this in minutes.",
    "A patient program would guess this in days.",
    "Good against anybody without a great many computers.",
    "Very good.",
)


@dataclass(frozen=True, slots=True)
class Strength:
    """``score`` runs from 0 to 4, from 3 on it is good enough; ``sentence`` says what it means."""

    score: int
    sentence: str

    @property
    def enough(self) -> bool:
        """Whether it may lock a desk."""
        return self.score >= ENOUGH


def strength(passphrase: str, known: tuple[str, ...] = ()) -> Strength:
    """Estimate a passphrase; ``known`` are words that others know of the coder, such as the name.

    The estimate is zxcvbn's where it is installed, otherwise our own cruder one, which is the stricter.
    """
    if not passphrase:
        return Strength(0, "Choose a few words that nobody would guess.")
    looked_at = passphrase[:LENGTH_LOOKED_AT]
    try:
        from zxcvbn import zxcvbn  # noqa: PLC0415 - large word lists that only this dialog needs
    except ImportError:
        score = own_estimate(looked_at, known)
    else:
        score = int(zxcvbn(looked_at, user_inputs=[word for word in known if word])["score"])
    return Strength(score, SENTENCES[score])


def own_estimate(passphrase: str, known: tuple[str, ...] = ()) -> int:
    """A count from 0 to 4 from length, variety and repetition alone."""
    rest = passphrase.casefold()
    for word in (
        *known,
        "password",
        "passphrase",
        "coderdesk",
        "letmein",
        "welcome",
        "qwerty",
        "12345",
    ):
        if word:
            rest = rest.replace(word.casefold(), "#")
    steps = sum(abs(ord(b) - ord(a)) > 1 for a, b in pairwise(rest))
    words = len([word for word in rest.split() if len(word) > 2])  # noqa: PLR2004
    kinds = sum(
        any(test(sign) for sign in passphrase)
        for test in (str.islower, str.isupper, str.isdigit, lambda sign: not sign.isalnum())
    )
    worth = min(steps, len(set(rest)) * 2) + 2 * kinds + 2 * max(0, words - 1)
    return sum(worth >= bar for bar in (10, 15, 20, 27))

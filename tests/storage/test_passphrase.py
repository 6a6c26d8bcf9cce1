import sys

import pytest

from coderdesk.storage.passphrase import own_estimate, strength

WEAK = ["a", "password", "12345678", "qwertyuiop", "aaaaaaaaaaaaaaaaaaaa"]
STRONG = ["seven tin lanterns on a canal", "Vq7#mZ!p2Lr8&xWt", "marmalade-orbit-ninety-quilt"]


@pytest.fixture(params=["with zxcvbn", "without"])
def _either(request, monkeypatch):
    if request.param == "without":
        monkeypatch.setitem(sys.modules, "zxcvbn", None)
    else:
        pytest.importorskip("zxcvbn")


@pytest.mark.usefixtures("_either")
def test_weak_passphrases_are_not_enough_and_strong_ones_are():
    assert not any(strength(words).enough for words in WEAK)
    assert all(strength(words).enough for words in STRONG)
    assert strength("").score == 0
    assert strength("x" * 10_000).sentence


def test_what_others_know_of_the_coder_counts_for_nothing():
    assert own_estimate("Ada Lovelace 1815", ("Ada", "Lovelace")) < own_estimate("Ada Lovelace 1815")

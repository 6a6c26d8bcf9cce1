import pytest

from coderdesk.errors import CoderDeskError
from coderdesk.report.protect import protect
from coderdesk.report.summary import summary_pdf
from tests.report.cases import given, stay
from tests.report.reading import reader

PASSWORD = "Tür 7 öffnen"  # noqa: S105 - a password to test with


@pytest.fixture(scope="module")
def locked() -> bytes:
    return protect(summary_pdf(given(stay())), PASSWORD)


def test_it_opens_with_the_password_only(locked):
    pdf = reader(locked)
    assert pdf.is_encrypted
    assert not pdf.decrypt("wrong")
    assert pdf.decrypt(PASSWORD)
    assert "Coding summary" in pdf.pages[0].extract_text()


def test_it_is_aes_256_of_revision_6(locked):
    how = reader(locked).trailer["/Encrypt"].get_object()
    assert (how["/V"], how["/R"], how["/Length"]) == (5, 6, 256)
    assert how["/CF"]["/StdCF"]["/CFM"] == "/AESV3"


def test_nothing_of_the_record_stands_in_the_open(locked):
    for words in (b"Rosa", b"A1001", b"Tester", b"I50.33"):
        assert words not in locked


def test_the_structure_is_kept(locked):
    pdf = reader(locked)
    pdf.decrypt(PASSWORD)
    assert pdf.trailer["/Root"]["/StructTreeRoot"]["/K"]


@pytest.mark.parametrize("password", ["", "x" * 128, "ü" * 64])
def test_a_password_that_a_pdf_cannot_hold_is_refused(password):
    with pytest.raises(CoderDeskError) as caught:
        protect(b"", password)
    assert caught.value.hint

import datetime as dt
import io
from dataclasses import replace

import pytest

from coderdesk.domain.encounter import Diagnosis, Patient, Service
from coderdesk.report.summary import Variant, summary_pdf, write_summary
from tests.report.cases import emergency, given, said, stay, visit
from tests.report.reading import fonts, reader, texts

ALL = [stay(), emergency(), visit()]


@pytest.mark.parametrize("encounter", ALL)
@pytest.mark.parametrize("variant", list(Variant))
def test_the_same_input_gives_the_same_bytes(encounter, variant):
    asked = given(encounter, variant=variant)
    assert summary_pdf(asked) == summary_pdf(asked)


def test_another_time_of_printing_gives_other_bytes():
    later = dt.datetime(2026, 9, 22, 9, 41, tzinfo=dt.UTC)
    assert summary_pdf(given(stay())) != summary_pdf(given(stay(), printed=later))


@pytest.mark.parametrize("encounter", ALL)
def test_a_usual_chart_takes_one_page(encounter):
    assert len(reader(summary_pdf(given(encounter))).pages) == 1


@pytest.mark.parametrize("encounter", ALL)
def test_every_font_is_embedded_and_none_is_helvetica(encounter):
    pdf = summary_pdf(given(encounter))
    assert fonts(pdf) <= {
        "Inter-Regular embedded",
        "Inter-SemiBold embedded",
        "JetBrainsMono-Bold embedded",
        "SourceSerif4-Regular embedded",
    }
    assert b"Helvetica" not in pdf


def test_the_page_is_letter_and_has_no_colour():
    page = reader(summary_pdf(given(stay()))).pages[0]
    assert [float(side) for side in page.mediabox] == [0, 0, 612, 792]
    drawn = page.get_contents().get_data().decode("latin-1").split()
    assert not {"rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn"} & set(drawn)


def test_the_file_says_what_it_is():
    pdf = reader(summary_pdf(given(stay())))
    assert pdf.metadata.title == "Coding summary, account A1001"
    assert pdf.metadata.author == "R. Tester, CCS"
    assert pdf.metadata.creator == "CoderDesk"
    assert f"{pdf.metadata.creation_date:%Y-%m-%d %H:%M}" == "2026-09-22 09:40"
    catalog = pdf.trailer["/Root"]
    assert catalog["/Lang"] == "en-US"
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]


def test_the_time_zone_of_the_desk_goes_into_the_file():
    there = dt.timezone(dt.timedelta(hours=-5, minutes=-30))
    made = dt.datetime(2026, 9, 22, 9, 40, tzinfo=there)
    assert reader(summary_pdf(given(stay(), printed=made))).metadata.creation_date == made


def test_without_the_person_the_file_tells_only_the_year():
    pdf = reader(summary_pdf(given(stay(), variant=Variant.DEIDENTIFIED)))
    assert pdf.metadata.title == "Coding summary, de-identified"
    assert f"{pdf.metadata.creation_date:%Y-%m-%d %H:%M}" == "2026-01-01 00:00"
    assert "Rosa" not in texts(summary_pdf(given(stay(), variant=Variant.DEIDENTIFIED)))[0]


def test_a_reader_gets_the_page_as_headings_and_tables():
    root = reader(summary_pdf(given(stay()))).trailer["/Root"]["/StructTreeRoot"]
    document = root["/K"][0].get_object()
    roles = [kid.get_object()["/S"] for kid in document["/K"]]
    assert roles[:2] == ["/H1", "/P"]
    assert roles.count("/H2") == roles.count("/Table") == 5
    table = next(kid.get_object() for kid in document["/K"] if kid.get_object()["/S"] == "/Table")
    rows = [row.get_object() for row in table["/K"]]
    assert [cell.get_object()["/S"] for cell in rows[0]["/K"]] == ["/TH"] * 5
    assert [cell.get_object()["/S"] for cell in rows[1]["/K"]] == ["/TD"] * 5
    assert len(rows) == 12


def test_every_page_says_whose_it_is_and_which_it_is():
    lines = tuple(Service("99213", id=10 + at, pointers=(1,)) for at in range(60))
    pages = texts(summary_pdf(given(replace(visit(), services=lines))))
    assert len(pages) == 2
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of 2" in page
        assert "CONFIDENTIAL" in page
        assert "Sample, Ben" in page
        assert "ICD-10-CM FY2026 April" in page
    assert "Service lines, continued" in pages[1]


def test_the_most_that_a_claim_holds_stands_on_few_pages():
    encounter = replace(
        stay(),
        diagnoses=tuple(Diagnosis("J44.1", "Y", id=at, evidence=said("COPD")) for at in range(1, 26)),
        procedures=stay().procedures * 25,
    )
    assert len(texts(summary_pdf(given(encounter)))) <= 4


def test_markup_in_a_chart_is_only_text():
    line = Diagnosis("I10", "Y", id=1, evidence=said("<b>bold</b> & <script>x</script> (a\\b)"))
    [page] = texts(summary_pdf(given(replace(stay(), diagnoses=(line,)))))
    assert "<b>bold</b> & <script>x</script> (a\\b)" in page


def test_a_name_without_glyphs_is_drawn_as_boxes_and_kept_in_the_text():
    pdf = summary_pdf(given(replace(stay(), patient=Patient(name="张伟 👩‍⚕️"))))
    drawn = reader(pdf).pages[0].get_contents().get_data().decode("latin-1")
    assert "张伟".encode("utf-16-be")[:2].hex().upper() in drawn
    assert "is a sign these fonts lack" in texts(pdf)[0]


def test_a_quote_longer_than_a_page_is_printed_whole():
    words = [f"w{number}" for number in range(3000)]
    line = Diagnosis("I10", "Y", id=1, evidence=said(" ".join(words)))
    pages = texts(summary_pdf(given(replace(stay(), diagnoses=(line,)))))
    found = set(" ".join(pages).replace("“", " ").replace("”", " ").split())
    assert [word for word in words if word not in found] == []


def test_it_is_written_to_a_stream_or_a_path(tmp_path):
    stream = io.BytesIO()
    write_summary(given(stay()), stream)
    write_summary(given(stay()), tmp_path / "a.pdf")
    assert stream.getvalue() == (tmp_path / "a.pdf").read_bytes() == summary_pdf(given(stay()))

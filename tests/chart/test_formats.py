"""The formats charts come in, each from a small file of its own making, quirks included."""

import base64
import gzip
import io
import json
import zipfile

import pytest
from PIL import Image, ImageDraw

from coderdesk.chart.image import ImagePages
from coderdesk.chart.pages import pages_of
from coderdesk.chart.reader import read_document
from coderdesk.domain.chart import Media, StyleKind
from coderdesk.errors import CoderDeskError
from tests.chart.papers import pdf

RTF = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl\f0 Arial;}{\*\generator x}\f0 PROGRESS NOTE\par "
    r"Temp 38.5\'b0C, \b CKD\b0  stage 3\par \trowd Na\cell 138\cell\row K\cell 2.9\cell\row "
    r'\pard See {\field{\*\fldinst HYPERLINK "http://x.example"}{\fldrslt the film}}\par '
    r"\page PLAN\par Home.}"
)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD = f"""<?xml version="1.0"?><w:document xmlns:w="{W}"><w:body>
<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Operative Note</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">Right knee, </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>total</w:t>
</w:r><w:r><w:t xml:space="preserve"> arthroplasty</w:t></w:r>
<w:del><w:r><w:delText>left</w:delText></w:r></w:del></w:p>
<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>first</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>EBL</w:t></w:r></w:p></w:tc>
<w:tc><w:p><w:r><w:t>150 mL</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:r><w:br w:type="page"/></w:r></w:p><w:p><w:r><w:t>second page</w:t></w:r></w:p>
</w:body></w:document>"""
CDA = """<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3">
<code code="18842-5"/><title>Example Hospital: Discharge Summary</title>
<effectiveTime value="20260918"/><recordTarget><patientRole><id extension="004417"/><patient>
<name><given>Rosa</given><family>Example</family></name>
<administrativeGenderCode code="F"/><birthTime value="19580203"/></patient></patientRole></recordTarget>
<author><assignedAuthor><assignedPerson>
<name><given>S.</given><family>Okafor</family><suffix>MD</suffix></name>
</assignedPerson></assignedAuthor></author>
<component><structuredBody><component><section><title>HOSPITAL COURSE</title><text>
<paragraph>Found to be in <content styleCode="Bold">heart failure</content>.</paragraph>
<list listType="ordered"><item>one</item><item>two<footnote>see film</footnote></item></list>
<table><thead><tr><th>Test</th><th colspan="2">Value</th></tr></thead><tbody>
<tr><td rowspan="2">K</td><td>2.9</td><td>low</td></tr><tr><td>4.0</td><td>normal</td></tr></tbody>
</table></text><component><section><title>Nested</title><text>inner words</text></section></component>
</section></component>
</structuredBody></component></ClinicalDocument>"""
HL7 = (
    "\ufeffMSH|^~\\&|A|B|C|D|202609181142||MDM^T02|1|P|2.5\n"
    "PID|1||004417^^^H^MR||Example^Rosa||19580203|F\n"
    "PV1|1|I|5W^501|||||||||||||||||A1001\n"
    "TXA|1|DS|TX|20260918||||||||||||||\n"
    "OBX|1|TX|11506-3^Note^LN||HOSPITAL COURSE\\.br\\CKD \\T\\ DM, pH \\E\\ 7||||||F\n"
    "OBX|2|NM|2823-3^Potassium^LN||2.9|mmol/L|3.5-5.0|L|||F\n"
)


def read(data, name="file"):
    return read_document(data if isinstance(data, bytes) else data.encode(), name)


def word(xml=WORD, **more):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", xml)
        for name, text in more.items():
            packed.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return kept.getvalue()


def styled(document, kind):
    return [document.text[s.start : s.end].strip() for s in document.styles if s.kind is kind]


def test_rtf_keeps_words_pages_and_cells_and_drops_addresses():
    (document,) = read(RTF)
    assert document.kind == "Progress note"
    assert "Temp 38.5°C, CKD stage 3" in document.text
    assert "Na\t138\nK\t2.9\n" in document.text
    assert document.page_count == 2
    assert "http" not in document.text
    assert "the film" in document.text


def test_rtf_with_a_raw_picture_that_holds_braces_is_read_around_it():
    data = rb"{\rtf1 before {\pict\bin6 }}}{{{}after\par}"
    assert read(data)[0].text == "before after\n"


def test_word_keeps_headings_styles_lists_tables_and_pages():
    (document,) = read(word(), "op.docx")
    assert document.title == "Operative Note"
    assert document.kind == "Operative note"
    assert "Right knee, total arthroplasty\n" in document.text
    assert "left" not in document.text
    assert "• first" in document.text
    assert "EBL\t150 mL" in document.text
    assert styled(document, StyleKind.BOLD) == ["total"]
    assert [document.text[a:b].strip() for a, b in document.pages][1] == "second page"


def test_word_footnotes_are_kept():
    told = "<w:footnote><w:p><w:r><w:t>as told</w:t></w:r></w:p></w:footnote>"
    notes = f'<w:footnotes xmlns:w="{W}">{told}</w:footnotes>'
    assert "as told" in read(word(word__footnotes_xml=notes))[0].text


def test_other_archives_are_refused_by_what_they_are():
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as packed:
        packed.writestr("xl/workbook.xml", "<x/>")
    with pytest.raises(CoderDeskError, match="Excel"):
        read(kept.getvalue())


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    with pytest.raises(CoderDeskError, match="unpacks to far more"):
        read(word(WORD + " " * 300_000_000))


def test_a_word_file_with_a_document_type_is_refused():
    bomb = '<!DOCTYPE l [<!ENTITY a "lol">]><w:document xmlns:w="x">&a;</w:document>'
    with pytest.raises(CoderDeskError, match="damaged"):
        read(word(bomb))


def test_html_keeps_its_words_as_blocks_and_runs_nothing():
    html = (
        "<html><head><title>t</title></head><body><h1>Visit note</h1><p>a<br>b<ul><li>one<li>two</ul>"
    )
    (document,) = read(html + "<script>evil()</script><table><tr><td>x<td>y</table></body></html>")
    assert document.text == "Visit note\na\nb\n\n• one\n• two\n\nx\ty\n"
    assert document.sections[0].title == "Visit note"


def test_a_fax_of_many_pages_is_sized_by_its_unequal_resolution():
    sheets = []
    for number in range(3):
        sheet = Image.new("1", (1728, 1078), 1)
        ImageDraw.Draw(sheet).rectangle((100, 100 + 200 * number, 900, 180 + 200 * number), fill=0)
        sheets.append(sheet)
    kept = io.BytesIO()
    sheets[0].save(
        kept, "TIFF", save_all=True, append_images=sheets[1:], compression="group4", dpi=(204, 98)
    )
    (document,) = read(kept.getvalue(), "fax.tif")
    assert (document.media, document.page_count, document.text) == (Media.IMAGE, 3, "")
    pages = pages_of(document)
    width, height = pages.size(0)
    assert (round(width), round(height)) == (610, 792)
    drawn = pages.render(1, 305, 396)
    assert len(drawn) == 4 * 305 * 396
    assert drawn[4 * (305 * 125 + 100)] < 128 < drawn[4 * (305 * 10 + 10)]
    assert len(pages.render(1, 396, 305, 1)) == 4 * 396 * 305
    assert pages.words(0) == ("", ())


def test_a_photo_is_turned_as_the_camera_was_held():
    kept = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (400, 200), "white").save(kept, "JPEG", exif=exif, dpi=(100, 100))
    assert ImagePages(kept.getvalue()).size(0) == (144.0, 288.0)


def test_half_a_picture_and_a_giant_one_are_refused():
    kept = io.BytesIO()
    Image.effect_noise((400, 400), 50).save(kept, "JPEG")
    with pytest.raises(CoderDeskError, match="damaged"):
        read(kept.getvalue()[:4000])
    kept = io.BytesIO()
    Image.new("1", (20000, 20000)).save(kept, "PNG")
    with pytest.raises(CoderDeskError, match="too many to draw"):
        read(kept.getvalue())


def test_a_ccda_is_rendered_as_its_author_meant_it():
    (document,) = read(CDA)
    assert (document.title, document.kind, document.author) == (
        "Discharge Summary",
        "Discharge summary",
        "S. Okafor, MD",
    )
    assert "Patient: Rosa Example · born 02/03/1958 · female · MRN 004417" in document.text
    assert "1. one\n2. two [see film]" in document.text
    assert "Test\tValue\nK\t2.9\tlow\n\t4.0\tnormal\n" in document.text
    assert [section.title for section in document.sections] == ["Hospital course", "Nested"]
    assert styled(document, StyleKind.BOLD) == ["heart failure"]
    assert styled(document, StyleKind.HEAD) == ["Test", "Value"]


def test_a_pdf_inside_a_ccda_is_opened_under_the_name_of_the_ccda():
    inside = base64.b64encode(pdf("living will")).decode()
    text = f'<text mediaType="application/pdf" representation="B64">{inside}</text>'
    body = f"<nonXMLBody>{text}</nonXMLBody>"
    start = CDA.index("<structuredBody>")
    end = CDA.index("</structuredBody>") + len("</structuredBody>")
    (document,) = read(CDA[:start] + body + CDA[end:])
    assert (document.media, document.title) == (Media.PDF, "Discharge Summary")
    assert document.text == "living will\n"


@pytest.mark.parametrize(
    ("xml", "sentence"),
    [
        ('<!DOCTYPE x [<!ENTITY a "b">]>' + CDA[21:], "damaged"),
        (CDA.replace("</ClinicalDocument>", ""), "damaged"),
        ("<a>" * 300 + "<ClinicalDocument>", "damaged"),
        (CDA.replace("inner words", "<content>" * 400 + "x" + "</content>" * 400), "too deeply"),
    ],
)
def test_a_ccda_that_is_broken_or_means_harm_is_refused(xml, sentence):
    with pytest.raises(CoderDeskError, match=sentence):
        read(xml)


def test_an_hl7_document_message_becomes_a_document():
    (document,) = read(HL7)
    assert (document.title, document.kind, str(document.date)) == (
        "Discharge summary",
        "Discharge summary",
        "2026-09-18",
    )
    assert "HOSPITAL COURSE\nCKD & DM, pH \\ 7" in document.text
    assert "Potassium\t2.9\tmmol/L\t3.5-5.0\tL" in document.text
    assert "Patient: Rosa Example · born 02/03/1958 · female · MRN 004417" in document.text


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
def test_a_batch_gives_a_document_for_each_message_whatever_the_line_ends(end):
    batch = (
        "FHS|^~\\&|A\nBHS|^~\\&|A\n" + HL7[1:] + HL7[1:].replace("004417", "004418") + "BTS|2\nFTS|1\n"
    )
    assert len(read(batch.replace("\n", end))) == 2


def test_a_file_in_an_hl7_message_is_opened_too():
    inside = base64.b64encode(pdf("echo report")).decode()
    message = HL7 + f"OBX|3|ED|1^Echo^L||^application^pdf^Base64^{inside}||||||F\n"
    note, attached = read(message)
    assert "see the next document" in note.text
    assert (attached.title, attached.text) == (
        "echo report",
        "echo report\n",
    ) or attached.media is Media.PDF


def fhir(*resources):
    entries = [{"fullUrl": f"urn:uuid:{n}", "resource": one} for n, one in enumerate(resources)]
    return json.dumps({"resourceType": "Bundle", "entry": entries})


def note_of(text, **more):
    attachment = {"contentType": "text/plain", "data": base64.b64encode(text.encode()).decode()}
    return {
        "resourceType": "DocumentReference",
        "type": {"coding": [{"code": "11506-3", "display": "Progress note"}]},
        "date": "2026-09-14T08:00:00Z",
        "author": [{"reference": "urn:uuid:1"}],
        "content": [{"attachment": attachment}],
        **more,
    }


def test_a_fhir_bundle_gives_its_notes_results_and_a_summary():
    doctor = {
        "resourceType": "Practitioner",
        "name": [{"given": ["Ann"], "family": "Lee", "suffix": ["MD"]}],
    }
    problem = {
        "resourceType": "Condition",
        "code": {"coding": [{"code": "I10", "display": "Hypertension"}]},
    }
    value = {
        "resourceType": "Observation",
        "code": {"text": "K"},
        "valueQuantity": {"value": 2.9, "unit": "mmol/L"},
    }
    report = {
        "resourceType": "DiagnosticReport",
        "code": {"text": "BMP"},
        "result": [{"reference": "urn:uuid:3"}],
    }
    note, results, summary = read(fhir(note_of("BP up\n"), doctor, problem, value, report))
    assert (note.title, note.kind, note.author, note.text) == (
        "Progress note",
        "Progress note",
        "Ann Lee, MD",
        "BP up\n",
    )
    assert "K\t2.9\tmmol/L" in results.text
    assert [section.title for section in results.sections] == ["BMP"]
    assert "Hypertension\tI10" in summary.text


def test_a_fhir_composition_keeps_its_sections():
    section = {"title": "Plan", "text": {"div": "<div><p>Home &amp; rest</p></div>"}}
    whole = {"resourceType": "Composition", "title": "Visit", "section": [section]}
    (document,) = read(json.dumps(whole))
    assert document.text == "Visit\n\nPlan\nHome & rest\n"


def test_a_fhir_attachment_is_never_fetched():
    attachment = {"contentType": "application/pdf", "url": "https://example.org/x.pdf"}
    with pytest.raises(CoderDeskError, match="nothing that can be read"):
        read(fhir(note_of("x", content=[{"attachment": attachment}])))


def test_a_fhir_attachment_may_lie_in_a_binary_of_the_same_file():
    binary = {"resourceType": "Binary", "id": "b1", "data": base64.b64encode(b"held here").decode()}
    pointing = note_of("x", content=[{"attachment": {"url": "Binary/b1"}}])
    assert read(fhir(pointing, binary))[0].text == "held here\n"


def test_fhir_in_lines_in_gzip_and_with_the_same_note_twice_is_read():
    lines = "\n".join(json.dumps(note_of(text)) for text in ("one", "two", "one"))
    assert len(read(gzip.compress(lines.encode()))) == 2


@pytest.mark.parametrize(
    "data",
    [
        '{"resourceType": "Bundle", "entry": [',
        '{"resourceType": ' + "[" * 100_000,
        '{"resourceType": 3, "entry": {"resource": 4}}',
        fhir(3, {"resourceType": "DocumentReference", "content": 7}),
    ],
)
def test_fhir_of_another_shape_is_refused(data):
    with pytest.raises(CoderDeskError):
        read(data)


def test_files_attached_to_a_pdf_are_opened_with_it():
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415 - only this test makes attachments

    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(pdf("cover"))))
    writer.add_attachment("labs.txt", b"LABS\nK 2.9\n")
    kept = io.BytesIO()
    writer.write(kept)
    cover, labs = read(kept.getvalue())
    assert (cover.text, labs.text) == ("cover\n", "LABS\nK 2.9\n")


def test_a_gzip_that_never_ends_is_refused():
    with pytest.raises(CoderDeskError, match="unpacks to far more"):
        read(gzip.compress(b"\x00" * 300_000_000))
    with pytest.raises(CoderDeskError, match="damaged"):
        read(gzip.compress(b"words")[:-6])

import io
import json

import pytest

from coderdesk.chart.reader import read_document
from coderdesk.chart.wire import BrokenFrame, pack, receive, send, unpack
from coderdesk.domain.chart import Document
from coderdesk.domain.stated import StatedKind
from coderdesk.storage.codec import from_json, to_json

HL7 = (
    "MSH|^~\\&|REG|Example Hospital|||20260912||ADT^A03|1|P|2.5.1\r"
    "PID|1||M77^^^EX||Example^Rosa||19500304|F\r"
    "PV1|1|I|4W||||9^Sample^Ann^^^^MD|||||||||||||||||||||||||||||||||||||20260910|20260914\r"
    "DG1|1||J18.9^Pneumonia, unspecified organism^I10C||20260910|F||||||||||||||||||||Y\r"
    "PR1|1||0BH17EZ^Intubation^I10P||20260911\r"
)
CDA = """<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<title>Discharge summary</title><recordTarget><patientRole><id extension="M1"/><patient>
<name><given>Rosa</given><family>Example</family></name><administrativeGenderCode code="F"/>
<birthTime value="19500304"/></patient></patientRole></recordTarget>
<componentOf><encompassingEncounter><code code="IMP"/>
<effectiveTime><low value="20260910"/><high value="20260914"/></effectiveTime>
<encounterParticipant typeCode="ATND"><assignedEntity><assignedPerson><name><given>Ann</given>
<family>Sample</family></name></assignedPerson></assignedEntity></encounterParticipant>
<location><healthCareFacility><location><name>Example Hospital</name></location></healthCareFacility>
</location></encompassingEncounter></componentOf>
<component><structuredBody><component><section><title>Problems</title>
<text><paragraph ID="p1">Gouty arthritis</paragraph></text>
<entry><observation><templateId root="2.16.840.1.113883.10.20.22.4.4"/>
<effectiveTime><low value="20200103"/></effectiveTime>
<value xsi:type="CD" code="90560007" codeSystem="2.16.840.1.113883.6.96">
<originalText><reference value="#p1"/></originalText>
<translation code="M10.9" codeSystem="2.16.840.1.113883.6.90"/></value>
<entryRelationship><observation><templateId root="2.16.840.1.113883.10.20.22.4.6"/>
<value displayName="Active"/></observation></entryRelationship></observation></entry>
<entry><observation negationInd="true"><templateId root="2.16.840.1.113883.10.20.22.4.4"/>
<value displayName="Asthma"/></observation></entry>
<entry><procedure moodCode="INT"><templateId root="2.16.840.1.113883.10.20.22.4.14"/>
<code displayName="Only planned"/></procedure></entry>
<entry><procedure moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.14"/>
<code displayName="Colonoscopy" code="45378" codeSystem="2.16.840.1.113883.6.12"/>
<statusCode code="completed"/></procedure></entry>
</section></component></structuredBody></component></ClinicalDocument>"""
FHIR = {
    "resourceType": "Bundle",
    "entry": [
        {"resource": one}
        for one in (
            {"resourceType": "Patient", "id": "p", "gender": "female", "birthDate": "1950-03-04"},
            {
                "resourceType": "Condition",
                "code": {
                    "text": "Essential hypertension",
                    "coding": [
                        {"system": "http://snomed.info/sct", "code": "59621000"},
                        {"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "I10"},
                    ],
                },
                "onsetDateTime": "2019-05-01",
            },
            {
                "resourceType": "Condition",
                "code": {"text": "Gout"},
                "verificationStatus": {"coding": [{"code": "refuted"}]},
            },
            {
                "resourceType": "Procedure",
                "status": "completed",
                "code": {"text": "Colonoscopy"},
                "performedPeriod": {"start": "2026-09-11"},
            },
        )
    ],
}


def stated(data):
    found = [one.stated for one in read_document(data, "file") if one.stated]
    assert len(found) == 1
    return found[0]


def test_an_hl7_message_states_visit_diagnosis_poa_and_procedure():
    told = stated(HL7.encode())
    fields = dict(told.fields)
    assert fields["setting"] == "inpatient"
    assert (fields["admit_date"], fields["discharge_date"]) == ("2026-09-10", "2026-09-14")
    assert fields["sex"] == "F"
    assert fields["facility"] == "Example Hospital"
    first, second = told.lines
    assert (first.code, first.system, first.poa, first.status) == ("J18.9", "ICD-10-CM", "Y", "final")
    assert (second.kind, second.code) == (StatedKind.PROCEDURE, "0BH17EZ")
    assert second.system == "ICD-10-PCS"


def test_a_ccda_states_its_header_and_the_code_a_claim_can_carry():
    told = stated(CDA.encode())
    fields = dict(told.fields)
    assert fields["attending"] == "Ann Sample"
    assert (fields["facility"], fields["setting"]) == ("Example Hospital", "inpatient")
    gout, asthma, colonoscopy = told.lines
    assert (gout.name, gout.code, gout.system) == ("Gouty arthritis", "M10.9", "ICD-10-CM")
    assert (gout.status, gout.date) == ("active", "01/03/2020")
    assert asthma.absent
    assert (colonoscopy.name, colonoscopy.system) == ("Colonoscopy", "CPT")


def test_a_fhir_file_states_conditions_and_procedures():
    told = stated(json.dumps(FHIR).encode())
    assert dict(told.fields)["birth_date"] == "1950-03-04"
    pressure, gout, colonoscopy = told.lines
    assert (pressure.code, pressure.system, pressure.date) == ("I10", "ICD-10-CM", "05/01/2019")
    assert gout.absent
    assert (colonoscopy.status, colonoscopy.date) == ("completed", "09/11/2026")


@pytest.mark.parametrize("data", [HL7, CDA, json.dumps(FHIR)])
def test_what_is_stated_crosses_the_pipe_and_is_kept(data):
    found = read_document(data.encode(), "file")
    pipe = io.BytesIO()
    send(pipe, *pack(found, b""))
    pipe.seek(0)
    back = unpack(*receive(pipe), b"")
    assert [one.stated for one in back] == [one.stated for one in found]
    assert [from_json(Document, to_json(one)).stated for one in found] == [one.stated for one in found]


def test_a_frame_that_states_something_of_another_shape_is_broken():
    words, data = pack(read_document(HL7.encode(), "file"), b"")
    words["documents"][0]["stated"]["lines"][0]["code"] = 7
    with pytest.raises(BrokenFrame):
        unpack(words, data, b"")


def test_every_c_cda_and_fhir_file_states_what_it_names(real_data):
    told = {
        path.name: next((one.stated for one in read_document(path) if one.stated), None)
        for path in sorted((real_data / "charts" / "ccda").glob("*.ccda"))
        if b"nonXMLBody" not in path.read_bytes()
    }
    assert all(dict(one.fields).get("birth_date") for one in told.values() if one)
    assert sum(bool(one and one.lines) for one in told.values()) >= 12

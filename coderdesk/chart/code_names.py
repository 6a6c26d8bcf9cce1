"""The names of code systems, by the object identifiers, addresses and short marks that files carry.

Sources: HL7 OID registry; FHIR R4 "Using codes in resources"; HL7 v2.5.1 table 0396.
"""

_OIDS = {
    "2.16.840.1.113883.6.90": "ICD-10-CM",
    "2.16.840.1.113883.6.3": "ICD-10",
    "2.16.840.1.113883.6.4": "ICD-10-PCS",
    "2.16.840.1.113883.6.12": "CPT",
    "2.16.840.1.113883.6.14": "HCPCS",
    "2.16.840.1.113883.6.285": "HCPCS",
    "2.16.840.1.113883.6.96": "SNOMED CT",
    "2.16.840.1.113883.6.103": "ICD-9-CM",
    "2.16.840.1.113883.6.104": "ICD-9-CM",
    "2.16.840.1.113883.6.42": "ICD-9-CM",
    "2.16.840.1.113883.6.1": "LOINC",
}
_ADDRESSES = {
    "http://hl7.org/fhir/sid/icd-10-cm": "ICD-10-CM",
    "http://hl7.org/fhir/sid/icd-10": "ICD-10",
    "http://www.cms.gov/medicare/coding/icd10": "ICD-10-PCS",
    "http://hl7.org/fhir/sid/icd-10-pcs": "ICD-10-PCS",
    "http://www.ama-assn.org/go/cpt": "CPT",
    "http://www.cms.gov/medicare/coding/hcpcsreleasecodesets": "HCPCS",
    "http://snomed.info/sct": "SNOMED CT",
    "http://hl7.org/fhir/sid/icd-9-cm": "ICD-9-CM",
}
_MARKS = {
    "I10": "ICD-10-CM",
    "I10C": "ICD-10-CM",
    "ICD10": "ICD-10-CM",
    "ICD-10": "ICD-10-CM",
    "ICD10CM": "ICD-10-CM",
    "I10P": "ICD-10-PCS",
    "I9": "ICD-9-CM",
    "I9C": "ICD-9-CM",
    "ICD9": "ICD-9-CM",
    "C4": "CPT",
    "CPT4": "CPT",
    "HCPCS": "HCPCS",
    "HPC": "HCPCS",
    "SCT": "SNOMED CT",
    "SNM": "SNOMED CT",
}
_PREFERRED = ("ICD-10-CM", "ICD-10-PCS", "CPT", "HCPCS")


def system_named(mark: str) -> str:
    """The name of a code system; a name that is known already stays, an unknown mark is empty."""
    plain = mark.strip().removeprefix("urn:oid:").rstrip("/")
    known = _OIDS.get(plain) or _ADDRESSES.get(plain.casefold()) or _MARKS.get(plain.upper())
    return known or (plain if plain in {*_OIDS.values()} else "")


def best_coding(codings: list[tuple[str, str]]) -> tuple[str, str]:
    """Of several codings, as (code, system), the one that a claim can carry, else the first."""
    told = [(code, system) for code, system in codings if code]
    for wanted in _PREFERRED:
        for code, system in told:
            if system == wanted:
                return code, system
    return told[0] if told else ("", "")

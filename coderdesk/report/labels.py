"""Short names, in our own words, for the numbers that a claim carries."""

from coderdesk.domain.code import System
from coderdesk.domain.encounter import Setting

SYSTEMS = {
    System.ICD10CM: "ICD-10-CM",
    System.ICD10PCS: "ICD-10-PCS",
    System.HCPCS: "HCPCS Level II",
    System.CPT: "CPT",
}

SETTINGS = {
    Setting.INPATIENT: "Inpatient, UB-04",
    Setting.OUTPATIENT: "Outpatient facility, UB-04",
    Setting.PROFESSIONAL: "Professional, CMS-1500",
}

# Patient discharge status, form locator 17; Medicare Claims Processing Manual, ch. 25, section 75.2.
DISPOSITIONS = {
    "01": "Home",
    "02": "Short-term hospital",
    "03": "Skilled nursing",
    "04": "Custodial care",
    "05": "Cancer or children's hospital",
    "06": "Home health",
    "07": "Left against advice",
    "09": "Admitted here",
    "20": "Died",
    "21": "Law enforcement",
    "30": "Still a patient",
    "40": "Died at home, hospice",
    "41": "Died in a facility, hospice",
    "42": "Died, place unknown, hospice",
    "43": "Federal hospital",
    "50": "Hospice at home",
    "51": "Hospice facility",
    "61": "Swing bed",
    "62": "Rehabilitation",
    "63": "Long-term hospital",
    "64": "Medicaid nursing facility",
    "65": "Psychiatric hospital",
    "66": "Critical access hospital",
    "69": "Disaster care site",
    "70": "Other institution",
}

# The same places where an acute readmission is planned; same source.
PLANNED = {
    "81": "01", "82": "02", "83": "03", "84": "04", "85": "05", "86": "06", "87": "21", "88": "43",
    "89": "61", "90": "62", "91": "63", "92": "64", "93": "65", "94": "66", "95": "70",
}  # fmt: skip

# Place of service, item 24B; the CMS place-of-service code set, the places that occur daily.
PLACES = {
    "02": "Telehealth, not at home",
    "10": "Telehealth at home",
    "11": "Office",
    "12": "Home",
    "13": "Assisted living",
    "19": "Off-campus hospital outpatient",
    "20": "Urgent care",
    "21": "Inpatient hospital",
    "22": "On-campus hospital outpatient",
    "23": "Emergency room",
    "24": "Surgery center",
    "31": "Skilled nursing",
    "32": "Nursing facility",
    "34": "Hospice",
    "49": "Independent clinic",
    "50": "Federally qualified health center",
    "61": "Inpatient rehabilitation",
    "65": "Dialysis facility",
    "72": "Rural health clinic",
    "81": "Laboratory",
}


def disposition(number: str) -> str:
    """A discharge status with its name."""
    name = DISPOSITIONS.get(number, "")
    if number in PLANNED:
        name = f"{DISPOSITIONS[PLANNED[number]]}, return planned"
    return f"{number} {name}".strip()


def place(number: str) -> str:
    """A place of service with its name."""
    return f"{number} {PLACES.get(number, '')}".strip()

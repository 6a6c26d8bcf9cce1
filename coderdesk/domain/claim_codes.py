"""The short numbers of a claim with names in our own words: disposition, place, admission, sex."""

# Patient discharge status, UB-04 form locator 17; Medicare Claims Processing Manual, ch. 25 §75.2.
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
_PLANNED = {
    "81": "01", "82": "02", "83": "03", "84": "04", "85": "05", "86": "06", "87": "21", "88": "43",
    "89": "61", "90": "62", "91": "63", "92": "64", "93": "65", "94": "66", "95": "70",
}  # fmt: skip
DISPOSITIONS |= {code: f"{DISPOSITIONS[here]}, return planned" for code, here in _PLANNED.items()}

# Place of service, CMS-1500 item 24B; the CMS place-of-service code set.
PLACES = {
    "01": "Pharmacy",
    "02": "Telehealth, not at home",
    "03": "School",
    "04": "Homeless shelter",
    "10": "Telehealth at home",
    "11": "Office",
    "12": "Home",
    "13": "Assisted living",
    "14": "Group home",
    "15": "Mobile unit",
    "17": "Walk-in retail clinic",
    "18": "Worksite",
    "19": "Off-campus hospital outpatient",
    "20": "Urgent care",
    "21": "Inpatient hospital",
    "22": "On-campus hospital outpatient",
    "23": "Emergency room",
    "24": "Surgery center",
    "25": "Birthing center",
    "26": "Military treatment facility",
    "27": "Outreach on the street",
    "31": "Skilled nursing",
    "32": "Nursing facility",
    "33": "Custodial care",
    "34": "Hospice",
    "41": "Ambulance on land",
    "42": "Ambulance by air or water",
    "49": "Independent clinic",
    "50": "Federally qualified health center",
    "51": "Inpatient psychiatric",
    "52": "Psychiatric partial hospital",
    "53": "Community mental health",
    "54": "Intermediate care",
    "55": "Residential substance use",
    "56": "Residential psychiatric",
    "57": "Outpatient substance use",
    "58": "Opioid treatment program",
    "60": "Mass immunization",
    "61": "Inpatient rehabilitation",
    "62": "Outpatient rehabilitation",
    "65": "Dialysis facility",
    "66": "PACE center",
    "71": "Public health clinic",
    "72": "Rural health clinic",
    "81": "Laboratory",
    "99": "Other place",
}

# Priority of admission or visit, UB-04 form locator 14; Claims Processing Manual, ch. 25 §75.1.
ADMISSION_TYPES = {
    "1": "Emergency",
    "2": "Urgent",
    "3": "Elective",
    "4": "Newborn",
    "5": "Trauma",
    "9": "Not known",
}

# Point of origin, UB-04 form locator 15; same source. For a newborn (type 4) 5 and 6 mean other things.
ADMISSION_SOURCES = {
    "1": "Non-facility",
    "2": "Clinic or office",
    "4": "Other hospital",
    "5": "Skilled nursing",
    "6": "Other facility",
    "8": "Court or police",
    "9": "Not known",
    "D": "Unit of this hospital",
    "E": "Surgery center",
    "F": "Hospice",
}
NEWBORN_SOURCES = {"5": "Born here", "6": "Born elsewhere"}

SEXES = {"F": "Female", "M": "Male", "X": "Another", "U": "Not known"}


def said(number: str, names: dict[str, str]) -> str:
    """A number of the claim with its name; a number that is not in the list stays alone."""
    return f"{number} {names.get(number, '')}".strip()

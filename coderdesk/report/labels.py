"""Short names for code systems and settings, as a heading says them."""

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

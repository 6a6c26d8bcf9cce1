"""Names of the settings, as a heading says them."""

from coderdesk.domain.encounter import Setting

SETTINGS = {
    Setting.INPATIENT: "Inpatient, UB-04",
    Setting.OUTPATIENT: "Outpatient facility, UB-04",
    Setting.PROFESSIONAL: "Professional, CMS-1500",
}

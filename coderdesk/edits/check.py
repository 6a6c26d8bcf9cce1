"""All the edit checks, as one table of rules."""

from collections.abc import Callable, Iterator, Mapping

from coderdesk.domain.code import Code, EditionInForce, System
from coderdesk.domain.edit import Edit, Severity
from coderdesk.domain.encounter import Encounter
from coderdesk.edits.acute_chronic import acute_and_chronic
from coderdesk.edits.additional import use_additional
from coderdesk.edits.case import Case, case_of
from coderdesk.edits.claim_tables import NO_TABLES, ClaimTables
from coderdesk.edits.code_also import code_also
from coderdesk.edits.dates import date_order, date_outside_encounter
from coderdesk.edits.diabetes import diabetes_combination, gestational_diabetes_drug
from coderdesk.edits.documentation import bmi_without_diagnosis, uncertain_diagnosis
from coderdesk.edits.duplicate import (
    duplicate,
    duplicate_by_meaning,
    duplicate_service,
    redundant_code,
    unspecified_beside_specific,
)
from coderdesk.edits.excludes import excludes1, excludes2
from coderdesk.edits.external_cause import (
    external_cause_detail,
    external_cause_first,
    external_cause_order,
)
from coderdesk.edits.facts import shipped_facts
from coderdesk.edits.global_days import fee_modifiers, global_days
from coderdesk.edits.hypertension import hypertension_combination
from coderdesk.edits.in_force import in_force
from coderdesk.edits.laterality import bilateral_code, unspecified_laterality
from coderdesk.edits.limits import too_many_diagnoses, too_many_lines, too_many_procedures
from coderdesk.edits.manifestation import code_first, manifestation_first
from coderdesk.edits.medicare import single_pointer
from coderdesk.edits.modifiers import modifier_invalid
from coderdesk.edits.ncci import mue_units, ncci_ptp
from coderdesk.edits.newborn import newborn_principal
from coderdesk.edits.obstetric import (
    delivery_outcome,
    gestation_weeks,
    maternal_record,
    normal_delivery,
    obstetric_first,
)
from coderdesk.edits.person import age_conflict, sex_conflict
from coderdesk.edits.poa import poa_invalid, poa_missing, poa_not_allowed, poa_principal
from coderdesk.edits.poisoning import adverse_effect_first, poisoning_first, underdosing_first
from coderdesk.edits.principal import first_listed_only, principal_not_allowed
from coderdesk.edits.sequela import sequela_order
from coderdesk.edits.sequence import birth_weight_first, burn_order, sepsis_first
from coderdesk.edits.service_lines import (
    addon_without_base,
    pointer_invalid,
    pointer_missing,
    units_missing,
)
from coderdesk.edits.symptoms import symptom_with_diagnosis
from coderdesk.edits.validity import (
    edition_missing,
    not_billable,
    not_valid_on_date,
    seventh_character,
    unknown_code,
    wrong_code_system,
)

Rule = Callable[[Case], Iterator[Edit]]

# The order is that in which edits of one severity and line are shown.
RULES: tuple[Rule, ...] = (
    unknown_code,
    not_billable,
    seventh_character,
    not_valid_on_date,
    edition_missing,
    wrong_code_system,
    duplicate,
    excludes1,
    manifestation_first,
    external_cause_first,
    underdosing_first,
    principal_not_allowed,
    newborn_principal,
    obstetric_first,
    normal_delivery,
    maternal_record,
    poisoning_first,
    adverse_effect_first,
    sequela_order,
    sepsis_first,
    burn_order,
    birth_weight_first,
    code_first,
    first_listed_only,
    hypertension_combination,
    diabetes_combination,
    gestational_diabetes_drug,
    acute_and_chronic,
    use_additional,
    delivery_outcome,
    symptom_with_diagnosis,
    duplicate_by_meaning,
    redundant_code,
    unspecified_beside_specific,
    unspecified_laterality,
    bilateral_code,
    gestation_weeks,
    external_cause_detail,
    external_cause_order,
    bmi_without_diagnosis,
    uncertain_diagnosis,
    age_conflict,
    sex_conflict,
    poa_missing,
    poa_invalid,
    poa_not_allowed,
    poa_principal,
    date_order,
    date_outside_encounter,
    too_many_diagnoses,
    too_many_procedures,
    too_many_lines,
    pointer_missing,
    pointer_invalid,
    single_pointer,
    modifier_invalid,
    fee_modifiers,
    units_missing,
    duplicate_service,
    addon_without_base,
    ncci_ptp,
    mue_units,
    global_days,
    code_also,
    excludes2,
)

_LOUDEST = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def check(
    encounter: Encounter,
    codes: Mapping[str, Code],
    editions: Mapping[System, EditionInForce],
    tables: ClaimTables = NO_TABLES,
) -> tuple[Edit, ...]:
    """Everything the rules have to say about an encounter, the loudest first.

    ``codes`` maps the exact names on the encounter, and those of `names_needed`, to what the book in
    force knows; a name that is missing is unknown. A system without a book is missing in ``editions``.
    """
    case = case_of(encounter, codes, editions, shipped_facts(), tables)
    day = encounter.day
    found = dict.fromkeys(edit for rule in RULES for edit in rule(case) if in_force(edit.rule, day))
    return tuple(sorted(found, key=lambda edit: _LOUDEST[edit.severity]))

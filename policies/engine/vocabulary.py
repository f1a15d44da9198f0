"""The words of the record: every closed list that a request may use.

Grounds are missing on purpose: which grounds exist is decided by the policy in force.
"""

from typing import Final

OUTCOMES: Final = (
    "detain",
    "detain_bond_eligible",
    "release_on_recognizance",
    "release_on_bond",
    "release_on_supervision",
    "release_on_parole",
)
RELEASES: Final = OUTCOMES[2:]

RECOMMENDATIONS: Final = ("detain", "detain_bond_eligible", "release", "supervisor_to_determine")

CONTRADICTIONS: Final = (
    "none",
    "release_against_detain",
    "release_without_assessment",
    "bond_against_no_bond",
    "detain_against_release",
)

RISK_LEVELS: Final = ("low", "medium", "high")
DRIVING_LEVELS: Final = ("medium", "high")
FACTOR_CATEGORIES: Final = ("public_safety", "flight_risk")
FACTOR_CODES: Final = (
    "violent_offense",
    "drug_offense",
    "dui",
    "property_offense",
    "weapons_offense",
    "sexual_offense",
    "domestic_violence",
    "open_warrant",
    "pending_charges",
    "gang_affiliation",
    "disciplinary_infractions",
    "prior_absconding",
    "prior_removal",
    "illegal_reentry",
    "failure_to_appear",
    "no_fixed_address",
    "no_local_ties",
    "false_identity",
    "immigration_fraud",
    "short_residence",
    "unemployed",
    "final_order",
    "substance_abuse",
    "prior_escape",
    "other",
)
MANDATORY_DETENTION: Final = "mandatory_detention"

SPECIAL_VULNERABILITIES: Final = (
    "serious_physical_illness",
    "serious_mental_illness",
    "disability",
    "elderly",
    "pregnant",
    "nursing",
    "sole_caretaker",
    "risk_based_on_orientation_or_gender_identity",
    "victim_of_persecution",
    "victim_of_violent_crime",
    "victim_of_trafficking",
    "other",
)

RESPONSES: Final = ("mitigated", "rebutted", "outweighed")

EVIDENCE_KINDS: Final = (
    "court_order",
    "medical_record",
    "civil_record",
    "agency_record",
    "travel_document_record",
    "legal_opinion",
    "address_verification",
    "sponsor_statement",
    "supervision_record",
    "criminal_history_record",
    "identity_record",
    "bed_space_record",
    "other",
)

CONDITION_KINDS: Final = (
    "gps_monitoring",
    "smartphone_reporting",
    "telephone_reporting",
    "in_person_reporting",
    "home_visits",
    "curfew",
    "sponsor_residence",
    "geographic_limit",
    "treatment",
    "no_contact",
    "surrender_of_documents",
    "bond",
    "other",
)

SCREENING_KINDS: Final = (
    "wants_and_warrants",
    "national_security",
    "border_crossing_history",
    "criminal_history",
    "protected_person",
)
SCREENING_RESULTS: Final = ("no_record", "record_found")

STAGES: Final = ("submission", "execution")
CONCURRING_ROLES: Final = ("supervisor", "field_office_director")

QUESTIONS: Final = ("ground", "drivers", "evidence", "safeguards", "this_person")
BLOCKING: Final = "blocking"
CONCERN: Final = "concern"
SEVERITIES: Final = (BLOCKING, CONCERN)

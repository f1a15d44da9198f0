"""The outgoing side: what each resource looks like."""

from rest_framework import serializers

from policies.engine import vocabulary as words
from rca.api.fields import DecimalString, StrictDate, StrictDateTime, UUIDString
from rca.api.v1.shapes import AssessmentShape, ConditionShape, EvidenceShape, JustificationShape
from rca.assessments import workflow as assessment_workflow
from rca.cases import workflow as case_workflow
from rca.decisions import workflow as decision_workflow
from rca.reviews import workflow as review_workflow


class PolicyReference(serializers.Serializer[object]):
    """Which edition of the policy."""

    reference = serializers.CharField()
    version = serializers.IntegerField()


class FindingDocument(serializers.Serializer[object]):
    """One thing that a reader of the record cannot tell."""

    rule = serializers.CharField()
    question = serializers.ChoiceField(
        choices=["ground", "drivers", "evidence", "safeguards", "this_person"]
    )
    severity = serializers.ChoiceField(choices=["blocking", "concern"])
    pointer = serializers.CharField()
    message = serializers.CharField()
    remedy = serializers.CharField()


class VerdictDocument(serializers.Serializer[object]):
    """What the engine says."""

    contradiction = serializers.ChoiceField(choices=words.CONTRADICTIONS)
    justification_required = serializers.BooleanField()
    verdict = serializers.ChoiceField(choices=["sufficient", "insufficient"])
    concurrence = serializers.ListField(
        child=serializers.ChoiceField(choices=words.CONCURRING_ROLES)
    )
    hold = serializers.BooleanField()
    policy = PolicyReference()
    findings = FindingDocument(many=True)


class DetaineeDocument(serializers.Serializer[object]):
    """A person in custody."""

    id = UUIDString()
    version = serializers.IntegerField()
    a_number = serializers.CharField()
    given_name = serializers.CharField()
    family_name = serializers.CharField()
    date_of_birth = StrictDate()
    country_of_citizenship = serializers.CharField()
    sex = serializers.ChoiceField(choices=["F", "M", "X"])
    created_at = StrictDateTime()


class PersonInCustody(serializers.Serializer[object]):
    """The person of a case, as lists show them."""

    a_number = serializers.CharField()
    given_name = serializers.CharField()
    family_name = serializers.CharField()


class CaseDocument(serializers.Serializer[object]):
    """A custody case."""

    id = UUIDString()
    version = serializers.IntegerField()
    state = serializers.ChoiceField(choices=case_workflow.STATES)
    detainee = UUIDString()
    person = PersonInCustody()
    field_office = serializers.CharField()
    booked_in_at = StrictDateTime()
    assessment_due_at = StrictDateTime()
    assessment_overdue = serializers.BooleanField()
    created_at = StrictDateTime()
    closed_reason = serializers.CharField()
    allowed_actions = serializers.ListField(child=serializers.CharField())


class ScreeningDocument(serializers.Serializer[object]):
    """A vetting query on record."""

    id = UUIDString()
    case = UUIDString()
    kind = serializers.ChoiceField(choices=words.SCREENING_KINDS)
    queried_at = StrictDateTime()
    result = serializers.ChoiceField(choices=words.SCREENING_RESULTS)
    reference = serializers.CharField()
    recorded_at = StrictDateTime()


class AssessmentDocument(AssessmentShape):
    """An RCA on record."""

    id = UUIDString()
    version = serializers.IntegerField()
    case = UUIDString()
    state = serializers.ChoiceField(choices=assessment_workflow.STATES)
    source_reference = serializers.CharField()
    created_at = StrictDateTime()
    completed_at = StrictDateTime(allow_null=True)
    voided_reason = serializers.CharField()
    allowed_actions = serializers.ListField(child=serializers.CharField())


class ConcurrenceDocument(serializers.Serializer[object]):
    """A signature under the present round."""

    role = serializers.ChoiceField(choices=words.CONCURRING_ROLES)
    username = serializers.CharField()
    statement = serializers.CharField()
    concurred_at = StrictDateTime()


class ReturnDocument(serializers.Serializer[object]):
    """A round that was returned."""

    round = serializers.IntegerField()
    username = serializers.CharField()
    reason = serializers.CharField()
    returned_at = StrictDateTime()


class SupplementDocument(serializers.Serializer[object]):
    """An addition to a submitted justification."""

    username = serializers.CharField()
    text = serializers.CharField()
    evidence = EvidenceShape(many=True)
    added_at = StrictDateTime()


class ReviewReference(serializers.Serializer[object]):
    """The review of the present round."""

    id = UUIDString()
    state = serializers.ChoiceField(choices=review_workflow.STATES)
    hold = serializers.BooleanField()
    due_at = StrictDateTime()


class AssessmentThen(AssessmentShape):
    """What the RCA said when the decision was submitted."""

    id = UUIDString()


class DecisionDocument(serializers.Serializer[object]):
    """An officer's decision."""

    id = UUIDString()
    version = serializers.IntegerField()
    case = UUIDString()
    field_office = serializers.CharField()
    state = serializers.ChoiceField(choices=decision_workflow.STATES)
    round = serializers.IntegerField()
    author = serializers.CharField()
    created_at = StrictDateTime()
    outcome = serializers.ChoiceField(choices=words.OUTCOMES)
    bond_amount = DecimalString(allow_null=True)
    conditions = ConditionShape(many=True)
    justification = JustificationShape(allow_null=True)
    contradiction = serializers.ChoiceField(choices=words.CONTRADICTIONS)
    policy = PolicyReference(allow_null=True)
    assessment = AssessmentThen(allow_null=True)
    findings = FindingDocument(many=True)
    hold = serializers.BooleanField()
    concurrences = ConcurrenceDocument(many=True)
    concurrences_missing = serializers.ListField(
        child=serializers.ChoiceField(choices=words.CONCURRING_ROLES)
    )
    concurrence_due_at = StrictDateTime(allow_null=True)
    review = ReviewReference(allow_null=True)
    submitted_at = StrictDateTime(allow_null=True)
    executed_at = StrictDateTime(allow_null=True)
    execution_findings = FindingDocument(many=True)
    allowed_actions = serializers.ListField(child=serializers.CharField())


class DecisionWholeDocument(DecisionDocument):
    """An officer's decision with its history of rounds."""

    returns = ReturnDocument(many=True)
    supplements = SupplementDocument(many=True)


class OverrideDocument(serializers.Serializer[object]):
    """An override under review."""

    id = UUIDString()
    version = serializers.IntegerField()
    state = serializers.ChoiceField(choices=review_workflow.STATES)
    decision = UUIDString()
    case = UUIDString()
    field_office = serializers.CharField()
    contradiction = serializers.ChoiceField(choices=words.CONTRADICTIONS)
    public_safety_risk = serializers.ChoiceField(choices=[*words.RISK_LEVELS, "unknown"])
    flight_risk = serializers.ChoiceField(choices=[*words.RISK_LEVELS, "unknown"])
    ground = serializers.CharField()
    hold = serializers.BooleanField()
    concerns = serializers.IntegerField()
    priority = serializers.IntegerField()
    opened_at = StrictDateTime()
    due_at = StrictDateTime()
    overdue = serializers.BooleanField()
    assigned_to = serializers.CharField(allow_null=True)
    remediation_due_on = StrictDate(allow_null=True)
    reason = serializers.CharField()
    failed = serializers.ListField(child=serializers.CharField())
    found_by = serializers.CharField(allow_null=True)
    found_at = StrictDateTime(allow_null=True)
    allowed_actions = serializers.ListField(child=serializers.CharField())


class EditionDocument(serializers.Serializer[object]):
    """A policy edition with its text."""

    id = UUIDString()
    reference = serializers.CharField()
    version = serializers.IntegerField()
    title = serializers.CharField()
    state = serializers.ChoiceField(
        choices=["draft", "submitted", "published", "superseded", "abandoned"]
    )
    digest = serializers.CharField()
    effective_from = StrictDateTime(allow_null=True)
    published_at = StrictDateTime(allow_null=True)
    content = serializers.DictField()


class EntryDocument(serializers.Serializer[object]):
    """A line of the ledger."""

    id = UUIDString()
    chain = UUIDString()
    chain_kind = serializers.CharField()
    sequence = serializers.IntegerField()
    event = serializers.CharField()
    subject_kind = serializers.CharField()
    subject_id = UUIDString()
    subject_version = serializers.IntegerField()
    from_state = serializers.CharField(allow_null=True)
    to_state = serializers.CharField(allow_null=True)
    account = UUIDString(allow_null=True)
    person = UUIDString(allow_null=True)
    request_id = serializers.CharField()
    occurred_at = serializers.CharField()
    payload = serializers.DictField(allow_null=True)
    payload_commitment = serializers.CharField()
    previous_digest = serializers.CharField()
    digest = serializers.CharField()


class FaultDocument(serializers.Serializer[object]):
    """One thing that is wrong with the ledger or the record."""

    kind = serializers.CharField()
    chain = serializers.CharField(allow_null=True)
    sequence = serializers.IntegerField(allow_null=True)
    detail = serializers.CharField()


class VerificationDocument(serializers.Serializer[object]):
    """What a verification of the ledger found."""

    verified = serializers.BooleanField()
    entries = serializers.IntegerField()
    chains = serializers.IntegerField()
    checkpoints = serializers.IntegerField()
    unsealed = serializers.IntegerField()
    rows = serializers.IntegerField()
    faults = FaultDocument(many=True)
    warnings = serializers.ListField(child=serializers.CharField())

"""Addresses below `/api/v1/`."""

from django.urls import path

from rca.api.v1 import (
    assessments,
    cases,
    checks,
    decision_transitions,
    decisions,
    detainees,
    ledger,
    overrides,
    policies,
)

ID = "<str:id>"

urlpatterns = [
    path("detainees/", detainees.DetaineesView.as_view(), name="detainees"),
    path("cases/", cases.CasesView.as_view(), name="cases"),
    path(f"cases/{ID}/", cases.CaseView.as_view(), name="case"),
    path(f"cases/{ID}/screenings/", cases.ScreeningsView.as_view(), name="case-screenings"),
    path(f"cases/{ID}/transfer/", cases.TransferView.as_view(), name="case-transfer"),
    path(f"cases/{ID}/close/", cases.CloseView.as_view(), name="case-close"),
    path(
        f"cases/{ID}/assessments/",
        assessments.CaseAssessmentsView.as_view(),
        name="case-assessments",
    ),
    path(f"cases/{ID}/decisions/", decisions.CaseDecisionsView.as_view(), name="case-decisions"),
    path(f"assessments/{ID}/", assessments.AssessmentView.as_view(), name="assessment"),
    path(
        f"assessments/{ID}/complete/",
        assessments.CompleteView.as_view(),
        name="assessment-complete",
    ),
    path(f"assessments/{ID}/void/", assessments.VoidView.as_view(), name="assessment-void"),
    path("decisions/", decisions.DecisionsView.as_view(), name="decisions"),
    path(f"decisions/{ID}/", decisions.DecisionView.as_view(), name="decision"),
    path(f"decisions/{ID}/check/", decisions.CheckView.as_view(), name="decision-check"),
    *(
        path(f"decisions/{ID}/{name}/", view.as_view(), name=f"decision-{name}")
        for name, view in (
            ("submit", decision_transitions.SubmitView),
            ("concur", decision_transitions.ConcurView),
            ("return", decision_transitions.ReturnView),
            ("withdraw", decision_transitions.WithdrawView),
            ("execute", decision_transitions.ExecuteView),
            ("supplement", decision_transitions.SupplementView),
        )
    ),
    path("overrides/", overrides.OverridesView.as_view(), name="overrides"),
    path(f"overrides/{ID}/", overrides.OverrideView.as_view(), name="override"),
    *(
        path(f"overrides/{ID}/{name}/", view.as_view(), name=f"override-{name}")
        for name, view in (
            ("claim", overrides.ClaimView),
            ("unclaim", overrides.UnclaimView),
            ("find-sufficient", overrides.FindSufficientView),
            ("find-insufficient", overrides.FindInsufficientView),
            ("request-remediation", overrides.RequestRemediationView),
            ("escalate", overrides.EscalateView),
        )
    ),
    path(
        "justification-checks/",
        checks.JustificationChecksView.as_view(),
        name="justification-checks",
    ),
    path("policies/", policies.PoliciesView.as_view(), name="policies"),
    path("policies/in-force/", policies.PolicyInForceView.as_view(), name="policy-in-force"),
    path(f"policies/{ID}/", policies.PolicyView.as_view(), name="policy"),
    path("ledger/entries/", ledger.EntriesView.as_view(), name="ledger-entries"),
    path("ledger/verify/", ledger.VerifyView.as_view(), name="ledger-verify"),
]

"""Addresses below `/problems/`: what each problem type means."""

from django.urls import path

from rca.api.problem_pages import ProblemTypesView, ProblemTypeView

urlpatterns = [
    path("", ProblemTypesView.as_view(), name="problem-types"),
    path("<slug:code>", ProblemTypeView.as_view(), name="problem-type"),
]

"""Addresses below `/api/`."""

from django.urls import include, path, re_path

from rca.api.documents import DocsView, SchemaView
from rca.api.problems import not_found
from rca.api.token import MeView, TokenRevokeView, TokenView

urlpatterns = [
    path("schema/", SchemaView.as_view(), name="schema"),
    path("docs/", DocsView.as_view(), name="docs"),
    path("v1/auth/token/", TokenView.as_view(), name="token"),
    path("v1/auth/token/revoke/", TokenRevokeView.as_view(), name="token-revoke"),
    path("v1/me/", MeView.as_view(), name="me"),
    path("v1/", include("rca.api.v1.urls")),
    # With DEBUG on, Django would answer an unknown address with a page about the program.
    re_path("", not_found, name="unknown-address"),
]

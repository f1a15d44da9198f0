"""Every address of the service."""

from django.contrib import admin
from django.urls import include, path

from rca.api.probes import HealthView, ReadyView

handler400 = "rca.api.problems.bad_request"
handler403 = "rca.api.problems.permission_denied"
handler404 = "rca.api.problems.not_found"
handler500 = "rca.api.problems.server_error"

urlpatterns = [
    path("api/", include("rca.api.urls")),
    path("problems/", include("rca.api.problem_urls")),
    path("healthz", HealthView.as_view(), name="healthz"),
    path("readyz", ReadyView.as_view(), name="readyz"),
    path("admin/", admin.site.urls),
]

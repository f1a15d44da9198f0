"""The API describes itself: the OpenAPI document, and a page to read and try it."""

from typing import Any

from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView

from rca.api.permissions import MappedPermission


class SchemaView(SpectacularAPIView):
    """`GET /api/schema/`: the OpenAPI document."""

    authentication_classes: Any = []
    permission_classes: Any = [MappedPermission]


class DocsView(SpectacularSwaggerSplitView):
    """`GET /api/docs/`: the same, to read and try; its scripts come from this server."""

    authentication_classes: Any = []
    permission_classes: Any = [MappedPermission]
    url_name = "schema"

"""The API describes itself: the OpenAPI document, and a page to read and try it."""

from functools import cache
from typing import Any

from django.conf import settings
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.request import Request

from rca.api.permissions import MappedPermission


class KeptSchemaGenerator(SchemaGenerator):
    """Describes the API once for each process: anybody may ask, and describing takes a while."""

    def get_schema(self, request: Any = None, public: bool = False) -> Any:
        """Return the description; the same for everybody."""
        return _described(settings.ROOT_URLCONF)


@cache
def _described(urlconf: str) -> Any:
    return SchemaGenerator(urlconf=urlconf).get_schema(request=None, public=True)


class SchemaView(SpectacularAPIView):
    """`GET /api/schema/`: the OpenAPI document."""

    authentication_classes: Any = []
    permission_classes: Any = [MappedPermission]
    generator_class = KeptSchemaGenerator

    def _get_version_parameter(self, request: Request) -> None:
        """There is one version; a name from the query would end up in the answer's headers."""
        return


class DocsView(SpectacularSwaggerSplitView):
    """`GET /api/docs/`: the same, to read and try; its scripts come from this server."""

    authentication_classes: Any = []
    permission_classes: Any = [MappedPermission]
    url_name = "schema"

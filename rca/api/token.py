"""Signing in and out, and who is asking."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import AnonRateThrottle
from rest_framework.views import APIView

from rca.accounts.permission_map import Role
from rca.accounts.selectors import field_offices_of
from rca.actions.issue_token import issue_token
from rca.actions.revoke_token import revoke_token
from rca.api import request_id
from rca.api.fields import LineString, PasswordString, StrictDateTime
from rca.api.login_attempts import login_attempt
from rca.api.permissions import actor_of_request
from rca.api.serializers import NoFields, StrictSerializer, body_of
from rca.core.clock import now
from rca.core.errors import NotAuthenticated


class CredentialsSerializer(StrictSerializer):
    """A user name and its password."""

    username = LineString(max_length=150)
    password = PasswordString()


class TokenSerializer(StrictSerializer):
    """A new token, shown this once, and when it ends."""

    token = serializers.CharField(read_only=True)
    expires_at = StrictDateTime(read_only=True)


class MeSerializer(StrictSerializer):
    """Who is asking, and where they may look."""

    username = serializers.CharField(read_only=True)
    roles = serializers.ListField(
        child=serializers.ChoiceField(choices=[role.value for role in Role]), read_only=True
    )
    field_offices = serializers.ListField(child=serializers.CharField(), read_only=True)
    all_field_offices = serializers.BooleanField(read_only=True)


class TokenView(APIView):
    """Exchange a user name and password for a bearer token."""

    authentication_classes: Any = []
    throttle_classes: Any = [AnonRateThrottle]
    problem_statuses = (401,)
    keyed_methods: ClassVar[tuple[str, ...]] = ()

    @extend_schema(request=CredentialsSerializer, responses={200: TokenSerializer})
    def post(self, request: Request) -> Response:
        """Return a new token. Wrong name and wrong password read alike and take as long."""
        body = body_of(request, CredentialsSerializer)
        attempt = login_attempt(request, body["username"])
        attempt.refuse_if_spent()
        try:
            token, expires_at = issue_token(**body, at=now(), request_id=request_id.current())
        except NotAuthenticated:
            attempt.failed()
            raise
        attempt.succeeded()
        shown = TokenSerializer({"token": token, "expires_at": expires_at})
        return Response(shown.data)


class TokenRevokeView(APIView):
    """Sign out: end the token that came with the request."""

    keyed_methods: ClassVar[tuple[str, ...]] = ()

    @extend_schema(request=NoFields, responses={204: None})
    def post(self, request: Request) -> Response:
        """End the token at once."""
        body_of(request, NoFields)
        revoke_token(actor=actor_of_request(request), at=now(), digest=str(request.auth or ""))
        return Response(status=204)


class MeView(APIView):
    """Who is asking: user name, roles, field offices."""

    @extend_schema(responses={200: MeSerializer})
    def get(self, request: Request) -> Response:
        """Return the account's roles as they are at this moment."""
        actor = actor_of_request(request)
        shown = MeSerializer(
            {
                "username": actor.username,
                "roles": actor.roles(),
                "field_offices": field_offices_of(actor),
                "all_field_offices": any(a.field_office is None for a in actor.assignments),
            }
        )
        return Response(shown.data)

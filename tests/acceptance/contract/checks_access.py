"""Who is asking: tokens, `me`, and what happens without one."""

from contract import expect
from contract.http import Client
from contract.world import PEOPLE, ROLES, UNKNOWN, World

_READS = ("/me/", "/cases/", "/decisions/", "/overrides/", "/policies/", "/ledger/entries/")
_WRITES = (
    "/detainees/",
    "/cases/",
    f"/cases/{UNKNOWN}/assessments/",
    f"/assessments/{UNKNOWN}/complete/",
    f"/assessments/{UNKNOWN}/void/",
    f"/cases/{UNKNOWN}/screenings/",
    f"/cases/{UNKNOWN}/transfer/",
    f"/cases/{UNKNOWN}/close/",
    f"/cases/{UNKNOWN}/decisions/",
    *(
        f"/decisions/{UNKNOWN}/{verb}/"
        for verb in ["check", "submit", "concur", "return", "withdraw", "execute", "supplement"]
    ),
    *(
        f"/overrides/{UNKNOWN}/{verb}/"
        for verb in (
            "claim",
            "unclaim",
            "find-sufficient",
            "find-insufficient",
            "request-remediation",
            "escalate",
        )
    ),
    "/justification-checks/",
    "/ledger/verify/",
)


def check_the_demonstration_accounts_can_sign_in(world: World) -> None:
    """Each of the thirteen names gets a token and the hour at which it ends."""
    for username in PEOPLE:
        granted = world.granted(username)
        expect.equal(set(granted), {"token", "expires_at"}, f"token answer of {username}")
        expect.holds(granted["expires_at"].endswith("Z"), "expires_at is not in UTC")


def check_me_says_username_roles_and_field_offices(world: World) -> None:
    """`GET /me/` for each role."""
    for role, username in ROLES.items():
        me = expect.status(world.as_(username).get("/me/"), 200)
        expect.contains(me, {"username", "roles", "field_offices"}, "GET /me/")
        expect.equal(me["username"], username, "username")
        expect.equal(me["roles"], [role], f"roles of {username}")
    me = expect.status(world.as_("officer.elp").get("/me/"), 200)
    expect.equal(me["field_offices"], ["ELP"], "field offices of officer.elp")


def check_a_wrong_password_is_refused_like_an_unknown_name(world: World) -> None:
    """401, and nothing tells which of the two was wrong."""
    wrong = world.sign_in("officer.sna", "not the password")
    unknown = world.sign_in("nobody.sna", "not the password")
    expect.status(wrong, 401)
    expect.equal(unknown.raw, wrong.raw, "answer to an unknown name")


def check_a_token_request_without_its_fields_is_400(world: World) -> None:
    """Missing, empty and unknown fields are named."""
    client = world.nobody()
    expect.fault(client.post("/auth/token/", {"username": "officer.sna"}), "/password", 400)
    body = {"username": "officer.sna", "password": world.password, "otp": "1"}
    expect.fault(client.post("/auth/token/", body), "/otp", 400)


def check_every_read_without_a_token_is_401(world: World) -> None:
    """Nobody reads anything."""
    for path in _READS:
        expect.status(world.nobody().get(path), 401)


def check_every_write_without_a_token_is_401(world: World) -> None:
    """Nobody writes anything, and unknown ids are not confirmed either."""
    for path in _WRITES:
        expect.status(world.nobody().post(path, {}), 401)
    expect.status(world.nobody().patch(f"/decisions/{UNKNOWN}/", {}), 401)


def check_a_made_up_token_is_401_and_says_how_to_sign_in(world: World) -> None:
    """Wrong tokens, wrong schemes, and the WWW-Authenticate header that HTTP asks for."""
    answer = Client(world.base, "0" * 64).get("/me/")
    expect.status(answer, 401)
    expect.holds("bearer" in answer.headers.get("www-authenticate", "").lower(), answer.told())
    token = world.as_("officer.sna").token
    for scheme in (f"Token {token}", f"Bearer {token} x", "Bearer", f"Bearer {token[:-1]}"):
        answer = world.nobody().get("/me/", headers={"Authorization": scheme})
        expect.status(answer, 401)

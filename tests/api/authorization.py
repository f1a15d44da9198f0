"""Who gets which answer: every address and method, every principal, own and other field office.

Written by hand. `200/404` is the answer in the own and in another field office; a single number
holds for both. The accounts of the field (officer, supervisor, director) belong to one office;
everybody else's roles are held everywhere. `root` is Django's superuser without any role: it is
exempt from nothing.
"""

PRINCIPALS = {
    "anon": None,
    "officer": "officer.sna",
    "supervisor": "supervisor.sna",
    "director": "director.sna",
    "policy": "policy.hq",
    "auditor": "auditor.oig",
    "feed": "feed.earm",
    "admin": "admin.hq",
    "root": "root.hq",
}

API = """
route                        method anon officer supervisor director policy auditor feed admin root
schema                       GET    200  200     200        200      200    200     200  200   200
docs                         GET    200  200     200        200      200    200     200  200   200
problem-types                GET    200  200     200        200      200    200     200  200   200
problem-type                 GET    200  200     200        200      200    200     200  200   200
healthz                      GET    200  200     200        200      200    200     200  200   200
readyz                       GET    200  200     200        200      200    200     200  200   200
token                        POST   200  200     200        200      200    200     200  200   200
token-revoke                 POST   401  204     204        204      204    204     204  204   204
me                           GET    401  200     200        200      200    200     200  200   200

detainees                    GET    401  200     403        403      403    403     200  403   403
detainees                    POST   401  201     403        403      403    403     201  403   403
cases                        GET    401  200     200        200      200    200     403  403   403
cases                        POST   401  201/403 403        403      403    403     201  403   403
case                         GET    401  200/404 200/404    200/404  200    200     403  403   403
case-screenings              GET    401  200/404 200/404    200/404  200    200     403  403   403
case-screenings              POST   401  201/404 403        403      403    403     201  403   403
case-transfer                POST   401  200/404 200/404    403      403    403     403  403   403
case-close                   POST   401  200/404 200/404    403      403    403     403  403   403

case-assessments             GET    401  200/404 200/404    200/404  200    200     403  403   403
case-assessments             POST   401  201/404 403        403      403    403     201  403   403
assessment                   GET    401  200/404 200/404    200/404  200    200     403  403   403
assessment-complete          POST   401  200/404 403        403      403    403     200  403   403
assessment-void              POST   401  200/404 200/404    403      403    403     403  403   403

case-decisions               GET    401  200/404 200/404    200/404  200    200     403  403   403
case-decisions               POST   401  201/404 201/404    403      403    403     403  403   403
decisions                    GET    401  200     200        200      200    200     403  403   403
decision                     GET    401  200/404 200/404    200/404  200    200     403  403   403
decision                     PATCH  401  200/404 200/404    403      403    403     403  403   403
decision-check               POST   401  200/404 200/404    200/404  200    200     403  403   403
decision-submit              POST   401  200/404 200/404    403      403    403     403  403   403
decision-concur              POST   401  403     200/404    200/404  403    403     403  403   403
decision-return              POST   401  403     200/404    200/404  403    403     403  403   403
decision-withdraw            POST   401  200/404 200/404    403      403    403     403  403   403
decision-execute             POST   401  200/404 403        403      403    403     403  403   403
decision-supplement          POST   401  200/404 200/404    403      403    403     403  403   403

overrides                    GET    401  200     200        200      200    200     403  403   403
override                     GET    401  200/404 200/404    200/404  200    200     403  403   403
override-claim               POST   401  403     403        403      200    403     403  403   403
override-unclaim             POST   401  403     403        403      200    403     403  403   403
override-find-sufficient     POST   401  403     403        403      200    403     403  403   403
override-find-insufficient   POST   401  403     403        403      200    403     403  403   403
override-request-remediation POST   401  403     403        403      200    403     403  403   403
override-escalate            POST   401  403     403        403      200    403     403  403   403

justification-checks         POST   401  200     200        200      200    200     200  200   403
policies                     GET    401  200     200        200      200    200     200  200   403
policy                       GET    401  200     200        200      200    200     200  200   403
policy-in-force              GET    401  200     200        200      200    200     200  200   403
ledger-entries               GET    401  403     403        403      403    200     403  403   403
ledger-verify                POST   401  403     403        403      403    200     403  403   403
"""

# Everybody here is staff and signed in to the admin; the role decides all the same. `*` stands
# for each registered model: account, roleassignment, person, fieldoffice. The admin shows
# accounts to administrators and changes nothing for anybody.
ADMIN = """
route                 method anon officer supervisor director policy auditor feed admin root
index                 GET    302  200     200        200      200    200     200  200   200
index                 POST   302  200     200        200      200    200     200  200   200
app_list              GET    302  404     404        404      404    404     404  200   404
app_list              POST   302  404     404        404      404    404     404  200   404
accounts_*_changelist GET    302  403     403        403      403    403     403  200   403
accounts_*_changelist POST   302  403     403        403      403    403     403  200   403
accounts_*_add        GET    302  403     403        403      403    403     403  403   403
accounts_*_add        POST   302  403     403        403      403    403     403  403   403
accounts_*_change     GET    302  403     403        403      403    403     403  200   403
accounts_*_change     POST   302  403     403        403      403    403     403  403   403
accounts_*_delete     GET    302  403     403        403      403    403     403  403   403
accounts_*_delete     POST   302  403     403        403      403    403     403  403   403
accounts_*_history    GET    302  403     403        403      403    403     403  200   403
accounts_*_history    POST   302  403     403        403      403    403     403  200   403
"""


def table(text: str) -> dict[tuple[str, str], dict[str, tuple[int, int]]]:
    """Return {(route, method): {principal: (own office, other office)}}."""
    lines = [line.split() for line in text.strip().splitlines() if line]
    principals = lines[0][2:]
    return {
        (route, method): dict(zip(principals, map(_pair, cells), strict=True))
        for route, method, *cells in lines[1:]
    }


def _pair(cell: str) -> tuple[int, int]:
    own, _, other = cell.partition("/")
    return int(own), int(other or own)

"""Lists: cursor pages, sizes, filters."""

from contract import expect, stories
from contract.http import API
from contract.situations import day, moment
from contract.world import World

_LISTS = ("/cases/", "/decisions/", "/overrides/", "/policies/")


def check_a_page_has_next_previous_and_results(world: World) -> None:
    """And no count."""
    for path in _LISTS:
        page = expect.status(world.as_("officer.sna").get(path), 200)
        expect.equal(set(page), {"next", "previous", "results"}, f"keys of {path}")


def check_page_size_is_between_1_and_200(world: World) -> None:
    """The bounds hold; beyond them the answer is 400, or the bound itself: noted."""
    officer = world.as_("officer2.sna")
    for _ in range(2):
        world.case(stories.agreeing())
    expect.equal(len(officer.get("/cases/?page_size=1").json["results"]), 1, "page_size=1")
    expect.status(officer.get("/cases/?page_size=200"), 200)
    for size in ("0", "-1", "201", "x", "", "1.5", "99999999999999999999"):
        answer = officer.get(f"/cases/?page_size={size}")
        expect.status(answer, 200, 400)
        if answer.status == 200:
            world.note(f"page_size={size} is answered 200")
            expect.holds(len(answer.json["results"]) <= 200, "more than 200 on a page")


def check_pages_lead_forth_and_back(world: World) -> None:
    """Forth by `next` over everything once; back by `previous` to the same first page."""
    for _ in range(3):
        world.case(stories.agreeing())
    officer = world.as_("officer2.sna")
    whole = [one["id"] for one in world.pages("/cases/", by="officer2.sna", size=200)]
    size = max(2, len(whole) // 6)
    paged = [one["id"] for one in world.pages("/cases/", by="officer2.sna", size=size)]
    expect.equal(paged, whole, f"cases in pages of {size}")
    expect.equal(len(set(whole)), len(whole), "cases that stand twice")
    first = officer.get("/cases/?page_size=2").json
    expect.equal(first["previous"], None, "previous of the first page")
    second = officer.get(API + first["next"].split(API, 1)[1]).json
    back = officer.get(API + second["previous"].split(API, 1)[1]).json
    expect.equal(
        [one["id"] for one in back["results"]], [one["id"] for one in first["results"]], "back"
    )


def check_links_of_pages_stay_on_this_server(world: World) -> None:
    """`next` leads to where the client asked."""
    world.case(stories.agreeing())
    world.case(stories.agreeing())
    following = world.as_("officer.sna").get("/cases/?page_size=1").json["next"]
    expect.holds(following.startswith((world.base, API)), f"next leads to {following}")
    expect.holds("page_size=1" in following, f"next forgets the page size: {following}")


def check_a_made_up_cursor_is_refused(world: World) -> None:
    """400, whatever stands in it."""
    for cursor in ("x", "%00", "bnVsbA==", "W10", "W251bGwsMV0%3D", "a" * 3000):
        for path in ("/cases/", "/overrides/"):
            answer = world.as_("officer.sna").get(f"{path}?cursor={cursor}")
            expect.status(answer, 400)


def check_unknown_filters_are_refused(world: World) -> None:
    """By name, on every list; also Django's own lookups."""
    for path in (*_LISTS, "/ledger/entries/"):
        for name in ("colour", "state__in", "id", "limit", "search", "ordering"):
            answer = world.as_("auditor.oig").get(f"{path}?{name}=1")
            expect.status(answer, 400)
            expect.holds(name in answer.raw.decode(), f"{name} is not named: {answer.told()}")


def check_the_filters_of_cases(world: World) -> None:
    """`state`, `field_office`, `assessment_overdue`."""
    late = world.book_in(stories.medical(), hours=24 * 30)["id"]
    fresh = world.book_in(stories.medical(), hours=0.1)["id"]
    done = world.case(stories.medical())["id"]
    for query, fits in (
        ("state=awaiting_assessment", (True, True, False)),
        ("state=awaiting_decision", (False, False, True)),
        ("assessment_overdue=true", (True, False, False)),
        ("assessment_overdue=false", (False, True, True)),
        ("field_office=SNA", (True, True, True)),
        ("field_office=ELP", (False, False, False)),
        ("field_office=SNA&state=awaiting_decision", (False, False, True)),
    ):
        found = {one["id"] for one in world.pages(f"/cases/?{query}", by="policy2.hq", size=200)}
        shown = (late in found, fresh in found, done in found)
        expect.equal(shown, fits, f"?{query} for overdue, fresh, assessed")


def check_the_filters_of_decisions(world: World) -> None:
    """`state`, `contradiction`, `field_office`, `case`, `ground`, both dates."""
    ill = world.submitted(stories.medical()).json
    bond = world.draft(stories.bond_against()).json
    since, before = moment(hours=1), moment(hours=-1)
    for query, fits in (
        ("state=submitted", (True, False)),
        ("state=draft", (False, True)),
        ("contradiction=release_against_detain", (True, False)),
        ("field_office=SNA", (True, True)),
        ("field_office=ELP", (False, False)),
        (f"case={ill['case']}", (True, False)),
        ("ground=medical", (True, False)),
        (f"submitted_after={since}", (True, False)),
        (f"submitted_after={before}", (False, False)),
        (f"submitted_before={since}", (False, False)),
        (f"submitted_before={before}", (True, False)),
        (f"submitted_after={since}&submitted_before={before}&ground=medical", (True, False)),
    ):
        found = world.pages(f"/decisions/?{query}", by="auditor.oig", size=200)
        shown = tuple(one["id"] in {each["id"] for each in found} for one in (ill, bond))
        expect.equal(shown, fits, f"?{query} for a submitted release and a drafted bond")


def check_dates_are_taken_as_filters_too(world: World) -> None:
    """A plain date is a natural thing to send; it is taken or refused, and noted."""
    for value in (day(-1), "2023-02-30", "yesterday"):
        answer = world.as_("auditor.oig").get(f"/decisions/?submitted_after={value}")
        expect.status(answer, 200, 400)
        if value != day(-1):
            expect.equal(answer.status, 400, f"submitted_after={value}")
        else:
            world.note(f"submitted_after as a plain date is answered {answer.status}")


def check_bad_filter_values_are_refused(world: World) -> None:
    """400, or an empty list where the value could exist; never everything."""
    for query in ("state=asleep", "assessment_overdue=maybe", "field_office=ZZZ", "state=%00"):
        answer = world.as_("officer.sna").get(f"/cases/?{query}")
        if expect.status(answer, 200, 400) and answer.status == 200:
            world.note(f"GET /cases/?{query} is answered 200")
            expect.equal(answer.json["results"], [], f"?{query}")
    expect.status(world.as_("officer.sna").get("/decisions/?case=not-an-id"), 400)

"""The review queue: its order and its filters."""

import itertools
from typing import Any

from contract import expect, stories
from contract.world import World


def _ids(world: World, query: str, *, by: str = "policy.hq") -> set[str]:
    return {one["id"] for one in world.pages(f"/overrides/?{query}", by=by, size=200)}


def check_the_queue_is_sorted_by_priority_then_age(world: World) -> None:
    """One direction for the priority, oldest first within it."""
    world.submitted(stories.medical())
    held = world.submitted(stories.medical(public_safety="high")).json["review"]["id"]
    last = world.submitted(stories.medical()).json["review"]["id"]
    queue = world.pages("/overrides/", by="policy2.hq", size=200)
    order = [one["id"] for one in queue]
    expect.holds(order.index(held) < order.index(last), "a held release stands below a low one")
    ranks = [one["priority"] for one in queue]
    falling = sorted(ranks, reverse=True)
    expect.holds(ranks in (falling, falling[::-1]), f"not sorted by priority: {ranks}")
    for before, after in itertools.pairwise(queue):
        if before["priority"] == after["priority"]:
            in_order = before["opened_at"] <= after["opened_at"]
            expect.holds(in_order, f"younger first: {before['opened_at']}, {after['opened_at']}")


def check_the_queue_is_the_same_page_by_page(world: World) -> None:
    """Small pages hold everything, once, in the same order, ties of priority included."""
    for _ in range(3):
        world.submitted(stories.medical())
    whole = [one["id"] for one in world.pages("/overrides/", by="policy2.hq", size=200)]
    size = max(2, len(whole) // 5)
    paged = [one["id"] for one in world.pages("/overrides/", by="policy.hq", size=size)]
    expect.equal(paged, whole, f"the queue in pages of {size}")


def check_the_filters_of_the_queue(world: World) -> None:
    """Each named filter finds the review that fits and leaves out the one that does not."""
    held = world.review(world.submitted(stories.medical(public_safety="high"))).json
    bond = world.review(world.submitted(stories.bond_against())).json
    for query, fits in _queries(held, bond):
        found = _ids(world, query)
        expect.equal((held["id"] in found, bond["id"] in found), fits, f"?{query}")


def _queries(held: dict[str, Any], bond: dict[str, Any]) -> list[tuple[str, tuple[bool, bool]]]:
    return [
        ("state=open", (True, True)),
        ("state=in_review", (False, False)),
        ("field_office=SNA", (True, True)),
        ("field_office=ELP", (False, False)),
        ("contradiction=release_against_detain", (True, False)),
        ("contradiction=bond_against_no_bond", (False, True)),
        ("public_safety_risk=high", (True, False)),
        ("public_safety_risk=low", (False, True)),
        ("flight_risk=high", (True, True)),
        ("flight_risk=low", (False, False)),
        ("ground=medical", (True, False)),
        ("ground=court_order", (False, True)),
        ("hold=true", (True, False)),
        ("hold=false", (False, True)),
        ("overdue=true", (False, False)),
        ("overdue=false", (True, True)),
        ("ground=medical&hold=true&state=open", (True, False)),
    ]


def check_the_queue_can_be_narrowed_to_a_reviewer(world: World) -> None:
    """`assigned_to` takes what the representation shows there."""
    _, review = world.claimed(stories.medical())
    shown = review.json["assigned_to"]
    value = shown if isinstance(shown, str) else (shown.get("username") or shown["id"])
    world.note(f"assigned_to shows {shown!r}, which also is what the filter takes")
    expect.holds(review.json["id"] in _ids(world, f"assigned_to={value}"), "not found by reviewer")
    other = world.as_("policy.hq").get("/overrides/?assigned_to=policy2.hq")
    found = {one["id"] for one in expect.status(other, 200)["results"]}
    expect.holds(review.json["id"] not in found, "found by another reviewer")


def check_a_filter_of_the_queue_takes_only_known_values(world: World) -> None:
    """A value that no review can have is a fault, or finds nothing; it never finds everything."""
    world.submitted(stories.medical())
    for query in ("state=asleep", "hold=perhaps", "public_safety_risk=none", "ground=weather"):
        answer = world.as_("policy.hq").get(f"/overrides/?{query}")
        if expect.status(answer, 200, 400) and answer.status == 200:
            world.note(f"GET /overrides/?{query} is answered 200")
            expect.equal(answer.json["results"], [], f"?{query}")

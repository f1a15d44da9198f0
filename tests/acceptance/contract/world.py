"""The people of the demonstration data, and the records that the checks build through the API."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

from contract import expect, stories
from contract.http import API, Answer, Client
from contract.situations import Situation, moment

PEOPLE = (
    "officer.sna",
    "officer2.sna",
    "supervisor.sna",
    "supervisor2.sna",
    "director.sna",
    "officer.elp",
    "supervisor.elp",
    "director.elp",
    "policy.hq",
    "policy2.hq",
    "auditor.oig",
    "feed.earm",
    "admin.hq",
)
# One account for each role, all of the same field office where they have one.
ROLES = {
    "officer": "officer.sna",
    "supervisor": "supervisor.sna",
    "field_office_director": "director.sna",
    "policy_office": "policy.hq",
    "auditor": "auditor.oig",
    "feed": "feed.earm",
    "administrator": "admin.hq",
}
UNKNOWN = "01900000-0000-7000-8000-000000000000"
Body = dict[str, Any]


@dataclass
class World:
    """A server, its users' tokens, and what was noticed where the contract is silent."""

    base: str
    password: str
    corpus: str = ""
    notes: list[str] = field(default_factory=list)
    _clients: dict[str, Client] = field(default_factory=dict)
    _granted: dict[str, Body] = field(default_factory=dict)
    _bookings: int = 0

    def as_(self, username: str) -> Client:
        """Return the client of a demonstration account, signed in once."""
        if username not in self._clients:
            token = self.granted(username)["token"]
            self._clients[username] = Client(self.base, token, username)
        return self._clients[username]

    def granted(self, username: str) -> Body:
        """Return the token answer of a demonstration account, asked for once."""
        if username not in self._granted:
            self._granted[username] = expect.status(self.sign_in(username, self.password), 200)
        return self._granted[username]

    def nobody(self) -> Client:
        """Return a client that sends no token."""
        return Client(self.base)

    def sign_in(self, username: str, password: str) -> Answer:
        """Ask for a token."""
        credentials = {"username": username, "password": password}
        return self.nobody().post("/auth/token/", credentials)

    def note(self, text: str) -> None:
        """Keep a remark on something that the contract leaves open."""
        if text not in self.notes:
            self.notes.append(text)

    def book_in(
        self, told: Situation, *, office: str = "SNA", by: str = "feed.earm", hours: float = 100
    ) -> Body:
        """Book a person in, some hours ago; return the case."""
        client = self.as_(by)
        detainee = expect.status(client.post("/detainees/", asdict(told.person)), 201)
        body = {
            "detainee": detainee["id"],
            "field_office": office,
            "booked_in_at": moment(hours=hours),
        }
        return expect.status(client.post("/cases/", body), 201)

    def assess(
        self, case: Body, told: Situation, *, complete: bool = True, by: str = "feed.earm"
    ) -> Answer:
        """Send the RCA for a case, completed unless told otherwise."""
        body = {**(told.assessment or {}), "source_reference": "EARM-1", "complete": complete}
        answer = self.as_(by).post(f"/cases/{case['id']}/assessments/", body)
        expect.status(answer, 201)
        return answer

    def case(self, told: Situation, *, office: str = "SNA") -> Body:
        """Return a case that stands where the situation says: assessed or not."""
        # Taking turns, so that no account comes near its share of requests a minute.
        self._bookings += 1
        by = "officer2.sna" if office == "SNA" and self._bookings % 3 == 0 else "feed.earm"
        booked = self.book_in(told, office=office, by=by)
        if told.assessment is not None:
            self.assess(booked, told, by=by)
        return booked

    def draft(self, told: Situation, *, by: str = "officer.sna", office: str = "SNA") -> Answer:
        """Return the answer that holds a decision in draft."""
        case = self.case(told, office=office)
        answer = self.as_(by).post(f"/cases/{case['id']}/decisions/", told.content)
        expect.status(answer, 201)
        return answer

    def submitted(self, told: Situation, *, by: str = "officer.sna", office: str = "SNA") -> Answer:
        """Return the answer that holds a decision just submitted."""
        case = self.case(told, office=office)
        body = {**told.content, "submit": True}
        answer = self.as_(by).post(f"/cases/{case['id']}/decisions/", body)
        expect.status(answer, 201)
        return answer

    def concurred(self, told: Situation, *, by: str = "officer.sna") -> Answer:
        """Return the answer that holds a decision with every concurrence it needs."""
        answer = self.submitted(told, by=by)
        signers = {"supervisor": "supervisor.sna", "field_office_director": "director.sna"}
        for role in answer.json["concurrences_missing"]:
            answer = self.concur(answer, told, by=signers[role])
        return answer

    def concur(self, decision: Answer, told: Situation, *, by: str = "supervisor.sna") -> Answer:
        """Sign a decision with the situation's statement; return the decision then."""
        answer = self.step(by, decision, "concur", {"statement": told.statement})
        expect.status(answer, 200)
        return answer

    def executed(self, told: Situation, *, by: str = "officer.sna") -> Answer:
        """Return the answer that holds a decision carried out."""
        answer = self.execute(self.concurred(told), by=by)
        expect.status(answer, 200)
        return answer

    def execute(self, decision: Answer, *, by: str = "officer.sna") -> Answer:
        """Carry a decision out now."""
        return self.step(by, decision, "execute", {"executed_at": moment(seconds=0)})

    def step(
        self, by: str, decision: Answer, verb: str, body: Body | None = None, **options: Any
    ) -> Answer:
        """Take one step with a decision, under the tag that was read last."""
        path = f"/decisions/{decision.json['id']}/{verb}/"
        return self.as_(by).post(path, body, etag=options.pop("etag", decision.etag), **options)

    def read(self, decision: Answer, *, by: str = "officer.sna") -> Answer:
        """Read a decision again."""
        answer = self.as_(by).get(f"/decisions/{decision.json['id']}/")
        expect.status(answer, 200)
        return answer

    def review(self, decision: Answer, *, by: str = "policy.hq") -> Answer:
        """Return the review that a decision's submission opened."""
        found = decision.json["review"]
        expect.holds(found, f"no review was opened: {decision.told()}")
        answer = self.as_(by).get(f"/overrides/{found['id']}/")
        expect.status(answer, 200)
        return answer

    def judge(
        self, review: Answer, verb: str, body: Body | None = None, *, by: str = "policy.hq"
    ) -> Answer:
        """Take one step with a review, under the tag that was read last."""
        path = f"/overrides/{review.json['id']}/{verb}/"
        return self.as_(by).post(path, body, etag=review.etag)

    def claimed(self, told: Situation) -> tuple[Answer, Answer]:
        """Return a submitted decision, and its review claimed by the policy office."""
        decision = self.submitted(told)
        review = self.judge(self.review(decision), "claim")
        expect.status(review, 200)
        return decision, review

    def state_of(self, case_id: str, *, by: str = "officer.sna") -> str:
        """Return the state of a case."""
        return expect.status(self.as_(by).get(f"/cases/{case_id}/"), 200)["state"]

    def pages(self, path: str, *, by: str, size: int = 50) -> list[Body]:
        """Return all results of a list, page by page."""
        joint = "&" if "?" in path else "?"
        following: str | None = f"{path}{joint}page_size={size}"
        found: list[Body] = []
        while following:
            page = expect.status(self.as_(by).get(following), 200)
            found += page["results"]
            following = page["next"] and API + page["next"].split(API, 1)[1]
        return found


def question(told: Situation) -> Body:
    """Return a situation as the body of a justification check."""
    return {
        "decided_on": moment(seconds=0)[:10],
        "detainee": {
            "given_name": told.person.given_name,
            "family_name": told.person.family_name,
            "age": 45,
            "country_of_citizenship": told.person.country_of_citizenship,
        },
        "assessment": told.assessment,
        "decision": told.decision,
        "justification": told.justification,
    }


def medical() -> Situation:
    """The story that most checks use."""
    return stories.medical()


Check = Callable[[World], None]

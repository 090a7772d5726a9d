"""The example register with somebody listed, somebody gone, an applicant, a school and the rest, every field a marker.

Three variants hold other markers in all that is confidential, and the same in all that is public.
"""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from example import TODAY, changed
from markers import Fixed, Mark, Variant
from revisions import Work

from generator.records import Entry
from generator.records.assessor import Assessor, Publish
from generator.records.erasure import Erasure
from generator.records.event import Event
from generator.records.fee import Fee
from generator.records.organisation import Organisation
from generator.records.sample import Sample
from generator.records.scheme import Scheme
from generator.records.school import School
from generator.write.yaml_text import written

ON = date.fromisoformat(TODAY)
SINCE = "2025-05-05"
LISTED = "zq-listed"
GONE = "zq-gone"
SCHOOL = "eng-987600"
"""A school that holds the mark; the name of another, which nobody may know, has its variant's letter in its id."""

PAID = {
    "fee": "registration-ongoing",
    "event": None,
    "paid_on": ...,
    "cancelled_on": None,
    "refunds.amount": "0.01",  # in part: a fee paid back as a whole is not paid
    "covers": ...,
    "covers.to": ...,
    "withdrawn": "no",
}
ACCREDITED = {"on": SINCE, "decision": "accredited"}
HISTORIES: dict[str, list[dict[str, Any]]] = {
    "1": [{"on": "1990-03-04", "decision": "registered"}, ACCREDITED],
    "2": [
        {"on": "1991-05-06", "decision": "registered"},
        {"on": "1992-07-08", "decision": "accredited"},
        {"on": "1993-09-10", "decision": "removed"},
        {"on": SINCE, "decision": "reinstated"},
    ],
    "3": [
        {"on": "1994-11-12", "decision": "registered"},
        {"on": "1995-12-13", "decision": "left"},
        {"on": "1996-01-14", "decision": "registered"},
        ACCREDITED,
    ],
}
"""Three ways to one standing since one day."""


def variant(letter: str) -> Variant:
    return {
        "1": Variant("1", 1),
        "2": Variant("2", 2001, length=2, last_word=True),
        "3": Variant("3", 5001, bare=True),
    }[letter]


def standing_facts(decisions: list[dict[str, Any]]) -> Fixed:
    """What keeps a person listed, whatever else is in their file."""
    return {
        "decisions": [decision | {"withdrawn": "no"} for decision in decisions],
        "membership": [{"grade": "full"}],
        "agreements": [{"version": "2024", "withdrawn": "no"}],
        "invoices": [PAID],
        "excuses": [{"accepted_on": ...}],
    }


def files(v: Variant, *, agreed: bool) -> dict[str, dict[str, Any]]:
    """The files that a variant adds to the example register, by folder and id."""
    made: dict[str, dict[str, Any]] = {}

    def put(kind: type[Entry], id: str, fixed: Fixed | None = None, *, hidden: bool = False) -> None:
        values = v.entry(kind, id, fixed, hidden=hidden, agreed=agreed)
        made[f"{kind.folder}/{id}" if kind.folder else "scheme"] = values

    scheme = {name: None for name in Scheme.model_fields if name not in ("id", "note")}
    put(Scheme, "scheme", scheme | {"site_url": "https://register.example"})  # for a list of pages, and whole addresses
    put(Organisation, "zq-open")
    sittings = [{"from": "2026-05-06", "to": None}, {"from": "2026-06-07", "to": "2026-06-08"}]
    event = {"sittings": sittings, "required_of": "registered-since", "cost.published_on": "2026-04-01"}
    public = ("sittings", "required_of", "registered_since", "cancelled_on", "cost")
    event |= {f"corrections.{name}": None for name in public}  # it would take the place of what is looked for
    put(Event, "zq-event", event)
    amounts = [
        {"from": "2020-01-01", "to": None, "announced_on": None, "amount": "777.11"},
        {"from": "2027-01-01", "to": None, "announced_on": "2026-12-01", "amount": "888.22"},
    ]
    put(Fee, "zq-fee", {"schedule": amounts})
    agreement = {"1": "2024-01-01", "2": "2024-02-02", "3": "2024-03-03"}[v.letter] if agreed else None
    later: dict[str, Any] = {"publish": ...} | {
        f"publish.{name}": agreement or "2090-01-01" for name in Publish.model_fields
    }
    listed = standing_facts(HISTORIES[v.letter]) | {"organisations": [{"organisation": "zq-open"}]}
    listed |= {"corrections.registration_number": None}  # as above
    put(Assessor, LISTED, listed | (later if agreed or not v.bare else {}))
    award = {"awarded_on": "2025-02-03", "voided": None, "corrections": None}
    consent = {"publish_award": [{"agreed_on": agreement, "withdrawn_on": None}]}
    refused = {"publish_award": [{"agreed_on": "2090-02-03"}]} if v.letter == "1" else {}
    put(School, SCHOOL, {"assessments": [award], "closed_on": None} | (consent if agreed else refused))
    put(Erasure if v.letter == "3" else Assessor, GONE, _gone(v.letter), hidden=True)
    if not v.bare:
        put(Assessor, f"zq{v.letter}-applicant", {"organisations": None, "decisions": None}, hidden=True)
        put(Organisation, f"zq{v.letter}-organisation", hidden=True)
        numbers = [{"id": "1934-7"}, {"id": "1935-8"}][: v.length]
        put(School, f"eng-98760{v.letter}", {"assessments": numbers}, hidden=True)
        put(Sample, "2017", {"share": "10"}, hidden=True)
        put(Erasure, f"zq{v.letter}-erased", {"listed": "no"}, hidden=True)
        hidden_ids = [f"zq{v.letter}-applicant", f"zq{v.letter}-organisation", f"zq{v.letter}-erased"]
        v.marks += [Mark(id, True, (id,)) for id in hidden_ids]
    v.marks += [Mark("a school's id", True, (f"98760{v.letter}",)), Mark("a school's id", True, ("987600",))]
    return made


def _gone(letter: str) -> Fixed:
    """Someone no longer listed: lapsed, removed, or erased."""
    if letter == "3":
        return {"listed": "yes"}
    decisions = [{"on": "1995-01-02", "decision": "registered"}]
    if letter == "2":
        return standing_facts([*decisions, {"on": "1996-02-03", "decision": "removed"}])
    return standing_facts(decisions) | {"membership": [{"grade": "full", "to": "1999-04-05"}]}


@cache
def made(letter: str, *, agreed: bool = False) -> tuple[Variant, dict[str, dict[str, Any]]]:
    v = variant(letter)
    return v, files(v, agreed=agreed)


def hidden_marks(v: Variant) -> list[Mark]:
    """Those that may occur nowhere. The day of the last decision is public as the day since when."""
    return [mark for mark in v.marks if mark.hidden and SINCE not in mark.texts and not _of_an_award(mark)]


def _of_an_award(mark: Mark) -> bool:
    return mark.place.startswith(f"schools/{SCHOOL}:") and mark.place.endswith("awarded_on")


AROUND = {
    name: f"zqaround{number}q"
    for number, name in enumerate(("comment", "message", "author", "branch", "paper", "folder"))
}
"""Markers of what is around the files: a comment in each, the commit, and papers and a folder beside them."""


def around_marks() -> list[Mark]:
    return [Mark(f"the {name}", True, (marker,)) for name, marker in AROUND.items()]


def checkout(values: dict[str, dict[str, Any]], root: Path) -> Work:
    """A repository in which the marked register is on a branch, on top of the example; its own folder is marked."""
    work = Work.begun(root / AROUND["folder"])
    work.branch(AROUND["branch"])
    for name, fields in changed(values).items():
        work.write(name, f"# {AROUND['comment']}\n{written(fields)}")
    (work.root / ".gitignore").write_text("/desk.html\n/letters/\n", encoding="utf-8")
    work.git("add", "-A")
    work.git(
        "commit", "-q", "--author", f"{AROUND['author']} <{AROUND['author']}@example.org>", "-m", AROUND["message"]
    )
    for paper in ("letters/paper.md", "desk.html", ".register-kept/answer"):
        path = work.root / paper
        path.parent.mkdir(exist_ok=True)
        path.write_text(AROUND["paper"], encoding="utf-8")
    return work

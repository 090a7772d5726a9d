"""What is confidential never leaves the register: not by pages, search, data files and feeds, nor by a build's log."""

import gzip
import html
import json
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from commands import called
from example import TODAY, register
from markers import UNSAID, Fixed, Mark, Variant
from pydantic import BaseModel

from generator.check import RULES
from generator.days import in_words
from generator.problem import Problem
from generator.public import public
from generator.read.entries import models_in, read_entry
from generator.read.loading import KINDS
from generator.records import ENTRIES, Entry, Visibility
from generator.records.assessor import Assessor, Publish
from generator.records.base import fields_of
from generator.records.erasure import Erasure
from generator.records.event import Event
from generator.records.fee import Fee
from generator.records.organisation import Organisation
from generator.records.sample import Sample
from generator.records.scheme import Scheme
from generator.records.school import School
from generator.site import Engine, build
from generator.site.unbroken import FIXED_SPACE
from generator.write.yaml_text import written

ON = date.fromisoformat(TODAY)
SINCE = "2025-05-05"
LISTED = "zq-listed"
GONE = "zq-gone"
THEMES_OWN = ("site/assets/javascripts/", "site/assets/stylesheets/")
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
    put(Scheme, "scheme", scheme)
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


@pytest.fixture(scope="module")
def sites(once: Callable[[str, Callable[[Path], object]], Path]) -> Any:
    """Built sites, made once for each variant, agreement and engine."""

    def site(letter: str, agreed: bool = False, engine: Engine = Engine.MATERIAL) -> Path:
        def fill(root: Path) -> None:
            build(root, public(register(made(letter, agreed=agreed)[1]), ON), engine)

        return once(f"confidential-{letter}-{'agreed' if agreed else 'not-agreed'}-{engine}", fill)

    return site


def texts(root: Path) -> Iterator[tuple[str, str]]:
    """Every file of the site and of the docs folder, and its name, in each way a reader's program may take it.

    The theme's own files are left out: that they are always the same is the last test of this part.
    """
    paths = sorted(root.rglob("*"))
    assert paths, f"Nothing was built below {root}"
    for path in paths:
        name = path.relative_to(root).as_posix()
        if path.is_file() and not name.startswith(THEMES_OWN):
            content = path.read_bytes()
            text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8", "replace")
            text = text.replace(FIXED_SPACE, " ")
            unfolded = text.replace("\r\n ", "")
            yield name, "\n".join({name, text, unfolded, html.unescape(text), unquote(text)}).casefold()


def found(marks: list[Mark], everything: list[tuple[str, str]]) -> list[str]:
    looked_for = [(mark.place, text.casefold()) for mark in marks for text in mark.texts]
    return [f"{place} in {name}" for name, text in everything for place, mark in looked_for if mark in text]


# The markers themselves


def test_every_kind_of_file_is_there_and_every_field_of_it_holds_something() -> None:
    v, values = made("1")
    assert {name.rpartition("/")[0] for name in values} == {kind.folder for kind in ENTRIES}
    hidden = hidden_marks(v)
    assert len(hidden) > 200
    every = [text for mark in v.marks for text in mark.texts[:1]]
    fixed = {mark.place for mark in v.marks if mark.place.endswith(".on")}
    assert len(set(every)) >= len(every) - len(fixed) - 12


def test_every_field_that_is_not_public_is_in_the_files_with_markers() -> None:
    """A confidential field that comes to be, such as who attended an event, is covered without a word here."""

    def paths(model: type[BaseModel], keys: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
        for name, info in fields_of(model):
            if info.json_schema_extra["visibility"] is not Visibility.PUBLIC:  # type: ignore[index, call-overload]
                yield (*keys, name)
            for inner in models_in(info.annotation):
                yield from paths(inner, (*keys, name))

    def written_in(value: Any, keys: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
        yield keys
        for name, inner in value.items() if isinstance(value, dict) else ():
            yield from written_in(inner, (*keys, name))
        for inner in value if isinstance(value, list | tuple) else ():
            yield from written_in(inner, keys)

    there = {(name.rpartition("/")[0], keys) for name, values in made("1")[1].items() for keys in written_in(values)}
    missing = [
        f"{kind.__name__}.{'.'.join(keys)}"
        for kind in ENTRIES
        for keys in paths(kind)
        if keys[-1] != UNSAID and (kind.folder, keys) not in there
    ]
    assert missing == []


def test_a_field_that_nobody_classified_fails() -> None:
    class Unclassified(Entry):
        folder = "unclassified"
        secret: str

    with pytest.raises(AssertionError, match="public, agreed or confidential"):
        Variant("1", 1).entry(Unclassified, "one")


# The site


@pytest.mark.parametrize(("letter", "engine"), [("1", Engine.MATERIAL), ("1", Engine.ZENSICAL), ("2", Engine.MATERIAL)])
def test_no_confidential_marker_occurs_anywhere_in_what_is_built(sites: Any, letter: str, engine: Engine) -> None:
    v, _ = made(letter)
    assert found(hidden_marks(v), list(texts(sites(letter, engine=engine)))) == []


def _with_plain_spaces(text: str) -> str:
    """Days and amounts have fixed spaces, so that they do not break over lines."""
    return text.replace(FIXED_SPACE, " ")


def test_what_is_agreed_occurs_where_it_should_and_nothing_more(sites: Any) -> None:
    v, values = made("1", agreed=True)
    root = sites("1", agreed=True)
    everything = list(texts(root))
    assert found(hidden_marks(v), everything) == []
    page = _with_plain_spaces((root / "site" / "assessors" / LISTED / "index.html").read_text(encoding="utf-8"))
    data = (root / "site" / "api" / "v1" / "assessors.json").read_text(encoding="utf-8")
    person = values[f"assessors/{LISTED}"]
    for shown in (person["portrait"], *person["contact"].values()):
        assert shown in page
        assert shown in data
    ((time,), most) = person["availability"]["unavailable"], person["availability"]["most_visits_a_year"]
    first, last = (in_words(date.fromisoformat(time[end])) for end in ("from", "to"))
    assert f"from {first} to {last}" in page
    (listed,) = [assessor for assessor in json.loads(data)["assessors"] if assessor["id"] == LISTED]
    assert (listed["unavailable"], listed["most_visits_a_year"]) == ([time], int(most))
    schools = _with_plain_spaces((root / "site" / "schools" / "index.html").read_text(encoding="utf-8"))
    assert values[f"schools/{SCHOOL}"]["name"] in schools
    assert "3 February 2028" in schools


def test_what_is_public_occurs_so_that_these_tests_can_fail(sites: Any) -> None:
    v, _ = made("1")
    everything = list(texts(sites("1")))
    shown = [mark for mark in v.marks if not mark.hidden and mark.place.split("/")[0] != "scheme"]
    missing = [mark.place for mark in shown if not found([mark], everything)]
    not_the_last_change = ["events/zq-event:moved_on"]  # the calendar has the day of the last one
    corrected = ["events/zq-event:cost.amount", "events/zq-event:cost.vat_rate"]
    not_announced_yet = ["fees/zq-fee:schedule.vat_rate"]
    assert missing == not_the_last_change + corrected + not_announced_yet


def test_what_is_public_only_later_does_not_occur_yet(sites: Any) -> None:
    _, values = made("1")
    early = (values["events/zq-event"]["cost"]["amount"], "888.22", "£888")
    for name, text in texts(sites("1")):
        assert not any(amount in text for amount in early), name


# Two registers that differ in nothing that is public


@pytest.mark.parametrize("agreed", [False, True], ids=["nothing agreed", "all agreed"])
@pytest.mark.parametrize("letter", ["2", "3"])
def test_registers_that_differ_only_in_what_is_confidential_build_the_same_site(
    sites: Any, letter: str, agreed: bool
) -> None:
    """Other dates, words, numbers, yes for no, more of them or none; other histories of one standing; people whom the
    list never named, and one who left it for another reason: not a byte differs.
    """
    assert made("1", agreed=agreed)[1] != made(letter, agreed=agreed)[1]
    first, second = (
        {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        for root in (sites("1", agreed=agreed), sites(letter, agreed=agreed))
    )
    assert [name for name in sorted(first | second) if first.get(name) != second.get(name)] == []


# What is printed


def on_disk(values: dict[str, dict[str, Any]], root: Path) -> None:
    for name, fields in values.items():
        path = root / "data" / f"{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        kept = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(kept + written(fields), encoding="utf-8")


def test_a_build_prints_no_confidential_marker_though_much_is_refused(register_root: Path) -> None:
    v, values = made("1")
    on_disk(values, register_root)
    done = called("build", "--root", register_root, "--on", TODAY)
    assert done.returncode == 1
    assert done.stderr.count("refused") > 5
    marks = [mark for mark in hidden_marks(v) if "zq1-" not in mark.texts[0] and "98760" not in mark.texts[0]]
    assert found(marks, [("what is printed", (done.stdout + done.stderr).casefold())]) == []


def test_no_rules_message_names_a_confidential_value() -> None:
    """A file's name is its place, and said; its fields' values are not."""
    v, values = made("1")
    held = register(values)
    problems = [problem for rule in RULES for problem in rule.problems(held, ON)]
    assert len(problems) > 20
    assert found(hidden_marks(v), [(problem.code, _said(problem)) for problem in problems]) == []


def _said(problem: Problem) -> str:
    words = [problem.message, problem.fix, *(word for _, word in problem.related)]
    return "\n".join(words).casefold()


def test_no_message_about_a_value_that_cannot_be_read_repeats_it() -> None:
    def spoilt(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: spoilt(inner) for key, inner in value.items()}
        return tuple(map(spoilt, value)) if isinstance(value, list | tuple) else "Zqspoilt\nZqspoilt" + 300 * "x"

    said = []
    for name, fields in made("1")[1].items():
        folder, _, id = name.rpartition("/")
        read = read_entry(KINDS[folder], f"data/{name}.yml", id, spoilt(fields))
        assert isinstance(read, list)
        said += [_said(problem) for problem in read]
    assert len(said) > 150
    assert not [line for line in said if "zqspoilt" in line]

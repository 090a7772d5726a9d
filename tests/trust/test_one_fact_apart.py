"""Registers that differ in one confidential fact have the same public site: each confidential field of the records.

Some facts rightly show: who is no member is not on the list. EFFECTS says which, why, and what they may change: nothing
else of the site, and nothing of anybody else. The site is made of these public values alone: `make lint` enforces that.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, replace
from functools import cache
from typing import NamedTuple

import pytest
from example import TODAY, changed, tuples
from example import register as example_register
from marked_register import GONE, LISTED, ON, SCHOOL, made
from one_fact import Apart, Values, corrected_since, one_fact_apart
from trust import Count, Figure

from generator.check import RULES
from generator.problem import Severity
from generator.public import PublicSite, public
from generator.read.entries import read_entry
from generator.read.loading import KINDS
from generator.read.references import resolve
from generator.records import Entry, School
from generator.register import Register

ON_THE_LIST = {"on the list"}
CRITERION = "the standing on a day rests on it, and only people in good standing are on the list (CONT.1)"
PAYMENT = "a fee that is due is paid or not, and only people who owe nothing are on the list (UA.1, REG.2)"
DECISION = "a decision makes the standing, and its day is shown as the day since when"
AGREED = "people agree, from a day on, to what the site shows of them (INFO.1)"
OFFERED = "an offer, or a time with an organisation, is shown on its days"
AWARD = "a school's award is shown while it is in force and the school agrees (CONF)"

EFFECTS: dict[str, tuple[set[str], str]] = {
    **dict.fromkeys(
        (
            "Assessor.agreements",
            "Assessor.agreements.version",
            "Assessor.agreements.signed_on",
            "Assessor.membership",
            "Assessor.membership.from",
            "Assessor.membership.to",
            "Assessor.membership.grade",
            "Assessor.excuses",
            "Assessor.excuses.event",
            "Assessor.excuses.accepted_on",
            "Event.attendance.present",
            "Event.corrections",
        ),
        (ON_THE_LIST, CRITERION),
    ),
    **dict.fromkeys(
        (
            "Assessor.invoices",
            "Assessor.invoices.fee",
            "Assessor.invoices.paid_on",
            "Assessor.invoices.covers",
            "Assessor.invoices.covers.from",
            "Assessor.invoices.covers.to",
            "Assessor.invoices.refunds",
            "Assessor.invoices.refunds.amount",
        ),
        (ON_THE_LIST, PAYMENT),
    ),
    **dict.fromkeys(
        ("Assessor.decisions", "Assessor.decisions.on", "Assessor.decisions.decision"),
        ({*ON_THE_LIST, "standing", "since"}, DECISION),
    ),
    **{f"Assessor.publish.{item}": ({item}, AGREED) for item in ("portrait", "email", "phone", "website")},
    **{f"Assessor.contact.{item}": ({item}, AGREED) for item in ("email", "phone", "website")},
    "Assessor.portrait": ({"portrait"}, AGREED),
    "Assessor.availability": ({"unavailable", "most_visits_a_year"}, AGREED),
    "Assessor.availability.unavailable": ({"unavailable"}, AGREED),
    "Assessor.availability.unavailable.from": ({"unavailable"}, AGREED),
    "Assessor.availability.unavailable.to": ({"unavailable"}, AGREED),
    "Assessor.availability.most_visits_a_year": ({"most_visits_a_year"}, AGREED),
    "Assessor.publish.availability": ({"unavailable", "most_visits_a_year"}, AGREED),
    "Assessor.publish": (
        {"portrait", "email", "phone", "website", "unavailable", "most_visits_a_year"},
        AGREED,
    ),
    "Assessor.organisations.from": ({"organisations"}, OFFERED),
    "Assessor.organisations.to": ({"organisations"}, OFFERED),
    "Assessor.phases.from": ({"phases"}, OFFERED),
    "Assessor.phases.to": ({"phases"}, OFFERED),
    "Assessor.school_types.from": ({"school_types", "experience_by_type"}, OFFERED),
    "Assessor.school_types.to": ({"school_types", "experience_by_type"}, OFFERED),
    **dict.fromkeys(
        (
            "School.name",
            "School.closed_on",
            "School.predecessors",
            "School.predecessors.school",
            "School.assessments.awarded_on",
            "School.assessments.voided",
            "School.assessments.voided.on",
            "School.assessments.corrections",
            "School.publish_award",
            "School.publish_award.agreed_on",
            "School.publish_award.withdrawn_on",
        ),
        ({"awards"}, AWARD),
    ),
}
"""The confidential fields that rightly change something public: what they may change, and why."""
MARKED = (f"assessors/{LISTED}", f"assessors/{GONE}", f"schools/{SCHOOL}")


class Shown(NamedTuple):
    """A difference of two sites: whose (a person's id, a school's name, or empty for the site), and what differs."""

    whose: str
    what: str


@cache
def files(*, agreed: bool) -> dict[str, Values]:
    return changed(made("1", agreed=agreed)[1])


@cache
def marked(*, agreed: bool) -> Register:
    entries = {entry.file: entry for file, values in files(agreed=agreed).items() if (entry := entry_of(file, values))}
    resolved, problems = resolve(entries, frozenset())
    assert not problems
    return Register.of(resolved)


def entry_of(file: str, values: Values) -> Entry:
    folder, _, id = file.rpartition("/")
    entry = read_entry(KINDS[folder], f"data/{file}.yml", id, tuples(values))
    assert isinstance(entry, Entry), (file, entry)
    return entry


def with_(register: Register, apart: Apart) -> Register:
    """A register with one file changed; what was reckoned of other people is not reckoned again."""
    entry = entry_of(apart.file, apart.values).as_corrected()
    kind = apart.file.rpartition("/")[0]
    other = replace(register, **{kind: {**getattr(register, kind), entry.id: entry}} if kind else {"scheme": entry})
    other.reckon_like(register)
    return other


def differences(one: PublicSite, other: PublicSite) -> Iterator[Shown]:
    """What differs, to the letter: values that are equal can be written in two ways, so their texts are compared."""
    before, after = ({assessor.id: assessor for assessor in site.assessors} for site in (one, other))
    gone, gone_after = set(one.no_longer_listed), set(other.no_longer_listed)
    for id in sorted({*before, *after, *gone, *gone_after}):
        if (id in before, id in gone) != (id in after, id in gone_after):
            yield Shown(id, "on the list")
        elif id in before:
            for field in fields(before[id]):
                if repr(getattr(before[id], field.name)) != repr(getattr(after[id], field.name)):
                    yield Shown(id, field.name)
    awards = Counter(one.awards), Counter(other.awards)
    yield from (Shown(award.school, "awards") for award in {*(awards[0] - awards[1]), *(awards[1] - awards[0])})
    for name in {field.name for field in fields(one)} - {"assessors", "no_longer_listed", "awards"}:
        if repr(getattr(one, name)) != repr(getattr(other, name)):
            yield Shown("", name)


def whose(register: Register, apart: Apart) -> set[str]:
    """Whom a file is about: whose part of the site it may change."""
    kind, _, id = apart.file.rpartition("/")
    match kind:
        case "assessors":
            return {id}
        case "schools":
            later = (school for school in register.schools.values() if id in _line(register, school))
            return {str(apart.values["name"]), *(school.name for school in later)}
        case "events":
            return set(register.assessors)
    return set()


def _line(register: Register, school: School) -> set[str]:
    """A school and every school that it came from: what is on record for those counts for it."""
    return {earlier.id for earlier in register.with_predecessors(school)}


def every_pair(*, agreed: bool) -> Iterator[Apart]:
    """Where nothing is agreed, only those of whom something could be agreed."""
    chosen = {file: values for file, values in files(agreed=agreed).items() if agreed or file in MARKED}
    yield from one_fact_apart(chosen)


@pytest.mark.slow
@pytest.mark.parametrize("agreed", [True, False], ids=["all agreed", "nothing agreed"])
def test_one_confidential_fact_changes_nothing_public_but_what_it_rightly_shows(agreed: bool, count: Count) -> None:
    register = marked(agreed=agreed)
    site = public(register, ON)
    text = repr(site)
    leaks: list[tuple[str, ...]] = []
    alike, seen = 0, set()
    for apart in every_pair(agreed=agreed):
        other = public(with_(register, apart), ON)
        if repr(other) == text:
            alike += 1
            continue
        allowed, why = EFFECTS.get(apart.field, (set(), ""))
        if why is AGREED and not agreed and "publish" not in apart.field:
            allowed = set()
        shown = set(differences(site, other))
        assert shown, "the order of what is listed differs"
        seen.add(apart.field)
        about = whose(register, apart)
        leaks += [(apart.field, apart.file, *one) for one in shown if one.what not in allowed or one.whose not in about]
    count(Figure.ALIKE, alike)
    count(Figure.LEAKS, len(leaks))
    assert leaks == []
    assert alike > (5_000 if agreed else 1_500)
    if agreed:
        assert sorted(set(EFFECTS) - seen) == [], "these change nothing public any more"


def test_what_nobody_agreed_to_show_changes_nothing(count: Count) -> None:
    """The same fields that show something of people who agreed."""
    agreed_items = {field for field, (_, why) in EFFECTS.items() if why is AGREED and "publish" not in field}
    register = marked(agreed=False)
    text = repr(public(register, ON))
    alike = [
        apart.field
        for apart in one_fact_apart({MARKED[0]: files(agreed=False)[MARKED[0]]})
        if apart.field in agreed_items and repr(public(with_(register, apart), ON)) == text
    ]
    count(Figure.ALIKE, len(alike))
    assert set(alike) == agreed_items


@pytest.mark.parametrize("on", ["2026-02-28", TODAY])
def test_what_was_wrong_and_is_corrected_looks_as_if_it_had_been_right_at_once(on: str, count: Count) -> None:
    """Of every list whose records are corrected by later ones, and every field of them."""
    register = marked(agreed=True)
    site = public(register, ON)
    text = repr(site)
    differ: list[tuple[str, ...]] = []
    alike = 0
    for apart in corrected_since(files(agreed=True), on):
        other = public(with_(register, apart), ON)
        alike += repr(other) == text
        differ += [(apart.field, apart.file, *shown) for shown in differences(site, other)]
    count(Figure.ALIKE, alike)
    assert differ == []
    assert alike > 400


def test_nobody_vanishes_without_a_page_in_a_register_that_check_accepts() -> None:
    """A page once published answers for ever: its end would tell that something was corrected, and roughly what."""
    register, vanished = example_register(), 0
    people = {file: values for file, values in changed({}).items() if file.startswith("assessors/")}
    for apart in one_fact_apart(people):
        other = with_(register, apart)
        site = public(other, ON)
        if apart.file.partition("/")[2] not in {*(assessor.id for assessor in site.assessors), *site.no_longer_listed}:
            vanished += 1
            problems = (problem for rule in RULES for problem in rule.problems(other, ON))
            assert any(problem.severity is Severity.REFUSED for problem in problems), apart
    assert vanished > 30

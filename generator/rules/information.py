"""Rules INFO.1: what is on file is right, agreed to where it is published, and up to date."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import chain

from generator.annotations import types_in
from generator.days import months_after
from generator.plain_markdown import faults
from generator.problem import Location, Severity
from generator.records import Assessor, Entry, Period, Record
from generator.records.assessor import Decision
from generator.register import Register
from generator.rules.rule import Finding, rule
from generator.scheme.standing import standing

PLANS = frozenset({"from", "to", "due_on", "visit_planned_on", "closed_on"})
"""The dates that may lie ahead, as they say what is planned; a decision's may too, as it may be announced.
Every other date of assessors, schools and samples is a fact, which cannot come before its day."""


@cache
def _fields(kind: type[Record]) -> tuple[tuple[str, str], ...]:
    """A record's fields that hold dates or further records: each by its name in Python and in YAML."""
    return tuple(
        (name, info.alias or name)
        for name, info in kind.model_fields.items()
        if any(issubclass(held, date | Record) for held in types_in(info.annotation))
    )


def _records(record: Record, keys: tuple[str | int, ...] = ()) -> Iterator[tuple[Record, tuple[str | int, ...]]]:
    """A record and every record in it, each with the keys that lead there."""
    yield record, keys
    for name, key in _fields(type(record)):
        value = getattr(record, name)
        if isinstance(value, Record):
            yield from _records(value, (*keys, key))
        elif isinstance(value, tuple):
            for index, inner in enumerate(value):
                yield from _records(inner, (*keys, key, index))


@rule("INFO.1", "CONT.1", by_today=True)
def a_fact_does_not_lie_ahead(register: Register, on: date) -> Iterator[Finding]:
    """What is recorded as done was done on the day of the check or before it; only plans and decisions lie ahead.

    To fix: correct the date, or take the line out until the day has come; a visit to come stands
    under visit_planned_on.
    """
    entries: Iterator[Entry] = chain(register.assessors.values(), register.schools.values(), register.samples.values())
    for entry in entries:
        for record, keys in _records(entry):
            if isinstance(record, Decision):
                continue
            for name, key in _fields(type(record)):
                value = getattr(record, name)
                if key not in PLANS and isinstance(value, date) and value > on:
                    mend = (
                        "A visit to come stands under visit_planned_on: write that name."
                        if key == "visited_on"
                        else None
                    )
                    message = f"{key} lies in the future, but says what has happened"
                    yield Finding(entry.at(*keys, key), message, mend=mend)


@rule("INFO.1")
def a_time_ends_after_it_begins(register: Register, on: date) -> Iterator[Finding]:
    """Every time with a first and a last day ends on the first day or later.

    To fix: correct the one of the two days that is wrong; both belong to the time.
    """
    entries: Iterator[Entry] = chain(
        register.assessors.values(),
        register.schools.values(),
        register.organisations.values(),
        register.events.values(),
    )
    for entry in entries:
        for record, keys in _records(entry):
            if ("from_", "from") not in _fields(type(record)):
                continue
            from_, to = (getattr(record, name) for name in ("from_", "to"))
            if from_ and to and to < from_:
                yield Finding(entry.at(*keys, "to"), "to lies before from", ((entry.at(*keys, "from"), "from"),))


@rule("INFO.1", "P12")
def times_of_one_thing_do_not_overlap(register: Register, on: date) -> Iterator[Finding]:
    """A person's times with one organisation, and their times as a Lead Assessor, do not overlap.

    To fix: write `to: YYYY-MM-DD` in the earlier one, before the later one begins; or make one of the two.
    """
    for assessor in register.assessors.values():
        times: list[tuple[str, Period, tuple[str | int, ...]]] = [
            *((time.organisation, time, ("organisations", index)) for index, time in enumerate(assessor.organisations)),
            *(("", time, ("lead_assessor", index)) for index, time in enumerate(assessor.lead_assessor)),
        ]
        for position, (thing, later, keys) in enumerate(times):
            for other, earlier, other_keys in times[:position]:
                if thing == other and earlier.touches(later.from_, later.to or date.max):
                    related = ((assessor.at(*other_keys), "the other time"),)
                    yield Finding(assessor.at(*keys), f"Two times under {keys[0]} share days", related)


@rule("INFO.1", severity=Severity.TOLD)
def details_are_confirmed(register: Register, on: date) -> Iterator[Finding]:
    """An assessor confirms their details every so many months, as the scheme's settings say.

    To fix: ask the person whether the details are right, and write the day of the answer under details_confirmed_on.
    """
    months = register.scheme.on(on).stale_after_months
    for assessor in register.assessors.values():
        if _in_force(register, assessor, on) and months_after(assessor.details_confirmed_on, months) < on:
            related = ((register.scheme.at("stale_after_months"), "the setting, or where it would stand"),)
            message = f"These details were last confirmed more than {months} months ago"
            yield Finding(assessor.at("details_confirmed_on"), message, related)


def _in_force(register: Register, assessor: Assessor, on: date) -> bool:
    """Whether a registration runs, lapsed or not."""
    return standing(register, assessor, on).decided.is_listed


@rule("INFO.1")
def an_agreement_names_what_is_on_file(register: Register, on: date) -> Iterator[Finding]:
    """What a person agreed to have published is on file.

    To fix: add the item, or take the agreement to it out.
    """
    for assessor in register.assessors.values():
        items: dict[str, tuple[object, Location]] = {
            "portrait": (assessor.portrait, assessor.at("portrait")),
            "phone": (assessor.contact.phone, assessor.at("contact")),
            "website": (assessor.contact.website, assessor.at("contact")),
        }
        for name, (value, at) in items.items():
            if value is None and getattr(assessor.publish, name):
                message = f"{name} is agreed to be published, but is not on file"
                yield Finding(assessor.at("publish", name), message, ((at, f"where the {name} would be"),))


@rule("INFO.1", "REG.1", severity=Severity.TOLD)
def a_portrait_is_agreed_to(register: Register, on: date) -> Iterator[Finding]:
    """The pen portrait of an assessor on the list is shown only once the person agreed to it.

    To fix: ask the person, and add under publish `portrait: YYYY-MM-DD`, the day they agreed.
    """
    for assessor in register.assessors.values():
        now = standing(register, assessor, on)
        if now.kind.is_listed and assessor.portrait and not assessor.portrait_published(on):
            related = ((assessor.at("publish"), "the agreements on file"),)
            yield Finding(assessor.at("portrait"), "The site does not show this portrait: it is not agreed to", related)


@rule("INFO.1", "REG.1", severity=Severity.WARNED)
def a_portrait_is_in_a_language_of_the_person(register: Register, on: date) -> Iterator[Finding]:
    """The pen portrait and the experience are written in a language in which the person assesses.

    To fix: correct portrait_language, or add the language to languages.
    """
    for assessor in register.assessors.values():
        written = assessor.portrait or assessor.phases
        if written and assessor.portrait_language not in assessor.languages:
            related = ((assessor.at("languages"), "the languages on file"),)
            yield Finding(assessor.at("portrait_language"), "languages does not name the portrait's language", related)


@rule("INFO.1", "REG.1")
def a_portrait_is_plain_markdown(register: Register, on: date) -> Iterator[Finding]:
    """A pen portrait is plain Markdown: no HTML, no images, no heading or link without words, and links to nothing but
    https and mailto addresses.

    To fix: take it out, give the heading or the link its words, or write the whole address of the link.
    """
    for assessor in register.assessors.values():
        for fault in faults(assessor.portrait or ""):
            at = replace(assessor.at("portrait"), within=fault.place)
            yield Finding(at, f"{fault.message}, in line {fault.place.line} of the portrait", mend=fault.mend)

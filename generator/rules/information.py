"""Rules INFO.1: what is on file is right, agreed to where it is published, and up to date."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import chain

from generator.annotations import types_in
from generator.plain_markdown import faults
from generator.problem import Location, Severity
from generator.records import Assessor, Entry, Period, Record
from generator.records.assessor import Decision
from generator.register import Register
from generator.rules.rule import Finding, rule
from generator.scheme.details import are_stale
from generator.scheme.standing import standing

PLANS = frozenset({"from", "to", "due_on", "visit_planned_on", "closed_on"})
"""The dates that may lie ahead, as they say what is planned; a decision's may too, as it may be announced.
Every other date of assessors, schools and samples is a fact, which cannot come before its day."""


@cache
def _fields(kind: type[Record], holding: type) -> tuple[tuple[str, str], ...]:
    """A record's fields that hold dates, or further records: each by its name in Python and in YAML."""
    return tuple(
        (name, info.alias or name)
        for name, info in kind.model_fields.items()
        if any(issubclass(held, holding) for held in types_in(info.annotation))
    )


def _records(record: Record, keys: tuple[str | int, ...] = ()) -> Iterator[tuple[Record, tuple[str | int, ...]]]:
    """A record and every record in it, each with the keys that lead there."""
    yield record, keys
    for name, key in _fields(type(record), Record):
        value = getattr(record, name)
        if isinstance(value, Record):
            yield from _records(value, (*keys, key))
        elif value:
            for index, inner in enumerate(value):
                yield from _records(inner, (*keys, key, index))


@rule("INFO.1", "CONT.1", by_today=True)
def a_fact_is_not_in_the_future(register: Register, on: date) -> Iterator[Finding]:
    """Only plans and decisions have a date in the future, because facts are recorded once they have happened.

    To fix: correct the date, or delete the line until the day has come. For a planned visit, use `visit_planned_on`.
    """
    entries: Iterator[Entry] = chain(register.assessors.values(), register.schools.values(), register.samples.values())
    for entry in entries:
        for record, keys in _records(entry):
            if isinstance(record, Decision):
                continue
            for name, key in _fields(type(record), date):
                value = getattr(record, name)
                if value and value > on and key not in PLANS:
                    fix = "For a planned visit, write `visit_planned_on` instead." if key == "visited_on" else None
                    message = f"{key} is in the future, but it records something that has happened"
                    yield Finding(entry.at(*keys, key), message, fix=fix)


@rule("INFO.1")
def a_period_ends_after_it_begins(register: Register, on: date) -> Iterator[Finding]:
    """A period ends on its first day or later.

    To fix: correct `from` or `to`. Both days belong to the period.
    """
    entries: Iterator[Entry] = chain(
        register.assessors.values(),
        register.schools.values(),
        register.organisations.values(),
        register.events.values(),
    )
    for entry in entries:
        for record, keys in _records(entry):
            if ("from_", "from") not in _fields(type(record), date):
                continue
            from_, to = (getattr(record, name) for name in ("from_", "to"))
            if from_ and to and to < from_:
                yield Finding(
                    entry.at(*keys, "to"), '"to" is earlier than "from"', ((entry.at(*keys, "from"), "from"),)
                )


@rule("INFO.1", "P12")
def periods_do_not_overlap(register: Register, on: date) -> Iterator[Finding]:
    """A person's periods with one organisation do not overlap, nor do their periods as a Lead Assessor.

    To fix: in the earlier period, write `to: YYYY-MM-DD`, a day before the later one begins. Or merge the two entries.
    """
    for assessor in register.assessors.values():
        times: list[tuple[str, Period, tuple[str | int, ...]]] = [
            *((time.organisation, time, ("organisations", index)) for index, time in enumerate(assessor.organisations)),
            *(("", time, ("lead_assessor", index)) for index, time in enumerate(assessor.lead_assessor)),
        ]
        for position, (thing, later, keys) in enumerate(times):
            for other, earlier, other_keys in times[:position]:
                if thing == other and earlier.touches(later.from_, later.to or date.max):
                    related = ((assessor.at(*other_keys), "the other period"),)
                    yield Finding(assessor.at(*keys), f"Two periods under {keys[0]} overlap", related)


@rule("INFO.1", severity=Severity.TOLD)
def details_are_confirmed(register: Register, on: date) -> Iterator[Finding]:
    """An assessor confirms their details as often as the settings say.

    To fix: ask the person whether the details are right. Write the day they answer under `details_confirmed_on`.
    """
    months = register.scheme.on(on).stale_after_months
    for assessor in register.assessors.values():
        if _in_force(register, assessor, on) and are_stale(register, assessor, on):
            related = ((register.scheme.at("stale_after_months"), "the setting, or where it would be"),)
            message = f"These details were last confirmed more than {months} months ago"
            yield Finding(assessor.at("details_confirmed_on"), message, related)


def _in_force(register: Register, assessor: Assessor, on: date) -> bool:
    """Whether a registration runs, lapsed or not."""
    return standing(register, assessor, on).decided.is_listed


@rule("INFO.1")
def an_agreed_item_is_on_file(register: Register, on: date) -> Iterator[Finding]:
    """Whatever a person agreed to publish is in their file.

    To fix: add the item, or delete the agreement to publish it.
    """
    for assessor in register.assessors.values():
        items: dict[str, tuple[object, Location]] = {
            "portrait": (assessor.portrait, assessor.at("portrait")),
            "phone": (assessor.contact.phone, assessor.at("contact")),
            "website": (assessor.contact.website, assessor.at("contact")),
        }
        for name, (value, at) in items.items():
            if value is None and getattr(assessor.publish, name):
                message = f"The person agreed to publish their {name}, but it is not on file"
                yield Finding(assessor.at("publish", name), message, ((at, f"where the {name} would be"),))


@rule("INFO.1", "REG.1", severity=Severity.TOLD)
def a_portrait_is_agreed_to(register: Register, on: date) -> Iterator[Finding]:
    """The site shows a pen portrait only once the person has agreed.

    To fix: ask the person. Then add `portrait: YYYY-MM-DD`, the day they agreed, under `publish`.
    """
    for assessor in register.assessors.values():
        now = standing(register, assessor, on)
        if now.kind.is_listed and assessor.portrait and not assessor.portrait_published(on):
            related = ((assessor.at("publish"), "the agreements on file"),)
            yield Finding(
                assessor.at("portrait"),
                "The site does not show this portrait, because the person has not agreed",
                related,
            )


@rule("INFO.1", "REG.1", severity=Severity.WARNED)
def a_portrait_is_in_a_language_of_the_person(register: Register, on: date) -> Iterator[Finding]:
    """An assessor writes their portrait and experience in a language they assess in.

    To fix: correct `portrait_language`, or add the language to `languages`.
    """
    for assessor in register.assessors.values():
        written = assessor.portrait or assessor.phases
        if written and assessor.portrait_language not in assessor.languages:
            related = ((assessor.at("languages"), "the languages on file"),)
            yield Finding(
                assessor.at("portrait_language"), "The language of the portrait is not under languages", related
            )


@rule("INFO.1", "REG.1")
def a_portrait_is_plain_markdown(register: Register, on: date) -> Iterator[Finding]:
    """A pen portrait is plain Markdown: no HTML, no images, and only links to https and mailto addresses.

    To fix: delete what is not allowed. Give a heading or a link its words. Write the whole address of a link.
    """
    for assessor in register.assessors.values():
        for fault in faults(assessor.portrait or ""):
            at = replace(assessor.at("portrait"), within=fault.place)
            yield Finding(at, f"{fault.message}, in line {fault.place.line} of the portrait", fix=fault.fix)

"""Rules CPD and CONT.2: events, their costs, who attended, and what excuses an absence."""

from collections.abc import Iterator
from datetime import date

from generator.problem import Severity
from generator.records import Assessor
from generator.records.assessor import Development
from generator.register import Register
from generator.rules.rule import Finding, rule


def _records(register: Register) -> Iterator[tuple[Assessor, int, Development]]:
    for assessor in register.assessors.values():
        for index, record in enumerate(assessor.development):
            yield assessor, index, record


@rule("CPD.1")
def an_event_is_recorded_once(register: Register, on: date) -> Iterator[Finding]:
    """Whether an assessor attended an event is recorded once.

    To mend: take out the record that is wrong.
    """
    for assessor, index, record in _records(register):
        for position, earlier in enumerate(assessor.development[:index]):
            if earlier.event == record.event:
                related = ((assessor.at("development", position), "the first record of it"),)
                yield Finding(assessor.at("development", index), "This event is recorded a second time", related)
                break


@rule("CPD.1", by_today=True)
def attendance_waits_for_the_event(register: Register, on: date) -> Iterator[Finding]:
    """Whether an assessor attended is recorded once the event has begun; only an absence told of beforehand, earlier.

    To mend: take the record out until the event begins; for an absence told of beforehand write
    `- {event: conference-2026, attended: no, excuse: {notified_on: YYYY-MM-DD}}`.
    """
    for assessor, index, record in _records(register):
        event = register.events[record.event]
        if on < event.from_ and (record.attended or record.excuse is None):
            related = ((event.at("from"), "the day the event begins"),)
            yield Finding(assessor.at("development", index, "attended"), "This event is yet to come", related)


@rule("CPD.2")
def a_cost_is_published_before_its_event(register: Register, on: date) -> Iterator[Finding]:
    """What an event costs is published before the day it begins.

    To mend: correct the day of publication or the event's first day; they are what assessors were told.
    """
    for event in register.events.values():
        if event.cost and event.cost.published_on >= event.from_:
            related = ((event.at("from"), "the day the event begins"),)
            message = "The cost is not published before the event begins"
            yield Finding(event.at("cost", "published_on"), message, related)


@rule("CPD.2", severity=Severity.WARNED)
def a_required_event_has_a_cost(register: Register, on: date) -> Iterator[Finding]:
    """What a required event costs is known when it begins, also where it is free.

    To mend: add `cost: {amount: "0.00", vat: exempt, published_on: YYYY-MM-DD}`, with what was published; "0.00" if it
    was free.
    """
    for event in register.events.values():
        if event.required and event.cost is None and event.from_ <= on:
            yield Finding(event.at("cost"), "This required event has begun and no cost is on file")


@rule("CONT.2")
def only_an_absence_is_excused(register: Register, on: date) -> Iterator[Finding]:
    """An excuse stands only where the assessor did not attend.

    To mend: take the excuse out if the person attended, else record attended: no.
    """
    for assessor, index, record in _records(register):
        if record.attended and record.excuse:
            related = ((assessor.at("development", index, "attended"), "says that the person attended"),)
            yield Finding(assessor.at("development", index, "excuse"), "An attendance needs no excuse", related)


@rule("CONT.2")
def an_excuse_is_accepted_after_it_is_notified(register: Register, on: date) -> Iterator[Finding]:
    """Mitigating circumstances are accepted on or after the day they were notified in writing.

    To mend: correct the one of the two days that is wrong.
    """
    for assessor, index, record in _records(register):
        if record.excuse and record.excuse.accepted_on and record.excuse.accepted_on < record.excuse.notified_on:
            at = assessor.at("development", index, "excuse", "accepted_on")
            related = ((assessor.at("development", index, "excuse", "notified_on"), "the day they were notified"),)
            yield Finding(at, "The excuse is accepted before it was notified", related)

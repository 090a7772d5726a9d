"""Rules CPD and CONT.2: events, their costs, who attended, and what excuses an absence."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from generator.problem import Severity
from generator.records import Assessor
from generator.records.assessor import Excuse
from generator.register import Register
from generator.rules.rule import Finding, rule
from generator.vocabulary import RequiredOf

_LIST_TO_CORRECT = (
    "Add to the event `corrections: [{on: YYYY-MM-DD, reason: The last sitting took place, attendance: {recorded_on:"
    " YYYY-MM-DD, present: [their-id]}}]`, with everyone who came to any sitting."
)


def _excuses(register: Register) -> Iterator[tuple[Assessor, int, Excuse]]:
    for assessor in register.assessors.values():
        for index, excuse in enumerate(assessor.excuses):
            yield assessor, index, excuse


@rule("CPD.1")
def attendance_names_each_person_once(register: Register, on: date) -> Iterator[Finding]:
    """The attendance list of an event names each person once.

    To fix: delete the second entry.
    """
    for event in register.events.values():
        first: dict[str, int] = {}
        for index, id in enumerate(event.attendance.present if event.attendance else ()):
            if first.setdefault(id, index) != index:
                related = ((event.at("attendance", "present", first[id]), "the first entry"),)
                yield Finding(event.at("attendance", "present", index), "This person is listed twice", related)


@rule("CPD.1", by_today=True)
def attendance_is_recorded_once_the_event_begins(register: Register, on: date) -> Iterator[Finding]:
    """Naace records who attended an event once it has begun, and never for a cancelled event.

    To fix: delete `attendance` until the event begins, or correct `recorded_on`.
    """
    for event in register.events.values():
        if not event.attendance:
            continue
        at = event.at("attendance", "recorded_on")
        if event.attendance.recorded_on < event.first_day:
            related = ((event.at("sittings", 0, "from"), "the first day of the event"),)
            yield Finding(at, "Attendance is recorded before the event begins", related)
        elif event.attendance.recorded_on > on:
            yield Finding(at, "recorded_on is in the future")
        if event.cancelled_on:
            related = ((event.at("cancelled_on"), "the cancellation"),)
            yield Finding(event.at("attendance"), "This event was cancelled but has a list of attendance", related)


@rule("CPD.1", severity=Severity.TOLD)
def attendance_to_record(register: Register, on: date) -> Iterator[Finding]:
    """Naace records who attended a required event within the days that the settings allow.

    To fix: add to the event `attendance: {recorded_on: YYYY-MM-DD, present: [their-id]}`, with everyone who came.
    """
    for event in register.events.values():
        due_on = event.last_day + timedelta(days=register.scheme.on(event.last_day).attendance_days)
        if not event.required_of or event.whole_attendance_by(on) or event.is_cancelled(on) or on <= due_on:
            continue
        if event.attendance_by(on):
            message = "The list of those who attended is from before the last sitting"
            yield Finding(event.at("attendance", "recorded_on"), message, fix=_LIST_TO_CORRECT)
        else:
            yield Finding(event.at("attendance"), "Nobody has recorded who attended this event")


@rule("CPD.1")
def sittings_are_in_order(register: Register, on: date) -> Iterator[Finding]:
    """The sittings of an event are in date order.

    To fix: write the earlier sitting first.
    """
    for event in register.events.values():
        for index, (earlier, later) in enumerate(pairwise(event.sittings)):
            if later.from_ < earlier.from_:
                related = ((event.at("sittings", index, "from"), "the sitting above"),)
                yield Finding(
                    event.at("sittings", index + 1, "from"), "This sitting is earlier than the one above it", related
                )


@rule("CPD.1")
def registered_since_has_its_date(register: Register, on: date) -> Iterator[Finding]:
    """An event for people registered since a certain day gives that day, and no other event does.

    To fix: add `registered_since: YYYY-MM-DD`, or delete it.
    """
    for event in register.events.values():
        is_dated = event.required_of is RequiredOf.REGISTERED_SINCE
        if is_dated and event.registered_since is None:
            yield Finding(event.at("required_of"), "registered_since is missing")
        elif event.registered_since and not is_dated:
            related = ((event.at("required_of"), "who must take part"),)
            yield Finding(event.at("registered_since"), "registered_since needs required_of: registered-since", related)


@rule("CPD.2")
def a_cost_is_published_before_its_event(register: Register, on: date) -> Iterator[Finding]:
    """Naace publishes the cost of an event before the day it begins.

    To fix: correct `published_on` or the first day. Write what assessors were told.
    """
    for event in register.events.values():
        if event.cost and event.cost.published_on >= event.first_day:
            related = ((event.at("sittings", 0, "from"), "the day the event begins"),)
            message = "The cost was not published before the event began"
            yield Finding(event.at("cost", "published_on"), message, related)


@rule("CPD.2", severity=Severity.WARNED)
def a_required_event_has_a_cost(register: Register, on: date) -> Iterator[Finding]:
    """Naace publishes the cost of a required event before it begins, even if it is free.

    To fix: add `cost: {amount: "0.00", vat: exempt, published_on: YYYY-MM-DD}`, with what was published. If the event
    was free, write "0.00".
    """
    for event in register.events.values():
        if event.required_of and event.cost is None and event.first_day <= on and not event.is_cancelled(on):
            yield Finding(event.at("cost"), "This required event has begun, but its cost is not on file")


@rule("CONT.2")
def only_an_absence_is_excused(register: Register, on: date) -> Iterator[Finding]:
    """Once an event is over, Naace accepts an excuse only from someone who did not attend.

    To fix: if the person attended, correct the excuse. If not, correct the attendance list of the event.
    """
    for assessor, index, excuse in _excuses(register):
        event = register.events[excuse.event]
        attendance = event.attendance
        is_later = excuse.accepted_on is not None and excuse.accepted_on > event.last_day
        if is_later and attendance and assessor.id in attendance.present:
            at = event.at("attendance", "present", attendance.present.index(assessor.id))
            related = ((at, "the entry in the attendance list"),)
            yield Finding(assessor.at("excuses", index), "This person attended, so there is nothing to excuse", related)


@rule("CONT.2")
def an_event_is_excused_once(register: Register, on: date) -> Iterator[Finding]:
    """A person gives one excuse for an event, and another only if Naace refused the first.

    To fix: delete the wrong entry.
    """
    first_places: dict[tuple[str, str], int] = {}
    for assessor, index, excuse in _excuses(register):
        first = first_places.get((assessor.id, excuse.event))
        if first is not None:
            related = ((assessor.at("excuses", first), "the first excuse"),)
            yield Finding(assessor.at("excuses", index), "This event has an excuse already", related)
        elif not excuse.refused_on:
            first_places[assessor.id, excuse.event] = index


@rule("CONT.2")
def an_excuse_is_decided_once_after_it_is_notified(register: Register, on: date) -> Iterator[Finding]:
    """Naace accepts or refuses an excuse, but not both, and not before the person gave it in writing.

    To fix: correct the wrong date. If both `accepted_on` and `refused_on` are there, delete one.
    """
    for assessor, index, excuse in _excuses(register):
        if excuse.accepted_on and excuse.refused_on:
            related = ((assessor.at("excuses", index, "accepted_on"), "the acceptance"),)
            yield Finding(
                assessor.at("excuses", index, "refused_on"), "This excuse is both accepted and refused", related
            )
        for name in ("accepted_on", "refused_on"):
            decided_on = getattr(excuse, name)
            if decided_on and decided_on < excuse.notified_on:
                at = assessor.at("excuses", index, name)
                related = ((assessor.at("excuses", index, "notified_on"), "the day it was given"),)
                yield Finding(at, "The excuse was decided before it was given", related)


@rule("CONT.2", severity=Severity.TOLD)
def an_excuse_to_decide(register: Register, on: date) -> Iterator[Finding]:
    """Naace accepts or refuses an excuse before the event begins, or soon after it arrives.

    To fix: decide. Then add `accepted_on: YYYY-MM-DD` or `refused_on: YYYY-MM-DD`.
    """
    for assessor, index, excuse in _excuses(register):
        if excuse.notified_on <= on and not excuse.is_decided(on):
            yield Finding(assessor.at("excuses", index), "This excuse is not decided yet")


@rule("CPD.1", severity=Severity.TOLD, everywhere=True)
def a_year_has_its_event(register: Register, on: date) -> Iterator[Finding]:
    """Every year has a professional development event.

    To fix: plan an event, and add its file under data/events/.
    """
    year = on.year - 1
    begun = [decision.on.year for assessor in register.assessors.values() for decision in assessor.decisions]
    held = {
        sitting.from_.year for event in register.events.values() if not event.cancelled_on for sitting in event.sittings
    }
    if begun and min(begun) <= year and year not in held:
        yield Finding(register.scheme.at(), f"No professional development event took place in {year}")

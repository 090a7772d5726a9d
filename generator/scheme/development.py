"""Required events: which an assessor must attend, and what is known of each by a day (CPD.1, CONT.2).

Pure: register, assessor, the day the registration began and the day asked about in, events out. A fact counts from its
own date: before the day on which a list of those present was recorded, nobody was known to be absent.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.days import day_after
from generator.records import Assessor, Event
from generator.records.assessor import Excuse
from generator.register import Register
from generator.vocabulary import DecisionKind

OFF_THE_REGISTER = frozenset({DecisionKind.REMOVED, DecisionKind.LEFT})


class EventState(StrEnum):
    """What is known by a day of an event that was required of somebody."""

    TO_COME = "to come"
    """It is not over, and they are not known to have attended."""
    NOT_RECORDED = "not recorded"
    """It is over, and the list of those present is not on file yet, or is from before the last sitting."""
    ATTENDED = "attended"
    EXCUSED = "excused"
    MISSED = "missed"


@dataclass(frozen=True)
class RequiredEvent:
    """An event required of an assessor, with its state and their last excuse, both as known by a day."""

    event: Event
    state: EventState
    excuse: Excuse | None

    @property
    def absence_counts_from(self) -> date:
        """The first day on which an absence counts: the event is over and its list recorded; else the day after it."""
        over_on = day_after(self.event.last_day)
        return max(over_on, self.event.attendance.recorded_on) if self.event.attendance else over_on


def required_events(register: Register, assessor: Assessor, since: date, on: date) -> tuple[RequiredEvent, ...]:
    """The events required, as things are on a day, of somebody registered since the other; in the order of their ids.

    Those that begin after the registration, though not if a sitting begins while the person is removed or has left: one
    sitting is enough, and nothing is missed before the last.
    """
    required = []
    was_off = any(decision.decision in OFF_THE_REGISTER for decision in assessor.decisions)  # of few people
    for event in register.events.values():
        if event.required_of is None or (first_day := event.first_day) <= since:
            continue
        is_required = event.is_required(since, on, is_lead=assessor.is_lead(first_day))
        if is_required and not (was_off and any(_is_off_the_register(assessor, day.from_) for day in event.sittings)):
            required.append(RequiredEvent(event, _state(event, assessor, on), _excuse(event, assessor, on)))
    return tuple(required)


def _state(event: Event, assessor: Assessor, on: date) -> EventState:
    attendance = event.attendance_by(on)
    if attendance and assessor.id in attendance.present:
        return EventState.ATTENDED
    if assessor.is_excused(event.id, on):
        return EventState.EXCUSED
    if on <= event.last_day:
        return EventState.TO_COME
    return EventState.MISSED if event.whole_attendance_by(on) else EventState.NOT_RECORDED


def _excuse(event: Event, assessor: Assessor, on: date) -> Excuse | None:
    """The last excuse for an event that Naace was notified of by a day."""
    excuses = [excuse for excuse in assessor.excuses if excuse.event == event.id and excuse.notified_on <= on]
    return excuses[-1] if excuses else None


def _is_off_the_register(assessor: Assessor, day: date) -> bool:
    """Whether a removal or a leaving is in force on a day; then nothing is required."""
    taken = [decision for decision in assessor.decisions if decision.on <= day]
    last = max(taken, key=lambda decision: decision.on, default=None)
    return last is not None and last.decision in OFF_THE_REGISTER

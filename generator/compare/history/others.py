"""What the files of events, draws and organisations keep."""

from collections.abc import Iterator
from datetime import date, timedelta

from generator.compare.change import Change
from generator.compare.history.kept import aligned, kept
from generator.compare.history.recording import says_why
from generator.problem import Severity
from generator.records import Assessor, Event, Organisation, Sample
from generator.rules.rule import Finding, rule


@rule("CPD.1")
def a_moved_event_says_so(change: Change, on: date) -> Iterator[Finding]:
    """An event on file that gets other days or another place says on which day Naace moved it.

    To fix: add that day, below any other: `moved_on: [YYYY-MM-DD]`. Calendars then show the move as a change. If it is
    recorded more than record_days after that day, say why: `recorded_late: Why in a sentence`.
    """
    if change.begins:
        return
    earliest = on - timedelta(days=change.record_days(on))
    for before, after in change.before_and_after(Event):
        added = aligned(before.moved_on, after.moved_on).added
        if before.when_and_where != after.when_and_where and not added:
            yield Finding(after.at("sittings"), "This event gets other days or another place, and no day says when")
        for index in added if not change.of_several_proposals else ():
            day = after.moved_on[index]
            if day > on or (day < earliest and not says_why(before, after)):
                message = f"The day of this move is none of the last {change.record_days(on)} days"
                yield Finding(after.at("moved_on", index), message)


@rule("CPD.1", severity=Severity.WARNED)
def an_event_with_other_words_says_so(change: Change, on: date) -> Iterator[Finding]:
    """An event to come that gets another title, description or booking address says on which day.

    To fix: add that day, below any other: `moved_on: [YYYY-MM-DD]`. Without it, some calendars go on showing what they
    have. For a spelling mistake, no action is needed.
    """
    for before, after in change.before_and_after(Event):
        if after.last_day >= on and not aligned(before.moved_on, after.moved_on).added:
            for field in ("title", "description", "website"):
                if getattr(before, field) != getattr(after, field):
                    yield Finding(after.at(field), "Calendars may not show this change: no day says when it was made")


@rule("CPD.1", "CPD.2", "CONT.2")
def an_event_stays(change: Change, on: date) -> Iterator[Finding]:
    """A published event keeps its cost, who must take part, the sittings that have begun, and its cancellation; once
    over, it gets no further sitting.

    To fix: restore the line. Then correct it below: `corrections: [{on: YYYY-MM-DD, reason: Why in a sentence, cost:
    {amount: "85.00", vat: excluded, published_on: YYYY-MM-DD}}]`, with the whole of what replaces it, or `withdrawn:
    [cost]` where nothing does. A further sitting of an event that is over is an event of its own.
    """
    fields = ("sittings", "moved_on", "required_of", "registered_since", "cancelled_on", "cost")
    yield from kept(change, Event, *fields, on=on)
    for before, after in change.before_and_after(Event):
        if before.as_corrected().last_day < on:
            for index in aligned(before.sittings, after.sittings).added:
                yield Finding(after.at("sittings", index), "This sitting is added to an event that is over")


@rule("CPD.1", "CONT.1")
def recorded_attendance_stays(change: Change, on: date) -> Iterator[Finding]:
    """Nobody who is on a recorded attendance list is taken off it; you may add someone who was forgotten.

    To fix: restore the list. If somebody on it was absent, correct it below with the whole list: `corrections: [{on:
    YYYY-MM-DD, reason: Why in a sentence, attendance: {recorded_on: YYYY-MM-DD, present: [an-id]}}]`.
    """
    return kept(change, Event, "attendance", on=on)


@rule("SA.1")
def a_draw_stays(change: Change, on: date) -> Iterator[Finding]:
    """A draw keeps its day, seed, share, candidates and result, so that nobody tries seeds until one suits.

    To fix: restore the line. Then correct it below: `corrections: [{on: YYYY-MM-DD, reason: Why in a sentence,
    approved_by: An owner's name, approved_on: YYYY-MM-DD, drawn: [{assessor: an-id}]}]`, with the whole of what
    replaces it.
    """
    return kept(change, Sample, "drawn_on", "seed", "share", "candidates", "drawn", on=on)


@rule("COST.2")
def a_providers_agreement_stays(change: Change, on: date) -> Iterator[Finding]:
    """A provider's agreement keeps its first day, and its last day once that is past.

    To fix: restore the line. A new agreement is an entry of its own. For a mistake, add the corrected entry below the
    last one, with the first day of the wrong one: `corrects: YYYY-MM-DD` and `correction: {on: YYYY-MM-DD, reason: Why
    in a sentence}`.
    """
    return kept(change, Organisation, "service_provider_agreements", on=on)


@rule("MAT.1")
def a_permission_stays(change: Change, on: date) -> Iterator[Finding]:
    """A permission to use the mark's materials keeps its day and its use, and its last day once that is past.

    To fix: restore the line. Then add the corrected entry below the last one, with the day of the wrong one: `corrects:
    YYYY-MM-DD` and `correction: {on: YYYY-MM-DD, reason: Why in a sentence}`.
    """
    for kind in (Assessor, Organisation):
        yield from kept(change, kind, "material_permissions", on=on)

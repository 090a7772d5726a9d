"""What an assessor's file keeps: what was decided, signed, found, owed and excused; and that it stays one person's.

Each list is kept by the classification of its fields; the rules say by which clause, and how to correct a wrong entry.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from generator.compare.change import Change
from generator.compare.history.kept import kept
from generator.compare.history.recording import says_why
from generator.problem import Severity
from generator.records import Assessor
from generator.rules.rule import Finding, rule


@rule("REG.1", "REG.2", "UA.1")
def a_decision_stays(change: Change, on: date) -> Iterator[Finding]:
    """Nobody edits, moves or deletes a decision.

    To fix: restore the line. Then add the corrected decision below the last one, with the day of the wrong one: `-
    {on: YYYY-MM-DD, decision: accredited, corrects: YYYY-MM-DD, correction: {on: YYYY-MM-DD, reason: Why in a
    sentence, approved_by: An owner's name, approved_on: YYYY-MM-DD}}`.
    """
    return kept(change, Assessor, "decisions", on=on)


@rule("REG.1")
def a_registration_number_stays(change: Change, on: date) -> Iterator[Finding]:
    """A registration number never changes and is never deleted, because people check registrations by it.

    To fix: restore the line. If the number was wrong from the start, correct it at the end of the file: `corrections:
    [{on: YYYY-MM-DD, reason: Why in a sentence, approved_by: An owner's name, approved_on: YYYY-MM-DD,
    registration_number: ICTM 0042}]`.
    """
    return kept(change, Assessor, "registration_number", "corrections", on=on)


@rule("CONT.1", "REG.1")
def a_signature_stays(change: Change, on: date) -> Iterator[Finding]:
    """Nobody edits, moves or deletes a signature under the code of practice.

    To fix: restore the line. Then add the corrected signature below the last one, with the version of the wrong one:
    `- {version: "2026", signed_on: YYYY-MM-DD, signed_as: Their Name, corrects: "2026", correction: {on: YYYY-MM-DD,
    reason: Why in a sentence}}`.
    """
    return kept(change, Assessor, "agreements", on=on)


@rule("QA.1", "QA.2", "QA.4")
def a_moderation_stays(change: Change, on: date) -> Iterator[Finding]:
    """Nobody edits, moves or deletes a moderation, an appeal or the work required, but you may add what follows
    from it.

    To fix: restore the line. Then add the whole corrected moderation below the last one, with the attempt of the wrong
    one: `corrects: 1` and `correction: {on: YYYY-MM-DD, reason: Why in a sentence}`.
    """
    return kept(change, Assessor, "moderations", on=on)


@rule("UA.1", "REG.2")
def an_invoice_stays(change: Change, on: date) -> Iterator[Finding]:
    """An invoice keeps its number, date, due date, amount and purpose, paid or not, and nobody moves or deletes it.

    To fix: restore the line. Record a payment under `paid_on`, or the day Naace withdrew the invoice under
    `cancelled_on`. For a mistake, add the whole corrected invoice below the last one, with the number of the wrong one:
    `corrects: INV-0107` and `correction: {on: YYYY-MM-DD, reason: Why in a sentence}`.
    """
    return kept(change, Assessor, "invoices", on=on)


@rule("P10")
def a_selection_result_stays(change: Change, on: date) -> Iterator[Finding]:
    """Nobody edits, moves or deletes a result of the competency-based assessment.

    To fix: restore the line. Then add the corrected result below the last one, with the day of the wrong one:
    `corrects: YYYY-MM-DD` and `correction: {on: YYYY-MM-DD, reason: Why in a sentence}`.
    """
    return kept(change, Assessor, "selection", on=on)


@rule("P11")
def a_membership_stays(change: Change, on: date) -> Iterator[Finding]:
    """A recorded membership keeps its number, grade and first day, and its last day once that is past.

    To fix: restore the line. A renewal is an entry of its own. For a mistake, add the corrected entry below the last
    one, with the first day of the wrong one: `corrects: YYYY-MM-DD` and `correction: {on: YYYY-MM-DD, reason: Why in a
    sentence}`.
    """
    return kept(change, Assessor, "membership", on=on)


@rule("P12")
def a_lead_assessors_term_stays(change: Change, on: date) -> Iterator[Finding]:
    """A term as Lead Assessor keeps its first day, and its last day once that is past.

    To fix: restore the line. A new term is an entry of its own. For a mistake, add the corrected entry below the last
    one, with the first day of the wrong one: `corrects: YYYY-MM-DD` and `correction: {on: YYYY-MM-DD, reason: Why in a
    sentence}`.
    """
    return kept(change, Assessor, "lead_assessor", on=on)


@rule("ELIG.1")
def an_affiliation_stays(change: Change, on: date) -> Iterator[Finding]:
    """A time with an organisation keeps its first day, and its last day once that is past.

    To fix: restore the line. To leave an organisation, write `to: YYYY-MM-DD`. For a mistake, add the corrected entry
    below the last one, with the first day of the wrong one: `corrects: YYYY-MM-DD` and `correction: {on: YYYY-MM-DD,
    reason: Why in a sentence}`.
    """
    return kept(change, Assessor, "organisations", on=on)


@rule("SA.1")
def a_quality_review_stays(change: Change, on: date) -> Iterator[Finding]:
    """Nobody edits or deletes a Quality Review.

    To fix: restore the line. Then add the corrected review below the last one, with the number of the wrong one:
    `corrects: 1` and `correction: {on: YYYY-MM-DD, reason: Why in a sentence}`.
    """
    return kept(change, Assessor, "quality_reviews", on=on)


@rule("UA.1")
def a_concern_stays(change: Change, on: date) -> Iterator[Finding]:
    """Nobody edits or deletes a concern, complaint or warning, but you may add how it was settled.

    To fix: restore the line. Then add the corrected entry below the last one, with the day of the wrong one: `corrects:
    YYYY-MM-DD` and `correction: {on: YYYY-MM-DD, reason: Why in a sentence}`.
    """
    return kept(change, Assessor, "concerns", on=on)


@rule("CONT.2")
def an_excuse_stays(change: Change, on: date) -> Iterator[Finding]:
    """Nobody edits or deletes an excuse for not attending an event, but you may add the decision on it.

    To fix: restore the line. Then add the corrected excuse below the last one, with the event of the wrong one:
    `corrects: conference-2026` and `correction: {on: YYYY-MM-DD, reason: Why in a sentence}`.
    """
    return kept(change, Assessor, "excuses", on=on)


@rule("INFO.1", "CONF.1")
def consent_is_given_anew(change: Change, on: date) -> Iterator[Finding]:
    """Someone who agrees to publish something, or agrees again, does so on a new day, not on an old one.

    To fix: write the day on which the person agreed now. If it was recorded late, add `recorded_late: Why in a
    sentence` under `publish`.
    """
    earliest = on - timedelta(days=change.record_days(on))
    for before, after in change.before_and_after(Assessor) if not change.of_several_proposals else ():
        reason_given = says_why(before.publish, after.publish)
        for name in type(after.publish).model_fields:
            day = getattr(after.publish, name)
            if isinstance(day, date) and day != getattr(before.publish, name) and day < earliest and not reason_given:
                message = (
                    f"This agreement to publish is new, but its day is more than {change.record_days(on)} days ago"
                )
                yield Finding(after.at("publish", name), message)
            elif isinstance(day, date) and day != getattr(before.publish, name) and _was_given_up(change, after, name):
                message = "This agreement to publish was withdrawn, and its day stays with that"
                yield Finding(after.at("publish", name), message)


def _was_given_up(change: Change, after: Assessor, name: str) -> bool:
    """Whether the day of an agreement to publish was on file before, and taken away."""
    day = getattr(after.publish, name)
    return any(getattr(version.publish, name) == day for version in change.versions_before(after))


@rule("INFO.1")
def an_agreement_to_a_photo_stays(change: Change, on: date) -> Iterator[Finding]:
    """Nobody edits or deletes a person's agreement to publish their photo, or its withdrawal.

    To fix: restore the line. To withdraw an agreement, write `withdrawn_on: YYYY-MM-DD`. If the person agrees again,
    add an entry with the new day. For a mistake, add the corrected entry with the day of the wrong one: `corrects:
    YYYY-MM-DD` and `correction: {on: YYYY-MM-DD, reason: Why in a sentence}`.
    """
    return kept(change, Assessor, "publish_photo", on=on)


@rule("INFO.1")
def a_former_name_stays(change: Change, on: date) -> Iterator[Finding]:
    """A name that a person had stays among the former names, because an id belongs to one person.

    To fix: restore the list, and add the old name to it: `former_names: [Old Name]`. If this is somebody else, restore
    the file and give the new person a file and an id of their own.
    """
    yield from kept(change, Assessor, "former_names", on=on)


@rule("INFO.1", severity=Severity.WARNED)
def an_id_stays_one_persons(change: Change, on: date) -> Iterator[Finding]:
    """A file belongs to one person, so a new name does not come with a new email address, or a new phone and base.

    To fix: if this is someone else, restore the file, and give the new person their own. If it is the same person, ask
    a second reviewer.
    """
    for before, after in change.before_and_after(Assessor):
        earlier = (before, *change.versions_before(before)) if _marks(before) != _marks(after) else ()
        # Where the base was in doubt already, somebody has looked at it.
        if any(_may_differ(version, after) and not _may_differ(version, before) for version in earlier):
            related = ((after.at("contact"), "the contact details"),)
            message = "The name and other details have changed: is this the same person?"
            yield Finding(after.at("name"), message, related)


def _marks(assessor: Assessor) -> tuple[object, ...]:
    return assessor.name, assessor.contact, assessor.base


def _may_differ(earlier: Assessor, after: Assessor) -> bool:
    """Whether two states of a file may be of two different people."""
    if earlier.name == after.name:
        return False
    if earlier.contact.email.casefold() != after.contact.email.casefold():
        return True
    return earlier.contact.phone != after.contact.phone and earlier.base != after.base

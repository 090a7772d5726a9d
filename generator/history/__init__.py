"""What a change may not do to what is on file: rules as those of the register, asked of a change.

A decision, award, moderation, signature, paid invoice, or an amount once in force is never edited: a following entry
corrects it. Entries are compared as they are written; what cannot be read in both states is compared by its file alone.
"""

from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from generator.change import Change
from generator.problem import Keys, Location, Severity
from generator.records import Assessment, Assessor, Erasure, Fee, Record, School
from generator.records.assessor import Moderation
from generator.records.fee import Amount
from generator.rules import RULES
from generator.rules.rule import Finding, Rule, rule
from generator.standing import changes_of

ALIKE = 0.5
"""The share of lines in common from which an added file is taken for a removed one under another name."""


@rule("INFO.1")
def a_file_stays(change: Change, on: date) -> Iterator[Finding]:
    """A file is never deleted or renamed: its name is an id, which never changes and is never used for another.

    To mend: put the file back under its name. Only an assessor's data is ever erased, by an approved erasure.
    """
    for file in change.removed:
        folder, _, name = file.removeprefix("data/").rpartition("/")
        if folder == Assessor.folder and _erasure(name) in change.head.reads:
            continue
        renamed = _renamed(change, file)
        if renamed:
            mend = f"Rename {renamed} back to {file}. If the id itself is a mistake, it stays all the same."
            yield Finding(Location(renamed), f"This file was {file}: its id has changed", (), mend)
        else:
            yield Finding(Location(file), "This file is deleted")


def _erasure(name: str) -> str:
    return f"data/{Erasure.folder}/{name}"


def _renamed(change: Change, file: str) -> str | None:
    """The added file of the same folder that is most like the removed one; None where none is alike."""
    before = change.base.reads[file].document
    best, found = ALIKE, None
    for added in change.added:
        after = change.head.reads[added].document
        if before and after and added.rpartition("/")[0] == file.rpartition("/")[0]:
            alike = SequenceMatcher(None, before.lines, after.lines, autojunk=False).ratio()
            if alike > best:
                best, found = alike, added
    return found


@rule("INFO.1")
def an_erasure_is_whole(change: Change, on: date) -> Iterator[Finding]:
    """An erasure is of an assessor on file, takes the assessor's file away, says whether the public list ever named
    them, and stays for ever.

    To mend: name the erasure's file as the assessor's, delete that, and write listed as the message says.
    """
    for before, after in change.before_and_after(Erasure):
        if before != after:
            yield Finding(after.at(), "This erasure was recorded otherwise")
    for file in change.added:
        entry = change.head.reads[file].entry
        if not isinstance(entry, Erasure):
            continue
        erased = f"data/{Assessor.folder}/{entry.id}.yml"
        if erased not in change.base.reads:
            yield Finding(entry.at(), "No assessor of this id was on file")
        elif erased in change.head.reads:
            yield Finding(Location(erased), "The data of this assessor is erased, and their file still stands")
        elif (register := change.base.register) and (assessor := register.assessors.get(entry.id)):
            listed = any(one.kind.is_listed for one in changes_of(register, assessor) if one.on <= on)
            if listed != entry.listed:
                yield Finding(entry.at("listed"), f"By what was on file this is {'yes' if listed else 'no'}")


@rule("INFO.1")
def an_erasure_leaves_nothing_open(change: Change, on: date) -> Iterator[Finding]:
    """Nobody's data is erased while a visit of theirs is to come.

    To mend: record first that the appointment was declined or called off, or the visit.
    """
    erased = {file for file in change.added if isinstance(change.head.reads[file].entry, Erasure)}
    for read in change.head.reads.values() if erased else ():
        if isinstance(school := read.entry, School):
            for index, one in enumerate(school.assessments):
                for name in ("assessor", "lead"):
                    open_ = one.stands and not one.visited_on
                    if open_ and _erasure(f"{getattr(one, name)}.yml") in erased:
                        yield Finding(school.at("assessments", index, name), "The data of this assessor is erased")


@rule("REG.1", "REG.2", "UA.1")
def a_decision_stays(change: Change, on: date) -> Iterator[Finding]:
    """A decision on file is never edited, moved or taken out.

    To mend: put it back as it was. If it is wrong, add below the last one the right one, with corrects: and the day of
    the wrong one.
    """
    return _lists_stay(change, "decisions")


@rule("CONT.1", "REG.1")
def a_signature_stays(change: Change, on: date) -> Iterator[Finding]:
    """A signature on file under the code of practice is never edited, moved or taken out.

    To mend: put it back as it was. If it is wrong, add below the last one the right one, with corrects: and the version
    of the wrong one.
    """
    return _lists_stay(change, "agreements")


@rule("QA.1", "QA.2", "QA.4")
def a_moderation_stays(change: Change, on: date) -> Iterator[Finding]:
    """A moderation on file is never edited, moved or taken out; what follows from it, further work and an appeal, may
    be added.

    To mend: put it back as it was. If it is wrong, add below the last one the right one, with corrects: and the attempt
    of the wrong one.
    """
    for before, after in change.before_and_after(Assessor):
        kept = tuple(
            new if index < len(after.moderations) and _followed(old, new := after.moderations[index]) else old
            for index, old in enumerate(before.moderations)
        )
        yield from _list_stays(after, "moderations", kept, after.moderations)


def _followed(before: Moderation, after: Moderation) -> bool:
    """Whether the later moderation is the earlier, but for further work and an appeal that have come on."""
    follows = {"further": after.further, "appeal": after.appeal}
    return before.model_copy(update=follows) == after and _grown(
        (before.further, before.appeal), (after.further, after.appeal)
    )


def _grown(before: object, after: object) -> bool:
    """Whether nothing that was written is written otherwise: only what was left out is added."""
    if before is None:
        return True
    if isinstance(before, tuple) and isinstance(after, tuple):
        return len(before) <= len(after) and all(map(_grown, before, after))
    if isinstance(before, Record) and type(before) is type(after):
        return all(_grown(getattr(before, name), getattr(after, name)) for name in type(before).model_fields)
    return before == after


@rule("UA.1", "REG.2")
def a_paid_invoice_stays(change: Change, on: date) -> Iterator[Finding]:
    """An invoice that is paid is never edited, moved before another that is paid, or taken out.

    To mend: put it back as it was. If it is wrong, add below the last one the right one, with corrects: and the number
    of the wrong one.
    """
    for before, after in change.before_and_after(Assessor):
        paid = tuple(one for one in before.invoices if one.paid_on)
        numbers = {one.number for one in paid}
        kept = {one.number: index for index, one in reversed(list(enumerate(after.invoices))) if one.number in numbers}
        last = -1
        for one in paid:
            index = kept.get(one.number)
            if index is None:
                yield Finding(after.at("invoices"), "An invoice that was paid is taken out of this list")
            elif after.invoices[index] != one:
                at = _differing(after, ("invoices", index), one, after.invoices[index])
                yield Finding(at, "This invoice was paid, and is edited")
            elif index < last:
                yield Finding(after.at("invoices", index), "This paid invoice has moved before another")
            else:
                last = index


def _lists_stay(change: Change, name: str) -> Iterator[Finding]:
    for before, after in change.before_and_after(Assessor):
        yield from _list_stays(after, name, getattr(before, name), getattr(after, name))


def _list_stays(
    entry: Assessor | School, name: str, before: tuple[Record, ...], after: tuple[Record, ...]
) -> Iterator[Finding]:
    """The first place where a list no longer begins as it was."""
    for index, one in enumerate(before):
        if index >= len(after):
            yield Finding(entry.at(name), f"What stood at the end of {name} is taken out")
            return
        if after[index] != one:
            if one in after:
                yield Finding(entry.at(name, index), f"{name} stood in another order, and something new stands above")
            elif after[index] in before:
                yield Finding(entry.at(name, index), f"What stood in {name} before this is taken out")
            else:
                yield Finding(_differing(entry, (name, index), one, after[index]), f"This is edited: {name} are kept")
            return


def _differing(entry: Assessor | School | Fee, above: tuple[str | int, ...], before: Record, after: Record) -> Location:
    """The first field in which two records differ, where that is written; else the later record."""
    for name, info in type(after).model_fields.items():
        if getattr(before, name) != getattr(after, name):
            written = getattr(after, name) is not None
            return entry.at(*above, info.alias or name) if written else entry.at(*above)
    return entry.at(*above)


AWARDED = ("requested", "assessor", "lead", "visited_on", "outcome", "awarded_on")
"""What an award rests on, and its day."""


@rule("P4", "P7", "P8")
def an_award_stays(change: Change, on: date) -> Iterator[Finding]:
    """An award on file is never edited or taken out, and neither is what it rests on: request, assessor, Lead Assessor,
    visit and outcome.

    To mend: put it back as it was. A wrong day is corrected by an entry under corrections; an award that should not
    have been made is voided, with the reason.
    """
    for school, index, before, now in _assessments(change):
        if before.awarded_on:
            for name in AWARDED:
                if getattr(before, name) != getattr(now, name):
                    yield Finding(_written(school, index, now, name), f"The mark was awarded, and {name} is edited")
        if before.voided and before.voided != now.voided:
            yield Finding(_written(school, index, now, "voided"), "This was voided, and that is edited")
        if not _grown(before.corrections, now.corrections):
            yield Finding(school.at("assessments", index, "corrections"), "A correction on file is edited")


@rule("COST.1", "COST.2")
def a_payment_for_an_assessment_stays(change: Change, on: date) -> Iterator[Finding]:
    """A charge that is paid, and a fee paid to an assessor, are never edited or taken out.

    To mend: put it back as it was. If it is wrong, add an entry under corrections with the whole payment as it should
    be.
    """
    for school, index, before, now in _assessments(change):
        paid = {"charge": before.charge and before.charge.paid_on, "assessor_fee": before.assessor_fee}
        for name, is_paid in paid.items():
            if is_paid and getattr(before, name) != getattr(now, name):
                yield Finding(_written(school, index, now, name), f"{name} was paid, and is edited")


@rule("P7", "CON.1")
def an_assessment_keeps_its_id(change: Change, on: date) -> Iterator[Finding]:
    """An assessment on file is never taken out, moved before an older one, or given another id.

    To mend: put it back under its id. One that was called off says so under declined or cancelled_on.
    """
    for before, after in change.before_and_after(School):
        ids = [one.id for one in after.assessments]
        kept = [one.id for one in before.assessments]
        if [id for id in ids if id in kept] != kept:
            yield Finding(after.at("assessments"), "An assessment that was on file is missing here, or has moved")


def _assessments(change: Change) -> Iterator[tuple[School, int, Assessment, Assessment]]:
    """Each assessment that is in both states: its school and position after, and as it was and is."""
    for before, after in change.before_and_after(School):
        on_file = {one.id: one for one in before.assessments}
        for index, one in enumerate(after.assessments):
            if one.id in on_file:
                yield after, index, on_file[one.id], one


def _written(school: School, index: int, assessment: Assessment, name: str) -> Location:
    above: tuple[str | int, ...] = ("assessments", index)
    return school.at(*above, name) if getattr(assessment, name) is not None else school.at(*above)


@rule("REG.2", "SA.1", "COST.1", "COST.2")
def an_amount_in_force_stays(change: Change, on: date) -> Iterator[Finding]:
    """An amount that has been in force is never edited or taken out; it may be given a last day that is still to come.

    To mend: put it back as it was. A new amount is an entry below it that begins on a later day; if it was never right,
    add an entry below the last one with corrects: and its first day.
    """
    for before, after in change.before_and_after(Fee):
        next_one = 0
        for index, one in enumerate(before.schedule):
            if one.from_ > on:
                continue
            found = (at for at in range(next_one, len(after.schedule)) if _is_still(one, after.schedule[at], on))
            position = next(found, None)
            if position is not None:
                next_one = position + 1
                continue
            if index < len(after.schedule):
                at = _differing(after, ("schedule", index), one, after.schedule[index])
                yield Finding(at, "This amount has been in force, and is edited, moved, or ended in the past")
            else:
                yield Finding(after.at("schedule"), "An amount that has been in force is taken out")
            break


def _is_still(before: Amount, after: Amount, on: date) -> bool:
    ended = before.to is None and after.to is not None and after.to >= on
    return before == (after.model_copy(update={"to": None}) if ended else after)


@rule("REG.2", "CPD.2", "COST.1")
def a_fee_change_is_announced(change: Change, on: date) -> Iterator[Finding]:
    """A new amount begins after the day on which it is put on file, and a changed one is announced anew.

    To mend: let the new amount begin on a later day; write under announced_on the day on which it was announced.
    """
    if change.base.register is None:
        return
    for file in change.files:
        read, earlier = change.head.reads.get(file), change.base.reads.get(file)
        if not read or not isinstance(fee := read.entry, Fee) or (earlier and not isinstance(earlier.entry, Fee)):
            continue
        schedule = earlier.entry.schedule if earlier and isinstance(earlier.entry, Fee) else ()
        for index, one in enumerate(fee.schedule):
            if one in schedule or one.corrects is not None:
                continue
            same = next((each for each in schedule if each.from_ == one.from_), None)
            if one.from_ <= on and not same:
                yield Finding(fee.at("schedule", index, "from"), "This new amount begins before it is announced")
            elif same and one.from_ > on and _amount(same) != _amount(one) and same.announced_on == one.announced_on:
                at = fee.at("schedule", index, "announced_on" if one.announced_on else "amount")
                yield Finding(at, "The amount is another than was announced on this day")


def _amount(one: Amount) -> tuple[object, ...]:
    return one.amount, one.vat


@rule("INFO.1", severity=Severity.WARNED)
def what_was_on_file_can_be_read(change: Change, on: date) -> Iterator[Finding]:
    """What a file held before is compared with what it holds now.

    To mend: look at the change by eye, since the earlier file cannot be read by the rules of today.
    """
    for file in change.files:
        before, after = change.base.reads.get(file), change.head.reads.get(file)
        if before and after and not before.entry and after.entry:
            yield Finding(Location(file, Keys()), "This file could not be read as it was, so nothing is compared")


HISTORY: tuple[Rule[Change], ...] = (
    an_award_stays,
    an_assessment_keeps_its_id,
    a_decision_stays,
    a_signature_stays,
    an_amount_in_force_stays,
    a_fee_change_is_announced,
    a_paid_invoice_stays,
    a_moderation_stays,
    a_payment_for_an_assessment_stays,
    a_file_stays,
    an_erasure_is_whole,
    an_erasure_leaves_nothing_open,
    what_was_on_file_can_be_read,
)
"""Every rule on changes, in the order of the clauses."""

PUBLISHED: tuple[Rule[Any], ...] = (*RULES, *HISTORY)
"""Every rule there is, on the register and on changes."""

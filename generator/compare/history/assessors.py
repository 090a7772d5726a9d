"""What an assessor's file keeps: decisions, signatures, moderations and invoices; and that it stays one person's."""

from collections.abc import Iterator, Sequence
from datetime import date

from generator.compare.change import Change
from generator.compare.history.unchanged import differing, list_stays, only_added_to
from generator.problem import Severity
from generator.records import Assessor
from generator.records.assessor import Invoice, Moderation
from generator.rules.rule import Finding, rule


@rule("REG.1", "REG.2", "UA.1")
def a_decision_stays(change: Change, on: date) -> Iterator[Finding]:
    """Nobody edits, moves or deletes a decision.

    To fix: restore the line. Then add a corrected entry below the last one: `- {on: YYYY-MM-DD, decision: accredited,
    corrects: YYYY-MM-DD}`. In `corrects`, write the date of the wrong decision.
    """
    return _lists_stay(change, "decisions")


@rule("CONT.1", "REG.1")
def a_signature_stays(change: Change, on: date) -> Iterator[Finding]:
    """Nobody edits, moves or deletes a signature under the code of practice.

    To fix: restore the line. Then add a corrected entry below the last one: `- {version: "2026", signed_on: YYYY-MM-DD,
    signed_as: Their Name, corrects: "2026"}`. In `corrects`, write the version of the wrong signature.
    """
    return _lists_stay(change, "agreements")


def _lists_stay(change: Change, name: str) -> Iterator[Finding]:
    for before, after in change.before_and_after(Assessor):
        yield from list_stays(after, name, getattr(before, name), getattr(after, name))


@rule("QA.1", "QA.2", "QA.4")
def a_moderation_stays(change: Change, on: date) -> Iterator[Finding]:
    """Nobody edits, moves or deletes a moderation, but you may add further work and an appeal.

    To fix: restore the line. If it is wrong, add the whole corrected entry below the last one. Name the wrong attempt
    there, such as `corrects: 1`.
    """
    for before, after in change.before_and_after(Assessor):
        expected = tuple(
            new if index < len(after.moderations) and _followed(old, new := after.moderations[index]) else old
            for index, old in enumerate(before.moderations)
        )
        yield from list_stays(after, "moderations", expected, after.moderations)


def _followed(before: Moderation, after: Moderation) -> bool:
    """Whether two moderations are the same, except for further work and an appeal that were added."""
    follows = {"further": after.further, "appeal": after.appeal}
    return before.model_copy(update=follows) == after and only_added_to(
        (before.further, before.appeal), (after.further, after.appeal)
    )


@rule("UA.1", "REG.2")
def a_paid_invoice_stays(change: Change, on: date) -> Iterator[Finding]:
    """Nobody edits, moves or deletes an invoice that was paid or withdrawn.

    To fix: restore the line. If it is wrong, add the whole corrected invoice below the last one. Name the wrong one
    there, such as `corrects: INV-0107`.
    """
    for before, after in change.before_and_after(Assessor):
        for invoice, index in _where_now(before.invoices, after.invoices):
            if not _is_settled(invoice):
                continue
            if index is not None and after.invoices[index] != invoice:
                at = differing(after, ("invoices", index), invoice, after.invoices[index])
                yield Finding(at, "You cannot change an invoice that was paid or withdrawn")
            elif index is None and invoice in after.invoices:
                at = after.at("invoices", after.invoices.index(invoice))
                yield Finding(at, "You cannot move an invoice that was paid or withdrawn before another")
            elif index is None:
                yield Finding(after.at("invoices"), "You cannot delete an invoice that was paid or withdrawn")


@rule("UA.1", "REG.2")
def an_open_invoice_stays(change: Change, on: date) -> Iterator[Finding]:
    """Nobody moves, renumbers or deletes an unpaid invoice, because it can make a registration lapse.

    To fix: put it back in its place. If nothing is owed, write the day Naace withdrew it under `cancelled_on`.
    """
    for before, after in change.before_and_after(Assessor):
        for invoice, index in _where_now(before.invoices, after.invoices):
            if index is None and not _is_settled(invoice):
                yield Finding(after.at("invoices"), "An invoice that is still to be paid is missing here, or has moved")


def _is_settled(invoice: Invoice) -> bool:
    return invoice.paid_on is not None or invoice.cancelled_on is not None


def _where_now(before: Sequence[Invoice], after: Sequence[Invoice]) -> Iterator[tuple[Invoice, int | None]]:
    """Each earlier invoice with its position now, which follows that of the invoice before it; None if it has none.

    An invoice that corrects another has the same number as that, so `corrects` distinguishes the two.
    """
    next_index = 0
    for invoice in before:
        same = (
            index
            for index in range(next_index, len(after))
            if (after[index].number, after[index].corrects) == (invoice.number, invoice.corrects)
        )
        index = next(same, None)
        yield invoice, index
        if index is not None:
            next_index = index + 1


@rule("INFO.1", severity=Severity.WARNED)
def an_id_stays_one_persons(change: Change, on: date) -> Iterator[Finding]:
    """A file belongs to one person, so the name and the email address seldom change together.

    To fix: if this is someone else, restore the file, and give the new person their own. If it is the same person, ask
    a second reviewer.
    """
    for before, after in change.before_and_after(Assessor):
        if before.name != after.name and before.contact.email != after.contact.email:
            related = ((after.at("contact", "email"), "the other email address"),)
            yield Finding(after.at("name"), "Name and email address both change: is this the same person?", related)

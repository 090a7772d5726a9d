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
    """A decision on file is never edited, moved or taken out.

    To fix: put it back as it was. If it is wrong, add below the last one the right one, with the day of the wrong one:
    `- {on: YYYY-MM-DD, decision: accredited, corrects: YYYY-MM-DD}`.
    """
    return _lists_stay(change, "decisions")


@rule("CONT.1", "REG.1")
def a_signature_stays(change: Change, on: date) -> Iterator[Finding]:
    """A signature on file under the code of practice is never edited, moved or taken out.

    To fix: put it back as it was. If it is wrong, add below the last one the right one, with the version of the wrong
    one: `- {version: "2026", signed_on: YYYY-MM-DD, signed_as: Their Name, corrects: "2026"}`.
    """
    return _lists_stay(change, "agreements")


def _lists_stay(change: Change, name: str) -> Iterator[Finding]:
    for before, after in change.before_and_after(Assessor):
        yield from list_stays(after, name, getattr(before, name), getattr(after, name))


@rule("QA.1", "QA.2", "QA.4")
def a_moderation_stays(change: Change, on: date) -> Iterator[Finding]:
    """A moderation on file is never edited, moved or taken out; what follows from it, further work and an appeal, may
    be added.

    To fix: put it back as it was. If it is wrong, add below the last one the right one, whole, with the attempt of the
    wrong one, such as `corrects: 1`.
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
    """An invoice that is paid, or that Naace withdrew, is never edited, moved before an older one, or taken out.

    To fix: put it back as it was. If it is wrong, add below the last one the right one, whole, with the number of the
    wrong one, such as `corrects: INV-0107`.
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
    """An invoice that is still to be paid is never taken out, moved before an older one, or given another number, for
    a registration lapses by what is owed.

    To fix: put it back in its place. If nothing is owed, write under cancelled_on the day Naace withdrew it.
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
    """An assessor's file is of one person for ever: a name changes, or an e-mail address, and seldom both at once.

    To fix: if this is somebody else, put the file back as it was, and give the new person a file and an id of their
    own. If it is the same person, have a second pair of eyes say so.
    """
    for before, after in change.before_and_after(Assessor):
        if before.name != after.name and before.contact.email != after.contact.email:
            related = ((after.at("contact", "email"), "the other email address"),)
            yield Finding(after.at("name"), "Name and email address both change: is this the same person?", related)

"""What a change may not do to what is on file: rules like those of the register, but about a change.

A decision, award, moderation, signature, paid invoice, or an amount once in force is never edited: a following entry
corrects it. Entries are compared as they are written. If a file could not be read, its last readable version is
compared.
"""

from typing import Any

from generator.compare.change import Change
from generator.compare.history import assessments, assessors, erasures, fees, files, recording, settings
from generator.rules import RULES
from generator.rules.rule import Rule

HISTORY: tuple[Rule[Change], ...] = (
    assessments.an_award_stays,
    assessments.a_visit_stays,
    assessments.a_correction_stays,
    assessments.an_assessment_keeps_its_id,
    erasures.nobody_erased_is_named_anew,
    assessors.a_decision_stays,
    assessors.a_signature_stays,
    fees.an_amount_in_force_stays,
    fees.a_fee_change_is_announced,
    assessors.a_paid_invoice_stays,
    assessors.an_open_invoice_stays,
    assessors.a_moderation_stays,
    assessments.a_payment_for_an_assessment_stays,
    files.a_file_stays,
    files.a_shallow_clone_is_completed,
    files.what_was_on_file_can_be_read,
    files.something_on_file_can_be_read,
    recording.an_entry_is_put_on_file_in_time,
    assessors.an_id_stays_one_persons,
    settings.settings_change_alone,
    erasures.an_erasure_is_whole,
    erasures.an_erasure_bears_its_day,
    erasures.an_erasure_leaves_nothing_open,
    erasures.an_erasure_leaves_no_trace,
    settings.a_version_in_force_stays,
)
"""Every rule on changes, in the order of the clauses."""

PUBLISHED: tuple[Rule[Any], ...] = (*RULES, *HISTORY)
"""Every rule there is, on the register and on changes."""

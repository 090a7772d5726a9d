"""What a change may not do to what is on file: rules like those of the register, but about a change.

What is recorded is kept, as the classification of its fields says, and a later entry corrects it. Entries are compared
as they are written. If a file could not be read, its last readable version is compared.
"""

from typing import Any

from generator.compare.change import Change
from generator.compare.history import (
    assessments,
    assessors,
    corrections,
    erasures,
    fees,
    files,
    others,
    recording,
    settings,
)
from generator.rules import RULES
from generator.rules.rule import Rule

HISTORY: tuple[Rule[Change], ...] = (
    assessments.an_award_stays,
    assessments.a_visit_stays,
    assessments.a_correction_stays,
    assessments.an_assessment_keeps_its_id,
    assessments.an_agreement_to_publish_stays,
    corrections.an_owner_approves_what_a_correction_moves,
    assessments.support_stays,
    assessors.a_selection_result_stays,
    assessors.a_membership_stays,
    assessments.an_arrangement_stays,
    assessors.a_lead_assessors_term_stays,
    erasures.nobody_erased_is_named_anew,
    assessors.a_decision_stays,
    assessors.a_signature_stays,
    assessors.a_registration_number_stays,
    assessors.an_invoice_stays,
    corrections.a_withdrawn_invoice_says_why,
    fees.an_amount_in_force_stays,
    fees.a_fee_change_is_announced,
    others.a_moved_event_says_so,
    others.an_event_with_other_words_says_so,
    others.an_event_stays,
    others.recorded_attendance_stays,
    assessors.a_moderation_stays,
    assessors.a_quality_review_stays,
    others.a_draw_stays,
    assessors.a_concern_stays,
    assessors.consent_is_given_anew,
    assessors.an_affiliation_stays,
    assessments.an_appointment_stays,
    others.a_permission_stays,
    assessments.a_payment_for_an_assessment_stays,
    others.a_providers_agreement_stays,
    files.a_file_stays,
    files.a_shallow_clone_is_completed,
    files.what_was_on_file_can_be_read,
    files.something_on_file_can_be_read,
    recording.an_entry_is_put_on_file_in_time,
    corrections.a_correction_says_when_and_why,
    assessors.an_agreement_to_a_photo_stays,
    assessors.a_former_name_stays,
    assessors.an_id_stays_one_persons,
    settings.a_setting_changes_from_a_day,
    settings.settings_change_alone,
    erasures.an_erasure_is_whole,
    erasures.an_erasure_bears_its_day,
    erasures.an_erasure_leaves_nothing_open,
    erasures.an_erasure_leaves_no_trace,
    settings.a_version_in_force_stays,
    assessors.an_excuse_stays,
)
"""Every rule on changes, in the order of the clauses."""

PUBLISHED: tuple[Rule[Any], ...] = (*RULES, *HISTORY)
"""Every rule there is, on the register and on changes."""

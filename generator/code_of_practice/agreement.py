"""The code itself, on costs and the agreement (COST to PROC, and the signature), sentence by sentence."""

from generator.code_of_practice.sentence import Section, Sentence
from generator.compare.history import assessments as assessments_kept
from generator.compare.history import assessors as assessors_kept
from generator.compare.history import corrections as corrections_kept
from generator.compare.history import erasures, files, recording, settings
from generator.compare.history import fees as fees_kept
from generator.compare.history import others as others_kept
from generator.records import Assessor, Erasure, Event, Fee, Organisation, Scheme, School
from generator.rules import (
    continuing,
    corrections,
    costs,
    development,
    fees,
    information,
    one_file,
    payments,
    procedures,
    registration,
    unacceptable,
)

AGREEMENT = (
    Section(
        "Assessment costs",
        (
            Sentence(
                "COST.1",
                "Schools or intermediaries pay Naace the usual charge, or one that was agreed.",
                rules=(
                    fees.every_fee_is_published,
                    fees.a_fee_has_its_audience,
                    fees.a_schedule_has_no_gap_and_no_overlap,
                    fees.a_vat_rate_is_of_an_amount_with_vat,
                    fees.an_amount_is_announced_before_it_begins,
                    costs.an_invoice_number_is_used_once,
                    costs.a_charge_is_the_standard_one,
                    costs.a_charge_is_paid_after_its_date,
                    payments.payments_in_part_add_up,
                    payments.a_refund_follows_a_payment,
                    payments.only_an_intermediary_is_charged_as_one,
                    payments.a_visit_to_charge,
                    payments.a_charge_to_collect,
                    fees_kept.an_amount_in_force_stays,
                    fees_kept.a_fee_change_is_announced,
                    assessments_kept.a_payment_for_an_assessment_stays,
                ),
                fields=((School, "assessments.charge"), (School, "assessments.charge.agreed"), (Fee, "schedule")),
                pages=("fees", "fee"),
            ),
            Sentence(
                "COST.2",
                "Naace pays the assessor, or their organisation, for each assessment, unless an intermediary agreed "
                "to provide it.",
                rules=(
                    fees.every_fee_is_published,
                    fees.a_fee_has_its_audience,
                    costs.an_assessor_fee_is_paid_after_the_visit,
                    costs.an_assessor_fee_goes_to_assessor_or_organisation,
                    costs.an_intermediary_has_an_agreement,
                    costs.an_assessment_is_paid_for_once,
                    payments.a_lead_assessor_is_paid_for_an_observed_visit,
                    payments.only_an_intermediary_is_charged_as_one,
                    payments.an_assessor_to_pay,
                    assessments_kept.a_payment_for_an_assessment_stays,
                    others_kept.a_providers_agreement_stays,
                ),
                fields=(
                    (School, "assessments.assessor_fee"),
                    (School, "assessments.intermediary"),
                    (Organisation, "service_provider_agreements"),
                ),
            ),
            Sentence(
                "COST.2",
                "That one fee is for preparation, the visit and the journey; expenses are not paid.",
                rules=(
                    fees.a_schedule_has_no_gap_and_no_overlap,
                    fees.a_vat_rate_is_of_an_amount_with_vat,
                    fees.an_amount_is_announced_before_it_begins,
                    costs.an_assessor_fee_has_the_published_amount,
                    fees_kept.an_amount_in_force_stays,
                ),
                fields=((School, "assessments.assessor_fee.amount"),),
                pages=("fee",),
            ),
        ),
    ),
    Section(
        "Information held",
        (
            Sentence(
                "INFO.1",
                "Naace keeps information about assessors.",
                rules=(
                    one_file.a_registration_number_is_one_persons,
                    one_file.a_person_has_one_file,
                    one_file.two_files_with_one_name,
                    one_file.two_files_with_one_title,
                    one_file.an_id_is_free_for_its_page,
                    corrections.an_erased_id_is_not_used_again,
                    files.a_file_stays,
                    assessors_kept.an_id_stays_one_persons,
                    erasures.nobody_erased_is_named_anew,
                    erasures.an_erasure_is_whole,
                    erasures.an_erasure_bears_its_day,
                    erasures.an_erasure_leaves_nothing_open,
                    erasures.an_erasure_leaves_no_trace,
                    corrections_kept.an_owner_approves_what_a_correction_moves,
                    assessors_kept.consent_is_given_anew,
                    files.something_on_file_can_be_read,
                    corrections_kept.a_correction_says_when_and_why,
                    assessors_kept.a_former_name_stays,
                ),
                fields=((Assessor, "name"), (Erasure, "erased_on")),
                pages=("privacy",),
            ),
            Sentence(
                "INFO.1",
                "Naace takes what it holds as current.",
                rules=(
                    information.a_fact_is_not_in_the_future,
                    information.a_period_ends_after_it_begins,
                    information.details_are_confirmed,
                    corrections.a_correction_names_what_it_corrects,
                    corrections.withdrawn_needs_corrects,
                    files.a_shallow_clone_is_completed,
                    files.what_was_on_file_can_be_read,
                    recording.an_entry_is_put_on_file_in_time,
                    settings.a_setting_changes_from_a_day,
                    settings.settings_change_alone,
                ),
                fields=((Assessor, "details_confirmed_on"), (Scheme, "stale_after_months")),
                pages=("profile",),
                commands=("check",),
            ),
            Sentence(
                "INFO.1",
                "An assessor reports at once whatever changes their right to assess.",
                rules=(
                    information.periods_do_not_overlap,
                    registration.nothing_is_offered_twice,
                ),
                fields=((Assessor, "organisations"), (Assessor, "phases"), (Assessor, "school_types")),
                beyond="A change that nobody reports cannot be known; the register shows when details were confirmed.",
            ),
            Sentence(
                "INFO.1",
                "Contact details are kept right as well.",
                rules=(
                    information.a_portrait_is_agreed_to,
                    information.a_portrait_is_in_a_language_of_the_person,
                    information.a_portrait_is_plain_markdown,
                    information.an_agreed_item_is_on_file,
                    information.a_photo_is_agreed_to,
                    information.an_agreed_photo_is_on_file,
                    information.agreements_to_a_photo_are_in_order,
                    information.details_are_confirmed,
                    assessors_kept.an_agreement_to_a_photo_stays,
                ),
                fields=(
                    (Assessor, "contact.email"),
                    (Assessor, "contact.phone"),
                    (Assessor, "publish"),
                    (Assessor, "publish_photo"),
                ),
                pages=("profile",),
            ),
            Sentence(
                "INFO.1",
                "Changes go to one email address at Naace.",
                fields=((Scheme, "contact_email"),),
                pages=("privacy",),
            ),
        ),
    ),
    Section(
        "Criteria for continuing registration",
        (
            Sentence(
                "CONT.1",
                "To stay, assessors sign this agreement, pay what is due and come to the events they must attend.",
                rules=(
                    registration.registered_with_the_code_signed,
                    registration.leaving_says_how,
                    continuing.the_ongoing_fee_is_paid,
                    continuing.the_ongoing_fee_names_the_days_it_covers,
                    continuing.no_day_is_paid_for_twice,
                    continuing.the_current_code_is_signed,
                    continuing.reinstated_with_every_criterion_met,
                    unacceptable.a_removal_names_clause_and_reason,
                    unacceptable.only_a_removal_names_clause_and_reason,
                    information.a_fact_is_not_in_the_future,
                    others_kept.recorded_attendance_stays,
                ),
                fields=((Assessor, "agreements"), (Assessor, "invoices.covers"), (Event, "attendance")),
                commands=("standing",),
            ),
            Sentence(
                "CONT.2",
                "Naace considers good reasons for missing an event, if they arrive complete and in writing.",
                rules=(
                    continuing.required_events_are_attended,
                    development.only_an_absence_is_excused,
                    development.an_event_is_excused_once,
                    development.an_excuse_is_decided_once_after_it_is_notified,
                    development.an_excuse_to_decide,
                    others_kept.an_event_stays,
                    assessors_kept.an_excuse_stays,
                ),
                fields=((Assessor, "excuses.notified_on"), (Assessor, "excuses.accepted_on")),
            ),
        ),
    ),
    Section(
        "Assessment and quality assurance procedures",
        (
            Sentence(
                "PROC.1",
                "The procedures have a page of their own on Naace's website and belong to this agreement.",
                rules=(procedures.versions_of_the_procedures_are_in_order,),
                fields=((Scheme, "procedures.version"), (Scheme, "procedures.website")),
                pages=("code",),
                beyond="Their text is published elsewhere, and is not held as rules here.",
            ),
        ),
    ),
    Section(
        "Signature",
        (
            Sentence(
                "CONT.1",
                "The form at the end: name, organisation, date, signature.",
                rules=(
                    continuing.a_signature_names_a_version,
                    continuing.a_version_is_signed_once_in_force,
                    continuing.a_signature_is_the_persons_own,
                    continuing.signatures_are_in_order,
                    continuing.versions_of_the_code_are_in_order,
                    assessors_kept.a_signature_stays,
                    settings.a_version_in_force_stays,
                ),
                fields=(
                    (Assessor, "agreements.signed_as"),
                    (Assessor, "agreements.signed_on"),
                    (Assessor, "organisations.organisation"),
                    (Scheme, "agreements"),
                ),
            ),
        ),
    ),
)

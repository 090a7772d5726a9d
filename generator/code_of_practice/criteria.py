"""The criteria for accreditation (REG, CPD, QA, SA, UA), sentence by sentence."""

from generator.code_of_practice.sentence import Section, Sentence
from generator.compare.history import assessments as assessments_kept
from generator.compare.history import assessors as assessors_kept
from generator.compare.history import corrections as corrections_kept
from generator.compare.history import fees as fees_kept
from generator.compare.history import others as others_kept
from generator.records import Assessor, Event, Fee, Sample, School
from generator.rules import (
    contact,
    continuing,
    costs,
    development,
    fees,
    information,
    observed_visits,
    payments,
    quality_assurance,
    quality_reviews,
    registration,
    unacceptable,
)

CRITERIA = (
    Section(
        "Criteria for accreditation as an ICT Mark Assessor",
        (
            Sentence(
                "UA.1",
                "An assessor who does not meet one of these criteria loses their place on the register.",
                rules=(
                    unacceptable.a_removal_names_clause_and_reason,
                    unacceptable.only_a_removal_names_clause_and_reason,
                    registration.leaving_says_how,
                    assessors_kept.a_decision_stays,
                    corrections_kept.an_owner_approves_what_a_correction_moves,
                    corrections_kept.a_withdrawn_invoice_says_why,
                    assessors_kept.a_concern_stays,
                ),
                fields=((Assessor, "decisions.clause"), (Assessor, "decisions.reason")),
                pages=("not_listed",),
                commands=("standing",),
            ),
        ),
    ),
    Section(
        "Initial registration",
        (
            Sentence(
                "REG.1",
                "Registration needs three things: the selection passed, a pen portrait, and the code signed.",
                rules=(
                    registration.registered_after_selection,
                    registration.registration_due,
                    registration.decisions_follow_one_another,
                    registration.decisions_are_in_order_of_days,
                    registration.registered_with_a_portrait,
                    registration.registered_with_the_code_signed,
                    assessors_kept.a_decision_stays,
                    assessors_kept.a_signature_stays,
                ),
                fields=((Assessor, "selection"), (Assessor, "portrait"), (Assessor, "agreements")),
                commands=("standing",),
            ),
            Sentence(
                "REG.1",
                "Naace publishes who is registered, on its website.",
                rules=(
                    information.a_portrait_is_agreed_to,
                    information.a_portrait_is_in_a_language_of_the_person,
                    information.a_portrait_is_plain_markdown,
                ),
                fields=((Assessor, "name"), (Assessor, "publish")),
                pages=("finder", "facet", "profile"),
                commands=("build",),
            ),
            Sentence(
                "REG.2",
                "Accreditation follows a moderated assessment that was passed and the first fee, which helps to pay "
                "for it.",
                rules=(
                    registration.accredited_while_registered,
                    registration.decisions_follow_one_another,
                    registration.decisions_are_in_order_of_days,
                    registration.accredited_after_the_initial_fee,
                    registration.accreditation_due,
                    registration.accredited_after_a_moderation,
                    assessors_kept.a_decision_stays,
                    corrections_kept.a_withdrawn_invoice_says_why,
                ),
                fields=((Assessor, "moderations.outcome"), (Assessor, "invoices.paid_on")),
                commands=("standing",),
            ),
            Sentence(
                "REG.2",
                "Naace may change registration fees, and publishes them.",
                rules=(
                    unacceptable.invoice_dates_are_in_order,
                    unacceptable.an_invoice_is_paid_or_withdrawn,
                    continuing.the_ongoing_fee_is_paid,
                    continuing.the_ongoing_fee_names_the_days_it_covers,
                    continuing.no_day_is_paid_for_twice,
                    fees.every_fee_is_published,
                    fees.a_fee_has_its_audience,
                    fees.a_schedule_has_no_gap_and_no_overlap,
                    fees.an_amount_is_announced_before_it_begins,
                    costs.an_invoice_is_for_one_thing,
                    costs.an_invoice_has_the_published_amount,
                    costs.an_invoice_number_is_used_once,
                    payments.payments_in_part_add_up,
                    payments.a_refund_follows_a_payment,
                    fees_kept.an_amount_in_force_stays,
                    fees_kept.a_fee_change_is_announced,
                    assessors_kept.an_invoice_stays,
                ),
                fields=((Fee, "schedule"), (Fee, "schedule.announced_on"), (Assessor, "invoices")),
                pages=("fees", "fee"),
            ),
            Sentence(
                "REG.2",
                "Naace pays nothing to an assessor for the first moderated assessment.",
                rules=(costs.no_assessor_fee_for_first_moderations,),
                fields=((School, "assessments.assessor_fee"),),
            ),
        ),
    ),
    Section(
        "Continuing professional development",
        (
            Sentence(
                "CPD.1",
                "To stay registered, an assessor joins every development or update activity that the scheme requires.",
                rules=(
                    development.attendance_names_each_person_once,
                    development.registered_since_has_its_date,
                    development.attendance_to_record,
                    development.attendance_is_recorded_once_the_event_begins,
                    continuing.required_events_are_attended,
                    others_kept.an_event_stays,
                    others_kept.recorded_attendance_stays,
                ),
                fields=((Event, "required_of"), (Event, "attendance.present")),
                pages=("events",),
                commands=("standing",),
            ),
            Sentence(
                "CPD.1",
                "As a rule there is a yearly event; training and moderation days may be added.",
                rules=(
                    development.sittings_are_in_order,
                    development.a_year_has_its_event,
                ),
                fields=((Event, "kind"), (Event, "sittings"), (Event, "cancelled_on")),
                pages=("events",),
            ),
            Sentence(
                "CPD.2",
                "Assessors share the cost of such events, and learn the amount before the day.",
                rules=(
                    costs.an_invoice_is_for_one_thing,
                    costs.an_invoice_has_the_published_amount,
                    costs.an_invoice_number_is_used_once,
                    costs.a_cost_is_published_before_its_invoice,
                    development.a_cost_is_published_before_its_event,
                    development.a_required_event_has_a_cost,
                    payments.an_event_to_invoice,
                    fees_kept.a_fee_change_is_announced,
                    others_kept.an_event_stays,
                ),
                fields=((Event, "cost.amount"), (Event, "cost.published_on"), (Assessor, "invoices.event")),
                pages=("events",),
            ),
        ),
    ),
    Section(
        "Quality assurance",
        (
            Sentence(
                "QA.1",
                "A Lead Assessor that Naace names watches an assessor's first school visit.",
                rules=(
                    quality_assurance.lead_assessor_in_office,
                    quality_assurance.lead_assessor_is_not_the_assessor,
                    quality_assurance.lead_assessor_replaced_before_the_visit,
                    quality_assurance.first_visit_moderated,
                    quality_assurance.moderation_agrees_with_its_visit,
                    quality_assurance.visit_moderated_once,
                    observed_visits.lead_assessor_is_not_removed,
                    observed_visits.lead_assessor_is_registered,
                    assessors_kept.a_moderation_stays,
                    assessments_kept.an_arrangement_stays,
                ),
                fields=(
                    (School, "assessments.lead"),
                    (School, "assessments.former_leads"),
                    (Assessor, "moderations.lead"),
                ),
            ),
            Sentence(
                "QA.1",
                "Naace hears of every date that an assessor agrees with a school.",
                rules=(
                    contact.visit_date_reported_in_time,
                    contact.planned_visit_date_reported,
                    contact.one_school_a_day,
                ),
                fields=((School, "assessments.visit_planned_on"), (School, "assessments.visit_told_on")),
            ),
            Sentence(
                "QA.2",
                "There is no accreditation until the Lead Assessor is satisfied with what the assessor can do.",
                rules=(
                    registration.accredited_after_a_moderation,
                    quality_assurance.moderation_outcome_awaited,
                    observed_visits.observed_visits_in_order,
                    observed_visits.planned_observed_visits_in_order,
                    assessors_kept.a_moderation_stays,
                ),
                fields=((Assessor, "moderations.outcome"), (Assessor, "moderations.notified_on")),
            ),
            Sentence(
                "QA.2",
                "Moderation is meant to help: the Lead Assessor supports the assessor in becoming better.",
                beyond="How people support each other is not on file; work that was required is.",
            ),
            Sentence(
                "QA.3",
                "Somebody who falls short may have to shadow visits or learn more before a second try.",
                rules=(
                    observed_visits.observed_visits_in_order,
                    observed_visits.planned_observed_visits_in_order,
                    quality_assurance.moderations_in_order,
                    quality_assurance.moderation_only_after_a_failed_one,
                    quality_assurance.required_work_completed,
                ),
                fields=((Assessor, "moderations.further.required_on"), (Assessor, "moderations.further.completed_on")),
            ),
            Sentence(
                "QA.4",
                "Two failed moderations mean no accreditation.",
                rules=(
                    observed_visits.observed_visits_in_order,
                    observed_visits.planned_observed_visits_in_order,
                    quality_assurance.third_moderation_only_on_appeal,
                    assessors_kept.a_moderation_stays,
                ),
                fields=((Assessor, "moderations.attempt"), (Assessor, "moderations.outcome")),
                commands=("standing",),
            ),
            Sentence(
                "QA.4",
                "The assessor may then appeal in writing; Naace's office must have it within 30 days of hearing the "
                "result.",
                rules=(
                    quality_assurance.appeal_in_time,
                    quality_assurance.appeal_decided_in_full,
                    quality_assurance.appeal_to_decide,
                ),
                fields=((Assessor, "moderations.appeal.submitted_on"), (Assessor, "moderations.appeal.outcome")),
            ),
            Sentence(
                "QA.5",
                "A second moderation is unpaid too.",
                rules=(costs.no_assessor_fee_for_first_moderations,),
                fields=((School, "assessments.assessor_fee"),),
            ),
        ),
    ),
    Section(
        "School assessments",
        (
            Sentence(
                "SA.1",
                "Accredited assessors work unobserved until ten assessments are done; a Quality Review follows, and "
                "again after every ten.",
                rules=(
                    quality_reviews.visit_after_its_review,
                    quality_reviews.reviews_in_order,
                    quality_reviews.a_review_names_its_reviewer_and_outcome,
                    quality_reviews.review_due,
                    assessors_kept.a_quality_review_stays,
                    others_kept.a_draw_stays,
                ),
                fields=((Assessor, "quality_reviews.number"), (Assessor, "quality_reviews.outcome")),
                commands=("standing",),
            ),
            Sentence(
                "SA.1",
                "The review has a fee of its own, which Naace publishes.",
                rules=(
                    fees.every_fee_is_published,
                    fees.a_fee_has_its_audience,
                    fees.a_schedule_has_no_gap_and_no_overlap,
                    fees.an_amount_is_announced_before_it_begins,
                    costs.an_invoice_is_for_one_thing,
                    costs.an_invoice_has_the_published_amount,
                    costs.an_invoice_number_is_used_once,
                    quality_reviews.review_has_its_invoice,
                    fees_kept.an_amount_in_force_stays,
                ),
                fields=((Fee, "schedule"), (Assessor, "quality_reviews.invoice")),
                pages=("fees", "fee"),
            ),
            Sentence(
                "SA.1",
                "Of those with ten or more, Naace draws some for an observed visit at its own expense.",
                rules=(
                    quality_reviews.sample_named_for_its_year,
                    quality_reviews.sample_equals_its_draw,
                    quality_reviews.candidates_have_enough_visits,
                    quality_reviews.candidates_match_the_records,
                    quality_reviews.sampled_visit_matches_its_draw,
                    quality_reviews.sampled_visit_to_arrange,
                    quality_reviews.a_draw_to_hold,
                    quality_reviews.a_sampled_visit_has_its_outcome,
                    quality_reviews.sampled_outcome_follows_its_visit,
                ),
                fields=((Sample, "candidates"), (Sample, "drawn"), (School, "assessments.lead_fee")),
                commands=("sample",),
            ),
        ),
    ),
    Section(
        "Activities unacceptable to Naace",
        (
            Sentence(
                "UA.1",
                "Work that does not keep to the procedures may end a registration.",
                rules=(
                    unacceptable.a_voided_visit_raises_a_concern,
                    unacceptable.a_concern_is_settled_in_full,
                    unacceptable.a_removal_names_clause_and_reason,
                ),
                fields=((School, "assessments.voided"), (Assessor, "concerns")),
                beyond="Naace judges how the work was done; the register holds the concern and the decision.",
            ),
            Sentence(
                "UA.1",
                "So may anything that harms the good name of the scheme, or the trust between school, Naace and "
                "assessor.",
                rules=(unacceptable.a_concern_is_settled_in_full,),
                fields=((Assessor, "concerns.text"), (Assessor, "concerns.outcome")),
                beyond="Naace judges what does harm; the register holds the concern and the decision.",
            ),
            Sentence(
                "UA.1",
                "Bad conduct ends it, and so does an invoice that is not paid, or paid late.",
                rules=(
                    unacceptable.invoice_dates_are_in_order,
                    unacceptable.an_invoice_is_paid_or_withdrawn,
                    unacceptable.an_invoice_is_paid_in_time,
                    continuing.no_invoice_stays_unpaid,
                    assessors_kept.an_invoice_stays,
                ),
                fields=((Assessor, "invoices.due_on"), (Assessor, "invoices.paid_on"), (Assessor, "concerns.kind")),
                commands=("standing",),
                beyond="Conduct is for people to judge; a rule decides only whether invoices were paid, and in time.",
            ),
        ),
    ),
)

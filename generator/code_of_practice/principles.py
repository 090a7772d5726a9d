"""The principles of accreditation and assessment (P1 to P14), sentence by sentence."""

from generator.code_of_practice.sentence import Section, Sentence
from generator.compare.history import assessments as assessments_kept
from generator.compare.history import assessors as assessors_kept
from generator.compare.history import corrections as corrections_kept
from generator.compare.history import erasures
from generator.records import Assessor, Sample, School
from generator.rules import (
    continuing,
    impartiality,
    information,
    observed_visits,
    one_file,
    payments,
    quality_assurance,
    registration,
    school_assessments,
)

PRINCIPLES = (
    Section(
        "The principles of ICT Mark accreditation and assessment",
        (
            Sentence(
                "P1",
                "The mark is a set of levels in the Framework. A school that has them uses technology well and keeps "
                "improving.",
                pages=("home",),
                beyond="The levels are the Framework's. The register holds only whether a school was recommended.",
            ),
            Sentence(
                "P2",
                "A school needs good practice everywhere, not excellence in one place.",
                beyond="The assessor judges this at the school; only the outcome comes to the register.",
            ),
            Sentence(
                "P3",
                "Any school may have the mark if it shows an accredited assessor that it has reached the levels.",
                rules=(
                    registration.an_assessor_names_where_and_what_they_assess,
                    school_assessments.visit_by_an_accredited_assessor,
                    school_assessments.appointment_of_an_accredited_assessor,
                    one_file.a_school_is_not_its_own_predecessor,
                    one_file.a_closed_school_is_not_visited,
                ),
                fields=(
                    (School, "assessments.assessor"),
                    (School, "closed_on"),
                    (School, "predecessors"),
                ),
                pages=("finder", "request"),
                commands=("import-schools",),
            ),
            Sentence(
                "P4",
                "Naace gives the mark. It runs assessment, moderation and quality assurance.",
                rules=(
                    school_assessments.award_on_a_recommendation,
                    assessments_kept.an_award_stays,
                ),
                fields=((School, "assessments.awarded_on"), (Assessor, "decisions")),
                pages=("code",),
                commands=("check",),
            ),
            Sentence(
                "P5",
                "Accredited assessors keep to the assessment procedures that were approved.",
                rules=(
                    school_assessments.stages_in_order,
                    school_assessments.appointment_names_an_assessor,
                    school_assessments.called_off_before_the_visit,
                    school_assessments.outcome_needs_a_visit,
                    school_assessments.assessment_id_used_once,
                    school_assessments.visit_to_record,
                    school_assessments.one_assessment_at_a_time,
                    assessments_kept.a_visit_stays,
                    assessments_kept.a_correction_stays,
                ),
                fields=((School, "assessments"), (School, "assessments.voided")),
                beyond="How a visit is carried out is not on file; the stages, their days and the outcome are.",
            ),
            Sentence(
                "P6",
                "For the mark, an external assessor must be shown the levels in every aspect that counts.",
                rules=(
                    school_assessments.award_on_a_recommendation,
                    assessments_kept.a_visit_stays,
                    assessments_kept.a_correction_stays,
                ),
                fields=((School, "assessments.outcome"),),
                beyond="What a school showed in each aspect stays in the Framework and is not on file.",
            ),
            Sentence(
                "P7",
                "The assessor looks at evidence, talks to leaders, staff and learners, then decides whether to "
                "recommend the school.",
                rules=(
                    school_assessments.award_on_a_recommendation,
                    assessments_kept.an_award_stays,
                    assessments_kept.a_correction_stays,
                    assessments_kept.an_assessment_keeps_its_id,
                ),
                fields=((School, "assessments.visited_on"), (School, "assessments.outcome")),
                beyond="What was read and who was spoken to is not on file.",
            ),
            Sentence(
                "P8",
                "An award ends three years after it was made.",
                rules=(
                    school_assessments.publication_of_an_award,
                    assessments_kept.an_award_stays,
                    assessments_kept.an_agreement_to_publish_stays,
                    corrections_kept.an_owner_approves_what_a_correction_moves,
                ),
                fields=((School, "assessments.awarded_on"), (School, "publish_award")),
                pages=("schools",),
            ),
            Sentence(
                "P8",
                "A school renews by another review, again by somebody external.",
                rules=(
                    school_assessments.renewal_to_request,
                    school_assessments.one_assessment_at_a_time,
                ),
                fields=((School, "assessments.requested"),),
                pages=("request",),
            ),
            Sentence(
                "P9",
                "Towards each school they assess, an assessor can show that they are objective and impartial.",
                rules=(
                    impartiality.no_tie_to_the_school,
                    impartiality.no_former_tie_to_the_school,
                    assessments_kept.support_stays,
                ),
                fields=((School, "support"), (School, "assessments.conflict_declaration")),
                commands=("check",),
            ),
            Sentence(
                "P9",
                "What counts is what the school can show, not what the assessor knew before.",
                beyond="How an assessor reaches a judgement is not on file; ties and support are.",
            ),
            Sentence(
                "P9",
                "The assessor comes from outside, and had no part in the self-review or its evidence.",
                rules=(
                    impartiality.no_tie_to_the_school,
                    impartiality.no_framework_support,
                    one_file.two_files_of_one_school,
                ),
                fields=((School, "support.kind"), (School, "support.assessor")),
            ),
            Sentence(
                "P9",
                "An assessor may have helped in a general way: with technology, with improvement, or by suggesting "
                "the self-review.",
                rules=(impartiality.no_recent_general_support,),
                fields=((School, "support.kind"), (School, "support.to")),
            ),
            Sentence(
                "P9",
                "A school should choose somebody who has not lately worked with it on technology.",
                rules=(
                    impartiality.no_former_tie_to_the_school,
                    impartiality.no_recent_general_support,
                ),
                fields=((School, "support.from"), (School, "support.to")),
            ),
            Sentence(
                "P9",
                "Somebody from outside sees strengths and gaps more clearly, and brings ideas from other schools.",
                beyond="This is a reason for the sentence before it; it asks for nothing more.",
            ),
            Sentence(
                "P10",
                "People become assessors by passing an assessment of their competences.",
                rules=(
                    registration.registered_after_selection,
                    registration.selection_attempts_follow_one_another,
                    assessors_kept.a_selection_result_stays,
                ),
                fields=((Assessor, "selection.assessed_on"), (Assessor, "selection.outcome")),
                commands=("standing",),
            ),
            Sentence(
                "P10",
                "All four nations ask for the same competences.",
                rules=(registration.an_assessor_names_where_and_what_they_assess,),
                fields=((Assessor, "regions"),),
                beyond="The competences themselves belong to the selection; the register asks the same of everyone.",
            ),
            Sentence(
                "P10",
                "For each phase and type of school offered, they have worked with its leaders on strategy.",
                rules=(
                    registration.registered_for_a_phase,
                    registration.nothing_is_offered_twice,
                    school_assessments.assessor_offers_the_phase,
                    school_assessments.assessor_offers_the_type_of_school,
                    school_assessments.a_type_of_school_comes_with_experience,
                ),
                fields=(
                    (Assessor, "phases.experience"),
                    (Assessor, "school_types.experience"),
                    (School, "assessments.type"),
                ),
                pages=("profile", "finder"),
            ),
            Sentence(
                "P10",
                "They also know technology in education widely, self-evaluation, and the Framework in detail.",
                fields=((Assessor, "selection.outcome"),),
                beyond="The selection judges this; the register holds whether it was passed.",
            ),
            Sentence(
                "P11",
                "Every assessor is a full member of Naace, and stays one.",
                rules=(
                    registration.registered_with_full_membership,
                    registration.memberships_do_not_overlap,
                    continuing.full_membership_is_kept,
                    assessors_kept.a_membership_stays,
                ),
                fields=((Assessor, "membership.grade"), (Assessor, "membership.from"), (Assessor, "membership.to")),
                commands=("standing",),
            ),
            Sentence(
                "P12",
                "Lead Assessors moderate: they watch some of the visits, so that judgements agree.",
                rules=(
                    information.periods_do_not_overlap,
                    quality_assurance.lead_assessor_in_office,
                    quality_assurance.lead_assessor_is_not_the_assessor,
                    quality_assurance.lead_assessor_replaced_before_the_visit,
                    observed_visits.lead_assessor_is_not_removed,
                    observed_visits.lead_assessor_is_registered,
                    payments.a_lead_assessor_is_paid_for_an_observed_visit,
                    erasures.nobody_erased_is_named_anew,
                    assessments_kept.an_arrangement_stays,
                    assessors_kept.a_lead_assessors_term_stays,
                ),
                fields=((Assessor, "lead_assessor"), (School, "assessments.lead"), (Sample, "drawn.outcome")),
            ),
            Sentence(
                "P13",
                "An ICT Mark Assessor is somebody who passed that selection.",
                rules=(
                    registration.registered_after_selection,
                    registration.registration_due,
                ),
                fields=((Assessor, "selection.outcome"),),
                commands=("standing",),
            ),
            Sentence(
                "P14",
                "To assess schools, a person needs to be registered and accredited as well.",
                rules=(
                    school_assessments.visit_by_an_accredited_assessor,
                    school_assessments.appointment_of_an_accredited_assessor,
                    registration.accredited_while_registered,
                    registration.decisions_follow_one_another,
                ),
                fields=((Assessor, "decisions.decision"), (Assessor, "decisions.on")),
                pages=("profile",),
                commands=("standing",),
            ),
        ),
    ),
)

"""The code itself, on conduct (PC to MAT), sentence by sentence."""

from generator.code_of_practice.sentence import Section, Sentence
from generator.compare.history import assessments as assessments_kept
from generator.compare.history import assessors as assessors_kept
from generator.compare.history import others as others_kept
from generator.records import Assessor, Organisation, School
from generator.rules import (
    contact,
    impartiality,
    materials,
    one_file,
    registration,
    school_assessments,
    unacceptable,
)

CONDUCT = (
    Section(
        "Professional conduct",
        (
            Sentence(
                "PC.1",
                "Assessors behave as professionals and respect the school they are in.",
                rules=(unacceptable.a_concern_is_settled_in_full,),
                fields=((Assessor, "concerns"),),
                beyond="Conduct is for people to judge; the register holds concerns and how they were settled.",
            ),
        ),
    ),
    Section(
        "Confidentiality",
        (
            Sentence(
                "CONF.1",
                "Assessors hold a position of trust in a national scheme.",
                beyond="This gives the reason for what follows; it asks for nothing more.",
            ),
            Sentence(
                "CONF.1",
                "What concerns a school's accreditation stays between the assessor and Naace.",
                rules=(
                    school_assessments.publication_of_an_award,
                    assessments_kept.an_agreement_to_publish_stays,
                    assessors_kept.consent_is_given_anew,
                ),
                fields=((School, "publish_award"),),
                pages=("schools", "privacy"),
                beyond="What people say to one another is not on file; each field says who may see it.",
            ),
            Sentence(
                "CONF.1",
                "This means the school's material in the Framework, and what Naace's quality assurance makes of it.",
                fields=((School, "assessments"), (Assessor, "moderations")),
                pages=("privacy",),
                beyond="The material stays in the Framework; outcomes are on file, and confidential.",
            ),
            Sentence(
                "CONF.2",
                "Commercial information from a school is treated in confidence.",
                beyond="No such information is on file, nor what people say to one another.",
            ),
        ),
    ),
    Section(
        "Eligibility to assess",
        (
            Sentence(
                "ELIG.1",
                "Nobody assesses a school whose way through the Framework they supported.",
                rules=(
                    one_file.a_school_is_not_its_own_predecessor,
                    one_file.a_person_has_one_file,
                    one_file.two_files_with_one_name,
                    one_file.two_files_of_one_school,
                    impartiality.no_framework_support,
                    impartiality.support_names_who_gave_it,
                    one_file.support_by_an_assessor_names_their_id,
                    assessments_kept.support_stays,
                    assessors_kept.an_affiliation_stays,
                ),
                fields=((School, "support.kind"), (School, "predecessors.school")),
                commands=("check",),
            ),
            Sentence(
                "ELIG.1",
                "General help is different: training, everyday technology, school improvement.",
                rules=(impartiality.no_recent_general_support,),
                fields=((School, "support.kind"),),
            ),
            Sentence(
                "ELIG.1",
                "An assessor's organisation may give Framework support, if another person then assesses.",
                rules=(
                    impartiality.framework_supporter_is_recorded,
                    impartiality.framework_support_by_a_colleague,
                ),
                fields=((School, "support.organisation"), (School, "support.given_by")),
            ),
            Sentence(
                "ELIG.2",
                "They have worked on strategy with leaders in each phase that they assess.",
                rules=(
                    registration.registered_for_a_phase,
                    school_assessments.assessor_offers_the_phase,
                    school_assessments.phase_assessed_known,
                ),
                fields=((Assessor, "phases.experience"), (School, "phase"), (School, "assessments.phase")),
                pages=("profile",),
            ),
            Sentence(
                "ELIG.3",
                "Their own services, alone or in a package, are worth what they cost.",
                beyond="What assessors charge for services of their own is not on file.",
            ),
        ),
    ),
    Section(
        "Contact with schools",
        (
            Sentence(
                "CON.1",
                "A school can ask for any assessor on the published list.",
                rules=(
                    contact.appointed_assessor_is_on_the_list,
                    assessments_kept.an_assessment_keeps_its_id,
                    assessments_kept.an_appointment_stays,
                ),
                fields=((School, "assessments.requested.by"),),
                pages=("finder", "profile"),
            ),
            Sentence(
                "CON.1",
                "A school without a preference leaves the choice to Naace.",
                rules=(contact.a_request_leads_to_an_appointment,),
                fields=(
                    (School, "assessments.requested.by"),
                    (Assessor, "availability.unavailable"),
                    (Assessor, "availability.most_visits_a_year"),
                ),
                pages=("request",),
            ),
            Sentence(
                "CON.2",
                "However they were appointed, the assessor makes sure that they have no conflict of interest.",
                rules=(
                    contact.no_conflict_is_declared,
                    contact.a_declaration_comes_before_the_visit,
                    contact.a_declaration_is_for_its_appointment,
                    assessments_kept.an_arrangement_stays,
                    assessments_kept.an_appointment_stays,
                ),
                fields=((School, "assessments.conflict_declaration"), (School, "assessments.lead_declaration")),
            ),
            Sentence(
                "CON.2",
                "An assessor may decline: too far, wrong phase or type, other work, or private reasons.",
                fields=((School, "assessments.declined.reason"),),
            ),
            Sentence(
                "CON.3",
                "If a school comes to an assessor directly, the assessor lets Naace know at once.",
                rules=(
                    contact.direct_approach_reported_in_time,
                    contact.direct_approach_reported_after_it_happened,
                    contact.direct_approach_reported_by_school_or_assessor,
                    assessments_kept.an_appointment_stays,
                ),
                fields=((School, "assessments.approach"), (School, "assessments.approach.told_on")),
            ),
            Sentence(
                "CON.3",
                "If they cannot do it, they tell the school and Naace, and somebody else is found.",
                rules=(contact.another_assessor_to_find, contact.a_school_hears_of_a_refusal),
                fields=((School, "assessments.declined.on"), (School, "assessments.declined.school_told_on")),
            ),
        ),
    ),
    Section(
        "Representation",
        (
            Sentence(
                "REP.1",
                "In all they do for the scheme, assessors uphold what it and the Framework are for.",
                beyond="What people stand for is not on file.",
            ),
            Sentence(
                "REP.1",
                "They speak up for the scheme and try to win schools for it.",
                beyond="Advocacy is not on file.",
            ),
        ),
    ),
    Section(
        "Materials",
        (
            Sentence(
                "MAT.1",
                "Naace owns every logo, certificate, badge and text of the mark, on paper or screen.",
                commands=("build",),
                beyond="Ownership is law, not data; the foot of every page of the site says it.",
            ),
            Sentence(
                "MAT.1",
                "Nobody changes them or uses them otherwise unless Naace agreed in writing.",
                rules=(
                    materials.a_permission_ends_after_it_was_given,
                    others_kept.a_permission_stays,
                ),
                fields=((Assessor, "material_permissions"), (Organisation, "material_permissions")),
                beyond="How materials are used elsewhere is not on file; permissions are.",
            ),
        ),
    ),
)

"""The clauses of the code of practice, each restated in our own words: where rules and pages take their names from.

A clause is a section's letters and the number of its principle or paragraph. "Contact with schools" is one long
paragraph in the source; the scheme's restatement cites its three subjects as CON.1 to CON.3, and so do we.
"""

from typing import NamedTuple


class Clause(NamedTuple):
    """A clause's name, its section, and what it says in our own words.

    `undecidable` is why no rule can decide it, or a part of it, from what is on file; None where rules cover it.
    """

    name: str
    section: str
    summary: str
    undecidable: str | None = None


CLAUSES = (
    Clause(
        "P1",
        "Principles",
        "The ICT Mark stands for agreed levels within the Self-review Framework.",
        "The levels belong to the Framework; the register holds only whether a school was recommended.",
    ),
    Clause(
        "P2",
        "Principles",
        "A school shows good practice in every aspect of every element; it need not excel in one.",
        "That is the assessor's judgement at the school, and no part of it is on file.",
    ),
    Clause(
        "P3", "Principles", "The mark is open to every school that shows an accredited assessor that it has the levels."
    ),
    Clause("P4", "Principles", "Naace awards the mark and runs assessment, moderation and quality assurance."),
    Clause("P5", "Principles", "Accredited assessors follow the approved procedures, stage by stage."),
    Clause("P6", "Principles", "The threshold is shown to an external assessor, in every required aspect."),
    Clause("P7", "Principles", "The mark is awarded on the recommendation of an external assessor after a visit."),
    Clause("P8", "Principles", "The mark expires three years after its award; renewing it takes a new assessment."),
    Clause(
        "P9",
        "Principles",
        "An assessor is objective and impartial towards every school they assess, and external to it.",
    ),
    Clause(
        "P10",
        "Principles",
        "Assessors are selected by a competency-based assessment, for phases they have experience in.",
    ),
    Clause("P11", "Principles", "Every assessor has full Naace membership, and keeps it."),
    Clause("P12", "Principles", "Lead Assessors moderate: they observe a proportion of the visits."),
    Clause("P13", "Principles", "An ICT Mark Assessor is one who came through the selection."),
    Clause("P14", "Principles", "To assess a school an assessor must be registered and accredited."),
    Clause(
        "REG.1", "Initial registration", "Registration needs the selection passed, a pen portrait, and the code signed."
    ),
    Clause(
        "REG.2",
        "Initial registration",
        "Accreditation needs a moderated assessment passed and the initial fee paid; fees are published; "
        "the initial moderated assessment is not paid for.",
    ),
    Clause("CPD.1", "Continuing professional development", "Registered assessors take part in every required event."),
    Clause(
        "CPD.2", "Continuing professional development", "They contribute to the cost, which is told before the event."
    ),
    Clause(
        "QA.1",
        "Quality assurance",
        "The first visit is observed by a Lead Assessor whom Naace appoints; appointments are notified to Naace.",
    ),
    Clause("QA.2", "Quality assurance", "The Lead Assessor must be satisfied before accreditation."),
    Clause(
        "QA.3", "Quality assurance", "After a failed moderation, shadowing or development may come before a second."
    ),
    Clause(
        "QA.4", "Quality assurance", "After a second failure there is no accreditation, but an appeal within 30 days."
    ),
    Clause("QA.5", "Quality assurance", "No assessor fee is paid for a second moderation."),
    Clause(
        "SA.1",
        "School assessments",
        "A Quality Review, with a fee, is due after every tenth assessment; some with ten or more are sampled.",
    ),
    Clause(
        "UA.1",
        "Activities unacceptable to Naace",
        "Bringing the scheme into disrepute, unprofessional conduct, and fees unpaid or paid late, end a registration.",
        "Conduct and disrepute are for Naace to judge; a rule decides only whether fees were paid, and in time.",
    ),
    Clause(
        "PC.1",
        "Professional conduct",
        "Assessors behave professionally and with regard to the school they are in.",
        "Conduct is for people to judge; a removal for it is recorded as a decision with its reason.",
    ),
    Clause(
        "CONF.1",
        "Confidentiality",
        "What is learned of a school through an assessment stays between the assessor and Naace.",
        "What people say to one another is not on file; what the site may show is decided field by field.",
    ),
    Clause(
        "CONF.2",
        "Confidentiality",
        "Assessors respect the commercial confidence of what schools give them.",
        "What people say to one another is not on file.",
    ),
    Clause("ELIG.1", "Eligibility to assess", "Who has supported a school through the Framework may not assess it."),
    Clause(
        "ELIG.2", "Eligibility to assess", "An assessor has experience with school leaders in the phase they assess."
    ),
    Clause(
        "ELIG.3",
        "Eligibility to assess",
        "Assessors offer services at fair value.",
        "What assessors charge for services of their own is not on file.",
    ),
    Clause(
        "CON.1", "Contact with schools", "A school may ask for an assessor on the list; otherwise Naace allocates one."
    ),
    Clause(
        "CON.2", "Contact with schools", "On appointment the assessor makes sure there is no conflict, or declines."
    ),
    Clause("CON.3", "Contact with schools", "A direct approach by a school is told to Naace at once."),
    Clause(
        "REP.1",
        "Representation",
        "Assessors support and promote the scheme's principles.",
        "Advocacy is not on file.",
    ),
    Clause(
        "MAT.1",
        "Materials",
        "Logos, certificates and badges are Naace's, and are not altered without its permission.",
        "How materials are used elsewhere is not on file; this site's badges are drawn from the register alone.",
    ),
    Clause("COST.1", "Assessment costs", "Naace charges schools or intermediaries a standard or agreed amount."),
    Clause(
        "COST.2",
        "Assessment costs",
        "Naace, or an intermediary by agreement, pays one fee for an assessment; travel is inside it.",
    ),
    Clause("INFO.1", "Information held", "Assessors keep their details right and tell Naace of changes at once."),
    Clause("CONT.1", "Continuing registration", "Assessors sign the code, pay the fees and attend events as required."),
    Clause(
        "CONT.2", "Continuing registration", "Reasons for not attending are considered when given in full, in writing."
    ),
    Clause(
        "PROC.1",
        "Procedures",
        "Separately published procedures are part of the agreement.",
        "They are not part of the source that this register holds as rules.",
    ),
)
"""Every clause, in the order of the code of practice."""

ORDER = {clause.name: position for position, clause in enumerate(CLAUSES)}

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
        "The ICT Mark shows that a school has reached agreed levels of the Self-review Framework.",
        "The levels belong to the Framework. The register holds only whether a school was recommended.",
    ),
    Clause(
        "P2",
        "Principles",
        "A school shows good practice in every aspect of every element. It need not excel in any.",
        "The assessor judges this at the school, and none of it is on file.",
    ),
    Clause(
        "P3",
        "Principles",
        "Any school may have the mark if it shows an accredited assessor that it has reached the levels.",
    ),
    Clause("P4", "Principles", "Naace awards the mark and runs assessment, moderation and quality assurance."),
    Clause("P5", "Principles", "Accredited assessors follow the approved procedures, stage by stage."),
    Clause(
        "P6",
        "Principles",
        "A school shows an external assessor that it reaches the threshold in every required aspect.",
    ),
    Clause("P7", "Principles", "Naace awards the mark if an external assessor recommends it after a visit."),
    Clause(
        "P8",
        "Principles",
        "The mark expires three years after its award. To renew it, a school needs a new assessment.",
    ),
    Clause(
        "P9",
        "Principles",
        "An assessor is objective and impartial towards every school they assess, and external to it.",
    ),
    Clause(
        "P10",
        "Principles",
        "Naace selects assessors by a competency-based assessment, for phases in which they have experience.",
    ),
    Clause("P11", "Principles", "Every assessor has full Naace membership, and keeps it."),
    Clause("P12", "Principles", "Lead Assessors moderate: they observe a proportion of the visits."),
    Clause("P13", "Principles", "An ICT Mark Assessor is someone who passed the selection."),
    Clause("P14", "Principles", "To assess a school an assessor must be registered and accredited."),
    Clause(
        "REG.1",
        "Initial registration",
        "To be registered, a person passes the selection, gives a pen portrait and signs the code.",
    ),
    Clause(
        "REG.2",
        "Initial registration",
        "To be accredited, an assessor passes a moderated assessment and pays the initial fee. Naace publishes its "
        "fees, and does not pay for the first moderated assessment.",
    ),
    Clause("CPD.1", "Continuing professional development", "Registered assessors take part in every required event."),
    Clause(
        "CPD.2",
        "Continuing professional development",
        "They pay towards the cost, which Naace publishes before the event.",
    ),
    Clause(
        "QA.1",
        "Quality assurance",
        "A Lead Assessor appointed by Naace observes the first visit. Assessors tell Naace of the visits they agree.",
    ),
    Clause("QA.2", "Quality assurance", "Nobody is accredited until the Lead Assessor is satisfied."),
    Clause(
        "QA.3",
        "Quality assurance",
        "After a failed moderation, Naace may require shadowing or development before a second.",
    ),
    Clause(
        "QA.4",
        "Quality assurance",
        "After a second failure there is no accreditation, but the assessor may appeal within 30 days.",
    ),
    Clause("QA.5", "Quality assurance", "Naace pays no assessor fee for a second moderation."),
    Clause(
        "SA.1",
        "School assessments",
        "After every tenth assessment a Quality Review is due, which has a fee. Naace samples some assessors with ten "
        "or more.",
    ),
    Clause(
        "UA.1",
        "Activities unacceptable to Naace",
        "Harm to the scheme's name, unprofessional conduct, and fees paid late or not at all end a registration.",
        "Naace judges conduct. A rule decides only whether fees were paid, and in time.",
    ),
    Clause(
        "PC.1",
        "Professional conduct",
        "Assessors behave professionally and with regard to the school they are in.",
        "People judge conduct. If it leads to a removal, the decision gives the reason.",
    ),
    Clause(
        "CONF.1",
        "Confidentiality",
        "What an assessor learns about a school in an assessment stays between the assessor and Naace.",
        "What people say to one another is not on file. The program decides field by field what the site may show.",
    ),
    Clause(
        "CONF.2",
        "Confidentiality",
        "Assessors keep a school's business details to themselves.",
        "What people say to one another is not on file.",
    ),
    Clause("ELIG.1", "Eligibility to assess", "Someone who helped a school with the Framework may not assess it."),
    Clause(
        "ELIG.2", "Eligibility to assess", "An assessor has experience with school leaders in the phase they assess."
    ),
    Clause(
        "ELIG.3",
        "Eligibility to assess",
        "Assessors offer services at fair value.",
        "What assessors charge for their own services is not on file.",
    ),
    Clause("CON.1", "Contact with schools", "A school may ask for an assessor on the list. If not, Naace chooses one."),
    Clause(
        "CON.2",
        "Contact with schools",
        "When appointed, the assessor makes sure there is no conflict of interest, or declines.",
    ),
    Clause(
        "CON.3", "Contact with schools", "If a school approaches an assessor directly, they tell Naace straight away."
    ),
    Clause(
        "REP.1",
        "Representation",
        "Assessors support and promote the scheme's principles.",
        "Advocacy is not on file.",
    ),
    Clause(
        "MAT.1",
        "Materials",
        "Logos, certificates and badges belong to Naace, and nobody changes them without its permission.",
        "How people use materials elsewhere is not on file. This site draws its badges from the register alone.",
    ),
    Clause("COST.1", "Assessment costs", "Naace charges schools or intermediaries a standard or agreed amount."),
    Clause(
        "COST.2",
        "Assessment costs",
        "Naace, or an intermediary by agreement, pays one fee for an assessment, which includes travel.",
    ),
    Clause("INFO.1", "Information held", "Assessors keep their details right and tell Naace of changes straight away."),
    Clause("CONT.1", "Continuing registration", "Assessors sign the code, pay the fees and attend events as required."),
    Clause(
        "CONT.2",
        "Continuing registration",
        "Naace considers reasons for not attending that it gets in full and in writing.",
    ),
    Clause(
        "PROC.1",
        "Procedures",
        "Separately published procedures are part of the agreement.",
        "They are not in the text that this register holds as rules.",
    ),
)
"""Every clause, in the order of the code of practice."""

ORDER = {clause.name: position for position, clause in enumerate(CLAUSES)}

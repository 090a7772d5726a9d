"""Events and money: kinds of event, who pays what, and VAT."""

from generator.vocabulary.term import Term


class EventKind(Term):
    CONFERENCE = "conference", "annual professional development event"
    TRAINING = "training", "training event"
    MODERATION = "moderation", "moderation event"


class Audience(Term):
    """Who pays a fee, or is paid it."""

    ASSESSOR = "assessor", "paid by assessors"
    SCHOOL = "school", "paid by schools"
    NAACE = "naace", "paid by Naace to assessors"


class Vat(Term):
    INCLUDED = "included", "including VAT"
    EXCLUDED = "excluded", "plus VAT"
    EXEMPT = "exempt", "exempt from VAT"


class RequiredOf(Term):
    """Which registered assessors an event is required of (CPD.1)."""

    EVERYONE = "everyone", "every registered assessor"
    LEAD_ASSESSORS = "lead-assessors", "Lead Assessors"
    REGISTERED_SINCE = "registered-since", "assessors registered on or after a day"


class Payer(Term):
    """Who is charged for an assessment (COST.1)."""

    SCHOOL = "school", "the school"
    INTERMEDIARY = "intermediary", "the intermediary"

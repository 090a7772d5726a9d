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
    INCLUDED = "included", "VAT included"
    EXCLUDED = "excluded", "VAT excluded"
    EXEMPT = "exempt", "exempt from VAT"

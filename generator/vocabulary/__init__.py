"""The scheme's words: every value that a field of a closed list may take, with the label a person reads.

A word's value is what is written in YAML, in the site's addresses and in its data files.
"""

from generator.vocabulary.assessments import (
    AppealOutcome,
    Declaration,
    DeclineReason,
    FurtherWork,
    Requester,
    Result,
    ReviewOutcome,
    SupportKind,
    VisitOutcome,
)
from generator.vocabulary.events_and_money import Audience, EventKind, Payer, RequiredOf, Vat
from generator.vocabulary.near import did_you_mean, nearest
from generator.vocabulary.people import ConcernKind, DecisionKind, Language, Leaving, MembershipGrade
from generator.vocabulary.schools import EstablishmentType, Nation, Phase, Region, SchoolType, Succession
from generator.vocabulary.term import Term

__all__ = [
    "AppealOutcome",
    "Audience",
    "ConcernKind",
    "DecisionKind",
    "Declaration",
    "DeclineReason",
    "EstablishmentType",
    "EventKind",
    "FurtherWork",
    "Language",
    "Leaving",
    "MembershipGrade",
    "Nation",
    "Payer",
    "Phase",
    "Region",
    "Requester",
    "RequiredOf",
    "Result",
    "ReviewOutcome",
    "SchoolType",
    "Succession",
    "SupportKind",
    "Term",
    "Vat",
    "VisitOutcome",
    "did_you_mean",
    "nearest",
]

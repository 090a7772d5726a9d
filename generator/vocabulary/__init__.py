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
    SupportKind,
    VisitOutcome,
)
from generator.vocabulary.money import Audience, EventKind, Vat
from generator.vocabulary.near import did_you_mean, nearest
from generator.vocabulary.people import DecisionKind, Language, MembershipGrade
from generator.vocabulary.schools import EstablishmentType, Nation, Phase, Region, SchoolType
from generator.vocabulary.term import Term

__all__ = [
    "AppealOutcome",
    "Audience",
    "DecisionKind",
    "Declaration",
    "DeclineReason",
    "EstablishmentType",
    "EventKind",
    "FurtherWork",
    "Language",
    "MembershipGrade",
    "Nation",
    "Phase",
    "Region",
    "Requester",
    "Result",
    "SchoolType",
    "SupportKind",
    "Term",
    "Vat",
    "VisitOutcome",
    "did_you_mean",
    "nearest",
]

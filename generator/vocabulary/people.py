"""People: the languages they work in, their membership, and Naace's decisions on them."""

from generator.vocabulary.term import Term


class Language(Term):
    """Languages an assessor works in with a school, by their BCP 47 tags."""

    ENGLISH = "en", "English"
    WELSH = "cy", "Welsh"
    SCOTTISH_GAELIC = "gd", "Scottish Gaelic"
    IRISH = "ga", "Irish"
    SCOTS = "sco", "Scots"
    BRITISH_SIGN_LANGUAGE = "bfi", "British Sign Language"


class MembershipGrade(Term):
    FULL = "full", "full member"
    ASSOCIATE = "associate", "associate member"
    STUDENT = "student", "student member"


class DecisionKind(Term):
    """A dated act of Naace on an assessor's register entry."""

    REGISTERED = "registered", "registered"
    ACCREDITED = "accredited", "accredited"
    REMOVED = "removed", "removed"
    REINSTATED = "reinstated", "reinstated"

"""Assessments: how they come about, what is declared, and what came of them."""

from generator.vocabulary.term import Term


class SupportKind(Term):
    """What someone did with or for a school that bears on who may assess it (P9, ELIG.1)."""

    FRAMEWORK = "framework", "support in completing or progressing through the Framework"
    SELF_REVIEW = "self-review", "contribution to the self-review, its evidence or commentaries"
    GENERAL = "general", "general support: training, general technology use, school improvement"
    EMPLOYED = "employed", "employed by the school"
    GOVERNOR = "governor", "governor of the school"


class DeclineReason(Term):
    """Why an assessor does not accept an assessment (CON.2)."""

    DISTANCE = "distance", "distance"
    PHASE = "phase", "phase of the school"
    SCHOOL_TYPE = "school-type", "type of school"
    OTHER_COMMITMENTS = "other-commitments", "other commitments"
    PERSONAL = "personal", "personal reasons"


class Declaration(Term):
    """What an assessor declared of a conflict of interest at one school (CON.2)."""

    NONE = "none", "no conflict of interest"
    EXISTS = "exists", "a conflict of interest exists"
    DECLINED = "declined", "declined to declare"


class Requester(Term):
    """How an assessor comes to a school (CON.1)."""

    SCHOOL = "school", "chosen by the school"
    NAACE = "naace", "allocated by Naace"


class VisitOutcome(Term):
    RECOMMENDED = "recommended", "recommended"
    NOT_RECOMMENDED = "not-recommended", "not recommended"


class Result(Term):
    PASSED = "passed", "passed"
    FAILED = "failed", "failed"


class AppealOutcome(Term):
    UPHELD = "upheld", "upheld"
    DISMISSED = "dismissed", "dismissed"


class FurtherWork(Term):
    """What a failed first moderation may call for before the second (QA.3)."""

    SHADOWING = "shadowing", "shadowing visit"
    DEVELOPMENT = "development", "professional development"

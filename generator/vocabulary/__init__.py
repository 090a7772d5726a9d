"""The scheme's words: every value that a field of a closed list may take, with the label a person reads.

Regions, phases and school types match the official lists; the codes are those of England's register of schools (GIAS).
A word's value is what stands in YAML, in the site's addresses and in its data files.
"""

from collections.abc import Iterable
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, Self, TypeVar

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


class Term(StrEnum):
    """A closed list. Its members carry `label`, in English; another value is refused with the nearest one."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        return _member(cls, value, label)

    @classmethod
    def read(cls, value: object) -> Self:
        """The member for a YAML text, or for a member itself."""
        try:
            return cls(value)  # type: ignore[arg-type, call-arg]  # an enum looks any value up; Term's __new__ hides it
        except ValueError:
            expected = ", ".join(cls)
            raise PydanticCustomError(
                "unknown_word",
                "This is not one of the words used here{hint}",
                {"hint": did_you_mean(value, cls), "mend": f"Write one of: {expected}."},
            ) from None

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.read, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"enum": list(map(str, cls)), "enumDescriptions": [term.label for term in cls]}


T = TypeVar("T", bound=Term)


def _member(cls: type[T], value: str, label: str) -> T:
    """A member to be; what `__new__` of an enum has instead of its parent's, which enum takes away."""
    term = str.__new__(cls, value)
    term._value_ = value
    term.label = label
    return term


def nearest(value: object, known: Iterable[str]) -> str | None:
    """The one of the `known` words that is near to `value`, if one is."""
    text, words = str(value).strip().lower(), [str(word) for word in known]
    near = get_close_matches(text, words, n=1) or [word for word in words if len(text) > 3 and word.startswith(text)]
    return near[0] if near else None


def did_you_mean(value: object, known: Iterable[str]) -> str:
    """`; did you mean x?` where one of the `known` words is near to `value`, else nothing."""
    near = nearest(value, known)
    return f"; did you mean {near}?" if near else ""


class Nation(Term):
    ENGLAND = "england", "England"
    WALES = "wales", "Wales"
    SCOTLAND = "scotland", "Scotland"
    NORTHERN_IRELAND = "northern-ireland", "Northern Ireland"


class Region(Term):
    """England's nine regions (GIAS: GOR), and the other three nations, which the scheme does not divide."""

    nation: Nation
    gias_code: str | None

    def __new__(cls, value: str, label: str, nation: Nation, gias_code: str | None) -> Self:
        region = _member(cls, value, label)
        region.nation, region.gias_code = nation, gias_code
        return region

    NORTH_EAST = "north-east", "North East", Nation.ENGLAND, "A"
    NORTH_WEST = "north-west", "North West", Nation.ENGLAND, "B"
    YORKSHIRE_AND_THE_HUMBER = "yorkshire-and-the-humber", "Yorkshire and the Humber", Nation.ENGLAND, "D"
    EAST_MIDLANDS = "east-midlands", "East Midlands", Nation.ENGLAND, "E"
    WEST_MIDLANDS = "west-midlands", "West Midlands", Nation.ENGLAND, "F"
    EAST_OF_ENGLAND = "east-of-england", "East of England", Nation.ENGLAND, "G"
    LONDON = "london", "London", Nation.ENGLAND, "H"
    SOUTH_EAST = "south-east", "South East", Nation.ENGLAND, "J"
    SOUTH_WEST = "south-west", "South West", Nation.ENGLAND, "K"
    WALES = "wales", "Wales", Nation.WALES, None
    SCOTLAND = "scotland", "Scotland", Nation.SCOTLAND, None
    NORTHERN_IRELAND = "northern-ireland", "Northern Ireland", Nation.NORTHERN_IRELAND, None


class Phase(Term):
    """Phases of education, as GIAS has them; its "Not applicable" is none, so the scheme's own is asked for."""

    gias_code: str

    def __new__(cls, value: str, label: str, gias_code: str) -> Self:
        phase = _member(cls, value, label)
        phase.gias_code = gias_code
        return phase

    NURSERY = "nursery", "Nursery", "1"
    PRIMARY = "primary", "Primary", "2"
    MIDDLE_DEEMED_PRIMARY = "middle-deemed-primary", "Middle deemed primary", "3"
    SECONDARY = "secondary", "Secondary", "4"
    MIDDLE_DEEMED_SECONDARY = "middle-deemed-secondary", "Middle deemed secondary", "5"
    SIXTEEN_PLUS = "16-plus", "16 plus", "6"
    ALL_THROUGH = "all-through", "All-through", "7"


class SchoolGroup(Term):
    """Kinds of school an assessor offers: GIAS's groups of types."""

    gias_code: str

    def __new__(cls, value: str, label: str, gias_code: str) -> Self:
        group = _member(cls, value, label)
        group.gias_code = gias_code
        return group

    MAINTAINED = "maintained", "Local authority maintained schools", "4"
    ACADEMY = "academy", "Academies", "10"
    FREE_SCHOOL = "free-school", "Free schools", "11"
    SPECIAL = "special", "Special schools", "5"
    INDEPENDENT = "independent", "Independent schools", "3"
    WELSH = "welsh", "Welsh schools", "6"
    COLLEGE = "college", "Colleges", "1"
    UNIVERSITY = "university", "Universities", "2"
    ONLINE_PROVIDER = "online-provider", "Online providers", "13"
    OTHER = "other", "Other types", "9"


class SchoolType(Term):
    """Types of establishment: GIAS's, then those of Scotland, Wales and Northern Ireland that it has no code for."""

    gias_code: str | None
    group: SchoolGroup

    def __new__(cls, value: str, label: str, gias_code: str | None, group: SchoolGroup) -> Self:
        kind = _member(cls, value, label)
        kind.gias_code, kind.group = gias_code, group
        return kind

    @property
    def groups(self) -> frozenset[SchoolGroup]:
        """The group of its list, and special schools too where the type is special in any group."""
        return frozenset({self.group, SchoolGroup.SPECIAL} if "special" in self.value.split("-") else {self.group})

    COMMUNITY_SCHOOL = "community-school", "Community school", "01", SchoolGroup.MAINTAINED
    VOLUNTARY_AIDED_SCHOOL = "voluntary-aided-school", "Voluntary aided school", "02", SchoolGroup.MAINTAINED
    VOLUNTARY_CONTROLLED_SCHOOL = (
        "voluntary-controlled-school",
        "Voluntary controlled school",
        "03",
        SchoolGroup.MAINTAINED,
    )
    FOUNDATION_SCHOOL = "foundation-school", "Foundation school", "05", SchoolGroup.MAINTAINED
    CITY_TECHNOLOGY_COLLEGE = "city-technology-college", "City technology college", "06", SchoolGroup.INDEPENDENT
    COMMUNITY_SPECIAL_SCHOOL = "community-special-school", "Community special school", "07", SchoolGroup.SPECIAL
    NON_MAINTAINED_SPECIAL_SCHOOL = (
        "non-maintained-special-school",
        "Non-maintained special school",
        "08",
        SchoolGroup.SPECIAL,
    )
    OTHER_INDEPENDENT_SPECIAL_SCHOOL = (
        "other-independent-special-school",
        "Other independent special school",
        "10",
        SchoolGroup.SPECIAL,
    )
    OTHER_INDEPENDENT_SCHOOL = "other-independent-school", "Other independent school", "11", SchoolGroup.INDEPENDENT
    FOUNDATION_SPECIAL_SCHOOL = "foundation-special-school", "Foundation special school", "12", SchoolGroup.SPECIAL
    PUPIL_REFERRAL_UNIT = "pupil-referral-unit", "Pupil referral unit", "14", SchoolGroup.MAINTAINED
    LOCAL_AUTHORITY_NURSERY_SCHOOL = (
        "local-authority-nursery-school",
        "Local authority nursery school",
        "15",
        SchoolGroup.MAINTAINED,
    )
    FURTHER_EDUCATION = "further-education", "Further education", "18", SchoolGroup.COLLEGE
    SECURE_UNITS = "secure-units", "Secure units", "24", SchoolGroup.OTHER
    OFFSHORE_SCHOOLS = "offshore-schools", "Offshore schools", "25", SchoolGroup.OTHER
    SERVICE_CHILDRENS_EDUCATION = "service-childrens-education", "Service children's education", "26", SchoolGroup.OTHER
    MISCELLANEOUS = "miscellaneous", "Miscellaneous", "27", SchoolGroup.OTHER
    ACADEMY_SPONSOR_LED = "academy-sponsor-led", "Academy sponsor led", "28", SchoolGroup.ACADEMY
    HIGHER_EDUCATION_INSTITUTIONS = (
        "higher-education-institutions",
        "Higher education institutions",
        "29",
        SchoolGroup.UNIVERSITY,
    )
    WELSH_ESTABLISHMENT = "welsh-establishment", "Welsh establishment", "30", SchoolGroup.WELSH
    SIXTH_FORM_CENTRES = "sixth-form-centres", "Sixth form centres", "31", SchoolGroup.COLLEGE
    SPECIAL_POST_16_INSTITUTION = "special-post-16-institution", "Special post 16 institution", "32", SchoolGroup.OTHER
    ACADEMY_SPECIAL_SPONSOR_LED = (
        "academy-special-sponsor-led",
        "Academy special sponsor led",
        "33",
        SchoolGroup.ACADEMY,
    )
    ACADEMY_CONVERTER = "academy-converter", "Academy converter", "34", SchoolGroup.ACADEMY
    FREE_SCHOOLS = "free-schools", "Free schools", "35", SchoolGroup.FREE_SCHOOL
    FREE_SCHOOLS_SPECIAL = "free-schools-special", "Free schools special", "36", SchoolGroup.FREE_SCHOOL
    BRITISH_SCHOOLS_OVERSEAS = "british-schools-overseas", "British schools overseas", "37", SchoolGroup.OTHER
    FREE_SCHOOLS_ALTERNATIVE_PROVISION = (
        "free-schools-alternative-provision",
        "Free schools alternative provision",
        "38",
        SchoolGroup.FREE_SCHOOL,
    )
    FREE_SCHOOLS_16_TO_19 = "free-schools-16-to-19", "Free schools 16 to 19", "39", SchoolGroup.FREE_SCHOOL
    UNIVERSITY_TECHNICAL_COLLEGE = (
        "university-technical-college",
        "University technical college",
        "40",
        SchoolGroup.FREE_SCHOOL,
    )
    STUDIO_SCHOOLS = "studio-schools", "Studio schools", "41", SchoolGroup.FREE_SCHOOL
    ACADEMY_ALTERNATIVE_PROVISION_CONVERTER = (
        "academy-alternative-provision-converter",
        "Academy alternative provision converter",
        "42",
        SchoolGroup.ACADEMY,
    )
    ACADEMY_ALTERNATIVE_PROVISION_SPONSOR_LED = (
        "academy-alternative-provision-sponsor-led",
        "Academy alternative provision sponsor led",
        "43",
        SchoolGroup.ACADEMY,
    )
    ACADEMY_SPECIAL_CONVERTER = "academy-special-converter", "Academy special converter", "44", SchoolGroup.ACADEMY
    ACADEMY_16_19_CONVERTER = "academy-16-19-converter", "Academy 16-19 converter", "45", SchoolGroup.ACADEMY
    ACADEMY_16_TO_19_SPONSOR_LED = (
        "academy-16-to-19-sponsor-led",
        "Academy 16 to 19 sponsor led",
        "46",
        SchoolGroup.ACADEMY,
    )
    ONLINE_PROVIDER = "online-provider", "Online provider", "49", SchoolGroup.ONLINE_PROVIDER
    OTHER_GOVERNMENT_DEPARTMENT = (
        "institution-funded-by-other-government-department",
        "Institution funded by other government department",
        "56",
        SchoolGroup.OTHER,
    )
    ACADEMY_SECURE_16_TO_19 = "academy-secure-16-to-19", "Academy secure 16 to 19", "57", SchoolGroup.ACADEMY
    SCOTTISH_EDUCATION_AUTHORITY_SCHOOL = (
        "scottish-education-authority-school",
        "Education authority school (Scotland)",
        None,
        SchoolGroup.MAINTAINED,
    )
    SCOTTISH_GRANT_AIDED_SCHOOL = (
        "scottish-grant-aided-school",
        "Grant-aided school (Scotland)",
        None,
        SchoolGroup.MAINTAINED,
    )
    SCOTTISH_INDEPENDENT_SCHOOL = (
        "scottish-independent-school",
        "Independent school (Scotland)",
        None,
        SchoolGroup.INDEPENDENT,
    )
    SCOTTISH_SPECIAL_SCHOOL = "scottish-special-school", "Special school (Scotland)", None, SchoolGroup.SPECIAL
    WELSH_SPECIAL_SCHOOL = "welsh-special-school", "Special school (Wales)", None, SchoolGroup.WELSH
    CONTROLLED_SCHOOL = "controlled-school", "Controlled school (Northern Ireland)", None, SchoolGroup.MAINTAINED
    CATHOLIC_MAINTAINED_SCHOOL = (
        "catholic-maintained-school",
        "Catholic maintained school (Northern Ireland)",
        None,
        SchoolGroup.MAINTAINED,
    )
    INTEGRATED_SCHOOL = "integrated-school", "Integrated school (Northern Ireland)", None, SchoolGroup.MAINTAINED
    IRISH_MEDIUM_SCHOOL = "irish-medium-school", "Irish-medium school (Northern Ireland)", None, SchoolGroup.MAINTAINED
    VOLUNTARY_GRAMMAR_SCHOOL = (
        "voluntary-grammar-school",
        "Voluntary grammar school (Northern Ireland)",
        None,
        SchoolGroup.MAINTAINED,
    )
    NI_SPECIAL_SCHOOL = "ni-special-school", "Special school (Northern Ireland)", None, SchoolGroup.SPECIAL
    NI_INDEPENDENT_SCHOOL = (
        "ni-independent-school",
        "Independent school (Northern Ireland)",
        None,
        SchoolGroup.INDEPENDENT,
    )


class Language(Term):
    """Languages an assessor works in with a school, by their BCP 47 tags."""

    ENGLISH = "en", "English"
    WELSH = "cy", "Welsh"
    SCOTTISH_GAELIC = "gd", "Scottish Gaelic"
    IRISH = "ga", "Irish"
    SCOTS = "sco", "Scots"
    BRITISH_SIGN_LANGUAGE = "bfi", "British Sign Language"


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
    CONFLICT_OF_INTEREST = "conflict-of-interest", "conflict of interest"


class DecisionKind(Term):
    """A dated act of Naace on an assessor's register entry."""

    REGISTERED = "registered", "registered"
    ACCREDITED = "accredited", "accredited"
    REMOVED = "removed", "removed"
    REINSTATED = "reinstated", "reinstated"
    LEFT = "left", "left"


class Leaving(Term):
    """Why an assessor left the register; none of these is a breach."""

    RESIGNED = "resigned", "resigned"
    RETIRED = "retired", "retired"
    DIED = "died", "died"


class ConcernKind(Term):
    """What came before a decision on removal (UA.1)."""

    CONCERN = "concern", "concern"
    COMPLAINT = "complaint", "complaint"
    WARNING = "warning", "warning"


class MembershipGrade(Term):
    FULL = "full", "full member"
    ASSOCIATE = "associate", "associate member"
    STUDENT = "student", "student member"


class Declaration(Term):
    """What an assessor declared of a conflict of interest at one school (CON.2)."""

    NONE = "none", "no conflict of interest"
    EXISTS = "exists", "a conflict of interest exists"
    DECLINED = "declined", "declined to declare"


class Payer(Term):
    """Who is charged for an assessment (COST.1)."""

    SCHOOL = "school", "the school"
    INTERMEDIARY = "intermediary", "the intermediary"


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


class ReviewOutcome(Term):
    """What a Quality Review found (SA.1)."""

    SATISFACTORY = "satisfactory", "satisfactory"
    NOT_SATISFACTORY = "not-satisfactory", "not satisfactory"


class FurtherWork(Term):
    """What a failed first moderation may call for before the second (QA.3)."""

    SHADOWING = "shadowing", "shadowing visit"
    DEVELOPMENT = "development", "professional development"


class EventKind(Term):
    CONFERENCE = "conference", "annual professional development event"
    TRAINING = "training", "training event"
    MODERATION = "moderation", "moderation event"


class RequiredOf(Term):
    """Which registered assessors an event is required of (CPD.1)."""

    EVERYONE = "everyone", "every registered assessor"
    LEAD_ASSESSORS = "lead-assessors", "Lead Assessors"
    REGISTERED_SINCE = "registered-since", "assessors registered on or after a day"


class Succession(Term):
    """How a school came from another one."""

    CONVERSION = "conversion", "conversion to another type of school"
    MERGER = "merger", "merger"
    MOVE = "move", "move"
    RENUMBERING = "renumbering", "new official number"


class Audience(Term):
    """Who pays a fee, or is paid it."""

    ASSESSOR = "assessor", "paid by assessors"
    SCHOOL = "school", "paid by schools"
    NAACE = "naace", "paid by Naace to assessors"


class Vat(Term):
    INCLUDED = "included", "VAT included"
    EXCLUDED = "excluded", "VAT excluded"
    EXEMPT = "exempt", "exempt from VAT"

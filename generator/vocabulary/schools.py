"""Schools: nations, regions, phases and types, as the official lists have them.

The codes are those of England's register of schools (GIAS).
"""
# ruff: noqa: E501  # a table reads best with one line per member
# fmt: off

from typing import Self

from generator.vocabulary.term import Term, member


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
        region = member(cls, value, label)
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
    """Phases of education, as GIAS lists them. Its "Not applicable" is read as no phase: staff add one when they need it."""

    gias_code: str

    def __new__(cls, value: str, label: str, gias_code: str) -> Self:
        phase = member(cls, value, label)
        phase.gias_code = gias_code
        return phase

    NURSERY = "nursery", "Nursery", "1"
    PRIMARY = "primary", "Primary", "2"
    MIDDLE_DEEMED_PRIMARY = "middle-deemed-primary", "Middle deemed primary", "3"
    SECONDARY = "secondary", "Secondary", "4"
    MIDDLE_DEEMED_SECONDARY = "middle-deemed-secondary", "Middle deemed secondary", "5"
    SIXTEEN_PLUS = "16-plus", "16 plus", "6"
    ALL_THROUGH = "all-through", "All-through", "7"


class SchoolType(Term):
    """Types of school that an assessor offers (P10): GIAS's groups of types of establishment."""

    gias_code: str

    def __new__(cls, value: str, label: str, gias_code: str) -> Self:
        school_type = member(cls, value, label)
        school_type.gias_code = gias_code
        return school_type

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


class EstablishmentType(Term):
    """Types of establishment: GIAS's, then those of Scotland, Wales and Northern Ireland that it has no code for."""

    gias_code: str | None
    school_type: SchoolType

    def __new__(cls, value: str, label: str, gias_code: str | None, school_type: SchoolType) -> Self:
        establishment_type = member(cls, value, label)
        establishment_type.gias_code, establishment_type.school_type = gias_code, school_type
        return establishment_type

    @property
    def school_types(self) -> frozenset[SchoolType]:
        """The type of school that it is listed under, and special schools too if it is a special one."""
        is_special = "special" in self.value.split("-")
        return frozenset({self.school_type, SchoolType.SPECIAL} if is_special else {self.school_type})

    COMMUNITY_SCHOOL = "community-school", "Community school", "01", SchoolType.MAINTAINED
    VOLUNTARY_AIDED_SCHOOL = "voluntary-aided-school", "Voluntary aided school", "02", SchoolType.MAINTAINED
    VOLUNTARY_CONTROLLED_SCHOOL = "voluntary-controlled-school", "Voluntary controlled school", "03", SchoolType.MAINTAINED
    FOUNDATION_SCHOOL = "foundation-school", "Foundation school", "05", SchoolType.MAINTAINED
    CITY_TECHNOLOGY_COLLEGE = "city-technology-college", "City technology college", "06", SchoolType.INDEPENDENT
    COMMUNITY_SPECIAL_SCHOOL = "community-special-school", "Community special school", "07", SchoolType.SPECIAL
    NON_MAINTAINED_SPECIAL_SCHOOL = "non-maintained-special-school", "Non-maintained special school", "08", SchoolType.SPECIAL
    OTHER_INDEPENDENT_SPECIAL_SCHOOL = "other-independent-special-school", "Other independent special school", "10", SchoolType.SPECIAL
    OTHER_INDEPENDENT_SCHOOL = "other-independent-school", "Other independent school", "11", SchoolType.INDEPENDENT
    FOUNDATION_SPECIAL_SCHOOL = "foundation-special-school", "Foundation special school", "12", SchoolType.SPECIAL
    PUPIL_REFERRAL_UNIT = "pupil-referral-unit", "Pupil referral unit", "14", SchoolType.MAINTAINED
    LOCAL_AUTHORITY_NURSERY_SCHOOL = "local-authority-nursery-school", "Local authority nursery school", "15", SchoolType.MAINTAINED
    FURTHER_EDUCATION = "further-education", "Further education", "18", SchoolType.COLLEGE
    SECURE_UNITS = "secure-units", "Secure units", "24", SchoolType.OTHER
    OFFSHORE_SCHOOLS = "offshore-schools", "Offshore schools", "25", SchoolType.OTHER
    SERVICE_CHILDRENS_EDUCATION = "service-childrens-education", "Service children's education", "26", SchoolType.OTHER
    MISCELLANEOUS = "miscellaneous", "Miscellaneous", "27", SchoolType.OTHER
    ACADEMY_SPONSOR_LED = "academy-sponsor-led", "Academy sponsor led", "28", SchoolType.ACADEMY
    HIGHER_EDUCATION_INSTITUTIONS = "higher-education-institutions", "Higher education institutions", "29", SchoolType.UNIVERSITY
    WELSH_ESTABLISHMENT = "welsh-establishment", "Welsh establishment", "30", SchoolType.WELSH
    SIXTH_FORM_CENTRES = "sixth-form-centres", "Sixth form centres", "31", SchoolType.COLLEGE
    SPECIAL_POST_16_INSTITUTION = "special-post-16-institution", "Special post 16 institution", "32", SchoolType.OTHER
    ACADEMY_SPECIAL_SPONSOR_LED = "academy-special-sponsor-led", "Academy special sponsor led", "33", SchoolType.ACADEMY
    ACADEMY_CONVERTER = "academy-converter", "Academy converter", "34", SchoolType.ACADEMY
    FREE_SCHOOLS = "free-schools", "Free schools", "35", SchoolType.FREE_SCHOOL
    FREE_SCHOOLS_SPECIAL = "free-schools-special", "Free schools special", "36", SchoolType.FREE_SCHOOL
    BRITISH_SCHOOLS_OVERSEAS = "british-schools-overseas", "British schools overseas", "37", SchoolType.OTHER
    FREE_SCHOOLS_ALTERNATIVE_PROVISION = "free-schools-alternative-provision", "Free schools alternative provision", "38", SchoolType.FREE_SCHOOL
    FREE_SCHOOLS_16_TO_19 = "free-schools-16-to-19", "Free schools 16 to 19", "39", SchoolType.FREE_SCHOOL
    UNIVERSITY_TECHNICAL_COLLEGE = "university-technical-college", "University technical college", "40", SchoolType.FREE_SCHOOL
    STUDIO_SCHOOLS = "studio-schools", "Studio schools", "41", SchoolType.FREE_SCHOOL
    ACADEMY_ALTERNATIVE_PROVISION_CONVERTER = "academy-alternative-provision-converter", "Academy alternative provision converter", "42", SchoolType.ACADEMY
    ACADEMY_ALTERNATIVE_PROVISION_SPONSOR_LED = "academy-alternative-provision-sponsor-led", "Academy alternative provision sponsor led", "43", SchoolType.ACADEMY
    ACADEMY_SPECIAL_CONVERTER = "academy-special-converter", "Academy special converter", "44", SchoolType.ACADEMY
    ACADEMY_16_19_CONVERTER = "academy-16-19-converter", "Academy 16-19 converter", "45", SchoolType.ACADEMY
    ACADEMY_16_TO_19_SPONSOR_LED = "academy-16-to-19-sponsor-led", "Academy 16 to 19 sponsor led", "46", SchoolType.ACADEMY
    ONLINE_PROVIDER = "online-provider", "Online provider", "49", SchoolType.ONLINE_PROVIDER
    OTHER_GOVERNMENT_DEPARTMENT = "institution-funded-by-other-government-department", "Institution funded by other government department", "56", SchoolType.OTHER
    ACADEMY_SECURE_16_TO_19 = "academy-secure-16-to-19", "Academy secure 16 to 19", "57", SchoolType.ACADEMY
    SCOTTISH_EDUCATION_AUTHORITY_SCHOOL = "scottish-education-authority-school", "Education authority school (Scotland)", None, SchoolType.MAINTAINED
    SCOTTISH_GRANT_AIDED_SCHOOL = "scottish-grant-aided-school", "Grant-aided school (Scotland)", None, SchoolType.MAINTAINED
    SCOTTISH_INDEPENDENT_SCHOOL = "scottish-independent-school", "Independent school (Scotland)", None, SchoolType.INDEPENDENT
    SCOTTISH_SPECIAL_SCHOOL = "scottish-special-school", "Special school (Scotland)", None, SchoolType.SPECIAL
    WELSH_SPECIAL_SCHOOL = "welsh-special-school", "Special school (Wales)", None, SchoolType.WELSH
    CONTROLLED_SCHOOL = "controlled-school", "Controlled school (Northern Ireland)", None, SchoolType.MAINTAINED
    CATHOLIC_MAINTAINED_SCHOOL = "catholic-maintained-school", "Catholic maintained school (Northern Ireland)", None, SchoolType.MAINTAINED
    INTEGRATED_SCHOOL = "integrated-school", "Integrated school (Northern Ireland)", None, SchoolType.MAINTAINED
    IRISH_MEDIUM_SCHOOL = "irish-medium-school", "Irish-medium school (Northern Ireland)", None, SchoolType.MAINTAINED
    VOLUNTARY_GRAMMAR_SCHOOL = "voluntary-grammar-school", "Voluntary grammar school (Northern Ireland)", None, SchoolType.MAINTAINED
    NI_SPECIAL_SCHOOL = "ni-special-school", "Special school (Northern Ireland)", None, SchoolType.SPECIAL
    NI_INDEPENDENT_SCHOOL = "ni-independent-school", "Independent school (Northern Ireland)", None, SchoolType.INDEPENDENT

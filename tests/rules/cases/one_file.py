"""Cases of one person, one file; and of schools that close or come from another."""

from typing import Any

from rules.cases.case import Case
from rules.cases.visits import FOSSGATE, school, visit

from generator.rules import one_file as rules

TOM, GRACE = "assessors/tom-hale", "assessors/grace-mensah"
TOMS_FILE = "data/assessors/tom-hale.yml"


PERSON: dict[str, Any] = {
    "name": "Ann Example",
    "contact": {"email": "ann@westmoor-services.example"},
    "base": "YO1",
    "regions": ["wales"],
    "languages": ["en"],
    "details_confirmed_on": "2026-01-15",
}
ERASED = {"erased_on": "2026-01-15", "listed": "yes"}
FEE: dict[str, Any] = {
    "title": "A fee",
    "audience": "school",
    "schedule": [{"from": "2020-01-01", "amount": "1.00", "vat": "excluded"}],
}


def came_from(*ids: str) -> list[dict[str, str]]:
    return [{"school": id, "on": "2025-09-01", "how": "conversion"} for id in ids]


def closed(on: str, **fields: Any) -> dict[str, Any]:
    return {FOSSGATE: {"closed_on": on, **fields}}


NUMBERED_ANEW = "schools/eng-900950"
SAME_SCHOOL = {
    "name": "Fossgate Primary School",
    "local_authority": "York",
    "region": "yorkshire-and-the-humber",
    "phase": "primary",
    "type": "academy-converter",
    "postcode": "YO1 9ZZ",
}


CASES = (
    *(
        Case(
            rules.support_by_an_assessor_names_their_id,
            f"support given by {given}",
            {FOSSGATE: {"support": [{"kind": "framework", "from": "2020-01-01", **given}]}, **more},
            finds=finds,
            at="data/schools/eng-900001.yml:support[1].given_by" if finds else None,
        )
        for given, more, finds in (
            ({"given_by": "Ann Lister"}, {}, 0),
            ({"given_by": "grace  Mensah", "organisation": "hale-ict"}, {}, 1),
            ({"given_by": "Grace Mensah", "assessor": "grace-mensah"}, {}, 0),
            ({"organisation": "hale-ict"}, {}, 0),
            ({"given_by": "Grace Owusu"}, {GRACE: {"former_names": ["Grace Owusu"]}}, 1),
        )
    ),
    Case(rules.a_person_has_one_file, "three people"),
    Case(
        rules.a_person_has_one_file,
        "the same email address, in capitals",
        {TOM: {"contact.email": "GRACE-MENSAH@westmoor-services.example"}},
        finds=1,
        at=f"{TOMS_FILE}:contact.email",
    ),
    Case(
        rules.a_person_has_one_file,
        "the same telephone number, spaced otherwise",
        {TOM: {"contact.phone": "01632960 125"}},
        finds=1,
        at=f"{TOMS_FILE}:contact.phone",
    ),
    *(
        Case(
            rules.a_person_has_one_file,
            f"the same telephone number, with the country: {number}",
            {TOM: {"contact.phone": number}},
            finds=1,
            at=f"{TOMS_FILE}:contact.phone",
        )
        for number in ("+44 1632 960125", "0044 1632 960125")
    ),
    Case(rules.a_person_has_one_file, "another country's number", {TOM: {"contact.phone": "+353 1632 960125"}}),
    Case(
        rules.a_person_has_one_file,
        "the same membership number",
        {
            TOM: {"membership.0.number": "N7"},
            GRACE: {"membership.0.number": "n7"},
        },
        finds=1,
    ),
    Case(rules.two_files_with_one_name, "three names"),
    Case(
        rules.two_files_with_one_name,
        "one name and base, spelled otherwise",
        {TOM: {"name": "Gráce  Mensah", "base": "CF10"}, GRACE: {"base": "CF10"}},
        finds=1,
        at=f"{TOMS_FILE}:name",
    ),
    Case(
        rules.two_files_with_one_name,
        "one name and base, typed without a stroke",
        {TOM: {"name": "Lukasz Nowak", "base": "CF10"}, GRACE: {"name": "Łukasz Nowak", "base": "CF10"}},
        finds=1,
    ),
    Case(
        rules.two_files_with_one_name,
        "one name, and another base",
        {TOM: {"name": "Grace Mensah", "base": "YO1"}, GRACE: {"base": "CF10"}},
    ),
    Case(
        rules.two_files_with_one_name,
        "one base, and the name that the other had before",
        {TOM: {"former_names": ["Grace Mensah"], "base": "CF10"}, GRACE: {"base": "CF10"}},
        finds=1,
        at=f"{TOMS_FILE}:former_names[1]",
    ),
    Case(rules.a_registration_number_is_one_persons, "three numbers"),
    Case(
        rules.a_registration_number_is_one_persons,
        "two people with one number",
        {TOM: {"registration_number": "ICTM 0001"}},
        finds=1,
        at=f"{TOMS_FILE}:registration_number",
    ),
    Case(
        rules.a_registration_number_is_one_persons,
        "the number that another person had before theirs was corrected",
        {
            GRACE: {"corrections": [{"on": "2026-02-20", "registration_number": "ICTM 0007"}]},
            TOM: {"registration_number": "ICTM 0001"},
        },
        finds=1,
        at=f"{TOMS_FILE}:registration_number",
    ),
    Case(
        rules.a_registration_number_is_one_persons,
        "a correction to another person's number",
        {TOM: {"corrections": [{"on": "2026-02-20", "registration_number": "ICTM 0001"}]}},
        finds=1,
        at=f"{TOMS_FILE}:corrections[1].registration_number",
    ),
    Case(
        rules.a_registration_number_is_one_persons,
        "the number of an erased person",
        {"erasures/ann-example": ERASED | {"registration_numbers": ["ICTM 0002"]}},
        finds=1,
        at=f"{TOMS_FILE}:registration_number",
    ),
    Case(
        rules.a_registration_number_is_one_persons,
        "an erased person of another number",
        {"erasures/ann-example": ERASED | {"registration_numbers": ["ICTM 0004"]}},
    ),
    Case(rules.two_files_with_one_title, "three organisations"),
    *(
        Case(
            rules.two_files_with_one_title,
            f"two organisations, one with the website {website}",
            {"organisations/westmoor-services": {"website": website}},
            finds=finds,
        )
        for website, finds in (
            ("https://northgate.example", 1),
            ("https://www.Northgate.example/", 1),
            ("https://northgate.example/west", 0),
        )
    ),
    Case(
        rules.two_files_with_one_title,
        "two organisations of one name",
        {
            "organisations/hale-ict": {"name": "Northgate  learning"},
            "organisations/northgate-learning": {"name": "Northgate Learning"},
        },
        finds=1,
    ),
    Case(
        rules.two_files_with_one_title,
        "two events of one title and day",
        {
            f"events/{id}": {"title": title, "kind": "training", "sittings": [{"from": "2027-05-01", "place": "York"}]}
            for id, title in (("a-day", "A day"), ("one-day", "A Day"))
        },
        finds=1,
    ),
    Case(rules.an_id_is_free_for_its_page, "no id of a page"),
    Case(rules.an_id_is_free_for_its_page, "an id that begins as one", {"assessors/compare-2": PERSON}),
    *(
        Case(
            rules.an_id_is_free_for_its_page,
            f"an assessor named {id}",
            {f"assessors/{id}": PERSON},
            finds=1,
            at=f"data/assessors/{id}.yml:",
        )
        for id in ("compare", "index", "nation", "region", "phase", "type", "language")
    ),
    Case(rules.an_id_is_free_for_its_page, "an erased person", {"erasures/region": ERASED}, finds=1),
    Case(rules.an_id_is_free_for_its_page, "a fee of the list's own page", {"fees/index": FEE}, finds=1),
    Case(rules.an_id_is_free_for_its_page, "a fee named as a facet", {"fees/region": FEE}),
    Case(rules.two_files_of_one_school, "schools of their own"),
    *(
        Case(
            rules.two_files_of_one_school,
            f"{sentence}, with an assessment on file for one",
            {FOSSGATE: {}, NUMBERED_ANEW: {**SAME_SCHOOL, **fields}},
            finds=finds,
            at="data/schools/eng-900950.yml:name" if finds else None,
        )
        for sentence, fields, finds in (
            ("one name and postcode", {}, 1),
            ("one name and postcode, and the one came from the other", {"predecessors": came_from("eng-900001")}, 0),
            ("one name, spelled otherwise", {"name": "FOSSGATE Primary-School"}, 1),
            ("one name and another postcode", {"postcode": "YO1 9ZX"}, 0),
            ("one name and no postcode", {"postcode": None}, 0),
            ("one postcode and another name", {"name": "Fossgate Nursery School"}, 0),
        )
    ),
    Case(
        rules.two_files_of_one_school,
        "three of one name and postcode are each named once beside another, not once for each pair",
        {
            FOSSGATE: {},
            NUMBERED_ANEW: {
                **SAME_SCHOOL,
                "support": [{"kind": "general", "given_by": "Sam Roe", "from": "2015-01-10", "to": "2015-03-10"}],
            },
            "schools/eng-900951": SAME_SCHOOL,
        },
        finds=2,
    ),
    Case(
        rules.two_files_of_one_school,
        "one name and postcode, with nothing on file for either",
        {
            "schools/eng-900951": SAME_SCHOOL | {"name": "New School"},
            NUMBERED_ANEW: SAME_SCHOOL | {"name": "New School"},
        },
    ),
    Case(rules.a_school_is_not_its_own_predecessor, "from no other"),
    Case(rules.a_school_is_not_its_own_predecessor, "from another", school(predecessors=came_from("eng-900001"))),
    Case(
        rules.a_school_is_not_its_own_predecessor,
        "from itself",
        school(predecessors=came_from("eng-900002")),
        finds=1,
        at="data/schools/eng-900002.yml:predecessors[1]",
    ),
    Case(
        rules.a_school_is_not_its_own_predecessor,
        "each from the other",
        {**school(predecessors=came_from("eng-900001")), FOSSGATE: {"predecessors": came_from("eng-900002")}},
        finds=2,
    ),
    Case(rules.a_closed_school_is_not_visited, "open"),
    *(
        Case(
            rules.a_closed_school_is_not_visited,
            f"closed on {day}; the visit was on 20 June 2024",
            closed(day),
            finds=finds,
            at="data/schools/eng-900001.yml:assessments[1].visited_on" if finds else None,
        )
        for day, finds in (("2024-06-19", 1), ("2024-06-20", 0), ("2024-06-21", 0))
    ),
    Case(
        rules.a_closed_school_is_not_visited,
        "a visit planned after it closes",
        school(
            visit("2026-1", "2026-04-01", visited_on=None, outcome=None, visit_planned_on="2026-04-01"),
            closed_on="2026-03-31",
        ),
        finds=1,
    ),
)

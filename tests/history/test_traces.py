"""What is found of an erased person in other files: their name and numbers, in the forms in which people write them."""

import re
from collections.abc import Callable

import pytest
from example import register
from hypothesis import given
from hypothesis import strategies as st

from generator.compare.history.traces import Traces
from generator.records import Assessor

PERSON = {
    "name": "Thérèse O'Neill",
    "former_names": ["Thérèse Anne ap Huw"],
    "contact": {"email": "t.oneill@oneill.example", "phone": "01632 960542"},
    "membership": [{"number": "N7444", "grade": "full", "from": "2019-05-01"}],
}


def person(**fields: object) -> Assessor:
    return register({"assessors/amina-rahman": {**PERSON, "agreements": [], "decisions": [], **fields}}).assessors[
        "amina-rahman"
    ]


TRACES = Traces(person())
WRITTEN = {
    "name": [
        "Thérèse O'Neill",
        "Therese O’Neill",
        "THERESE ONEILL",
        "therese o neill",
        "O'Neill, Thérèse",
        "Ms O'Neill",
        "ms. oneill",
        "Dr T. O'Neill",
        "Mrs Therese O'Neill",
        "T. O'Neill",
        "T.A. O'Neill",
        "T O'Neill",
        "T A O'Neill",
        "TA O'Neill",
        "Therese A O'Neill",
        "Thérèse Anne O'Neill",
        "O'Neill, T",
        "O'Neill T.",
        "Therese O.",
        "Therese O",
        "Thérèse\n  # O'Neill",
        "O'Neill",
        "O’Neill's",
        "O'Neills'",
        "ONeill",
        "Mr O'Neill's",
        "Messrs O'Neill",
        "Messrs Price and O'Neill",
        "Mr and Mrs O'Neill",
        "Cllr O'Neill",
        "T.O'Neill",
        "TO'Neill",
        "TONeill",
        "ThereseONeill",
        "therese.oneill",
        "oneill_therese",
        "O'Neill Thérèse",
    ],
    "former name": [
        "Thérèse Anne ap Huw",
        "Therese ap Huw",
        "Therese Huw",
        "Ms ap Huw",
        "Mrs Huw",
        "Huw, Therese",
        "T. Huw",
        "T. ap Huw",
        "TA ap Huw",
    ],
    "email address": ["T.ONeill@oneill.example", "t.oneill@elsewhere.example", "t.oneill"],
    "membership number": [
        *("N7444", "n7444", "N-7444", "N 7444", "N 74 44", "N.7444", "N/7444", "No.N7444"),
        *("no. 7444", "member 7444", "membership number 7444", "Membership no: 7444"),
    ],
    "phone number": [
        "01632 960542",
        "01632960542",
        "01632-960-542",
        "(01632) 960 542",
        "+44 1632 960542",
        "0044 1632 960542",
        "+44 (0)1632 960 542",
        "01632.960.542",
    ],
}
OTHERS = [
    "Theresa O'Neill",
    "an o'neill",
    "O'Neill Street",
    "Mary O'Neill",
    "O'Neill Road",
    "the O'Neill Primary School",
    "Walsh-O'Neill",
    "O'Neill-Walsh",
    "TomO'Neill",
    "Messrs Price and Walsh",
    "in room 7444",
    "in the year 7444",
    "Therese Osborne",
    "Huw",
    "Ms Neill",
    "01632 960543",
    "101632 960542",
    "N74445",
    "AN7444",
    "oneill",
    "Mr Hughes",
    "Therese",
    "therese on Monday",
]


@pytest.mark.parametrize(("what", "text"), [(what, text) for what, texts in WRITTEN.items() for text in texts])
def test_a_trace_is_found_in_each_form_in_which_people_write_it(what: str, text: str) -> None:
    assert what in {found for _, found in TRACES.found(f"A note.\nAsk {text} about it.")}


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_of_somebody_else_is_no_trace(text: str) -> None:
    assert list(TRACES.found(f"Ask {text} about it.")) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Łukasz Nowak", "Lukasz Nowak"),
        ("Łukasz Nowak", "L. Nowak"),
        ("Søren Ødegård", "Mr ODEGARD"),
        ("Greta Weiß", "Ms Weiss"),
        ("Mary-Jane Ashe", "M-J Ashe"),
        ("Mary-Jane Ashe", "M.-J. Ashe"),
        ("Mary-Jane Ashe", "Mary Ashe"),
        ("Amina Rahman", 'Amina "Mina" Rahman'),
        ("Amina Rahman", "Amina (Mina) Rahman"),
        ("Amina Rahman", "Cllr Rahman"),
    ],
)
def test_a_name_is_found_as_it_is_typed_without_its_marks_or_its_second_part(name: str, text: str) -> None:
    assert {what for _, what in Traces(person(name=name, former_names=[])).found(f"Ask {text} about it.")} == {"name"}


def test_what_rings_a_bell_is_not_somebody_called_bell() -> None:
    traces = Traces(person(name="Ann Bell"))
    assert list(traces.found("It rings a bell. Bell a colleague.")) == []
    assert list(traces.found("It was A Bell."))


DOUBLE = "Anna Haslam-Penrose"
LETTERED = "Łukasz Müller"
PRICED = "Ian Price"
MIDDLE = "Mary Lloyd Davies"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *(
            (DOUBLE, text)
            for text in ("Ms Haslam", "Mrs Penrose's", "Anna Penrose", "A. Haslam", "A Haslam", "Haslam, A")
        ),
        *((DOUBLE, text) for text in ("Haslam's", "Penrose", "AHaslam", "apenrose", "Haslam Penrose", "HaslamPenrose")),
        *((LETTERED, text) for text in ("Lukasz Muller", "Herr Mueller", "MUELLER", "L. Müller", "Lukasz Mueller's")),
        *(
            (PRICED, text)
            for text in ("Mr Price", "I. Price", "Ian Price's", "Price, Ian", "Price, I.", "Messrs Price")
        ),
        *((MIDDLE, text) for text in ("Mrs Lloyd", "Mary Lloyd", "Davies'", "Mrs Lloyd Davies", "M. Lloyd Davies")),
    ],
)
def test_a_part_of_a_name_or_other_letters_of_it_are_found(name: str, text: str) -> None:
    traces = Traces(person(name=name, former_names=[]))
    assert (2, "name") in traces.found(f"First.\nWe asked {text} about it.")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *((DOUBLE, text) for text in ("Ms Haslam-Jones", "haslam", "Anna", "Ms Haslamshire", "Penrose Street")),
        *((PRICED, text) for text in ("the Price", "a price", "Price's rise", "Price I paid", "prices", "priceIt")),
        *((MIDDLE, text) for text in ("Mrs Lloyd Walsh", "Davies Road", "Lloyd", "Ann Davies")),
        ("Jo Lead", "our Lead Assessor"),
        ("Pat Rice", "a price of Prices"),
    ],
)
def test_a_word_a_place_or_somebody_else_is_no_part_of_a_name(name: str, text: str) -> None:
    traces = Traces(person(name=name, former_names=[]))
    assert list(traces.found(f"First.\nWe asked {text} about it.")) == []


def test_a_family_name_alone_means_nobody_where_it_is_a_word_or_a_name_on_file() -> None:
    asked = person(name="Owen Garland", former_names=[])
    text = "reason: Garland was asked."
    assert list(Traces(asked).found(text)) == [(1, "name")]
    assert list(Traces(asked, ["note: a garland of flowers"]).found(text)) == []
    assert list(Traces(asked, ["assessor: owen-garland", "a.garland@garland.example"]).found(text)) == [(1, "name")]
    for other in ("Amy Garland", "Garland Jones", "Amy Jones-Garland"):
        assert list(Traces(asked, (), [other]).found(text)) == []
    assert list(Traces(asked, ["a garland"], ["Amy Garland"]).found("reason: Mr Garland was asked.")) == [(1, "name")]


@pytest.mark.parametrize("text", ["reviewed_by: Amy Garland", "{given_by: Amy Garland, from: 2025-01-01}"])
def test_the_name_of_somebody_who_is_not_on_file_is_no_trace_of_a_namesake(text: str) -> None:
    assert list(Traces(person(name="Owen Garland", former_names=[])).found(f"name: x\n{text}\nphase: primary")) == []


def test_with_a_title_or_an_initial_a_namesakes_file_means_the_namesake() -> None:
    assert not list(TRACES.found("Ms O'Neill; T. O'Neill", of_a_namesake=True))
    assert list(TRACES.found("Thérèse O'Neill", of_a_namesake=True))


LETTERS = st.text(alphabet="abcdefghijklmnopqrstuvwxyzéèöłç", min_size=2, max_size=9)
GAPS = st.sampled_from([" ", "  ", "\n", "\n  ", "\n# "])
AROUND = st.sampled_from(["", "Ask ", "(", "“", "see\n", "note: "])


FORMS = st.sampled_from(["whole", "turned", "title", "initial"])
CASED = st.sampled_from([str.upper, str.lower, str.title])


@given(st.tuples(LETTERS, LETTERS), st.tuples(AROUND, GAPS), FORMS, CASED)
def test_any_name_is_found_in_any_form_and_letters(
    names: tuple[str, str], between: tuple[str, str], form: str, cased: Callable[[str], str]
) -> None:
    (first, family), (before, gap) = names, between
    traces = Traces(person(name=f"{first.title()} {family.title()}"))
    forms = {
        "whole": f"{first}{gap}{family}",
        "turned": f"{family},{gap}{first}",
        "title": f"Mr{gap}{family}",
        "initial": f"{first[0]}.{gap}{family}",
    }
    found = list(traces.found(f"First line.\n{before}{cased(forms[form])}, they said."))
    line = 2 + before.count("\n")
    assert (line, "name") in found


@given(st.lists(st.integers(1, 5), min_size=2, max_size=6), st.sampled_from([" ", "-", ".", " - ", ") ("]))
def test_a_phone_number_is_found_however_it_is_grouped(groups: list[int], sign: str) -> None:
    digits, parts = "01632960542", []
    for size in groups:
        parts.append(digits[:size])
        digits = digits[size:]
    written = sign.join(part for part in (*parts, digits) if part)
    assert re.sub(r"\D", "", written) == "01632960542"
    assert [what for _, what in TRACES.found(f"Rang {written} twice.")] == ["phone number"]

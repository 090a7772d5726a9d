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
    "membership number": ["N7444", "n7444", "N-7444", "N 7444", "N 74 44"],
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
    "Therese told O'Neill",
    "an o'neill",
    "O'Neill Street",
    "at O'Neill's",
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


def test_what_rings_a_bell_is_not_somebody_called_bell() -> None:
    traces = Traces(person(name="Ann Bell"))
    assert list(traces.found("It rings a bell. Bell a colleague.")) == []
    assert list(traces.found("It was A Bell."))


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

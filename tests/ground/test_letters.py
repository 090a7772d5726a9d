"""Letters in one spelling, of any text: the time is linear in it."""

import time
import unicodedata

import pytest

from generator.letters import MOST_ACCENTS, overloaded, respelt

ABOVE, BELOW = "\u0301", "\u0323"


@pytest.mark.parametrize("text", ["Ŵyn", "e\u0301", "\u6f22\u5b57" * 40, "a" + ABOVE * MOST_ACCENTS])
def test_a_text_as_people_write_it_is_put_in_form(text: str) -> None:
    assert overloaded(text) is None
    assert respelt("NFC", text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("before", ["", "Ann ", "\u6f22" * 50])
def test_a_letter_with_an_accent_too_many_is_left_as_it_is_and_its_place_is_known(before: str) -> None:
    text = before + "e" + ABOVE * (MOST_ACCENTS + 1)
    assert overloaded(text) == len(before) + 1 + MOST_ACCENTS
    assert respelt("NFC", text) == text


def test_accents_without_end_take_no_longer_than_other_letters() -> None:
    begun = time.process_time()
    respelt("NFKD", "e" + (ABOVE + BELOW) * 500_000)
    assert time.process_time() - begun < 2

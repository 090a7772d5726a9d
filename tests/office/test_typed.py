"""What people type for an act: ids in part or as names, words that are wrong, and nothing that is guessed."""

import shlex
from datetime import date

import pytest
from example import ROOT, register

from generator.office.act import Act
from generator.office.acts import ACTS, by_name
from generator.office.proposing import propose
from generator.office.refused import ActRefusedError
from generator.office.typed import act_of, by_typed_name, must_be_given
from generator.read.loading import load

ON = date(2026, 3, 1)


def typed(act: str, words: str) -> Act:
    return act_of(by_name()[act], dict(word.split("=", 1) for word in shlex.split(words)), register(), ON)


@pytest.mark.parametrize("word", ["amina-rahman", "amina", "AMINA", "Amina Rahman", "'amina rahman'", "Rahman"])
def test_a_person_is_meant_by_id_by_its_beginning_and_by_name(word: str) -> None:
    act = typed("confirmation", f"assessor={shlex.quote(word.strip(chr(39)))} confirmed_on=2026-03-01")
    assert act.model_dump()["assessor"] == "amina-rahman"


@pytest.mark.parametrize(
    ("act", "words", "refusal"),
    [
        ("confirmation", "assessor=amima confirmed_on=2026-03-01", "assessor: amima is not on file; did you mean"),
        ("confirmation", "assessor=amina", "confirmed_on: This is missing. The day they confirmed."),
        ("confirmation", "assessor=amina confirmed_on=31/2/2026", "confirmed_on: This is not a date in the right"),
        ("confirmation", "assessor=amina confirmed_on=3/13/2026", "confirmed_on: This is not a date in the right"),
        ("confirmation", "asessor=amina", "asessor: confirmation has no such field; did you mean assessor?"),
        ("payment", "invoice=INV-01 paid_on=2026-03-01", "invoice: INV-01 could be INV-0107, INV-0108. Write one"),
        ("payment", "invoice=INV-0107 paid_on=2026-03-01 amount=five", "amount: This is not an amount"),
        ("decision", "assessor=amina decision=acredited on=2026-03-01", "decision: Input should be 'registered', "),
        ("draw", "year=../../evil share=20 drawn_on=2026-03-01", "year: This is not a year. Write its four digits"),
        ("award", "assessment=eng-900001/2025-1 awarded_on=2026-03-01", "assessment: eng-900001/2025-1 is not on file"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused_by_its_field(act: str, words: str, refusal: str) -> None:
    with pytest.raises(ActRefusedError) as refused:
        typed(act, words)
    assert str(refused.value).startswith(refusal)


@pytest.mark.parametrize("word", ["2026-03-01", "1/3/2026", "1 March 2026", "01-Mar-2026"])
def test_a_day_is_typed_as_a_list_may_have_it_the_day_before_the_month(word: str) -> None:
    act = typed("confirmation", f"assessor=amina confirmed_on='{word}'")
    assert act.model_dump()["confirmed_on"] == ON


@pytest.mark.parametrize("word", ["1045.00", "1045", "£1,045", "1,045.00", "£1045.0"])
def test_an_amount_is_typed_with_or_without_the_sign_commas_and_pence(word: str) -> None:
    act = typed("payment", f"invoice=INV-0107 paid_on=2026-03-01 amount={word}")
    assert str(act.model_dump()["amount"]) == "1045.00"


def test_a_rate_is_no_amount() -> None:
    act = typed("event-cost", "event=conference-2025 amount=45 vat=excluded vat_rate=20")
    assert (str(act.model_dump()["amount"]), str(act.model_dump()["vat_rate"])) == ("45.00", "20")


def test_a_word_of_a_closed_list_is_typed_as_its_label_too() -> None:
    example = by_name()["new-assessor"].example.replace("regions=wales", "regions='Wales, Yorkshire & the Humber'")
    act = typed("new-assessor", example.replace("languages=cy,en", "languages='Welsh, ENGLISH'"))
    assert act.model_dump()["regions"] == ("wales", "yorkshire-and-the-humber")
    assert act.model_dump()["languages"] == ("cy", "en")


def test_a_new_assessor_with_everything_is_one_proposal_that_check_accepts() -> None:
    words = (
        by_name()["new-assessor"].example
        + " portrait=Chalk membership_number=N9001 membership_from=2026-02-20 selected_on=2026-02-20"
        + " signed_on=2026-02-27 registered_on=2026-03-01"
    )
    proposal = propose(ROOT, load(ROOT), [typed("new-assessor", words)], ON)
    assert not proposal.refused
    ((file, text),) = proposal.after.items()
    assert file == "data/assessors/ceri-vaughan.yml"
    assert text
    assert b"registration_number: ICTM" in text
    assert b"decision: registered" in text
    assert proposal.said == ("Ceri Vaughan is on file, registered from 1 March 2026",)


def test_all_that_is_wrong_is_said_at_once_a_line_for_each_field() -> None:
    with pytest.raises(ActRefusedError) as refused:
        typed("payment", "invoice=INV-01 amount=five")
    assert [line.partition(":")[0] for line in str(refused.value).splitlines()] == ["invoice", "paid_on", "amount"]
    assert refused.value.field == "invoice"


def test_a_day_that_is_today_if_left_out_is_the_day_asked_about() -> None:
    assert typed("attendance", "event=conference-2025 present=tom-hale").model_dump()["recorded_on"] == ON


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_an_example_gives_every_field_that_must_be_given_and_none_that_is_unknown(act: type[Act]) -> None:
    given = [word.split("=", 1)[0] for word in shlex.split(act.example)]
    fields = by_typed_name(act)
    assert set(given) <= fields.keys()
    assert {name for name, info in fields.items() if must_be_given(info)} <= set(given)


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_an_act_says_what_it_is_in_one_sentence_and_fits_a_form(act: type[Act]) -> None:
    assert act.__doc__
    assert act.__doc__.count("\n") == 0
    assert all(info.description and info.description.endswith((".", "?")) for info in by_typed_name(act).values())
    assert len(by_typed_name(act)) <= 25

"""The draw for a moderated visit (SA.1): anyone with the seed and the candidates gets the same."""

from datetime import date
from hashlib import sha256
from typing import Any

import pytest
from example import register
from hypothesis import given
from hypothesis import strategies as st
from rules.cases.quality_reviews.draws import sample
from rules.cases.quality_reviews.reviews import done
from rules.cases.visits import AMINA, school, visit

from generator.records.sample import Candidate
from generator.scheme.draw import candidates, draw

IDS = tuple(f"assessor-{letter}" for letter in "abcdefghij")
CANDIDATES = st.lists(
    st.builds(
        Candidate,
        assessor=st.sampled_from(IDS),
        last_sampled_on=st.none() | st.dates(date(2020, 1, 1), date(2020, 1, 4)),
    ),
    unique_by=lambda candidate: candidate.assessor,
)


def never(*ids: str) -> list[Candidate]:
    return [Candidate(assessor=id) for id in ids]


def sampled(id: str, day: str) -> Candidate:
    return Candidate(assessor=id, last_sampled_on=date.fromisoformat(day))


def test_a_known_seed_draws_what_it_always_drew() -> None:
    assert draw(never(*IDS), "ICT Mark 2026", 30) == ("assessor-f", "assessor-e", "assessor-b")


def test_ties_are_broken_as_published_so_that_a_command_line_can_repeat_it() -> None:
    by_hash = sorted(IDS, key=lambda assessor: sha256(b"ICT Mark 2026\n" + assessor.encode()).hexdigest())
    assert draw(never(*IDS), "ICT Mark 2026", 100) == tuple(by_hash)


@pytest.mark.parametrize(
    ("of", "share", "number"),
    [(10, 30, 3), (10, 31, 4), (10, 29, 3), (10, 1, 1), (1, 1, 1), (3, 33, 1), (3, 34, 2), (7, 100, 7), (0, 100, 0)],
)
def test_the_share_is_rounded_up(of: int, share: int, number: int) -> None:
    assert len(draw(never(*IDS[:of]), "a seed", share)) == number


@pytest.mark.parametrize("seed", ["a", "b", "c", "d", "e"])
def test_the_never_sampled_come_first_then_the_longest_unsampled(seed: str) -> None:
    found = [sampled("late", "2024-03-01"), sampled("early", "2024-02-29"), *never("new")]
    assert draw(found, seed, 100) == ("new", "early", "late")


def test_another_seed_draws_others() -> None:
    assert len({draw(never(*IDS), f"seed {number}", 30) for number in range(20)}) > 10


@given(CANDIDATES, st.text(max_size=20), st.integers(1, 100), st.randoms())
def test_the_order_in_which_candidates_are_listed_changes_nothing(found, seed, share, random) -> None:
    shuffled = random.sample(found, len(found))
    assert draw(found, seed, share) == draw(shuffled, seed, share)


@given(CANDIDATES, st.text(max_size=20), st.integers(1, 99))
def test_a_larger_share_keeps_everyone_that_the_smaller_draws(found, seed, share) -> None:
    smaller = draw(found, seed, share)
    assert draw(found, seed, share + 1)[: len(smaller)] == smaller


@pytest.mark.parametrize(("on", "found"), [("2025-10-09", ()), ("2025-10-10", ("amina-rahman",))])
def test_a_candidate_has_ten_visits_by_the_day(on: str, found: tuple[str, ...]) -> None:
    ten = register(done(10, "2025-10-10"))
    assert tuple(candidate.assessor for candidate in candidates(ten, date.fromisoformat(on))) == found


def test_a_candidate_is_accredited_on_the_day() -> None:
    until = {"number": "NYO1", "grade": "full", "from": "2018-01-01", "to": "2026-01-31"}
    lapsing = register({**done(10), AMINA: {"membership": [until]}})
    assert [candidate.assessor for candidate in candidates(lapsing, date(2026, 1, 31))] == ["amina-rahman"]
    assert candidates(lapsing, date(2026, 2, 1)) == ()


def sampled_and_visited(drawn_on: str, visited_on: str | None, file: str = "samples/2026") -> dict[str, Any]:
    """A draw that took Amina, and the moderated visit that came of it, if one did."""
    year = file.removeprefix("samples/")
    drawn: dict[str, Any] = {"assessor": "amina-rahman"}
    number = 900900 + int(year) % 100
    made = school(visit("2026-1", visited_on, lead="tom-hale"), number=number) if visited_on else {}
    if visited_on:
        drawn["assessment"] = f"eng-{number}/2026-1"
    return {file: {**sample(drawn_on=drawn_on)["samples/2026"], "drawn": [drawn]}, **made}


@pytest.mark.parametrize(
    ("on", "last"),
    [
        ("2026-02-01", None),
        ("2026-02-05", None),
        ("2026-02-06", date(2026, 2, 1)),
    ],
    ids=["the day of the draw", "the day of the visit", "the day after it"],
)
def test_somebody_is_sampled_once_the_visit_is_made(on: str, last: date | None) -> None:
    found = register({**done(10), **sampled_and_visited("2026-02-01", "2026-02-05")})
    assert {
        candidate.assessor: candidate.last_sampled_on for candidate in candidates(found, date.fromisoformat(on))
    } == {"amina-rahman": last}


def test_somebody_drawn_but_not_visited_is_not_sampled() -> None:
    found = register({**done(10), **sampled_and_visited("2026-02-01", None)})
    (candidate,) = candidates(found, date(2027, 1, 1))
    assert candidate.last_sampled_on is None


@pytest.mark.parametrize(("voided_on", "last"), [("2026-12-31", None), ("2027-01-01", date(2026, 2, 1))])
def test_a_visit_voided_before_a_draw_does_not_count_as_sampled_for_it(voided_on: str, last: date | None) -> None:
    changes = {**done(10), **sampled_and_visited("2026-02-01", "2026-02-05")}
    changes["schools/eng-900926"]["assessments"][0]["voided"] = {"on": voided_on, "reason": "It does not count."}
    (candidate,) = candidates(register(changes), date(2027, 1, 1))
    assert candidate.last_sampled_on == last


def test_the_last_of_several_draws_counts() -> None:
    earlier = sampled_and_visited("2025-11-01", "2025-11-20", "samples/2025")
    found = register({**done(10), **earlier, **sampled_and_visited("2026-02-01", "2026-02-05")})
    (candidate,) = candidates(found, date(2027, 1, 1))
    assert candidate.last_sampled_on == date(2026, 2, 1)

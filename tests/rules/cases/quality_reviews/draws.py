"""Cases of the draw of assessors for a moderated visit."""

from typing import Any

from rules.cases.case import Case
from rules.cases.quality_reviews.reviews import done, tenth_voided
from rules.cases.visits import AMINA, school, visit

from generator.rules import quality_reviews as rules

SAMPLE = "data/samples/2026.yml"


def sample(**fields: Any) -> dict[str, Any]:
    """Amina, with ten visits, is the one candidate of a draw on 1 February 2026, and drawn."""
    drawn = {
        "drawn_on": "2026-02-01",
        "seed": "A published seed",
        "share": "30",
        "candidates": [{"assessor": "amina-rahman"}],
        "drawn": [{"assessor": "amina-rahman"}],
        **fields,
    }
    return {**done(10), "samples/2026": drawn}


def candidates(*ids: str) -> list[dict[str, str]]:
    return [{"assessor": id} for id in ids]


def sampled(**fields: Any) -> dict[str, Any]:
    """The draw came to a visit of Amina's on 10 February 2026, observed by Tom Hale."""
    came_of_it = visit("2026-1", "2026-02-10", **{"lead": "tom-hale", **fields})
    drawn = [{"assessor": "amina-rahman", "assessment": "eng-900003/2026-1"}]
    return {**sample(drawn=drawn), **school(came_of_it, number=900003)}


def sampled_and_notified(**fields: Any) -> dict[str, Any]:
    """The same, with its outcome notified on the day of the visit."""
    drawn = [
        {
            "assessor": "amina-rahman",
            "assessment": "eng-900003/2026-1",
            "outcome": "passed",
            "notified_on": "2026-02-10",
        }
    ]
    return {**sampled(**fields), "samples/2026": {**sample()["samples/2026"], "drawn": drawn}}


def recorded(**outcome: str) -> dict[str, Any]:
    """That visit, with what is recorded of its outcome."""
    drawn = [{"assessor": "amina-rahman", "assessment": "eng-900003/2026-1", **outcome}]
    return {**sampled(), "samples/2026": {**sampled()["samples/2026"], "drawn": drawn}}


DRAWS = (
    Case(rules.sample_named_for_its_year, "named for it", sample()),
    Case(rules.sample_named_for_its_year, "on its first day", sample(drawn_on="2026-01-01")),
    Case(
        rules.sample_named_for_its_year,
        "on the day before its first",
        sample(drawn_on="2025-12-31"),
        finds=1,
        at=f"{SAMPLE}:drawn_on",
    ),
    Case(rules.sample_equals_its_draw, "one of one", sample()),
    Case(
        rules.sample_equals_its_draw,
        "nobody drawn",
        sample(drawn=[]),
        finds=1,
        at=f"{SAMPLE}:drawn",
    ),
    Case(
        rules.sample_equals_its_draw,
        "another is drawn than the longest unsampled",
        sample(
            candidates=[
                {"assessor": "amina-rahman", "last_sampled_on": "2024-02-01"},
                {"assessor": "tom-hale", "last_sampled_on": "2023-02-01"},
            ]
        ),
        finds=1,
        at=f"{SAMPLE}:drawn[1].assessor",
    ),
    Case(
        rules.sample_equals_its_draw,
        "a candidate twice",
        sample(candidates=candidates("amina-rahman", "amina-rahman")),
        finds=1,
        at=f"{SAMPLE}:candidates[2].assessor",
    ),
    Case(
        rules.sample_equals_its_draw,
        "two drawn, the second not a candidate",
        sample(drawn=candidates("amina-rahman", "tom-hale")),
        finds=1,
    ),
    Case(rules.candidates_have_enough_visits, "ten visits", sample()),
    Case(
        rules.candidates_have_enough_visits,
        "a candidate with one visit",
        sample(candidates=candidates("amina-rahman", "tom-hale")),
        finds=1,
        at=f"{SAMPLE}:candidates[2].assessor",
    ),
    Case(rules.candidates_have_enough_visits, "drawn the day before the tenth", sample(drawn_on="2025-10-09"), finds=1),
    Case(rules.candidates_have_enough_visits, "drawn on the day of the tenth", sample(drawn_on="2025-10-10")),
    Case(rules.candidates_have_enough_visits, "drawn the day after the tenth", sample(drawn_on="2025-10-11")),
    *(
        Case(
            rules.candidates_have_enough_visits,
            f"drawn on 1 February 2026, the tenth visit voided on {day}",
            {**sample(), **tenth_voided(day)},
            finds=finds,
        )
        for day, finds in (("2026-01-31", 1), ("2026-02-01", 1), ("2026-02-02", 0))
    ),
    Case(rules.candidates_match_the_records, "all of them", sample()),
    Case(rules.candidates_match_the_records, "one left out", sample(candidates=[]), finds=1, at=f"{SAMPLE}:candidates"),
    Case(
        rules.candidates_match_the_records,
        "one who was not accredited then",
        {**sample(), AMINA: {"decisions": [{"on": "2024-03-01", "decision": "registered"}]}},
        finds=1,
        at=f"{SAMPLE}:candidates[1].assessor",
    ),
    Case(
        rules.candidates_match_the_records,
        "an earlier draw that is not on file",
        sample(candidates=[{"assessor": "amina-rahman", "last_sampled_on": "2024-02-01"}]),
        finds=1,
    ),
    Case(rules.sampled_visit_matches_its_draw, "not arranged yet", sample()),
    Case(rules.sampled_visit_matches_its_draw, "theirs, observed", sampled()),
    Case(
        rules.sampled_visit_matches_its_draw,
        "another's",
        sampled(assessor="grace-mensah"),
        finds=1,
        at=f"{SAMPLE}:drawn[1].assessment",
    ),
    Case(rules.sampled_visit_matches_its_draw, "not observed", sampled(lead=None), finds=1),
    Case(
        rules.sampled_visit_matches_its_draw, "cancelled", sampled(visited_on=None, cancelled_on="2026-02-05"), finds=1
    ),
    *(
        Case(
            rules.sampled_visit_matches_its_draw,
            f"notified on 10 February 2026, voided on {day}",
            sampled_and_notified(voided={"on": day, "reason": "It does not count."}),
            finds=finds,
        )
        for day, finds in (("2026-02-09", 1), ("2026-02-10", 1), ("2026-02-11", 0))
    ),
    Case(
        rules.sampled_visit_matches_its_draw,
        "voided before its outcome",
        sampled(voided={"on": "2026-02-11", "reason": "It does not count."}),
        finds=1,
    ),
    Case(rules.sampled_visit_matches_its_draw, "still to come", sampled(visited_on=None, outcome=None)),
    Case(rules.sampled_visit_matches_its_draw, "the day before the draw", sampled(visited_on="2026-01-31"), finds=1),
    Case(rules.sampled_visit_matches_its_draw, "on the day of the draw", sampled(visited_on="2026-02-01")),
    Case(rules.sampled_visit_matches_its_draw, "the day after the draw", sampled(visited_on="2026-02-02")),
    Case(
        rules.sampled_visit_matches_its_draw,
        "one visit for two draws",
        {**sampled(), "samples/2025": {**sampled()["samples/2026"], "drawn_on": "2025-12-01"}},
        finds=1,
        at=f"{SAMPLE}:drawn[1].assessment",
    ),
    Case(rules.sampled_outcome_follows_its_visit, "not notified yet", sampled()),
    *(
        Case(
            rules.sampled_outcome_follows_its_visit,
            f"visited on 10 February 2026, notified on {day}",
            recorded(outcome="passed", notified_on=day),
            finds=finds,
            at=f"{SAMPLE}:drawn[1].notified_on" if finds else None,
        )
        for day, finds in (("2026-02-09", 1), ("2026-02-10", 0), ("2026-02-11", 0))
    ),
    Case(rules.sampled_outcome_follows_its_visit, "not notified", recorded(outcome="passed"), finds=1),
    Case(rules.sampled_outcome_follows_its_visit, "no outcome", recorded(notified_on="2026-02-14"), finds=1),
    Case(
        rules.sampled_outcome_follows_its_visit,
        "no visit is named",
        sample(drawn=[{"assessor": "amina-rahman", "outcome": "passed", "notified_on": "2026-02-14"}]),
        finds=1,
    ),
    Case(
        rules.sampled_outcome_follows_its_visit,
        "the visit is still to come",
        {
            **recorded(outcome="passed", notified_on="2026-02-14"),
            **school(visit("2026-1", "2026-02-10", visited_on=None, lead="tom-hale"), number=900003),
        },
        finds=1,
    ),
    Case(rules.sampled_visit_to_arrange, "arranged", sampled()),
    Case(rules.sampled_visit_to_arrange, "the day before the draw", sample(), on="2026-01-31"),
    Case(
        rules.sampled_visit_to_arrange,
        "the day of the draw",
        sample(),
        on="2026-02-01",
        finds=1,
        at=f"{SAMPLE}:drawn[1]",
    ),
    Case(rules.sampled_visit_to_arrange, "the day after the draw", sample(), on="2026-02-02", finds=1),
    Case(rules.a_draw_to_hold, "nobody had ten visits", on="2026-03-01"),
    *(
        Case(
            rules.a_draw_to_hold,
            f"one person had ten visits in 2025, and no draw was held; looked at on {day}",
            done(10),
            on=day,
            finds=finds,
            at="data/scheme.yml:" if finds else None,
        )
        for day, finds in (("2025-12-31", 0), ("2026-01-01", 1), ("2026-01-02", 1))
    ),
    Case(rules.a_draw_to_hold, "the draw of 2026 was held", sample(), on="2027-01-01"),
    *(
        Case(
            rules.a_sampled_visit_has_its_outcome,
            f"visited on 10 February 2026, looked at on {day}",
            sampled(),
            on=day,
            finds=finds,
            at=f"{SAMPLE}:drawn[1]" if finds else None,
        )
        for day, finds in (("2026-02-10", 0), ("2026-02-11", 1), ("2026-02-12", 1))
    ),
    Case(rules.a_sampled_visit_has_its_outcome, "the visit is not arranged", sample(), on="2026-03-01"),
    *(
        Case(
            rules.a_sampled_visit_has_its_outcome,
            f"the outcome was notified on 14 February 2026, looked at on {day}",
            recorded(outcome="passed", notified_on="2026-02-14"),
            on=day,
            finds=finds,
        )
        for day, finds in (("2026-02-13", 1), ("2026-02-14", 0), ("2026-02-15", 0))
    ),
    Case(
        rules.a_sampled_visit_has_its_outcome, "an outcome that was not notified", recorded(outcome="passed"), finds=1
    ),
)

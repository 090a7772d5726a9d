"""The draw of assessors for a moderated visit (SA.1): who could be drawn, and who is drawn by a published seed.

Pure: the same candidates, seed and share draw the same assessors in the same order, on any machine.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256
from typing import Any

from generator.days import day_before
from generator.records.sample import Candidate, Drawn, Sample
from generator.register import Register
from generator.scheme.standing import StandingKind, standing


def candidates(register: Register, on: date) -> tuple[Candidate, ...]:
    """People who may be drawn on a day, by id: accredited, and with enough visits by then for a Quality Review.

    Each with the day of the last draw before this one that took them and led to a visit by then.
    """
    last: dict[str, date] = {}
    for sample in register.samples.values():
        for drawn in sample.drawn:
            if sample.drawn_on < on and _was_visited(register, drawn, on):
                last[drawn.assessor] = max(last.get(drawn.assessor, sample.drawn_on), sample.drawn_on)
    return tuple(
        Candidate(assessor=id, last_sampled_on=last.get(id))
        for id, assessor in register.assessors.items()
        if has_the_visits(register, id, on) and standing(register, assessor, on).kind is StandingKind.ACCREDITED
    )


def _was_visited(register: Register, drawn: Drawn, on: date) -> bool:
    """Whether the visit that came of being drawn was made before a day, and not voided before it: drawn but not visited
    is not sampled.
    """
    sampled = register.assessments_by_id.get(drawn.assessment or "")
    return sampled is not None and sampled.assessment.counts_on(day_before(on))


def to_visit(register: Register, on: date) -> Iterator[tuple[Sample, int]]:
    """The draws held by a day, each with the position of somebody drawn for whom no visit is arranged yet."""
    for sample in register.samples.values():
        for index, drawn in enumerate(sample.drawn):
            if not drawn.assessment and sample.drawn_on <= on:
                yield sample, index


def has_the_visits(register: Register, assessor: str, on: date) -> bool:
    """Whether an assessor carried out, by the end of a day, the assessments that make them a candidate."""
    return len(register.visits_by(assessor, on)) >= register.scheme.on(on).assessments_per_review


def draw(candidates: Iterable[Candidate], seed: str, share: int) -> tuple[str, ...]:
    """The ids drawn, first drawn first: `share` percent of the candidates, rounded up.

    Those never sampled come first, then the longest unsampled. Among equals the SHA-256 of seed, a line feed and the
    id, in UTF-8, as hexadecimal digits decides: the smallest comes first.
    """

    def rank(candidate: Candidate) -> tuple[date, str]:
        return candidate.last_sampled_on or date.min, sha256(f"{seed}\n{candidate.assessor}".encode()).hexdigest()

    ranked = sorted(candidates, key=rank)
    number = -(-len(ranked) * share // 100)
    return tuple(candidate.assessor for candidate in ranked[:number])


def drawn_fields(register: Register, on: date, seed: str, share: int) -> dict[str, Any]:
    """The fields of the file that records a draw held on a day, in their order."""
    could_be_drawn = candidates(register, on)
    return {
        "drawn_on": on,
        "seed": seed,
        "share": share,
        "candidates": [
            {"assessor": candidate.assessor}
            | ({"last_sampled_on": candidate.last_sampled_on} if candidate.last_sampled_on else {})
            for candidate in could_be_drawn
        ],
        "drawn": [{"assessor": id} for id in draw(could_be_drawn, seed, share)],
    }

"""`data/samples/YEAR.yml`: the draw of assessors for a moderated visit that Naace arranges and pays for (SA.1)."""

from typing import ClassVar

from generator.records.base import Entry, Record, confidential
from generator.records.forms import AssessmentId, Date, Line, Slug, WholeNumber
from generator.vocabulary import Result


class Candidate(Record):
    """Someone who could be drawn: ten or more assessments carried out by the day of the draw."""

    assessor: Slug = confidential("The assessor's id.")
    last_sampled_on: Date | None = confidential(
        "The day of the last draw that took them and led to a visit by then; left out if none.", default=None
    )


class Drawn(Record):
    """Someone drawn, and the visit that followed."""

    assessor: Slug = confidential("The assessor's id.")
    assessment: AssessmentId | None = confidential("The moderated visit; left out until it is arranged.", default=None)
    outcome: Result | None = confidential("What the Lead Assessor found at that visit.", default=None)
    notified_on: Date | None = confidential("The day the Lead Assessor notified that outcome.", default=None)


class Sample(Entry):
    """One year's draw: with the seed and the candidates anyone can repeat it."""

    folder: ClassVar[str] = "samples"

    drawn_on: Date = confidential("The day of the draw.")
    seed: Line = confidential("The published seed.")
    share: WholeNumber = confidential("The share drawn, in percent of the candidates, rounded up.", ge=1, le=100)
    candidates: tuple[Candidate, ...] = confidential("Who could be drawn.")
    drawn: tuple[Drawn, ...] = confidential("Who was drawn, in the order of the draw.")

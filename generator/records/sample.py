"""`data/samples/YEAR.yml`: the draw of assessors for a moderated visit that Naace arranges and pays for (SA.1)."""

from typing import ClassVar

from generator.records.base import DATED, KEPT, Entry, Grounds, Record, confidential, recorded_late
from generator.records.forms import AssessmentId, Date, Line, Slug, Text, WholeNumber
from generator.vocabulary import Result


class Candidate(Record):
    """Someone who could be drawn: ten or more assessments carried out by the day of the draw."""

    key: ClassVar[str] = "assessor"
    whole: ClassVar[bool] = True

    assessor: Slug = confidential("The assessor's id.", KEPT)
    last_sampled_on: Date | None = confidential(
        "The day of the last draw that took them and led to a visit by then; left out if none.", KEPT, default=None
    )


class Drawn(Record):
    """Someone drawn, and the visit that followed."""

    key: ClassVar[str] = "assessor"

    assessor: Slug = confidential("The assessor's id.", KEPT)
    assessment: AssessmentId | None = confidential(
        "The moderated visit; left out until it is arranged.", DATED, until="outcome", default=None
    )
    outcome: Result | None = confidential("What the Lead Assessor found at that visit.", KEPT, default=None)
    notified_on: Date | None = confidential(
        "The day the Lead Assessor notified that outcome.", KEPT, in_time=True, default=None
    )


class SampleCorrection(Grounds):
    """A correction of what is recorded about a draw: each field written here replaces the draw's field of that name."""

    drawn_on: Date | None = confidential("The day of the draw.", KEPT, in_time=True, by_owner=True, default=None)
    seed: Line | None = confidential("The published seed.", KEPT, by_owner=True, default=None)
    share: WholeNumber | None = confidential(
        "The share drawn, in percent.", KEPT, by_owner=True, default=None, ge=1, le=100
    )
    candidates: tuple[Candidate, ...] = confidential("Who could be drawn.", KEPT, by_owner=True, default=())
    drawn: tuple[Drawn, ...] = confidential("Who was drawn.", KEPT, by_owner=True, default=())


class Sample(Entry):
    """One year's draw: with the seed and the candidates anyone can repeat it."""

    folder: ClassVar[str] = "samples"

    drawn_on: Date = confidential("The day of the draw.", KEPT, in_time=True, by_owner=True)
    seed: Line = confidential("The published seed.", KEPT, by_owner=True)
    share: WholeNumber = confidential(
        "The share drawn, in percent of the candidates, rounded up.", KEPT, by_owner=True, ge=1, le=100
    )
    candidates: tuple[Candidate, ...] = confidential("Who could be drawn.", KEPT, left_out=True, by_owner=True)
    drawn: tuple[Drawn, ...] = confidential(
        "Who was drawn, in the order of the draw.", KEPT, left_out=True, by_owner=True
    )
    corrections: tuple[SampleCorrection, ...] = confidential(
        "Corrections of what is never edited, oldest first.", KEPT, default=()
    )
    recorded_late: Text | None = recorded_late()

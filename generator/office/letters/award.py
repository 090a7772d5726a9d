"""The letter by which a school hears that it holds the mark, and until when (P8)."""

from collections.abc import Iterator
from datetime import date

from generator.days import day_before
from generator.office.letters.letter import Block, Kind, Letter, LetterRefusedError, LetterSource, facts, paragraph
from generator.office.letters.wording import LetterWording, Worded
from generator.office.on_file import ASSESSMENTS
from generator.register import AssessmentOnFile


def write(source: LetterSource, id: str) -> Iterator[Letter]:
    """The letter on an award. Raises LetterRefusedError without an award that holds on the day."""
    on_file = source.register.assessments_by_id[id]
    assessment, school = on_file.assessment, on_file.school
    if assessment.awarded_on is None or assessment.awarded_on > source.on:
        raise LetterRefusedError(f"{school.name} has no award by that day", "Record the award first.")
    if not assessment.is_awarded_on(source.on):
        raise LetterRefusedError(f"The visit to {school.name} does not count, so its award is void", "Write by hand.")
    ends = assessment.mark_expires_on
    if ends is None or ends <= source.on:
        raise LetterRefusedError(f"The mark of {school.name} has ended", "Write the letter of renewal in its place.")
    for t in source.wordings(school):
        name = f"award-{school.id}-{assessment.id}"
        yield source.letter(
            school, t, name, t("award.subject"), _blocks(source, on_file, assessment.awarded_on, ends, t)
        )


def _blocks(
    source: LetterSource, on_file: AssessmentOnFile, awarded_on: date, ends: date, t: LetterWording
) -> list[Block]:
    visited_on = on_file.assessment.visited_on
    return [
        paragraph(t("award.lead", clause="P8")),
        facts(
            t,
            school=on_file.school.name,
            visited_on=t.day(visited_on) if visited_on else None,
            awarded_on=t.day(awarded_on),
            last_day=t.day(day_before(ends)),
        ),
        paragraph(t("award.renew", clause="P8")),
        paragraph(_consent(source, on_file, t)),
        paragraph(t("award.materials", clause="MAT.1")),
    ]


def _consent(source: LetterSource, on_file: AssessmentOnFile, t: LetterWording) -> Worded:
    """What the school agreed to have published of this award, as known on the day."""
    consents = [
        consent
        for consent, award in source.register.consents(on_file.school)
        if award is on_file.assessment and consent.agreed_on <= source.on
    ]
    if not consents:
        return t("award.consent_asked", clause="CONF.1")
    if (withdrawn_on := consents[-1].withdrawn_on) and withdrawn_on <= source.on:
        return t("award.consent_withdrawn", day=t.day(withdrawn_on), clause="CONF.1")
    return t("award.consent_given", day=t.day(consents[-1].agreed_on), clause="CONF.1")


KIND = Kind(
    "award", "To a school that holds the mark: until when, and whether that may be published.", ASSESSMENTS, write
)

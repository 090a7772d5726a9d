"""Which assessment of a school waits for an appointment, and that assessment as it would be with somebody appointed.

In: a register and what somebody typed for a school. Out: an assessment on file, or one as if requested today.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.days import in_words
from generator.office.act import Act
from generator.office.acts.assessments.appointment import Appointment
from generator.office.acts.assessments.visit_date import VisitDate
from generator.office.on_file import ASSESSMENTS, SCHOOLS
from generator.office.refused import ActRefusedError
from generator.office.typed import completed
from generator.records import Assessment, School
from generator.records.school import Request
from generator.register import AssessmentOnFile, Register
from generator.vocabulary import Requester


@dataclass(frozen=True)
class Wanted:
    """An assessment that needs somebody, the day of the appointment, and the day of the visit, if that is agreed.

    `is_requested` says whether the request is on file; else nothing can be recorded yet.
    """

    on_file: AssessmentOnFile
    on: date
    visit: date | None
    is_requested: bool

    @property
    def school(self) -> School:
        return self.on_file.school

    @property
    def id(self) -> str:
        return self.on_file.id

    def with_(self, assessor: str | None, lead: str | None) -> AssessmentOnFile:
        """The assessment as `acts` would record it; a Lead Assessor may be considered by themselves."""
        update: dict[str, object] = {"visit_planned_on": self.visit, "visit_told_on": self.visit and self.on}
        if assessor:
            update |= {"assessor": assessor, "appointed_on": self.on}
        if lead:
            update["lead"] = lead
        return AssessmentOnFile(self.school, self.on_file.index, self.on_file.assessment.model_copy(update=update))

    def acts(self, assessor: str, lead: str | None) -> Iterator[Act]:
        """What records it: the appointment, and the day of the visit if it is agreed."""
        yield Appointment(assessment=self.id, assessor=assessor, appointed_on=self.on, lead=lead)
        if self.visit:
            yield VisitDate(assessment=self.id, visit_on=self.visit, told_on=self.on)


def wanted(register: Register, word: str, on: date, visit: date | None) -> Wanted:
    """The assessment that waits for an appointment, of a school or by its own id. Raises ActRefusedError.

    A school may be typed as its id, its beginning, or its name.
    """
    if "/" in word:
        on_file = register.assessments_by_id[completed("school", ASSESSMENTS, word, register)]
        if not _waits(on_file.assessment):
            raise ActRefusedError("school", f"{on_file.id} does not wait for an appointment", "Name the school alone.")
        return Wanted(on_file, on, visit, is_requested=True)
    school = register.schools[word if word in register.schools else completed("school", SCHOOLS, word, register)]
    waiting = [
        AssessmentOnFile(school, index, assessment)
        for index, assessment in enumerate(school.assessments)
        if _waits(assessment)
    ]
    if len(waiting) > 1:
        ids = ", ".join(on_file.id for on_file in waiting)
        raise ActRefusedError("school", f"{school.id} has more than one request that waits: {ids}", "Name one of them.")
    if waiting:
        return Wanted(waiting[0], on, visit, is_requested=True)
    return Wanted(AssessmentOnFile(school, len(school.assessments), _as_if_requested(school, on)), on, visit, False)


def notes(wanted: Wanted) -> Iterator[str]:
    """What the office should know of the school before it appoints anybody."""
    school, assessment = wanted.school, wanted.on_file.assessment
    if not wanted.is_requested:
        under_way = [other for other in school.assessments if other.is_effective and not other.outcome]
        if under_way:
            yield (
                f"No request waits for an appointment; {school.id}/{under_way[-1].id} is under way. This ranking is as "
                "if the school asked today."
            )
        else:
            yield "No request is on file. This ranking is as if the school asked today."
    if not (assessment.phase or school.phase):
        yield "The school's phase is not on file: ask the school, and add it before you appoint anybody."
    if school.closed_on:
        yield f"The school closed, or closes, on {in_words(school.closed_on)}."
    if school.postcode is None:
        yield "The school has no postcode on file, so distances are not known."
    if assessment.approach:
        yield f"The school approached an assessor itself on {in_words(assessment.approach.on)}."


def _waits(assessment: Assessment) -> bool:
    """Whether it is requested, not called off, and nobody is appointed."""
    return assessment.is_effective and assessment.assessor is None and assessment.visited_on is None


def _as_if_requested(school: School, on: date) -> Assessment:
    ids = {assessment.id for assessment in school.assessments}
    number = next(number for number in range(1, len(ids) + 2) if f"{on.year}-{number}" not in ids)
    request = Request.model_construct(on=on, by=Requester.NAACE)
    return Assessment.model_construct(id=f"{on.year}-{number}", requested=request)

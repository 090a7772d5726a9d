"""What speaks for and against sending somebody to a school: facts in words, each counted in miles.

In: a school, a person and what they have to do. Out: reasons, whose miles add up to the person's place in the ranking:
fewer are better. Nothing here keeps anybody away from a school; the rules do, and `ranking` asks them.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.days import in_words, span_in_words
from generator.office.allocation.distances import Distances
from generator.office.allocation.wanted import Wanted
from generator.office.allocation.workload import Workload
from generator.problem import Problem, Severity
from generator.records import Assessor
from generator.vocabulary import DeclineReason, Language

WARNED = 1000
"""A warning of the check: everybody without one comes first."""
CANNOT_YET = 500
"""The person is not free on the day, waits for a Quality Review, or has as many visits as they want."""
APPROACHED = -400
"""The school asked for this person."""
NOT_IN_LANGUAGE = 300
DECLINED = 200
"""The person declined an assessment of this school before."""
NOT_KNOWN = 100
"""The distance is not known."""
OUTSIDE_REGIONS = 50
"""The person does not say that they work in the school's region."""
LACKS_EXPERIENCE = 25
"""The person offers one of the school's two types, or describes no experience with its type."""
A_VISIT = 10
"""Each visit of the last year or to come: load is even if ten miles are worth one visit."""
SETTLES = -25
"""The visit can be the moderated or sampled one that is due."""

COUNTED = (
    (1, "each mile between where somebody lives and the school; a Lead Assessor's count too"),
    (A_VISIT, "each visit of the last year or to come"),
    (SETTLES, "if the visit can be the moderated or sampled one that is due"),
    (LACKS_EXPERIENCE, "each gap in the experience with the school's type"),
    (OUTSIDE_REGIONS, "if they do not say that they work in the school's region"),
    (NOT_KNOWN, "if the distance is not known"),
    (DECLINED, "each time they declined this school; for a conflict of interest as much as a warning"),
    (NOT_IN_LANGUAGE, "if they do not work in the language asked for"),
    (CANNOT_YET, "each thing that keeps them from a visit for now"),
    (WARNED, "each warning of the check"),
    (APPROACHED, "if the school asked for them"),
)
"""How each kind of reason counts, in words; fewer miles are better."""
EQUALS = (
    "Among equals, the person with fewer visits comes first. After that the order is drawn by lot, the same on every "
    "machine: by the SHA-256 of school, day and person, each on a line of its own."
)


class Reason(NamedTuple):
    """A fact that counts, with its miles. The text is put together only if somebody reads it."""

    template: str
    values: tuple[object, ...] = ()
    miles: int = 0
    clauses: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return self.template.format(*self.values)


def of_travel(distances: Distances, base: str, wanted: Wanted) -> Reason:
    """How far the school is from where somebody lives."""
    miles = distances.miles(base, wanted.school.postcode)
    if miles is None:
        return Reason("how far it is from {} is not known", (base,), NOT_KNOWN)
    return Reason("{} mile{} from {}", (miles, "" if miles == 1 else "s", base), miles)


def of_load(workload: Workload) -> Reason:
    """The visits of the last year and to come, beside the most that the person wants."""
    most = "they set no limit" if workload.most is None else f"they want at most {workload.most} a year"
    count, plural = workload.visits, "" if workload.visits == 1 else "s"
    return Reason("{} visit{} in the last year or to come; {}", (count, plural, most), A_VISIT * count)


def of_warnings(problems: Sequence[Problem]) -> Iterator[Reason]:
    """What the check would warn of, or tell."""
    for problem in problems:
        miles = WARNED if problem.severity is Severity.WARNED else 0
        yield Reason("{}: {}", (problem.severity.word, problem.message), miles, problem.clauses)


def of_offers(wanted: Wanted, assessor: Assessor) -> Iterator[Reason]:
    """The experience that the person offers for this school's phase, type and region."""
    school, day = wanted.school, wanted.visit or wanted.on
    phase = wanted.on_file.assessment.phase or school.phase
    for offered in assessor.phases:
        if offered.phase is phase and offered.holds(day):
            yield Reason("{}: {}", (phase.label, offered.experience))
            break
    kinds = school.type.school_types
    for offer in assessor.school_types:
        if kinds.intersection(offer.types) and offer.holds(day):
            labels = ", ".join(kind.label for kind in offer.types if kind in kinds)
            if offer.experience:
                yield Reason("{}: {}", (labels, offer.experience))
            else:
                yield Reason("{}: describes no experience", (labels,), LACKS_EXPERIENCE, ("P10",))
    for kind in sorted(kinds - assessor.types_offered(day)) if len(kinds) > 1 else ():
        yield Reason("does not offer {}", (kind.label.lower(),), LACKS_EXPERIENCE, ("P10",))
    if school.region in assessor.regions:
        yield Reason("works in {}", (school.region.label,))
    else:
        yield Reason("does not say that they work in {}", (school.region.label,), OUTSIDE_REGIONS)


def of_language(assessor: Assessor, language: Language | None) -> Reason:
    """The languages that the person works in, and whether the one that is asked for is among them."""
    works_in = ", ".join([spoken.label for spoken in assessor.languages])
    if language and language not in assessor.languages:
        return Reason("works in {}, not in {}", (works_in, language.label), NOT_IN_LANGUAGE)
    return Reason("works in {}", (works_in,))


def of_availability(workload: Workload) -> Iterator[Reason]:
    """What keeps the person from a visit for now, and what is due at their next one."""
    for period in workload.away:
        when = span_in_words(period.from_, period.to) if period.to else f"from {in_words(period.from_)}"
        yield Reason("not available {}", (when,), CANNOT_YET if workload.is_away else 0)
    if workload.elsewhere:
        yield Reason("planned at {} on that day", (workload.elsewhere,), CANNOT_YET, ("QA.1",))
    if workload.is_full:
        yield Reason("has as many visits as they want", (), CANNOT_YET)
    if workload.awaited:
        text = "the result of their moderated visit {} is not notified yet"
        yield Reason(text, (workload.awaited,), CANNOT_YET, ("QA.2", "QA.3"))
    if workload.review:
        text = "Quality Review {} must be held and paid for before this visit"
        yield Reason(text, (workload.review,), CANNOT_YET, ("SA.1",))
    else:
        number = workload.visits_before_review
        yield Reason("{} visit{} before the next Quality Review", (number, "" if number == 1 else "s"))


def of_history(wanted: Wanted, assessor: Assessor) -> Iterator[Reason]:
    """What there was between this school and this person: an approach, or an assessment declined."""
    approach = wanted.on_file.assessment.approach
    if approach and approach.assessor == assessor.id:
        yield Reason("the school approached them on {}", (in_words(approach.on),), APPROACHED, ("CON.3",))
    for assessment in wanted.school.assessments:
        declined = assessment.declined
        if declined and assessment.assessor == assessor.id:
            miles = WARNED if declined.reason is DeclineReason.CONFLICT_OF_INTEREST else DECLINED
            text = "declined assessment {} of this school on {}: {}"
            yield Reason(text, (assessment.id, in_words(declined.on), declined.reason.label), miles, ("CON.2",))

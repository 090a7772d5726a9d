"""Everything on file, resolved: the third stage. From here on references resolve, dates are dates, absent is None."""

from collections import defaultdict
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import pairwise
from types import MappingProxyType
from typing import Any, TypeVar

from generator.problem import Location
from generator.records import Assessor, Entry, Erasure, Event, Fee, Organisation, Photo, Sample, Scheme, School
from generator.records.assessor import Invoice, Moderation
from generator.records.base import SUFFIX
from generator.records.forms import MOST_REGISTRATION_NUMBERS, registration_number
from generator.records.school import Assessment, Charge, PublishAward

E = TypeVar("E", bound=Entry)
T = TypeVar("T")


@dataclass(frozen=True)
class AssessmentOnFile:
    """An assessment with the school whose file holds it."""

    school: School
    index: int
    assessment: Assessment

    @property
    def id(self) -> str:
        return f"{self.school.id}/{self.assessment.id}"

    def at(self, *keys: str | int) -> Location:
        return self.school.at("assessments", self.index, *keys)


@dataclass(frozen=True)
class ModerationOnFile:
    """A moderation with the assessor whose file holds it, and the assessment observed."""

    assessor: Assessor
    index: int
    moderation: Moderation
    observed: AssessmentOnFile

    def at(self, *keys: str | int) -> Location:
        return self.assessor.at("moderations", self.index, *keys)


@dataclass(frozen=True)
class Register:
    """Every entry by its id, in the order of the ids, and what follows from reading them together."""

    scheme: Scheme
    assessors: Mapping[str, Assessor] = field(default_factory=dict)
    schools: Mapping[str, School] = field(default_factory=dict)
    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    fees: Mapping[str, Fee] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    samples: Mapping[str, Sample] = field(default_factory=dict)
    erasures: Mapping[str, Erasure] = field(default_factory=dict)
    """People whose data was erased: others' files may still name them, and no rule asks who they were."""
    photos: Mapping[str, Photo] = field(default_factory=dict)
    """By the ids of the people they show."""
    unread: Container[str] = frozenset()
    """Files that exist but cannot be read: no rule may say that what they hold is missing."""
    astray: tuple[Location, ...] = ()
    """Where a correction names nothing that it could correct."""

    @classmethod
    def of(cls, entries: Iterable[Entry], unread: Container[str] = frozenset()) -> "Register":
        """The register of entries whose references resolve, as corrected; needs the scheme among them."""
        by_kind: dict[type[Entry], dict[str, Entry]] = defaultdict(dict)
        in_order = sorted(entries, key=lambda entry: entry.id)
        for entry in in_order:
            by_kind[type(entry)][entry.id] = entry.as_corrected()

        def every(kind: type[E]) -> Mapping[str, E]:
            return MappingProxyType(by_kind[kind])  # type: ignore[arg-type]  # by_kind[kind] holds that kind alone

        (scheme,) = every(Scheme).values()
        return cls(
            scheme=scheme,
            assessors=every(Assessor),
            schools=every(School),
            organisations=every(Organisation),
            fees=every(Fee),
            events=every(Event),
            samples=every(Sample),
            erasures=every(Erasure),
            photos=every(Photo),
            unread=unread,
            astray=tuple(at for entry in in_order for at in entry.astray()),
        )

    def entry(self, file: str) -> Entry | None:
        """The entry of a file, if it is one of those of many: not the settings."""
        folders: tuple[Mapping[str, Entry], ...] = (
            self.assessors, self.schools, self.organisations, self.fees, self.events, self.samples
        )  # fmt: skip
        id = file.rpartition("/")[2].removesuffix(SUFFIX)
        return next((entry for entries in folders if (entry := entries.get(id)) and entry.file == file), None)

    def once(self, reckon: Callable[..., T], entry: Entry, *arguments: Hashable) -> T:
        """What `reckon(register, entry, *arguments)` gives, worked out once for every caller.

        `reckon` is a pure function, and its result is shared: nobody changes it. A copy of the register, or of an
        entry, starts again.
        """
        key = (reckon, type(entry), entry.id, *arguments)
        known = self._reckoned.get(key)
        if known is not None and known[0] is entry:
            result: T = known[1]
            return result
        result = reckon(self, entry, *arguments)
        self._reckoned[key] = entry, result
        return result

    def reckon_like(self, other: "Register") -> None:
        """Take over what `other` has reckoned of the assessors who are the same here: work that need not be done twice.

        What is reckoned of an assessor comes from their own file, the settings and the events alone.
        """
        if self.scheme == other.scheme and self.events == other.events:
            for key, (entry, result) in other._reckoned.items():  # noqa: SLF001  # another of this class
                if isinstance(entry, Assessor) and self.assessors.get(entry.id) is entry:
                    self._reckoned.setdefault(key, (entry, result))

    @cached_property
    def next_registration_number(self) -> str:
        """The number after the highest that anybody has or had; a gap is never filled."""
        numbers = [
            *(number for assessor in self.assessors.values() for number, _ in assessor.registration_numbers),
            *(number for erasure in self.erasures.values() for number in erasure.registration_numbers),
        ]
        highest = max((int(number.rpartition(" ")[2]) for number in numbers), default=0)
        return registration_number(min(highest + 1, MOST_REGISTRATION_NUMBERS))

    @cached_property
    def _reckoned(self) -> dict[tuple[Hashable, ...], tuple[Entry, Any]]:
        """Results so far, each with the entry it was worked out from."""
        return {}

    @cached_property
    def assessments(self) -> tuple[AssessmentOnFile, ...]:
        """Every assessment on file, by school and then as its file has them; none of those whose data was erased."""
        return tuple(on_file for on_file in self.every_assessment if on_file.assessment.assessor not in self.erasures)

    @cached_property
    def every_assessment(self) -> tuple[AssessmentOnFile, ...]:
        """The same, with those of people whose data was erased: for rules that ask nothing of the person."""
        return tuple(
            AssessmentOnFile(school, index, assessment)
            for school in self.schools.values()
            for index, assessment in enumerate(school.assessments)
        )

    @cached_property
    def assessments_by_assessor(self) -> Mapping[str, tuple[AssessmentOnFile, ...]]:
        """By assessor, every assessment that names them as its assessor, in the order of `assessments`."""
        named: dict[str, list[AssessmentOnFile]] = defaultdict(list)
        for on_file in self.assessments:
            if on_file.assessment.assessor:
                named[on_file.assessment.assessor].append(on_file)
        return {assessor: tuple(of_assessor) for assessor, of_assessor in named.items()}

    @cached_property
    def assessments_by_id(self) -> Mapping[str, AssessmentOnFile]:
        return {on_file.id: on_file for on_file in self.every_assessment}

    @cached_property
    def visits(self) -> Mapping[str, tuple[AssessmentOnFile, ...]]:
        """For each assessor with any, the assessments carried out, in order of their visits (SA.1).

        Moderated ones count; declined, cancelled and voided ones do not. Two on one day are in the order of their ids.
        """
        carried_out: dict[str, list[AssessmentOnFile]] = defaultdict(list)
        for on_file in self.assessments:
            assessment = on_file.assessment
            if assessment.assessor and assessment.visited_on and assessment.is_effective:
                carried_out[assessment.assessor].append(on_file)
        return {
            assessor: tuple(sorted(visits, key=lambda visit: (str(visit.assessment.visited_on), visit.id)))
            for assessor, visits in carried_out.items()
        }

    @cached_property
    def visits_ever(self) -> Mapping[str, tuple[AssessmentOnFile, ...]]:
        """The same, with visits that were voided later: what was counted on a day keeps counting on that day (SA.1)."""
        made: dict[str, list[AssessmentOnFile]] = defaultdict(list)
        for on_file in self.assessments:
            assessment = on_file.assessment
            if assessment.assessor and assessment.visited_on and not assessment.is_called_off:
                made[assessment.assessor].append(on_file)
        return {
            assessor: tuple(sorted(visits, key=lambda visit: (str(visit.assessment.visited_on), visit.id)))
            for assessor, visits in made.items()
        }

    @cached_property
    def first_visits(self) -> Mapping[str, AssessmentOnFile]:
        """For each assessor with any, the first visit that counts, or that counted when its moderation was notified."""
        first: dict[str, AssessmentOnFile] = {}
        for assessor, visits in self.visits_ever.items():
            kept = [visit for visit in visits if visit.assessment.is_effective or self.was_moderated(visit)]
            first |= {assessor: kept[0]} if kept else {}
        return first

    def was_moderated(self, visit: AssessmentOnFile) -> bool:
        """Whether a moderation of the visit was notified while it counted: voided later, it takes nothing from that."""
        of_visit = self.moderations_by_assessment.get(visit.id)
        return of_visit is not None and visit.assessment.counts_on(of_visit.moderation.notified_on)

    @cached_property
    def visits_planned(self) -> Mapping[str, tuple[AssessmentOnFile, ...]]:
        """By assessor, the assessments with a day agreed for the visit and no visit yet, in the order of those days."""
        planned: dict[str, list[AssessmentOnFile]] = defaultdict(list)
        for on_file in self.assessments:
            assessment = on_file.assessment
            is_planned = assessment.visit_planned_on and not assessment.visited_on and assessment.is_effective
            if assessment.assessor and is_planned:
                planned[assessment.assessor].append(on_file)
        return {
            assessor: tuple(sorted(visits, key=lambda visit: (str(visit.assessment.visit_planned_on), visit.id)))
            for assessor, visits in planned.items()
        }

    @cached_property
    def appointments(self) -> Mapping[str, tuple[AssessmentOnFile, ...]]:
        """By person, the assessments that they are appointed for as assessor or Lead Assessor; none that was voided."""
        appointed: dict[str, list[AssessmentOnFile]] = defaultdict(list)
        for on_file in self.assessments:
            if on_file.assessment.appointed_on and not on_file.assessment.voided:
                for person in {on_file.assessment.assessor, on_file.assessment.lead} - {None}:
                    appointed[str(person)].append(on_file)
        return {person: tuple(found) for person, found in appointed.items()}

    def visits_by(self, assessor: str, day: date) -> tuple[AssessmentOnFile, ...]:
        """The assessments that an assessor had carried out by the end of a day, in order, and that counted on it."""
        return tuple(visit for visit in self.visits_ever.get(assessor, ()) if visit.assessment.counts_on(day))

    def with_predecessors(self, school: School) -> tuple[School, ...]:
        """A school and every school that it came from, nearest first, each once, even if they name each other."""
        line = {school.id: school}
        waiting = [school]
        while waiting:
            for predecessor in waiting.pop(0).predecessors:
                if predecessor.school not in line:
                    line[predecessor.school] = self.schools[predecessor.school]
                    waiting.append(line[predecessor.school])
        return tuple(line.values())

    def awards(self, school: School) -> tuple[AssessmentOnFile, ...]:
        """The awards of a school, and of every school that it came from, by their days; none that was voided."""
        return tuple(award for award in self.awards_ever(school) if not award.assessment.voided)

    def awards_ever(self, school: School) -> tuple[AssessmentOnFile, ...]:
        """The same, with awards that were voided later."""
        awards = (
            AssessmentOnFile(awarded, index, assessment)
            for awarded in (self.with_predecessors(school) if school.predecessors else (school,))
            for index, assessment in enumerate(awarded.assessments)
            if assessment.awarded_on
        )
        return tuple(sorted(awards, key=lambda award: str(award.assessment.awarded_on)))

    def consents(self, school: School) -> Iterator[tuple[PublishAward, Assessment | None]]:
        """Each agreement of a school to publish, with the award that it covers: the latest made by its day, else the
        first after it.

        An award of a school that it came from counts; another award needs an agreement of its own, even where the one
        covered is voided later. None where there is no award.
        """
        awards = [on_file.assessment for on_file in self.awards_ever(school)]
        for consent in school.publish_award:
            by_then = [award for award in awards if award.is_awarded_on(consent.agreed_on)]
            later = (award for award in awards if award.awarded_on and award.awarded_on > consent.agreed_on)
            yield consent, by_then[-1] if by_then else next(later, None)

    @cached_property
    def moderations(self) -> tuple[ModerationOnFile, ...]:
        return tuple(
            ModerationOnFile(assessor, index, moderation, self.assessments_by_id[moderation.assessment])
            for assessor in self.assessors.values()
            for index, moderation in enumerate(assessor.moderations)
        )

    @cached_property
    def moderations_in_turn(self) -> tuple[tuple[ModerationOnFile, ModerationOnFile], ...]:
        """Each moderation with the next one of the same assessor."""
        return tuple(pair for pair in pairwise(self.moderations) if pair[0].assessor is pair[1].assessor)

    @cached_property
    def moderations_by_assessment(self) -> Mapping[str, ModerationOnFile]:
        """The moderation that observed each moderated assessment."""
        return {on_file.observed.id: on_file for on_file in self.moderations}

    def invoices(self) -> Iterator[tuple[Assessor, int, Invoice]]:
        """Every invoice to an assessor, with its position in the assessor's list."""
        for assessor in self.assessors.values():
            for index, invoice in enumerate(assessor.invoices):
                yield assessor, index, invoice

    def charges(self) -> Iterator[tuple[AssessmentOnFile, Charge]]:
        """Every charge to a school or intermediary."""
        return ((on_file, on_file.assessment.charge) for on_file in self.every_assessment if on_file.assessment.charge)

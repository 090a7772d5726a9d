"""Everybody ranked for one school: who may go, with reasons, and who may not, with what the check would refuse.

In: a register, a wanted assessment, a day. Out: a ranking. Nobody is kept out by a rule of this file: whether somebody
may go is asked of the rules that `check` asks, with the assessment as it would be recorded.

Ties are fair and the same on every machine: among equals the fewest visits come first, then the smallest SHA-256 of
school, day and person. Cost: linear in the assessors; some 50 microseconds each.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import sha256

from generator.office.allocation.distances import Distances
from generator.office.allocation.wanted import Wanted
from generator.office.allocation.weighing import (
    A_VISIT,
    SETTLES,
    WARNED,
    Reason,
    of_availability,
    of_history,
    of_language,
    of_load,
    of_offers,
    of_travel,
    of_warnings,
)
from generator.office.allocation.workload import Workload, workload
from generator.problem import Problem, Severity
from generator.records import Assessor
from generator.register import AssessmentOnFile, Register
from generator.rules.considered import problems_of
from generator.scheme.draw import to_visit
from generator.vocabulary import Language

LEAST_MILES, MOST_VISITS, CHANCES = -1000, 63, 2**20
"""Miles as low as any sum of reasons; visits that are told apart among equals; values of the lot that then decides."""

ORDINALS = {1: "first", 2: "second", 3: "third"}


@dataclass(frozen=True)
class Asked:
    """What every school's ranking shares: the register, the days, the language asked for, and everybody's workload.

    `is_whole` is False while a file cannot be read.
    """

    register: Register
    on: date
    visit: date | None
    distances: Distances
    language: Language | None = None
    is_whole: bool = True
    _workloads: dict[str, Workload] = field(default_factory=dict)

    def workload(self, assessor: Assessor) -> Workload:
        """What one person has done and will do; worked out once."""
        if assessor.id not in self._workloads:
            drawn = self._drawn.get(assessor.id)
            self._workloads[assessor.id] = workload(self.register, assessor, self.on, self.visit, drawn)
        return self._workloads[assessor.id]

    @cached_property
    def _drawn(self) -> Mapping[str, str]:
        """Those drawn for a moderated visit that nobody arranged yet, each with the name of the draw."""
        return {sample.drawn[index].assessor: sample.id for sample, index in to_visit(self.register, self.on)}

    def problems(self, considered: AssessmentOnFile) -> Iterator[Problem]:
        return problems_of(self.register, considered, self.on, is_whole=self.is_whole)


@dataclass(frozen=True)
class Fit:
    """Somebody who may go: the reasons, and their place by `weight`, the smallest first. `lead` is for a moderated
    visit. `warnings` are what the check would warn of, or tell.
    """

    assessor: Assessor
    reasons: tuple[Reason, ...]
    weight: int
    warnings: tuple[Problem, ...] = ()
    lead: "Fit | None" = None

    @property
    def miles(self) -> int:
        """What the reasons add up to, with those of the Lead Assessor."""
        return miles_of(self.reasons, self.lead)


@dataclass(frozen=True)
class KeptAway:
    """Somebody who may not go, the assessment as it would be with them, and the first thing that the check refuses."""

    assessor: Assessor
    considered: AssessmentOnFile
    first: Problem


@dataclass(frozen=True)
class Ranking:
    """Everybody for one school, as assessor and as Lead Assessor, each list with the best first."""

    wanted: Wanted
    may_go: tuple[Fit, ...]
    may_not: tuple[KeptAway, ...]
    leads: tuple[Fit, ...]
    may_not_lead: tuple[KeptAway, ...]

    def fit(self, assessor: str) -> Fit:
        """The place of one person among those who may go."""
        return next(fit for fit in self.may_go if fit.assessor.id == assessor)


def rank(asked: Asked, wanted: Wanted) -> Ranking:
    """Everybody on file, ranked for one school."""
    leads = [
        lead_judged(asked, wanted, assessor) for assessor in asked.register.assessors.values() if assessor.lead_assessor
    ]
    may_lead = in_order(leads)
    judged = [judge(asked, wanted, assessor, may_lead) for assessor in asked.register.assessors.values()]
    return Ranking(wanted, in_order(judged), _kept_away(judged), may_lead, _kept_away(leads))


def in_order(judged: Iterable[Fit | KeptAway]) -> tuple[Fit, ...]:
    """Those who may go, the best first."""
    fits = (person for person in judged if isinstance(person, Fit))
    return tuple(sorted(fits, key=lambda fit: (fit.weight, fit.assessor.id)))


def _kept_away(judged: Iterable[Fit | KeptAway]) -> tuple[KeptAway, ...]:
    return tuple(person for person in judged if isinstance(person, KeptAway))


def judge(asked: Asked, wanted: Wanted, assessor: Assessor, leads: tuple[Fit, ...]) -> Fit | KeptAway:
    """Whether one person may go, and what speaks for and against it. `leads` are those who may observe, in order."""
    load = asked.workload(assessor)
    settles = load.observed or load.drawn
    lead = next((lead for lead in leads if lead.assessor.id != assessor.id), None) if settles else None
    warnings = []
    considered = wanted.with_(assessor.id, lead.assessor.id if lead else None)
    for problem in asked.problems(considered):
        if problem.severity is Severity.REFUSED:
            return KeptAway(assessor, considered, problem)
        if not (lead and problem in lead.warnings):
            warnings.append(problem)
    reasons = (
        *of_history(wanted, assessor),
        of_travel(asked.distances, assessor.base, wanted),
        of_load(load),
        *of_warnings(warnings),
        *of_availability(load),
        *(_settled(load, lead) if settles else ()),
        *of_offers(wanted, assessor),
        of_language(assessor, asked.language),
    )
    own = weight(wanted, assessor, miles_of(reasons, lead), load.visits)
    return Fit(assessor, reasons, own, tuple(warnings), lead)


def lead_judged(asked: Asked, wanted: Wanted, lead: Assessor) -> Fit | KeptAway:
    """Whether one person may observe at this school, and what speaks for and against it."""
    considered = wanted.with_(None, lead.id)
    problems = [problem for problem in asked.problems(considered) if _is_on_lead(considered, problem)]
    if problems and problems[0].severity is Severity.REFUSED:
        return KeptAway(lead, considered, problems[0])
    load = asked.workload(lead)
    reasons = (
        of_travel(asked.distances, lead.base, wanted),
        of_load(load),
        *of_warnings(problems),
        *(reason for reason in of_availability(load) if "SA.1" not in reason.clauses and reason.miles),
    )
    return Fit(lead, reasons, weight(wanted, lead, miles_of(reasons), load.visits), tuple(problems))


def refusals(asked: Asked, person: KeptAway) -> Iterator[Problem]:
    """Everything that the check would refuse; of a Lead Assessor, what it would refuse in them."""
    is_lead = person.considered.assessment.assessor is None
    for problem in asked.problems(person.considered):
        if problem.severity is Severity.REFUSED and (not is_lead or _is_on_lead(person.considered, problem)):
            yield problem


def _is_on_lead(considered: AssessmentOnFile, problem: Problem) -> bool:
    """Whether a problem is about the Lead Assessor of the assessment that is considered."""
    return problem.at == considered.at("lead")


def _settled(load: Workload, lead: Fit | None) -> Iterator[Reason]:
    """That the visit can be the moderated or the sampled one that is due, and who would observe."""
    clauses = ("QA.1",) if load.observed else ("SA.1",)
    if load.observed:
        number = ORDINALS.get(load.observed, "next")
        yield Reason("this would be their {} moderated visit", (number,), SETTLES if lead else 0, clauses)
    else:
        text = "was drawn in {}; this can be the sampled visit"
        yield Reason(text, (load.drawn,), SETTLES if lead else 0, clauses)
    if lead:
        yield Reason("{} ({}) can observe: {}", (lead.assessor.name, lead.assessor.id, lead.reasons[0].text))
    else:
        yield Reason("nobody is free to observe there", (), WARNED if load.observed else 0, clauses)


def miles_of(reasons: Iterable[Reason], lead: Fit | None = None) -> int:
    """What reasons add up to; those of a Lead Assessor count too."""
    return sum(reason.miles for reason in reasons) + (lead.miles if lead else 0)


def weight(wanted: Wanted, assessor: Assessor, miles: int, visits: int) -> int:
    """One whole number for a person's place: first the miles, then the visits, then a lot that any machine draws alike.

    The lot is the first 20 bits of the SHA-256 of school, day and person, each on a line, in UTF-8.
    """
    lot = sha256(f"{wanted.school.id}\n{wanted.visit or wanted.on}\n{assessor.id}".encode()).digest()[:3]
    drawn = int.from_bytes(lot) >> 4
    return ((max(miles, LEAST_MILES) - LEAST_MILES) * (MOST_VISITS + 1) + min(visits, MOST_VISITS)) * CHANCES + drawn


def heavier(weight: int, visits: int) -> int:
    """The weight of somebody who already goes to so many more schools."""
    return weight + (visits * A_VISIT * (MOST_VISITS + 1) + visits) * CHANCES

"""Who is proposed for each of several schools, with as much of each ranking as somebody wants to see.

In: what is asked, and the schools. Out: for each school its ranking, cut, and the person proposed, with a Lead Assessor
for a moderated visit. Cost: a ranking for each school, and the sharing out; of each ranking only what is shown is kept.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.office.act import Act
from generator.office.allocation.ranking import Asked, Fit, Ranking, judge, rank
from generator.office.allocation.sharing import shared
from generator.office.allocation.wanted import Wanted
from generator.read.garbage import no_garbage_collection
from generator.records import Assessor


@dataclass(frozen=True)
class Allocated:
    """A school with its ranking, of which only what is shown is kept; the numbers count everybody.

    `why_not` counts by clauses and message the people whom something keeps away.
    """

    ranking: Ranking
    may_go: int
    may_not: int
    why_not: tuple[tuple[tuple[str, ...], str, int], ...]
    proposed: Fit | None

    @property
    def wanted(self) -> Wanted:
        return self.ranking.wanted

    def acts(self) -> Iterator[Act]:
        """What records the person proposed; nothing while no request is on file."""
        if self.proposed and self.wanted.is_requested:
            lead = self.proposed.lead
            yield from self.wanted.acts(self.proposed.assessor.id, lead.assessor.id if lead else None)


@dataclass
class _School:
    """A school while it is shared out: who may go and observe there, by weight."""

    shown: Allocated
    weights: dict[str, int]
    leads: dict[str, Fit]
    observed: frozenset[str]
    """Those whose visit there would be moderated or sampled, and who need one of the `leads`."""


def allocate(asked: Asked, every: Iterable[Wanted], shown: int | None = None) -> tuple[Allocated, ...]:
    """Rank everybody for each school, and share the schools out. `shown` of those who may go are kept; None keeps all,
    and those who may not go too.
    """
    with no_garbage_collection():
        schools = [_school(rank(asked, wanted), shown) for wanted in every]
    while True:
        chosen = shared([school.weights for school in schools], _capacity(asked))
        leads = _leads(asked, schools, chosen)
        without = [
            index
            for index, id in enumerate(chosen)
            if id in schools[index].observed and leads[index] is None and _needs_lead(asked, id)
        ]
        if not without:
            return tuple(map(_proposed, [asked] * len(schools), schools, chosen, leads))
        for index in without:  # nobody is left to observe them there
            del schools[index].weights[str(chosen[index])]


def _school(ranking: Ranking, shown: int | None) -> _School:
    why_not = Counter((person.first.clauses, person.first.message) for person in ranking.may_not)
    cut = ranking if shown is None else replace(ranking, may_go=ranking.may_go[:shown], may_not=(), may_not_lead=())
    allocated = Allocated(
        cut,
        len(ranking.may_go),
        len(ranking.may_not),
        tuple((clauses, message, count) for (clauses, message), count in why_not.most_common()),
        None,
    )
    return _School(
        allocated,
        {fit.assessor.id: fit.weight for fit in ranking.may_go},
        {fit.assessor.id: fit for fit in ranking.leads},
        frozenset(fit.assessor.id for fit in ranking.may_go if fit.lead),
    )


def _capacity(asked: Asked) -> dict[str, int]:
    """How many of the schools each person can take: as many visits as they want, and one a day, one while a moderated
    visit is due, and no more than come before a Quality Review.
    """
    return {id: _of_person(asked, assessor) for id, assessor in asked.register.assessors.items()}


def _of_person(asked: Asked, assessor: Assessor) -> int:
    load = asked.workload(assessor)
    if load.capacity == 0:
        return 0
    if asked.visit or load.observed or load.drawn or load.review or load.is_away:
        return 1
    limits = (load.capacity, load.visits_before_review)
    return min(limit for limit in limits if limit is not None)


def _leads(asked: Asked, schools: Sequence[_School], chosen: Sequence[str | None]) -> list[Fit | None]:
    """The Lead Assessor for each visit that is to be observed; nobody assesses and observes on one day."""
    observed = [index for index, id in enumerate(chosen) if id in schools[index].observed]
    taken = Counter(id for id in chosen if id)
    capacity = {
        id: max(_lead_capacity(asked, assessor, len(schools)) - taken[id], 0)
        for id, assessor in asked.register.assessors.items()
    }
    weights = [
        {id: lead.weight for id, lead in schools[index].leads.items() if id != chosen[index]} for index in observed
    ]
    ids = dict(zip(observed, shared(weights, capacity), strict=True)) if observed else {}
    return [schools[index].leads[str(ids[index])] if ids.get(index) else None for index in range(len(schools))]


def _needs_lead(asked: Asked, id: str | None) -> bool:
    """Whether somebody cannot go without a Lead Assessor; who was drawn for a sampled visit can."""
    return id is not None and asked.workload(asked.register.assessors[id]).observed is not None


def _lead_capacity(asked: Asked, lead: Assessor, schools: int) -> int:
    """How many visits a person can observe; a Quality Review is no matter for that."""
    if asked.visit:
        return 1
    capacity = asked.workload(lead).capacity
    return schools if capacity is None else max(capacity, 1)


def _proposed(asked: Asked, school: _School, chosen: str | None, lead: Fit | None) -> Allocated:
    """The school with the person proposed, and the reasons as they are with that Lead Assessor."""
    if chosen is None:
        return school.shown
    wanted = school.shown.wanted
    fit = judge(asked, wanted, asked.register.assessors[chosen], (lead,) if lead else ())
    return replace(school.shown, proposed=fit if isinstance(fit, Fit) else None)

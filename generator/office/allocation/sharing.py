"""Several schools shared out among those who may go: the least travel, and an even load.

In: for each school who may go, with weights. Out: for each school one of them, or nobody. The sum of the weights is the
least there is, found by SciPy's `linear_sum_assignment`; this is the only file that imports SciPy. Somebody may take
several schools: they have a column for each, and each further one weighs a visit more. A school that nobody can take
stays without. All weights are whole numbers that a double holds exactly, so every machine finds the same.

Cost: schools squared times columns; under a second for 300 schools and 1,000 people.
"""

from collections.abc import Mapping, Sequence

from scipy.optimize import linear_sum_assignment

from generator.office.allocation.ranking import heavier

COLUMNS_AT_FIRST = 2
"""How many schools a person may take before the sum is worked out again with more, if they take so many."""


def shared(weights: Sequence[Mapping[str, int]], capacity: Mapping[str, int]) -> list[str | None]:
    """Who goes to each school: `weights` are those of the people who may go, `capacity` how many schools each takes."""
    people = sorted({id for of_school in weights for id in of_school if capacity[id]})
    most = {id: min(capacity[id], sum(id in of_school for of_school in weights)) for id in people}
    columns = {id: min(most[id], COLUMNS_AT_FIRST) for id in people}
    while True:
        taken = _solved(weights, columns)
        # A person with a column to spare gains nothing by another, which would weigh more.
        tight = [id for id in people if columns[id] < most[id] and taken.count(id) == columns[id]]
        if not tight:
            return taken
        columns |= {id: min(most[id], 2 * columns[id]) for id in tight}


def _solved(weights: Sequence[Mapping[str, int]], columns: Mapping[str, int]) -> list[str | None]:
    """Who goes to each school, if each person takes at most so many."""
    heads = [(id, further) for id, count in columns.items() for further in range(count)]
    furthest = max(columns.values(), default=0)
    heaviest = max((weight for of_school in weights for weight in of_school.values()), default=0)
    nobody = float((heavier(heaviest, furthest) + 1) * (len(weights) + 1))
    rows = []
    for of_school in weights:
        row = [float(heavier(of_school[id], further)) if id in of_school else float("inf") for id, further in heads]
        rows.append(row + [nobody] * len(weights))
    _, chosen = linear_sum_assignment(rows)
    return [heads[column][0] if column < len(heads) else None for column in chosen]

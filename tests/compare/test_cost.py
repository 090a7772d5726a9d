"""What is worked out once for both states of a change gives the same as if it were worked out for each."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from example import TODAY
from revisions import Work

from generator.check import check
from generator.compare.change import since
from generator.compare.effects import Effects, effects
from generator.read.loading import load
from generator.register import Register

AMINA, GRACE, FOSSGATE = "assessors/amina-rahman", "assessors/grace-mensah", "schools/eng-900001"
CHANGES: dict[str, Callable[[Work], None]] = {
    "a portrait": lambda work: work.edit(AMINA, "plain words", "clear words"),
    "a decision": lambda work: work.edit(
        AMINA, "accredited}\n", "accredited}\n  - {on: 2026-02-20, decision: removed, clause: UA.1, reason: Unpaid.}\n"
    ),
    "a membership": lambda work: work.edit(GRACE, "from: 2018-01-01}", "from: 2018-01-01, to: 2026-02-10}"),
    "a school": lambda work: work.edit(FOSSGATE, "local_authority: York", "local_authority: Leeds"),
    "a school's agreement": lambda work: work.edit(FOSSGATE, "publish_award: [{agreed_on: 2024-07-05}]\n", ""),
    "attendance": lambda work: work.edit("events/conference-2025", "[amina-rahman, ", "["),
    "the settings": lambda work: work.write("scheme", work.path("scheme").read_text("utf-8") + "grace_days: 400\n"),
    "an organisation": lambda work: work.edit("organisations/hale-ict", "name: Hale", "name: Halé"),
    "a fee": lambda work: work.edit("fees/registration-initial", "165.00", "166.00"),
    "a file that cannot be read": lambda work: work.write("organisations/northgate-learning", "x: y\n"),
    "a person deleted": lambda work: work.remove(GRACE),
}


def found(work: Work) -> Effects:
    return effects(since(load(work.root), work.root, "main"), date.fromisoformat(TODAY))


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_what_is_reckoned_once_for_both_states_is_right_in_each(
    change: Callable[[Work], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = Work.begun(tmp_path / "register")
    change(work)
    shared = found(work)
    monkeypatch.setattr(Register, "reckon_like", lambda self, other: None)
    monkeypatch.setattr("generator.compare.pages._is_unread", lambda change: True)
    apart = found(work)
    assert (shared.records, shared.standings, shared.pages) == (apart.records, apart.standings, apart.pages)
    assert shared.records
    for one, other in (
        (shared.new_problems, apart.new_problems),
        (shared.fixed_problems, apart.fixed_problems),
    ):
        assert one.problems == other.problems


def test_a_standing_is_not_taken_over_where_the_person_differs(tmp_path: Path) -> None:
    work = Work.begun(tmp_path / "register")
    before = load(work.root)
    check(before, date.fromisoformat(TODAY))
    work.edit(AMINA, "accredited}\n", "accredited}\n  - {on: 2026-02-20, decision: removed, clause: UA.1, reason: x}\n")
    after = load(work.root)
    assert before.register
    assert after.register
    after.register.reckon_like(before.register)
    kinds = {problem.code for problem in check(after, date.fromisoformat(TODAY)).problems}
    assert kinds == {problem.code for problem in check(load(work.root), date.fromisoformat(TODAY)).problems}

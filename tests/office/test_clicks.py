"""What a job costs in clicks and keys, counted from the forms as GitHub shows them, and that each click is there."""

from functools import cache
from typing import Any

import pytest
from project import PROJECT
from workflows.runner import WORKFLOWS

from generator.office.acts import ACTS
from generator.office.lists import LIST_KINDS
from generator.reports.clicks import STEPS, Cost, cost, fields_of_form, jobs


@cache
def costs() -> dict[str, Cost]:
    return {job: its_cost for job, _, its_cost in jobs()}


@pytest.mark.parametrize("recorded", [*ACTS, *LIST_KINDS], ids=lambda recorded: recorded.name)
def test_the_fields_counted_are_those_of_the_form(recorded: Any) -> None:
    inputs = WORKFLOWS[f"record-{recorded.name}"]["on"]["workflow_dispatch"]["inputs"]
    kinds = {kind.act: kind for kind in LIST_KINDS if kind.act}
    assert fields_of_form(kinds.get(recorded, recorded)) == list(inputs)


@pytest.mark.parametrize(
    ("job", "most_clicks"), [("a payment", 8), ("attendance of 28 at an event", 12), ("a new assessor", 8)]
)
def test_a_job_is_one_proposal_of_few_clicks(job: str, most_clicks: int) -> None:
    assert costs()[job].proposals == 1
    assert costs()[job].clicks <= most_clicks


def test_keys_are_what_is_typed_and_the_tabs_between() -> None:
    assert cost(["a", "b", "c"], {"a": "12", "c": "345"}).keys == 2 + 3 + 2


def test_each_link_that_is_clicked_is_there() -> None:
    assert "**[The acts](docs/acts.md)**" in (PROJECT / "README.md").read_text("utf-8")
    acts = (PROJECT / "docs/acts.md").read_text("utf-8")
    index = acts.partition("## Every form")[2].partition("##")[0]
    for act in ACTS:
        assert f"[{act.name}](../../../actions/workflows/{act.form()})" in index
    assert len(STEPS) == 8

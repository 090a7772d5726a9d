"""Every act of the office, done on the example register in turn: what each writes, `check` accepts."""

import re
import shlex
import shutil
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from example import ROOT, register
from project import PROJECT

from generator.office.acts import ACTS, by_name
from generator.office.proposing import Proposal, propose
from generator.office.typed import act_of
from generator.problem import Severity
from generator.read.loading import load


class Done(NamedTuple):
    """An act on a day, as it is typed, and what it must write."""

    on: str
    act: str
    words: dict[str, str]
    writes: str


LINE = re.compile(r"(\d{4}-\d\d-\d\d) ([a-z-]+) (.+) -> (.+)")


def told(name: str) -> tuple[Done, ...]:
    """The acts in a text file: day, act and words as they are typed, and after the arrow what is written."""
    return tuple(
        Done(on, act, dict(word.split("=", 1) for word in shlex.split(words)), writes.replace(" / ", "\n"))
        for on, act, words, writes in LINE.findall((Path(__file__).parent / name).read_text(encoding="utf-8"))
    )


STORIES = {"acts-in-turn.txt": ROOT, "reviews-in-turn.txt": PROJECT}
"""Each on a copy of a register: the example, and the demonstration, in which people have ten visits."""


def proposed(root: Path, done: Done) -> Proposal:
    loaded, on = load(root), date.fromisoformat(done.on)
    assert loaded.register
    return propose(root, loaded, [act_of(by_name()[done.act], done.words, loaded.register, on)], on)


def test_every_act_is_done_here() -> None:
    assert {done.act for name in STORIES for done in told(name)} == {act.name for act in ACTS}


@pytest.mark.parametrize("story", STORIES)
@pytest.mark.slow
def test_check_accepts_each_of_many_acts_in_turn(story: str, tmp_path: Path) -> None:
    shutil.copytree(STORIES[story] / "data", tmp_path / "data")
    for done in told(story):
        proposal = proposed(tmp_path, done)
        refused = [p.message for p in proposal.effects.new_problems.problems if p.severity is Severity.REFUSED]
        assert not refused, (done, refused)
        assert any(done.writes in (after or b"").decode() for after in proposal.after.values()), done
        assert all(sentence and "\n" not in sentence for sentence in proposal.said)
        proposal.write(tmp_path)


def test_a_review_on_file_without_its_outcome_gets_it_and_is_not_listed_twice() -> None:
    on_file = {"number": "1", "reviewed_on": "2026-02-20", "invoice": "INV-0107"}
    changed = register({"assessors/amina-rahman": {"quality_reviews": [on_file]}})
    typed = {"assessor": "amina", "reviewed_on": "2026-02-20", "reviewed_by": "Jo Lister", "outcome": "satisfactory"}
    act = act_of(by_name()["quality-review"], typed, changed, date(2026, 3, 1))
    (edit,) = act.edits(changed)
    assert edit.file == "data/assessors/amina-rahman.yml"
    assert {(change.path, change.value) for change in edit.edits} == {
        (("quality_reviews", 0, "reviewed_by"), "Jo Lister"),
        (("quality_reviews", 0, "outcome"), "satisfactory"),
    }

"""A check from the last one gives what a whole check gives, whatever was edited; where it cannot, it says nothing.

More examples: `RECHECK_EXAMPLES=2000 pytest --hypothesis-profile=chance tests/recheck`.
"""

import marshal
import os
import random
from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache

import pytest
from edits import Editor
from example import ROOT, TODAY, Changes, changed
from hypothesis import given, settings
from hypothesis import strategies as st
from project import PROJECT
from rules.cases.case import Case
from rules.cases.impartiality import AMINA, CAME_FROM, GRACE, school, support
from rules.cases.quality_reviews.draws import sampled
from rules.every_case import CASES

from generator.check import Checked, check
from generator.compare.change import Change
from generator.compare.check_change import check_change, with_history
from generator.compare.effects import effects, effects_of
from generator.compare.small_change import SmallChange
from generator.read.files import placed
from generator.read.loading import SCHEME, Loaded, Read, put_together, read_file
from generator.recheck.kept import InPack, Kept
from generator.recheck.last_check import NEAR, LastCheck
from generator.recheck.recheck import Changed, is_small, recheck, recheck_states
from generator.records.photo import Photo, is_photo
from generator.reports import changes
from generator.reports.as_json import as_json
from generator.reports.text import text
from generator.rules import RULES
from generator.write.yaml_text import written

pytestmark = pytest.mark.usefixtures("read_once")

EXAMPLES = int(os.environ.get("RECHECK_EXAMPLES", "25"))
ON = date.fromisoformat(TODAY)
State = Mapping[str, bytes]
REGISTERS = {"the example": ROOT, "the demonstration": PROJECT}


@cache
def files_of(register: str) -> State:
    root = REGISTERS[register]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted((root / "data").rglob("*.yml"))}


@cache
def _read(file: str, data: bytes) -> Read:
    return read_file(placed(file), data)


@cache
def photos_of(register: str) -> Mapping[str, Read]:
    people = (REGISTERS[register] / "data/assessors").iterdir()
    photos = {f"data/assessors/{path.name}": path.read_bytes() for path in sorted(people) if is_photo(path.name)}
    return {file: _read(file, data) for file, data in photos.items()}


def loaded(state: State) -> Loaded:
    """The register of some files, with the demonstration's photos where they are its files."""
    scheme = state.get(SCHEME)
    photos = photos_of("the demonstration") if scheme == files_of("the demonstration")[SCHEME] else {}
    reads = {**{file: _read(file, data) for file, data in state.items()}, **photos}
    return put_together(dict(sorted(reads.items())), [])


def kept_of(checked: Checked) -> tuple[Kept, State]:
    """What is kept of a check, written and read again; and its files."""
    found = LastCheck.of(checked)
    assert found
    packed, pack = found.packed(checked)
    last = LastCheck(*marshal.loads(marshal.dumps(tuple(packed))))  # noqa: S302  # our own

    def photo(file: str) -> Photo:
        assert checked.loaded.register
        return checked.loaded.register.photos[placed(file).id]

    kept = InPack(last, lambda start, length: pack[start : start + length], photo)
    return kept, {file: pack[start : start + length] for file, (start, length) in last.contents.items()}


def differing(was: State, now: State) -> Changed:
    return {file: now.get(file) for file in {*was, *now} if was.get(file) != now.get(file)}


def rechecked(before: Checked, after: State, on: date = ON, today: date | None = None) -> Checked | None:
    """The check of a state from that of another."""
    kept, was = kept_of(before)
    return recheck(kept, differing(was, after), on, today)


def assert_alike(again: Checked, whole: Checked) -> None:
    """All that people and programs are told is the same; the rule that differs is named first."""
    differing = Counter(again.found) - Counter(whole.found), Counter(whole.found) - Counter(again.found)
    assert [{problem.code for problem in side} for side in differing] == [set(), set()]
    assert list(text(again)) == list(text(whole))
    assert as_json(again) == as_json(whole)
    assert (again.refused, again.is_unreadable) == (whole.refused, whole.is_unreadable)


def edited(state: State, draw: random.Random, most: int) -> State:
    for _ in range(draw.randint(1, most)):
        edits = Editor(state, draw).edit()
        state = {file: data for file, data in {**state, **edits}.items() if data is not None}
    return state


def begun(state: State, draw: random.Random) -> Checked:
    """A check of a register in which something is wrong already, but nothing in its format."""
    for _ in range(draw.randint(0, 6)):
        after = edited(state, draw, 1)
        state = state if loaded(after).problems else after
    return check(loaded(state), ON)


def state_of(checked: Checked) -> State:
    return {file: document.text.encode() for file, document in checked.loaded.source.documents.items()}


@pytest.mark.parametrize("register", ["the example", pytest.param("the demonstration", marks=pytest.mark.slow)])
@settings(max_examples=EXAMPLES)
@given(chance=st.integers(0, 2**32))
def test_a_check_after_any_edits_is_a_whole_check(register: str, chance: int) -> None:
    draw = random.Random(chance)  # noqa: S311  # edits, not secrets
    before = begun(files_of(register), draw)
    after = edited(state_of(before), draw, 3)
    if again := rechecked(before, after):
        assert_alike(again, check(loaded(after), ON))


def change_between(base: Loaded, head: Loaded, files: Changed) -> Change:
    return Change(base, head, tuple(sorted(files)))


@pytest.mark.parametrize("register", REGISTERS)
@settings(max_examples=EXAMPLES)
@given(chance=st.integers(0, 2**32))
def test_a_small_change_does_what_a_whole_comparison_says(register: str, chance: int) -> None:
    """Its base and its head may both differ from what was last checked."""
    draw = random.Random(chance)  # noqa: S311  # edits, not secrets
    last = begun(files_of(register), draw)
    kept, was = kept_of(last)
    base = edited(was, draw, 2) if draw.random() < 0.7 else was
    head = edited(base, draw, 2)
    files = differing(base, head)
    checks = recheck_states(kept, [differing(was, base), differing(was, head)], ON)
    if not checks or not is_small(files):
        return
    before, after = checks
    small = SmallChange(change_between(before.loaded, after.loaded, files), before, after)
    whole = change_between(loaded(base), loaded(head), files)
    assert_alike(before, check(whole.base, ON))
    assert as_json(with_history(small.change, after, ON)) == as_json(check_change(whole, ON))
    if small.is_whole:
        does = effects_of(small.change, before, after, ON)
        expected = effects_of(whole, check(whole.base, ON), check(whole.head, ON), ON)
        assert changes.as_json(does) == changes.as_json(expected)
        assert changes.as_json(effects(whole, ON)) == changes.as_json(expected)


@pytest.mark.slow
def test_few_edits_need_a_whole_check_and_many_change_what_is_found_elsewhere() -> None:
    """So that the test above can fail."""
    seen = Counter[str]()
    before = check(loaded(files_of("the demonstration")), ON)
    for seed in range(30):
        draw = random.Random(seed)  # noqa: S311  # edits, not secrets
        after = edited(state_of(before), draw, 3)
        again = rechecked(before, after)
        seen["known"] += again is not None
        if again:
            edited_files = differing(files_of("the demonstration"), after)
            new = set(again.found) - set(before.found)
            seen["elsewhere"] += any(problem.at.file not in edited_files for problem in new)
            seen["of format"] += bool(again.loaded.problems)
    assert seen["known"] >= 24
    assert seen["elsewhere"] >= 5
    assert seen["of format"] >= 5


def steps() -> list[tuple[Case, str]]:
    """Cases in which a rule finds something, each with each of its files that a check may read by itself: for each rule
    the two with the most such files, or all of them if more examples are asked for.
    """
    of_rules: dict[str, list[tuple[Case, list[str]]]] = {}
    for case in CASES:
        files = [name for name in case.changes if f"data/{name}.yml".startswith(NEAR)]
        if case.finds and case.rule in RULES and files:
            of_rules.setdefault(case.rule.code, []).append((case, files))
    most = None if "RECHECK_EXAMPLES" in os.environ else 2
    return [
        (case, name)
        for cases in of_rules.values()
        for case, files in sorted(cases, key=lambda known: -len(known[1]))[:most]
        for name in files
    ]


def _written(case: Case, without: str) -> State:
    changes = {name: change for name, change in case.changes.items() if name != without}
    of_case = {
        f"data/{name}.yml": written(values).encode() for name, values in changed(changes).items() if name in changes
    }
    return {
        **{file: data for file, data in _unchanged().items() if changes.get(_name(file), ...) is not None},
        **of_case,
    }


@cache
def _unchanged() -> State:
    return {f"data/{name}.yml": written(values).encode() for name, values in changed({}).items()}


def _name(file: str) -> str:
    return file.removeprefix("data/").removesuffix(".yml")


@lru_cache(maxsize=8)
def _checked(state: frozenset[tuple[str, bytes]], on: str) -> Checked:
    """The check of a state, once for all the files of a case."""
    return check(loaded(dict(state)), date.fromisoformat(on))


@pytest.mark.parametrize(("case", "name"), steps(), ids=str)
def test_what_a_rule_finds_is_found_and_goes_when_one_file_changes(case: Case, name: str) -> None:
    """Every rule, over the files that its findings rest on: each file there before the others, and after them."""
    states = _written(case, ""), _written(case, name)
    checks = [_checked(frozenset(state.items()), case.on) for state in states]
    for before, after, state in zip(checks, checks[::-1], states[::-1], strict=True):
        again = None if before.loaded.problems else rechecked(before, state, date.fromisoformat(case.on))
        if again:
            assert_alike(again, after)


OLD = {**school(), "name": "Micklegate School", "assessments": []}
FOLLOWING = {**OLD, "name": "New School", "predecessors": [{**CAME_FROM, "school": "wal-9000001"}]}
LAST_YEAR = {
    "drawn_on": "2025-12-01",
    "seed": "A published seed",
    "share": "30",
    "candidates": [{"assessor": AMINA}],
    "drawn": [{"assessor": AMINA, "assessment": "eng-900003/2026-1"}],
}
FAR: dict[str, tuple[Changes, str, dict[str, object], str, str]] = {
    "support in a school from which another came": (
        {
            "schools/eng-900003": OLD,
            "schools/eng-900004": {**OLD, "name": "Monkgate School", "predecessors": [CAME_FROM]},
            "schools/eng-900002": school(predecessors=[{**CAME_FROM, "school": "eng-900004"}]),
        },
        "schools/eng-900003",
        {"support": [support("framework", assessor=AMINA)]},
        "no-framework-support",
        "schools/eng-900002",
    ),
    "an award of a school that another followed": (
        {"schools/eng-900003": FOLLOWING},
        "schools/wal-9000001",
        {"assessments.0.awarded_on": "2023-03-15"},
        "renewal-to-request",
        "schools/wal-9000001",
    ),
    "a visit that the moderation of somebody else names": (
        {f"assessors/{GRACE}": {"moderations.0.assessment": "eng-900001/2024-1"}},
        "schools/eng-900001",
        {"assessments.0.lead": GRACE},
        "moderation-agrees-with-its-visit",
        f"assessors/{GRACE}",
    ),
    "a visit by somebody else than was drawn for it": (
        {**sampled(assessor=GRACE), "samples/2025": LAST_YEAR},
        "schools/eng-900003",
        {"assessments.0.visited_on": "2026-01-15"},
        "candidates-match-the-records",
        "samples/2026",
    ),
}
"""Each with what is there before, the file that is edited, and the rule that then finds something new, and where."""


@pytest.mark.parametrize("what", FAR)
def test_what_an_edit_changes_far_away_is_found(what: str) -> None:
    base, name, edit, code, file = FAR[what]
    states = [
        {f"data/{file}.yml": written(values).encode() for file, values in changed(changes).items()}
        for changes in (base, {**base, name: {**_fields(base.get(name, {})), **edit}})
    ]
    before, after = (check(loaded(state), ON) for state in states)
    new = [problem for problem in after.found if problem not in before.found]
    assert (code, f"data/{file}.yml") in {(problem.code, problem.at.file) for problem in new}
    again = rechecked(before, states[1])
    assert again
    assert_alike(again, after)


def _fields(changes: object) -> dict[str, object]:
    return dict(changes) if isinstance(changes, dict) else {}

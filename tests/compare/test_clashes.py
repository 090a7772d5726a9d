"""Branches that clash: in their text, or each right and together wrong; merged in memory on real repositories."""

import json
from collections.abc import Sequence
from datetime import date
from itertools import combinations, permutations
from pathlib import Path

import pytest
from click.testing import CliRunner
from example import TODAY
from revisions import Work

from generator.command.main import register
from generator.compare import clashes as clashes_module
from generator.compare import neighbours
from generator.compare.change import Change, change_by_merging
from generator.compare.clashes import Clash, clashes
from generator.compare.git import Repository, Revision
from generator.compare.git_environment import GitError
from generator.compare.groups import smallest_failing
from generator.compare.neighbours import Neighbours
from generator.read.loading import Loaded
from generator.reports.clashes import markdown, text

AMINA, GRACE, CATHAYS = "assessors/amina-rahman", "assessors/grace-mensah", "schools/wal-9000001"
LAST = '    charge: {number: CH-0003, issued_on: 2019-02-25, amount: "650.00", paid_on: 2019-03-05}\n'
APPOINTED = """\
  - id: 2026-1
    requested: {on: 2026-02-10, by: school}
    assessor: amina-rahman
    appointed_on: 2026-02-12
    visit_told_on: 2026-02-12
    accepted_on: 2026-02-13
    conflict_declaration: {signed_on: 2026-02-13, conflict: none}
    visit_planned_on: 2026-03-20
"""
SUPPORT = """\
support:
  - {kind: framework, assessor: amina-rahman, organisation: northgate-learning, from: 2025-01-10, to: 2025-03-10}
assessments:
"""
REMOVED = "  - {on: 2026-02-10, decision: removed, clause: UA.1, reason: Unpaid.}\n"


@pytest.fixture(scope="module")
def branches(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with branches: each of them right, and mended is right with any."""
    work = Work.begun(tmp_path_factory.mktemp("branches") / "register")
    for name, file, old, new in (
        ("appoints", CATHAYS, LAST, LAST + APPOINTED),
        ("supports", CATHAYS, "assessments:\n", SUPPORT),
        ("removes", AMINA, "accredited}\n", "accredited}\n" + REMOVED),
        ("mended", GRACE, "plain words", "clear words"),
        ("portrait", AMINA, "plain words", "clear words"),
        ("other-portrait", AMINA, "plain words", "other words"),
    ):
        work.branch(name)
        work.edit(file, old, new)
        work.commit()
    work.git("switch", "-q", "main")
    return work.root


@pytest.fixture
def work(branches: Path, tmp_path: Path) -> Work:
    """A copy of it, to change."""
    return Work.copied(branches, tmp_path / "register")


def found(work: Work, *branches: str, base: str = "main") -> list[Clash]:
    return list(clashes(Repository(work.root), base, branches, date.fromisoformat(TODAY)))


def codes(clash: Clash) -> set[str]:
    return {problem.code for problem in clash.wrong.problems} if clash.wrong else set()


def test_one_declares_support_and_the_other_appoints(work: Work) -> None:
    (clash,) = found(work, "supports", "appoints", "mended")
    assert clash.branches == ("supports", "appoints")
    assert codes(clash) == {"no-framework-support"}


def test_one_removes_the_assessor_and_the_other_assigns(work: Work) -> None:
    (clash,) = found(work, "removes", "appoints", "mended")
    assert clash.branches == ("removes", "appoints")
    assert codes(clash) == {"appointed-assessor-is-on-the-list", "appointment-of-an-accredited-assessor"}


def test_one_removes_the_assessor_after_the_appointment_and_before_the_visit(work: Work) -> None:
    work.branch("removes-later")
    work.edit(AMINA, "accredited}\n", "accredited}\n" + REMOVED.replace("2026-02-10", "2026-03-01"))
    work.commit()
    work.git("switch", "-q", "main")
    (clash,) = found(work, "removes-later", "appoints", "mended")
    assert codes(clash) == {"appointment-of-an-accredited-assessor"}


VISITED = APPOINTED.replace(
    "    visit_planned_on: 2026-03-20\n",
    "    visited_on: 2026-02-20\n    outcome: recommended\n    awarded_on: 2026-02-25\n",
)


def test_one_erases_the_assessor_and_the_other_records_a_visit_of_theirs(work: Work) -> None:
    work.branch("erases")
    work.write("erasures/amina-rahman", f"erased_on: {TODAY}\nlisted: yes\nregistration_numbers: [ICTM 0003]\n")
    work.remove(AMINA)
    work.commit()
    work.branch("visits")
    work.edit(CATHAYS, LAST, LAST + VISITED)
    work.commit()
    (clash,) = found(work, "erases", "visits", "mended")
    assert clash.branches == ("erases", "visits")
    assert codes(clash) == {"nobody-erased-is-named-anew"}


def test_a_problem_that_the_base_has_and_that_both_make_once_more_is_a_clash(work: Work) -> None:
    """The base is warned of one organisation's support; one branch adds another's, the other the affiliation to it."""
    anonymous = "  - {kind: framework, organisation: %s, from: 2025-01-10, to: 2025-03-10}\n"
    work.edit(CATHAYS, "assessments:\n", f"support:\n{anonymous % 'northgate-learning'}assessments:\n")
    work.edit(CATHAYS, LAST, LAST + APPOINTED)
    work.commit()
    work.branch("supports-too")
    work.edit(CATHAYS, "assessments:\n", f"{anonymous % 'westmoor-services'}assessments:\n")
    work.commit()
    work.branch("joins")
    joined = "from: 2018-10-01}, {organisation: westmoor-services, from: 2024-10-01}]"
    work.edit(AMINA, "from: 2018-10-01}]", joined)
    work.commit()
    (clash,) = found(work, "supports-too", "joins")
    assert clash.wrong
    assert [problem.code for problem in clash.wrong.problems] == ["framework-supporter-is-recorded"]


def test_settings_proposed_alone_clash_with_nobody_elses_change(work: Work) -> None:
    work.branch("sets")
    work.edit("scheme", "demonstration: yes", "demonstration: yes\namendments: [{from: 2026-04-01, notify_days: 3}]")
    work.commit()
    assert found(work, "sets", "portrait", "mended") == []


def test_two_that_change_the_same_lines_clash_in_their_text(work: Work) -> None:
    (clash,) = found(work, "portrait", "mended", "other-portrait")
    assert clash == Clash(("portrait", "other-portrait"), (f"data/{AMINA}.yml",), None)


def test_every_pair_is_tried_and_a_branch_named_twice_counts_once(work: Work) -> None:
    names = [clash.branches for clash in found(work, "appoints", "supports", "removes", "appoints")]
    assert names == [("appoints", "supports"), ("appoints", "removes")]


def test_a_branch_behind_its_base_is_merged_with_what_the_base_is_now(work: Work) -> None:
    work.git("merge", "-q", "--ff-only", "supports")
    assert found(work, "mended", "portrait") == []
    work.edit(AMINA, "plain words", "new words")
    work.commit()
    assert found(work, "portrait", "mended") == [Clash(("portrait",), (f"data/{AMINA}.yml",), None)]


def test_a_branch_that_is_refused_on_its_own_is_named_and_clashes_with_no_other(work: Work) -> None:
    work.git("switch", "-q", "mended")
    work.edit(GRACE, "base: CF10", "base: nowhere")
    work.commit()
    (clash,) = found(work, "mended", "portrait")
    assert clash.branches == ("mended",)
    assert codes(clash) == {"form"}
    assert next(iter(text([clash]))) == "mended is refused on its own"
    assert "data/assessors/amina-rahman.yml" not in "".join(text([clash]))


def test_a_stray_file_of_a_branch_is_refused_on_its_own(work: Work) -> None:
    work.branch("stray")
    (work.root / "data/assessors/notes.txt").write_text("x", encoding="utf-8")
    work.commit()
    (clash,) = found(work, "stray", "portrait")
    assert (clash.branches, codes(clash)) == (("stray",), {"stray-file"})


def test_what_the_base_has_wrong_is_no_branch_s_doing(work: Work) -> None:
    work.edit(GRACE, "base: CF10", "base: nowhere")
    work.commit()
    work.branch("later")
    work.edit(AMINA, "plain words", "clear words")
    work.commit()
    assert found(work, "later", "portrait", "other-portrait", base="main")[0].branches != ("later",)
    assert found(work, "later") == []


def trio(work: Work) -> None:
    """Support by an organisation, somebody who joins it, and their appointment there: any two of them are right."""
    anonymous = "support:\n  - {kind: framework, organisation: westmoor-services, from: 2025-01-10, to: 2025-03-10}\n"
    for name, file, old, new in (
        ("westmoor-supports", CATHAYS, "assessments:\n", f"{anonymous}assessments:\n"),
        ("joins", AMINA, "10-01}]\n", "10-01}, {organisation: westmoor-services, from: 2024-10-01}]\n"),
    ):
        work.branch(name)
        work.edit(file, old, new)
        work.commit()


@pytest.mark.slow
def test_three_branches_of_which_any_two_are_right_clash(work: Work) -> None:
    trio(work)
    names = "westmoor-supports", "joins", "appoints"
    for one, other in combinations(names, 2):
        assert found(work, one, other, "mended") == []
    for order in permutations(("mended", *names)):
        (clash,) = found(work, *order)
        assert set(clash.branches) == set(names)
        assert codes(clash) == {"framework-supporter-is-recorded"}
    first, second, third = clash.branches
    assert next(iter(text([clash]))) == f"{first}, {second} and {third} are each right, but wrong together"


def test_a_pair_that_clashes_hides_no_group(work: Work) -> None:
    trio(work)
    clashing = found(work, "supports", "westmoor-supports", "joins", "appoints")
    names = {clash.branches for clash in clashing}
    assert ("supports", "appoints") in names
    assert ("westmoor-supports", "joins", "appoints") in names


def test_what_lies_far_apart_is_found_by_all_branches_together(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where what is near two changes shows nothing, the one check of everything still does."""
    monkeypatch.setattr(Neighbours, "near", lambda self, changed: frozenset(changed))
    monkeypatch.setattr(neighbours, "STEPS", 0)
    (clash,) = found(work, "mended", "removes", "appoints")
    assert clash.branches == ("removes", "appoints")


def plans(work: Work, branch: str, school: str, old: str, day: str) -> None:
    work.branch(branch)
    planned = APPOINTED.replace("visit_planned_on: 2026-03-20", f"visit_planned_on: {day}")
    work.edit(school, old, f"{old}{planned}")
    work.commit()


@pytest.mark.parametrize(("day", "clash"), [("2026-03-19", False), ("2026-03-20", True), ("2026-03-21", False)])
def test_one_person_planned_at_two_schools_on_one_day(day: str, clash: bool, work: Work) -> None:
    fossgate = work.path("schools/eng-900001").read_text("utf-8")
    work.write("schools/eng-900555", fossgate.partition("assessments:")[0].replace("Fossgate", "Walmgate"))
    work.commit()
    plans(work, "one", CATHAYS, LAST, "2026-03-20")
    work.branch("other")
    school = "schools/eng-900555"
    planned = APPOINTED.replace("2026-03-20", day)
    work.write(school, f"{work.path(school).read_text('utf-8')}assessments:\n{planned}")
    work.commit()
    names = [
        (clash.branches, codes(clash)) for clash in found(work, "one", "other", "mended") if len(clash.branches) > 1
    ]
    assert names == ([(("one", "other"), {"one-school-a-day"})] if clash else [])


def test_few_checks_of_the_whole_register_are_made(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the base, of all branches together, and of the pair that clashes, with each of its branches alone."""
    whole = 0

    def counted(base: Loaded, commit: Revision, revision: Revision) -> Change:
        nonlocal whole
        whole += 1
        return change_by_merging(base, commit, revision)

    for number in range(6):
        work.branch(f"school-{number}")
        work.write(f"organisations/new-{number}", f"name: New Organisation {number}\n")
        work.commit()
    monkeypatch.setattr(clashes_module, "change_by_merging", counted)
    names = [f"school-{number}" for number in range(6)]
    assert found(work, *names, "mended") == []
    assert whole == 1
    whole = 0
    assert len(found(work, *names, "supports", "appoints")) == 1
    assert whole == 5, "two more groups, for each of the two that clash"


def test_progress_is_shown_from_the_beginning_to_the_end(work: Work) -> None:
    seen: list[tuple[int, int]] = []
    names = ["supports", "appoints", "mended"]
    list(clashes(Repository(work.root), "main", names, date.fromisoformat(TODAY), lambda *done: seen.append(done)))
    assert [done for done, _ in seen] == [0, 1, 2, 3, 4, 5, 6]
    assert {total for _, total in seen} == {6}


@pytest.mark.parametrize("failing", [{0}, {9}, {3, 7}, {0, 9}, {1, 2, 3}, {0, 4, 9}])
def test_the_smallest_failing_group_is_found_with_few_trials(failing: set[int]) -> None:
    trials = 0

    def fails(part: Sequence[int]) -> bool:
        nonlocal trials
        trials += 1
        return failing <= set(part)

    assert set(smallest_failing(range(10), fails)) == failing
    assert trials <= 25


def test_two_with_the_same_decision_clash_by_history_or_text(work: Work) -> None:
    work.branch("also-removes")
    work.edit(AMINA, "accredited}\n", "accredited}\n" + REMOVED.replace("-10", "-11"))
    work.commit()
    assert [clash.files for clash in found(work, "removes", "also-removes")] == [(f"data/{AMINA}.yml",)]


def test_nothing_is_written_and_nothing_checked_out(work: Work) -> None:
    def state() -> tuple[str, str, str]:
        return (
            work.git("status", "--porcelain", "--branch"),
            work.git("count-objects", "-v"),
            work.git("for-each-ref"),
        )

    before = state()
    work.path("organisations/untracked").write_text("name: Not committed\n", encoding="utf-8")
    assert found(work, "supports", "appoints", "portrait")
    work.remove("organisations/untracked")
    assert state() == before


def test_a_register_below_the_top_of_its_repository_clashes_alike(tmp_path: Path) -> None:
    work = Work.begun(tmp_path / "naace/register of 2026")
    (work.root / ".git").rename(tmp_path / "naace/.git")
    Work(tmp_path / "naace").commit()
    for name, word in (("one", "clear"), ("other", "short")):
        work.branch(name)
        work.edit(AMINA, "plain words", f"{word} words")
        work.commit()
    assert found(work, "one", "other") == [Clash(("one", "other"), (f"data/{AMINA}.yml",), None)]


def test_the_reports_name_branches_and_reasons_and_obey_no_name(work: Work) -> None:
    work.git("branch", "@everyone|`x`<b>", "supports")
    done = found(work, "@everyone|`x`<b>", "appoints", "other-portrait", "portrait")
    lines = list(text(done))
    assert lines[0] == "@everyone|`x`<b> and appoints are each right, but wrong together"
    assert "  data/assessors/amina-rahman.yml" in lines
    shown = "\n".join(markdown(done))
    assert not [sign for sign in ("@e", "|", "`", "<b>") if sign in shown]
    assert list(text([])) == ["None of them clash."]


def test_the_command_exits_with_one_where_some_clash_and_with_two_where_a_branch_is_unknown(work: Work) -> None:
    def run(*branches: str) -> tuple[int, str]:
        asked = ["--root", str(work.root), "--on", TODAY, "clashes", "main", *branches, "--format", "json"]
        done = CliRunner().invoke(register, asked, standalone_mode=False)
        return done.return_value if done.exception is None else 2, done.output

    code, output = run("supports", "appoints")
    assert (code, [clash["kind"] for clash in json.loads(output)]) == (1, ["meaning"])
    assert run("supports", "mended") == (0, "[]\n")
    assert run("supports", "nowhere")[0] == 2
    with pytest.raises(GitError, match="git knows no revision 'nowhere'"):
        found(work, "nowhere")


@pytest.mark.parametrize("indent", ["", "  ", "\t"])
def test_markers_left_of_a_clash_are_refused_wherever_they_are(indent: str, work: Work) -> None:
    work.branch("left")
    work.edit(AMINA, "  A pen portrait", f"{indent}<<<<<<< HEAD\n  A pen portrait")
    work.commit()
    asked = ["--root", str(work.root), "--on", TODAY, "check", "--base", "main", "--format", "json"]
    done = CliRunner().invoke(register, asked, standalone_mode=False)
    assert "conflict-marker" in {problem["code"] for problem in json.loads(done.output)["problems"]}

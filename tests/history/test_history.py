"""What a change may and may not do to what is on file, on real git repositories: by the tables of cases beside this."""

import importlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from example import TODAY
from history.cases.case import AMINA, ERASURE, GRACE, INITIAL, Case
from revisions import Work

from generator.check import Checked
from generator.compare.change import Change, since
from generator.compare.check_change import check_change
from generator.compare.git import Repository
from generator.compare.git_environment import GitError
from generator.compare.history import HISTORY
from generator.problem import Problem, Severity
from generator.read.loading import load
from generator.rules.clauses import ORDER

pytestmark = pytest.mark.usefixtures("read_once")

FAMILIES = sorted(path.stem for path in (Path(__file__).parent / "cases").glob("*.py") if path.stem != "case")
CASES: list[Case] = [case for name in FAMILIES for case in importlib.import_module(f"history.cases.{name}").CASES]
CODES = {rule.code for rule in HISTORY}


def change_of(work: Work, base: str = "main") -> Change:
    return since(load(work.root), work.root, base)


def checked(work: Work, base: str = "main", on: str = TODAY) -> Checked:
    return check_change(change_of(work, base), date.fromisoformat(on))


def all_said(problems: Iterable[Problem]) -> dict[Severity, list[str]]:
    """What is found, as code, file and keys; by each rule, not those of history alone."""
    texts: dict[Severity, list[str]] = {severity: [] for severity in Severity}
    for problem in problems:
        texts[problem.severity].append(_as_text(problem))
    return texts


def said(work: Work, severity: Severity, base: str = "main", on: str = TODAY) -> list[str]:
    return all_said(checked(work, base, on).problems)[severity]


def refused(work: Work, base: str = "main", on: str = TODAY) -> list[str]:
    return said(work, Severity.REFUSED, base, on)


def _as_text(problem: Problem) -> str:
    return f"{problem.code} {problem.at.file.removeprefix('data/')}:{problem.at.keys}"


@pytest.fixture
def work(tmp_path: Path) -> Work:
    return Work.begun(tmp_path / "register")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_change_is_refused_warned_of_or_allowed_as_its_case_says(case: Case, work: Work) -> None:
    if case.first:
        case.first(work)
        work.commit()
    case.edits(work)
    change, on = change_of(work), date.fromisoformat(TODAY)
    found = all_said(check_change(change, on).problems)
    if case.refused:
        assert case.refused in found[Severity.REFUSED]
        if case.refused.partition(" ")[0] in CODES:
            nothing = replace(change, base=change.head, files=(), earlier={})
            unchanged = [problem for rule in HISTORY for problem in rule.problems(nothing, on)]
            assert case.refused not in map(_as_text, unchanged), "nothing has changed since"
    else:
        assert found[Severity.REFUSED] == []
    if case.warned:
        assert case.warned in found[Severity.WARNED]
    else:
        assert "an-id-stays-one-persons" not in {said.partition(" ")[0] for said in found[Severity.WARNED]}


def test_every_rule_of_history_has_a_clause_a_statement_a_fix_and_a_case_that_it_finds() -> None:
    for rule in HISTORY:
        assert set(rule.clauses) <= set(ORDER)
        assert rule.statement.endswith(".")
        assert rule.fix.endswith(".")
    positions = [min(ORDER[clause] for clause in rule.clauses) for rule in HISTORY]
    assert positions == sorted(positions)
    tried = {(case.refused or case.warned or "").partition(" ")[0] for case in CASES}
    assert CODES - tried == {"what-was-on-file-can-be-read", "a-shallow-clone-is-completed"}, "tried in this file"


def test_a_file_renamed_names_both_names_and_says_how_to_go_back(work: Work) -> None:
    work.move("organisations/hale-ict", "organisations/hale-computing")
    (found,) = [problem for problem in checked(work).problems if problem.code == "a-file-stays"]
    assert "data/organisations/hale-ict.yml" in found.message
    assert "data/organisations/hale-computing.yml" in found.fix


def test_what_others_did_on_main_since_is_not_the_branches_doing(work: Work) -> None:
    work.branch("change")
    work.edit(AMINA, "plain words", "clear words")
    work.commit()
    work.git("switch", "-q", "main")
    work.write("organisations/new-one", "name: New One\n")
    work.edit(GRACE, "notified_on: 2019-03-01}", "notified_on: 2019-03-01, further: []}")
    work.commit()
    work.git("switch", "-q", "change")
    assert refused(work) == []


def test_a_merge_of_the_base_is_held_to_the_base_as_it_is_now(work: Work) -> None:
    work.branch("change")
    work.edit(AMINA, "plain words", "clear words")
    work.commit()
    work.git("switch", "-q", "main")
    work.edit(GRACE, "  - {on: 2019-04-01, decision: accredited}", "  - {on: 2019-04-02, decision: accredited}")
    work.commit()
    work.git("switch", "-q", "change")
    work.git("merge", "-q", "--no-edit", "main")
    assert refused(work) == []
    work.edit(GRACE, "2019-04-02, decision", "2019-04-01, decision")
    assert refused(work) == ["a-decision-stays assessors/grace-mensah.yml:decisions[2].on"]


def unreadable(work: Work, *names: str) -> None:
    """Main comes to hold files that cannot be read by the rules of today; a branch `change` begins there."""
    for name in names:
        path = work.path(name)
        path.write_text(f"pigeonhole: 12\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    work.commit()
    work.branch("change")
    for name in names:
        work.edit(name, "pigeonhole: 12\n", "")


def test_a_base_that_does_not_parse_is_mended_and_its_last_version_that_does_compared(work: Work) -> None:
    work.edit(GRACE, "2019-04-01, decision", "2019-04-03, decision")
    work.commit()
    for times in range(3):
        work.write(AMINA, f"base: [{times}")
        work.edit(GRACE, f"notified_on: 2019-03-0{times + 1}", f"notified_on: 2019-03-0{times + 2}")
        work.commit()
    work.branch("change")
    work.git("checkout", "-q", "HEAD~3", "--", "data/assessors/amina-rahman.yml")
    assert not checked(work).refused
    assert said(work, Severity.WARNED) == []
    work.edit(AMINA, "2024-07-01, decision", "2024-07-02, decision")
    assert refused(work) == ["a-decision-stays assessors/amina-rahman.yml:decisions[2].on"]


def test_a_base_older_than_the_format_is_compared_by_its_last_version_that_can_be_read(work: Work) -> None:
    unreadable(work, AMINA, "scheme")
    assert refused(work) == []
    work.edit(AMINA, "2024-07-01, decision", "2024-07-02, decision")
    work.edit(GRACE, "2019-04-01, decision", "2019-04-02, decision")
    assert refused(work) == [
        "a-decision-stays assessors/amina-rahman.yml:decisions[2].on",
        "a-decision-stays assessors/grace-mensah.yml:decisions[2].on",
    ]


def test_settings_older_than_the_format_turn_no_rule_off(work: Work) -> None:
    unreadable(work, "scheme")
    work.edit(
        INITIAL,
        "  - {from: 2026-04-01",
        f'  - {{from: {TODAY}, amount: "160.00", vat: excluded}}\n  - {{from: 2026-04-01',
    )
    assert refused(work) == ["a-fee-change-is-announced fees/registration-initial.yml:schedule[2].from"]


@pytest.mark.parametrize("names", [(AMINA,), (AMINA, "scheme")], ids=["the person's file", "the settings too"])
def test_an_erasure_is_held_to_the_last_version_that_can_be_read(names: tuple[str, ...], work: Work) -> None:
    unreadable(work, *names)
    work.remove(AMINA)
    work.write("erasures/amina-rahman", f"erased_on: {TODAY}\nlisted: no\nregistration_numbers: [ICTM 0003]\n")
    assert refused(work) == ["an-erasure-is-whole erasures/amina-rahman.yml:listed"]
    work.edit("erasures/amina-rahman", "listed: no", "listed: yes")
    assert refused(work) == []


def test_the_versions_of_a_merge_are_what_it_made_and_not_how_a_branch_came_to_it(work: Work) -> None:
    work.branch("aside")
    work.edit(AMINA, "2024-07-01, decision", "2024-07-05, decision")
    work.commit()
    work.edit(AMINA, "2024-07-05, decision", "2024-07-03, decision")
    work.commit()
    work.git("switch", "-q", "main")
    work.git("merge", "-q", "--no-ff", "--no-edit", "aside")
    unreadable(work, AMINA)
    assert refused(work) == []
    work.edit(AMINA, "2024-07-03, decision", "2024-07-05, decision")
    assert refused(work) == ["a-decision-stays assessors/amina-rahman.yml:decisions[2].on"]


def never_readable(work: Work) -> None:
    """Main holds two files of which no version can be read; a branch fixes one and removes the other."""
    for name in ("organisations/new-one", "organisations/new-two"):
        work.write(name, "title: Of another format\n")
    work.commit()
    work.branch("change")
    work.write("organisations/new-one", "name: New One\n")
    work.remove("organisations/new-two")


def test_where_no_version_can_be_read_a_second_pair_of_eyes_is_asked_for_also_of_a_file_removed(work: Work) -> None:
    never_readable(work)
    assert said(work, Severity.WARNED) == [
        "what-was-on-file-can-be-read organisations/new-one.yml:",
        "what-was-on-file-can-be-read organisations/new-two.yml:",
    ]
    assert refused(work) == ["a-file-stays organisations/new-two.yml:"]


def test_where_a_shallow_clone_holds_no_version_that_can_be_read_the_rest_is_to_be_fetched(
    work: Work, tmp_path: Path
) -> None:
    unreadable(work, AMINA)
    work.commit()
    origin = f"file://{work.root}"
    work.git("clone", "-q", "--depth", "2", "--branch", "change", origin, str(tmp_path / "clone"))
    clone = Work(tmp_path / "clone")
    assert refused(clone, "HEAD~1") == ["a-shallow-clone-is-completed assessors/amina-rahman.yml:"]
    assert said(clone, Severity.WARNED, "HEAD~1") == []
    (found,) = checked(clone, "HEAD~1").problems
    assert "git fetch --unshallow" in found.fix
    clone.git("fetch", "-q", "--unshallow")
    assert refused(clone, "HEAD~1") == []


def test_whatever_is_set_for_git_the_same_versions_are_found(work: Work) -> None:
    unreadable(work, AMINA)
    for setting in (
        "log.showRoot=false",
        "log.follow=true",
        "log.showSignature=true",
        "diff.relative=true",
        "diff.renames=copies",
    ):
        work.git("config", *setting.split("="))
    work.edit(AMINA, "2024-07-01, decision", "2024-07-02, decision")
    assert refused(work) == ["a-decision-stays assessors/amina-rahman.yml:decisions[2].on"]


def doubted(work: Work) -> bool:
    return "an-id-stays-one-persons assessors/amina-rahman.yml:name" in said(work, Severity.WARNED)


def test_an_id_is_doubted_also_where_the_name_changes_first_and_the_email_address_next(work: Work) -> None:
    work.edit(AMINA, "name: Amina Rahman\n", "name: Zed Other\nformer_names: [Amina Rahman]\n")
    assert not doubted(work)
    work.commit()
    work.edit(AMINA, "email: amina-rahman@", "email: zed-other@")
    assert doubted(work)
    work.commit()
    work.edit(AMINA, "01632 960123", "01632 960777")
    assert not doubted(work), "it was looked at then"


def test_an_id_is_doubted_where_everything_but_the_email_address_changes(work: Work) -> None:
    work.branch("change")
    work.edit(AMINA, "name: Amina Rahman\n", "name: Zed Other\nformer_names: [Amina Rahman]\n")
    work.edit(AMINA, "base: YO1", "base: LS1")
    assert not doubted(work), "a person who married and moved"
    work.edit(AMINA, "01632 960123", "01632 960777")
    assert doubted(work)


def test_what_was_recorded_is_said_where_it_is_public_and_nowhere_else(work: Work) -> None:
    work.branch("change")
    work.edit("events/conference-2025", '"95.00"', '"85.00"')
    work.edit(AMINA, '"150.00", paid_on', '"155.00", paid_on')
    work.edit(AMINA, "organisation: northgate-learning", "organisation: hale-ict")
    messages = {problem.code: problem.message for problem in checked(work).problems}
    assert messages["an-event-stays"] == 'You cannot change "amount" once it is recorded: it was £95.00'
    assert messages["an-invoice-stays"] == 'You cannot change "amount" once it is recorded'
    assert messages["an-affiliation-stays"] == 'You cannot change "organisation" once it is recorded', "unless listed"


def test_what_was_recorded_today_is_kept_and_corrected_today(work: Work) -> None:
    open_invoice = f'  - {{number: INV-9, fee: registration-initial, issued_on: {TODAY}, amount: "150.00"}}'
    work.edit(AMINA, "invoices:\n", f"invoices:\n{open_invoice}\n")
    assert refused(work) == [], "before it is recorded it changes at will"
    work.commit()
    work.edit(AMINA, "number: INV-9,", "number: INV-10,")
    assert refused(work) == ["an-invoice-stays assessors/amina-rahman.yml:invoices[1].number"]
    work.edit(AMINA, "number: INV-10,", "number: INV-9,")
    corrected = f"{open_invoice[:-1]}, corrects: INV-9, correction: {{on: {TODAY}, reason: Typed wrongly.}}}}"
    work.edit(AMINA, open_invoice, f"{open_invoice}\n{corrected.replace('INV-9,', 'INV-10,', 1)}")
    assert refused(work) == []


def test_a_trace_of_somebody_erased_names_the_line_and_the_field_and_no_value(work: Work) -> None:
    work.edit("schools/sco-9000001", "postcode: EH1 1ZZ", "note: |\n  Ask the sister of Amina\n  Rahman, NYO1.")
    ERASURE(work)
    loaded = checked(work)
    found = [problem for problem in loaded.problems if problem.at.file == "data/schools/sco-9000001.yml"]
    assert [(problem.at.place.line if problem.at.place else 0, problem.message) for problem in found] == [
        (7, "The erased assessor's name is in this line"),
        (8, "The erased assessor's membership number is in this line"),
    ]


def test_a_base_before_the_register_allows_its_beginning(tmp_path: Path) -> None:
    work = Work.begun(tmp_path / "register")
    work.git("switch", "-q", "--orphan", "bare")
    work.commit()
    work.branch("change", "bare")
    work.git("checkout", "-q", "main", "--", "data")
    assert refused(work, "bare") == []


def test_a_register_below_the_top_of_its_repository_is_compared(tmp_path: Path) -> None:
    work = Work.begun(tmp_path / "naace/register of 2026")
    top = Work(tmp_path / "naace")
    (work.root / ".git").rename(top.root / ".git")
    top.commit()
    work.remove("events/conference-2025")
    assert "a-file-stays events/conference-2025.yml:" in refused(work)


def test_a_sha256_repository_is_compared(tmp_path: Path) -> None:
    work = Work.begun(tmp_path / "register", "--object-format=sha256")
    change = since(load(work.root), work.root, "main")
    assert change.files == ()


def test_a_shallow_clone_says_how_to_get_the_rest(work: Work, tmp_path: Path) -> None:
    work.branch("change")
    work.commit()
    work.git("switch", "-q", "main")
    work.write("organisations/new-one", "name: New One\n")
    work.commit()
    work.git("clone", "-q", "--depth", "1", "--no-single-branch", f"file://{work.root}", str(tmp_path / "clone"))
    clone = Work(tmp_path / "clone")
    clone.git("switch", "-q", "change")
    with pytest.raises(GitError, match="git fetch --unshallow"):
        since(load(clone.root), clone.root, "origin/main")


@pytest.mark.parametrize("name", ["no-such-branch", "--help", "", "main\0", "main:data", "-", "@{9}"])
def test_an_unknown_revision_is_named_and_not_taken_for_an_option(name: str, work: Work) -> None:
    with pytest.raises(GitError, match="git knows no revision"):
        Repository(work.root).commit(name)


def test_outside_of_git_there_is_nothing_to_compare_with(register_root: Path) -> None:
    with pytest.raises(GitError, match="not in a git repository"):
        since(load(register_root), register_root, "main")


def test_hostile_names_in_a_revision_are_stray_files_and_nothing_else(work: Work) -> None:
    for name in ("a\nb.yml", "--help.yml", "x`::error.yml", "ünd.yml", "a\tb.yml"):
        (work.root / "data/assessors" / name).write_text("x", encoding="utf-8")
    (work.root / "data/link.yml").symlink_to("/etc/passwd")
    work.commit()
    work.branch("change")
    codes = {problem.code for problem in since(load(work.root), work.root, "HEAD").base.problems}
    assert codes == {"stray-file"}
    for path in (work.root / "data").rglob("*.yml"):
        if (
            not path.stem.replace("-", "").isalnum()
            or not path.stem.isascii()
            or path.is_symlink()
            or path.stem[0] == "-"
        ):
            path.unlink()
    assert refused(work) == []

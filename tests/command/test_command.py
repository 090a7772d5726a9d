"""The command as its users call it: exit codes, where options come, formats, and the exact text on the terminal."""

import json
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click
import pytest
import yaml
from commands import called, command_named, formats_of, started
from example import ROOT, TODAY
from golden import Golden
from project import PROJECT
from revisions import Work

from generator.command.main import COMMANDS, main
from generator.command.main import register as command_line
from generator.command.options import Asked

TEXT, *FORMATS = formats_of("check")


def register(
    *arguments: str | Path, root: Path | None = ROOT, on: str | None = TODAY
) -> subprocess.CompletedProcess[str]:
    where = ["--root", str(root)] if root else []
    day = ["--on", on] if on else []
    return called(*where, *day, *arguments)


@pytest.fixture
def broken(register_root: Path) -> Path:
    """A register with problems of form and of rules, warnings and notices among them."""
    data = register_root / "data"
    school = data / "schools/eng-900001.yml"
    school.write_text(
        school.read_text().replace("conflict: none", "conflict: exists", 1).replace("phase: primary", "phase: primery"),
        encoding="utf-8",
    )
    lead = data / "assessors/grace-mensah.yml"
    lead.write_text(lead.read_text().replace("2026-01-15", "2024-01-15"), encoding="utf-8")
    (data / "assessors/zoe-example.yml").write_text(
        "name: Zoë 日本 Example\nlangauges: [en]\ncontact: {email: zoe}\nbase: YO1\nregions: [wales]\n"
        "details_confirmed_on: 2026-02-30\n",
        encoding="utf-8",
    )
    (data / "notes.txt").write_text("x")
    return register_root


@pytest.mark.parametrize("call", [called, started])
def test_a_good_register_passes_and_ends_with_the_count(
    call: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    done = call("--root", ROOT, "--on", TODAY, "check")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1].startswith("0 refused, ")


@pytest.mark.parametrize("form", [TEXT, *FORMATS])
def test_what_is_refused_is_shown_just_so(form: str, broken: Path, golden: Golden) -> None:
    done = register("check", "--format", form, root=broken)
    assert (done.returncode, done.stderr) == (1, "")
    golden.file(f"terminal/check.{form}", done.stdout)


WITH_FORMATS = {
    "check": ["--base", "main"],
    "changes": ["main"],
    "clashes": ["main", "one", "two"],
    "standing": ["amina-rahman"],
    "due": ["--within", "365"],
    "allocate": ["eng-900001"],
    "rules": [],
    "held": ["amina-rahman"],
}


@pytest.fixture(scope="module")
def two_branches(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with two branches that edit the same line; the second is checked out, and refused."""
    work = Work.begun(tmp_path_factory.mktemp("formats") / "register")
    for branch, day in (("one", "2024-07-02"), ("two", "2024-07-03")):
        work.branch(branch)
        work.edit("assessors/amina-rahman", "2024-07-01, decision", f"{day}, decision")
        work.commit()
    return work.root


@pytest.mark.parametrize("name", WITH_FORMATS)
def test_each_format_of_a_command_is_another_text(name: str, two_branches: Path) -> None:
    """A format that a command names but does not print would show the default one."""
    forms = formats_of(name)
    shown = {register(name, *WITH_FORMATS[name], "--format", form, root=two_branches).stdout for form in forms}
    assert len(shown - {""}) == len(forms) > 1


def test_every_command_with_formats_is_asked_for_each() -> None:
    assert {name for name in COMMANDS if formats_of(name)} == WITH_FORMATS.keys()


def test_a_standing_is_explained_just_so(golden: Golden) -> None:
    done = register("standing", "amina-rahman")
    assert (done.returncode, done.stderr) == (0, "")
    golden.file("terminal/standing.text", done.stdout)


@pytest.mark.parametrize("form", FORMATS)
def test_only_the_text_report_quotes_lines_and_fields_that_somebody_made_up(form: str, broken: Path) -> None:
    path = broken / "data/assessors/tom-hale.yml"
    path.write_text(path.read_text() + "Excused for an illness: yes\n", encoding="utf-8")
    shown = register("check", "--format", form, root=broken).stdout
    assert not [word for word in ("primery", "日本", "illness") if word in shown]


def test_the_text_report_quotes_the_line_but_never_in_the_message(broken: Path) -> None:
    assert "primery" in register("check", root=broken).stdout
    found = json.loads(register("check", "--format", "json", root=broken).stdout)
    assert found["problems"]
    assert all("primery" not in problem["message"] + problem["fix"] for problem in found["problems"])


def test_without_the_schemes_settings_the_count_says_that_no_rule_was_asked(register_root: Path) -> None:
    (register_root / "data/scheme.yml").unlink()
    done = register("check", root=register_root)
    assert done.returncode == 1
    assert "None was checked against the rules" in done.stdout.splitlines()[-1]


def test_nobody_is_drawn_while_somebody_cannot_be_read(register_root: Path) -> None:
    (register_root / "data/assessors/tom-hale.yml").write_text("name: [", encoding="utf-8")
    done = register("sample", "--year", "2026", "--share", "50", root=register_root)
    assert (done.returncode, done.stdout) == (1, "")


def test_no_visit_is_counted_while_a_file_cannot_be_read(register_root: Path) -> None:
    (register_root / "data/schools/eng-900002.yml").write_text("name: [", encoding="utf-8")
    done = register("standing", "amina-rahman", root=register_root)
    assert done.returncode == 1
    assert "Some files cannot be read" in done.stderr
    assert "Quality Review: not known while a file cannot be read" in done.stdout
    found = json.loads(register("standing", "amina-rahman", "--format", "json", root=register_root).stdout)
    assert found["quality_review"] is None


def test_a_criterion_says_since_when_it_is_met() -> None:
    found = json.loads(register("standing", "amina-rahman", "--format", "json", on="2027-03-05").stdout)
    assert {
        criterion["name"]: criterion["met_since"] or criterion["fails_from"] for criterion in found["criteria"]
    } == {
        "membership": "2024-03-01",
        "development": "2024-03-01",
        "invoices": "2024-03-01",
        "agreement": "2024-03-01",
        "ongoing-fee": "2027-03-01",
    }


def test_sarif_names_rules_regions_and_levels(broken: Path) -> None:
    run = json.loads(register("check", "--format", "sarif", root=broken).stdout)["runs"][0]
    codes = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert codes == sorted(codes)
    for result in run["results"]:
        assert codes[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region["startLine"] >= 1
        assert region["startColumn"] >= 1
    assert "error" in {result["level"] for result in run["results"]}


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["check", "--root", "/nonexistent"], 2, "does not exist"),
        (["check", "--on", "2026-02-30"], 2, "2026-02-30"),
        (["build", "--on", "9999-12-31", "--root", str(ROOT)], 2, "between 1970 and 2105"),
        (["chekc"], 2, "No such command"),
        (["standing", "amina-rahmen", "--root", str(ROOT)], 2, "did you mean amina-rahman?"),
        (["check", "--format", "xml", "--root", str(ROOT)], 2, "xml"),
        (["check", "--root", str(ROOT / "data")], 2, "holds no folder data/"),
    ],
)
@pytest.mark.parametrize("call", [called, started])
@pytest.mark.slow
def test_wrong_use_exits_with_two_and_a_sentence(
    arguments: list[str], code: int, said: str, call: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    done = call(*arguments)
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_bug_of_ours_exits_with_three_and_says_how_to_report_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("private words")

    monkeypatch.setattr("generator.command.reading.load", fail)
    monkeypatch.setattr(sys, "argv", ["register", "check", "--root", str(ROOT)])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 3


CONTEXT = click.Context(command_line)
EXAMPLES = [(name, example) for name in COMMANDS for example in command_named(name).examples]


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_ends_with_its_examples_one_a_line(name: str) -> None:
    asked = command_named(name)
    assert asked.name == name
    assert asked.examples
    text = asked.get_help(click.Context(asked, CONTEXT, info_name=name))
    _, _, examples = text.partition("\n\nExamples:\n")
    assert [line.strip() for line in examples.splitlines()] == list(asked.examples)
    assert "\b" not in text
    assert "\\b" not in text


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[example for _, example in EXAMPLES])
def test_an_example_of_the_help_is_a_command_line_that_can_be_read(
    name: str, example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files that it names are made; nothing is run."""
    program, command, *words = shlex.split(example.partition(" > ")[0])
    assert (program, command) == ("register", name)
    (tmp_path / "data").mkdir()
    monkeypatch.chdir(tmp_path)
    for word in words:
        if word.endswith(".csv"):
            (tmp_path / word).touch()
    with command_line.make_context("register", ["--on", TODAY], resilient_parsing=True) as context:
        context.obj = Asked(None, None, lambda: date.fromisoformat(TODAY))
        asked = command_named(name)
        asked.make_context(name, words, parent=context)


def test_every_file_in_the_folder_of_commands_is_a_command_or_a_part_that_commands_share() -> None:
    shared = {
        "__init__",
        "asking",
        "check_formats",
        "comparing",
        "failing",
        "following",
        "kept",
        "kept_photos",
        "forms",
        "main",
        "options",
        "output",
        "progress",
        "published",
        "reading",
        "rechecking",
        "shelf",
        "showing",
        "taking_over",
        "writing",
    }
    files = {path.stem for path in (PROJECT / "generator/command").glob("*.py")}
    assert files == shared | {name.replace("-", "_") for name in COMMANDS}


def test_the_clock_is_read_in_one_place() -> None:
    """Every other part is given the day. How long something takes is asked of the monotonic clock."""
    reading = re.compile(r"\b(date\.today|datetime\.(now|utcnow|today)|days\.today|time\.(time|localtime|gmtime))\b")
    found = [
        str(path.relative_to(PROJECT / "generator"))
        for path in sorted((PROJECT / "generator").rglob("*.py"))
        if reading.search(path.read_text("utf-8"))
    ]
    assert found == ["command/main.py", "days.py"]


def test_the_day_and_the_root_may_come_after_the_command_too() -> None:
    before = register("standing")
    after = register("standing", "--root", ROOT, "--on", TODAY, root=None, on=None)
    assert before.stdout == after.stdout
    assert "accredited" in before.stdout


@pytest.mark.parametrize(
    ("on", "expected"),
    [("2024-02-29", "applicant"), ("2024-03-01", "registered"), ("2024-07-01", "accredited"), ("2027-03-01", "lapsed")],
)
def test_a_standing_is_shown_for_any_day(on: str, expected: str) -> None:
    found = json.loads(register("standing", "amina-rahman", "--format", "json", on=on).stdout)
    assert found["standing"] == expected
    assert found["criteria"] or expected == "applicant", "an applicant is held to no criterion yet"
    assert all({"fact", "clauses", "line", "met"} <= criterion.keys() for criterion in found["criteria"])


def test_of_an_applicant_it_shows_what_is_missing(register_root: Path) -> None:
    (register_root / "data/assessors/ann-example.yml").write_text(
        "name: Ann Example\ncontact: {email: a@northgate.example}\nbase: YO1\nregions: [wales]\nlanguages: [en]\n"
        "details_confirmed_on: 2026-01-15\n"
    )
    found = json.loads(register("standing", "ann-example", "--format", "json", root=register_root).stdout)
    assert found["standing"] == "applicant"
    clauses = {clause for lack in found["next_decision"]["missing"] for clause in lack["clauses"]}
    assert {"P10", "P11", "REG.1"} <= clauses


def test_a_sample_is_drawn_alike_each_time_and_reads_as_a_file() -> None:
    """In processes of their own, which do not order sets alike."""
    draw = ["sample", "--year", "2026", "--share", "50", "--seed", "x"]
    once, again = (started("--root", ROOT, "--on", TODAY, *draw).stdout for _ in range(2))
    assert once == again
    assert yaml.safe_load(once)["seed"] == "x"


def test_the_rules_are_listed_with_every_clause() -> None:
    clauses = json.loads(register("rules", "--format", "json", root=None, on=None).stdout)
    assert all(clause["rules"] or clause["not_decidable_from_data"] for clause in clauses)


def test_output_that_nobody_reads_ends_quietly() -> None:
    command = f"{sys.executable} -m generator rules | head -1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_past_day_is_checked_with_what_was_recorded_since() -> None:
    for on in ("2019-01-01", "2024-02-29", "2025-06-12"):
        codes = {
            problem["code"] for problem in json.loads(register("check", "--format", "json", on=on).stdout)["problems"]
        }
        assert "a-fact-is-not-in-the-future" not in codes
        assert "attendance-is-recorded-once-the-event-begins" not in codes


HOSTILE_NAME = "data/assessors/z ##[stop-commands]tok.yml"


@pytest.mark.parametrize(
    "arguments",
    [["check"], *(["check", "--format", form] for form in FORMATS), ["build"]],
    ids=" ".join,
)
def test_no_word_of_the_data_is_a_command_of_ci_anywhere_in_what_is_printed(
    arguments: list[str], register_root: Path
) -> None:
    (register_root / HOSTILE_NAME).write_text("x")
    for number in range(12):
        (register_root / f"data/assessors/a{number} ##[add-mask]Amina.yml").write_text("x")
    path = register_root / "data/assessors/tom-hale.yml"
    path.write_text(path.read_text().replace("name: Tom Hale", "name: ['##[error]x']"), encoding="utf-8")
    done = register(*arguments, root=register_root)
    assert done.returncode == 1
    assert "tok.yml" in done.stdout + done.stderr
    assert "##[" not in done.stdout + done.stderr
    assert all(not line.lstrip().startswith("::") for line in done.stderr.splitlines())


@pytest.mark.parametrize("form", [TEXT, *FORMATS])
def test_no_word_of_the_data_is_obeyed_by_a_terminal(form: str, register_root: Path) -> None:
    (register_root / "data/assessors/a\x1b[2J\x7f\u202etok.yml").write_text("x")
    done = register("check", "--format", form, root=register_root)
    assert done.returncode == 1
    assert "tok.yml" in done.stdout
    assert not {"\x1b", "\x7f", "\u202e"} & {*done.stdout, *done.stderr}


def test_a_file_s_name_in_json_is_the_same_name_though_it_is_no_command(register_root: Path) -> None:
    (register_root / HOSTILE_NAME).write_text("x")
    found = json.loads(register("check", "--format", "json", root=register_root).stdout)
    assert found["problems"][0]["file"] == HOSTILE_NAME


def test_what_was_typed_wrongly_is_no_command_of_ci() -> None:
    done = register("changes", "x\n::error::y ##[error]z")
    assert done.returncode == 2
    assert "##[" not in done.stderr
    assert not [line for line in done.stderr.splitlines() if line.lstrip().startswith("::")]


def test_one_place_prints() -> None:
    """Else a value could reach a log of CI past what makes it harmless there."""
    printing = [
        f"{path.relative_to(PROJECT)}:{number}"
        for path in sorted((PROJECT / "generator").rglob("*.py"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if re.search(r"\bprint\(|click\.s?echo\b|std(out|err)\.write", line)
    ]
    files = [line.split(":")[0] for line in printing]
    # How far a reading has come is numbers alone, and the comment's workflow says the number of a pull request.
    assert files == [
        "generator/command/output.py",
        *["generator/command/progress.py"] * 2,
        "generator/pull_request/comment.py",
    ], printing

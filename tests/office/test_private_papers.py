"""Letters are written where nobody else sees them: never into what is published, never where git keeps them."""

import os
import re
import stat
import subprocess
from pathlib import Path

import pytest
from commands import called

ON = ("--on", "2026-03-01")


def run(root: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    return called(*words, "--root", root, *ON)


def git(root: Path, *words: str) -> str:
    identity = ("-c", "user.name=Office", "-c", "user.email=office@example.org")
    return subprocess.run(["git", *identity, *words], cwd=root, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def repository(register_root: Path) -> Path:
    """The example register, committed."""
    git(register_root, "init", "-q")
    git(register_root, "add", "-A")
    git(register_root, "commit", "-qm", "Begin")
    return register_root


STATEMENT = ("letter", "yearly-statement", "amina-rahman", "--write")


def test_a_letter_is_shown_and_only_written_with_write(register_root: Path) -> None:
    shown = run(register_root, *STATEMENT[:3])
    assert shown.returncode == 0
    assert "Dear Amina Rahman" in shown.stdout
    assert "Nothing is written yet" in shown.stdout
    assert not (register_root / "letters").exists()


def test_papers_are_for_their_owner_alone_and_git_sees_none_of_them(repository: Path) -> None:
    old = os.umask(0)
    try:
        done = run(repository, *STATEMENT)
        again = run(repository, *STATEMENT)
    finally:
        os.umask(old)
    assert (done.returncode, again.returncode) == (0, 0)
    papers = sorted(path.name for path in (repository / "letters").iterdir())
    assert papers == [".gitignore", "yearly-statement-amina-rahman-2026-en.html",
                      "yearly-statement-amina-rahman-2026-en.md"]  # fmt: skip
    for name in papers:
        assert stat.S_IMODE((repository / "letters" / name).stat().st_mode) == 0o600
    assert stat.S_IMODE((repository / "letters").stat().st_mode) == 0o700
    assert git(repository, "status", "--porcelain", "--untracked-files=all") == ""
    assert git(repository, "add", "-A", "--dry-run") == ""


@pytest.mark.parametrize("into", ["site", "site/letters", "build", "build/docs/x", "data", "data/assessors", "docs",
                                  "letters/../site", "elsewhere", "."])  # fmt: skip
def test_no_letter_is_written_into_what_is_published_or_what_git_keeps(repository: Path, into: str) -> None:
    refused = run(repository, *STATEMENT, "--into", repository / into)
    assert refused.returncode == 2
    assert "Letters are confidential" in refused.stderr
    assert "Nothing is written" in refused.stderr
    assert git(repository, "status", "--porcelain") == ""
    assert not list(repository.rglob("*.html"))


def test_a_link_leads_nowhere_that_is_published(repository: Path, tmp_path: Path) -> None:
    (repository / "site").mkdir()
    link = tmp_path / "papers"
    link.symlink_to(repository / "site")
    assert run(repository, *STATEMENT, "--into", link).returncode == 2
    (repository / "letters").symlink_to(repository / "site")
    refused = run(repository, *STATEMENT)
    assert (refused.returncode, "is a link" in refused.stderr) == (2, True)
    assert list((repository / "site").iterdir()) == []


def test_a_private_folder_that_git_keeps_already_is_refused(repository: Path) -> None:
    (repository / "letters").mkdir()
    (repository / "letters/old.md").write_text("old", encoding="utf-8")
    git(repository, "add", "letters/old.md")
    refused = run(repository, *STATEMENT)
    assert refused.returncode == 2
    assert "is where git keeps files already" in refused.stderr


def test_a_folder_outside_of_git_and_one_that_git_ignores_are_taken(repository: Path, tmp_path: Path) -> None:
    assert run(repository, *STATEMENT, "--into", tmp_path / "papers").returncode == 0
    assert len(list((tmp_path / "papers").iterdir())) == 2
    (repository / ".gitignore").write_text("/out/\n", encoding="utf-8")
    assert run(repository, *STATEMENT, "--into", repository / "out").returncode == 0
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q")
    assert run(repository, *STATEMENT, "--into", other / "papers").returncode == 2


def test_everybody_gets_one_with_all_and_each_name_is_another(register_root: Path) -> None:
    done = run(register_root, "letter", "yearly-statement", "--all", "--language", "en", "--language", "cy", "--write")
    assert done.returncode == 0
    assert len(list((register_root / "letters").glob("*.html"))) == 6
    assert "Letters: 6." in done.stdout


def test_numbers_of_any_signs_become_names_of_files(register_root: Path) -> None:
    file = register_root / "data/assessors/amina-rahman.yml"
    text = file.read_text("utf-8")
    invoice = '{number: "%s", fee: quality-review, issued_on: 2026-01-05, amount: "110.00"}'
    numbers = ("../../x", "A/1", "a 1", "CON")
    lines = "".join(f"  - {invoice % number}\n" for number in numbers)
    file.write_text(re.sub(r"(?m)^invoices:\n", f"invoices:\n{lines}", text), encoding="utf-8")
    done = run(register_root, "letter", "invoice-reminder", "--all", "--write")
    assert done.returncode == 0, done.stderr
    names = sorted(path.name.casefold() for path in (register_root / "letters").glob("*.html"))
    assert names == ["invoice-reminder-a-1-en-2.html", "invoice-reminder-a-1-en.html",
                     "invoice-reminder-con-en.html", "invoice-reminder-x-en.html"]  # fmt: skip


def test_what_is_typed_wrongly_is_said_in_a_sentence(register_root: Path) -> None:
    for words, said in (
        (("letter", "yearly-statement"), "Name what the letter is about, or give --all"),
        (("letter", "award", "--all"), "one at a time"),
        (("letter", "award", "amina-rahman", "--all"), "one at a time"),
        (("letter", "yearly-statement", "amna"), "is not on file; did you mean"),
        (("letter", "postcard", "amina-rahman"), "is not one of"),
        (("held",), "Name an assessor"),
        (("held", "--name", " "), "needs a name"),
        (("held", "--name", "amina rahman"), "has a file: write amina-rahman"),
        (("held", "nobody-there"), "is not on file"),
    ):
        done = run(register_root, *words)
        assert (done.returncode, said in done.stderr) == (2, True), (words, done.stderr)
    refused = run(register_root, "letter", "removal", "amina-rahman")
    assert (refused.returncode, refused.stderr) == (
        1, "Nobody has removed Amina Rahman by that day. Record the decision first.\n"
    )  # fmt: skip

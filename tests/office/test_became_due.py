"""What became due since the last list, and the texts of the daily issue about it."""

import re
from datetime import date
from pathlib import Path

import pytest
from command.test_command import register as run
from example import register
from markdown_it import MarkdownIt
from project import PROJECT
from revisions import Work

from generator.office.became_due import MadeFrom, became_due, made_from
from generator.office.due import Due, due
from generator.problem import Location
from generator.reports import due_issue as report
from generator.reports.due_issue import MOST

COMMIT = "0123456789abcdef0123456789abcdef01234567"
INVOICE = "{number: INV-0950, event: conference-2025, issued_on: 2026-02-20, amount: '95.00'}"
FORMS = "https://github.example/naace/register/actions/workflows/"


@pytest.fixture
def work(tmp_path: Path) -> Work:
    return Work.begun(tmp_path / "register")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "due").mkdir()
    return tmp_path / "due"


def listed(work: Work, folder: Path, on: str) -> str | None:
    """Make the texts of a day, as the daily run does; the comment, if there is one."""
    former, issue, comment = (folder / name for name in ("former.md", "issue.md", "comment.md"))
    if issue.exists():
        issue.replace(former)
    done = run("due-issue", folder, root=work.root, on=on)
    assert (done.returncode, done.stderr) == (0, "")
    return comment.read_text("utf-8") if comment.exists() else None


@pytest.mark.parametrize(
    "text", ["", "no list", "<!-- register main 2026-03-01 -->", f"<!-- register {COMMIT} 2026-02-30 -->"]
)
def test_a_text_that_does_not_say_what_it_was_made_from_says_nothing(text: str) -> None:
    assert made_from(text) is None


def test_what_a_list_was_made_from_is_kept_at_its_beginning_where_no_reader_sees_it() -> None:
    source = MadeFrom(COMMIT, date(2026, 3, 1))
    text = "\n".join(report.issue((), source, 30, 0, None))
    assert made_from(text) == source
    assert made_from(text.replace("\n", "\r\n")) == source
    assert "Nothing is due." in text
    assert made_from(f"Somebody's words\n{text}") is None


@pytest.mark.parametrize(("on", "is_new"), [("2026-03-15", False), ("2026-03-16", True), ("2026-03-17", True)])
def test_what_becomes_due_as_days_pass_is_said_once_on_its_day_and_also_after_days_without_a_run(
    on: str, is_new: bool, work: Work, folder: Path
) -> None:
    """A request of 1 March waits for an appointment until the 15th."""
    asked = "  - {id: 2026-1, requested: {on: 2026-03-01, by: naace}}\n"
    work.write("schools/sco-9000001", work.path("schools/sco-9000001").read_text("utf-8") + asked)
    work.commit()
    assert listed(work, folder, "2026-03-13") is None
    comment = listed(work, folder, on)
    assert bool(comment) is is_new
    assert "Nobody was appointed within 14 days" in (comment or "Nobody was appointed within 14 days")
    assert listed(work, folder, on) is None, "and never again"


def test_what_somebody_recorded_since_is_said_although_its_day_is_past(work: Work, folder: Path) -> None:
    assert listed(work, folder, "2026-03-01") is None
    excuse = "excuses: [{event: conference-2025, notified_on: 2026-02-25}]\n"
    work.write("assessors/tom-hale", work.path("assessors/tom-hale").read_text("utf-8") + excuse)
    work.commit()
    comment = listed(work, folder, "2026-03-02")
    assert comment
    assert re.findall(r"^- \*\*(.+?)\*\*: (.+?) \(", comment, re.MULTILINE) == [
        ("Tom Hale", "This excuse is not decided yet")
    ]


@pytest.mark.parametrize("edited", ["", "x", f"<!-- register {COMMIT} 2026-02-20 -->\n"])
def test_a_text_that_somebody_edited_is_compared_with_the_day_before_or_the_register_of_today(
    edited: str, work: Work, folder: Path
) -> None:
    """A commit that git does not have, such as one of a history rewritten after an erasure, is no failure."""
    listed(work, folder, "2026-03-01")
    (folder / "issue.md").write_text(edited, "utf-8")
    assert listed(work, folder, "2026-03-02") is None


def test_only_what_was_not_due_before_is_news() -> None:
    on = date(2026, 3, 1)
    first = Due(
        None,
        "An invoice",
        "",
        ("UA.1",),
        Location("data/assessors/a.yml", ("invoices", 0)),
        "A",
        "payment",
        {"invoice": "1"},
    )
    second = Due(
        on,
        "An invoice",
        "",
        ("UA.1",),
        Location("data/assessors/a.yml", ("invoices", 1)),
        "A",
        "payment",
        {"invoice": "2"},
    )
    assert became_due((first, second), (first,)) == (second,)
    assert became_due((first,), (first, second)) == ()


HOSTILE = "@naace/owners #1 https://evil.example [x](y) <img src=x> `*_|~\n::error::x -->"


def test_no_word_of_the_data_is_a_mention_a_link_or_markup_in_the_issue_or_the_comment() -> None:
    hostile = register({"assessors/amina-rahman": {"name": " ".join(HOSTILE.split()), "membership": []}})
    dues = due(hostile, date(2026, 3, 1), 30)
    assert any("evil" in item.who for item in dues)
    source = MadeFrom(COMMIT, date(2026, 3, 1))
    for text in (report.issue(dues, source, 30, 2, FORMS), report.comment(dues, source.on, source.on, FORMS)):
        html = MarkdownIt("commonmark", {"html": True}).enable("table").render("\n".join(text))
        assert "<img" not in html
        assert not re.search(r"@(?=\w)|#1", re.sub(r"&#\d+;", "", html))
        links = re.findall(r'href="([^"]*)"', html)
        assert links
        assert all(re.fullmatch(re.escape(FORMS) + r"record-[a-z-]+\.yml", link) for link in links)


def test_each_link_leads_to_a_form_that_is_there() -> None:
    dues = due(register({"assessors/amina-rahman": {"membership": []}}), date(2026, 3, 1), 365)
    names = re.findall(
        re.escape(FORMS) + r"([a-z.-]+)", "\n".join(report.comment(dues, date(2026, 3, 1), date(2026, 3, 1), FORMS))
    )
    assert len(names) > 3
    assert [name for name in names if not (PROJECT / ".github/workflows" / name).exists()] == []


def test_thousands_fit_into_what_github_takes_and_the_text_says_that_it_is_cut() -> None:
    item = Due(None, "An invoice is unpaid", "", ("UA.1",), Location("data/assessors/a.yml", ()), "Ann" * 20, None, {})
    text = "\n".join(report.issue([item] * 5_000, MadeFrom(COMMIT, date(2026, 3, 1)), 30, 0, None))
    assert len(text.encode()) <= MOST
    assert made_from(text)
    assert text.rstrip().endswith("show everything.")


def test_the_issue_says_when_files_are_left_out() -> None:
    text = "\n".join(report.issue((), MadeFrom(COMMIT, date(2026, 3, 1)), 30, 1, None))
    assert "**1 file cannot be read" in text


@pytest.mark.parametrize("place", ["docs", "site", "notes", "nowhere"])
def test_the_texts_are_not_written_where_they_would_be_published_or_kept(place: str, work: Work) -> None:
    for name in ("docs", "site", "notes"):
        (work.root / name).mkdir()
    done = run("due-issue", work.root / place, root=work.root)
    assert done.returncode == 2
    assert place in done.stderr
    assert not list(work.root.rglob("issue.md"))


def test_outside_of_git_there_is_nothing_to_compare_with(register_root: Path, folder: Path) -> None:
    done = run("due-issue", folder, root=register_root)
    assert done.returncode == 2
    assert "not in a git repository" in done.stderr
    assert list(folder.iterdir()) == []

"""The office's own page as a file: what it shows, where it may be written, and how."""

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from browsing import ON as DAY
from command.test_command import register as run
from desks import demonstration_on_file, desk
from example import TODAY, register
from html_pages import Parsed
from revisions import ENVIRONMENT, Work

from generator.office.allocation.workload import workload
from generator.office.desk.load import VisitsCounted, load, visits_of
from generator.office.desk.page import LONG
from generator.office.desk.sending import RULE_OF, sending
from generator.office.desk.timeline import Lane, Shape, timeline
from generator.problem import Severity
from generator.rules.impartiality import ROLES
from generator.scheme.conflicts import Row, Verdict
from generator.site.messages import LANGUAGES, wording
from generator.vocabulary import Language

ON = date.fromisoformat(TODAY)
ENGLISH = wording(Language.ENGLISH)


# What it shows.


def test_a_timeline_has_every_kind_of_fact_to_scale_and_the_same_in_words() -> None:
    on_file = register(
        {
            "assessors/amina-rahman": {
                "membership": [{"number": "NYO1", "grade": "full", "from": "2024-01-01", "to": "2026-12-31"}]
            }
        }
    )
    drawn = timeline(on_file, on_file.assessors["amina-rahman"], ON, ENGLISH)
    assert drawn
    assert [lane.name for lane in drawn.lanes] == [
        "Decisions",
        "Membership",
        "Fees",
        "Visits",
        "Reviews and moderations",
    ]
    (membership,) = drawn.lanes[1].bars
    years = {year.name or year.x: float(year.x[:-1]) for year in drawn.years}
    assert membership.x == "0%"
    assert float(membership.width[:-1]) == pytest.approx(
        100 * 1096 / (date(2027, 12, 31) - date(2023, 12, 31)).days, abs=0.1
    )
    assert years["2024"] == 0
    assert float(drawn.today[:-1]) == pytest.approx(100 * 790 / 1461, abs=0.1)
    assert [line for line in drawn.lines if "accredited" in line] == ["1 July 2024: accredited"]
    assert "1 January 2024: full member, number NYO1, until 31 December 2026" in drawn.lines
    marks = sum(len(lane.marks) for lane in drawn.lanes) + len(drawn.lanes[1].bars)
    assert marks == len(drawn.lines)


@pytest.mark.parametrize(
    ("changes", "shape"),
    [
        ({"paid_on": None}, Shape.UNPAID),
        ({"paid_on": None, "cancelled_on": "2025-02-01", "cancelled_because": "A mistake"}, Shape.VOID),
        ({}, Shape.PAID),
    ],
)
def test_an_invoice_is_drawn_by_what_became_of_it(changes: dict[str, str | None], shape: Shape) -> None:
    edited = {f"invoices.0.{name}": value for name, value in changes.items()}
    on_file = register({"assessors/amina-rahman": edited})
    drawn = timeline(on_file, on_file.assessors["amina-rahman"], ON, ENGLISH)
    assert drawn
    (fees,) = (lane for lane in drawn.lanes if lane.name == ENGLISH(f"desk.lane.{Lane.FEES}"))
    assert fees.marks[0].shape is shape


def test_who_has_nothing_on_file_has_no_timeline() -> None:
    nothing = dict.fromkeys(
        ("decisions", "membership", "invoices", "moderations", "selection", "agreements", "excuses")
    )
    on_file = register(
        {
            "assessors/zoe-new": {
                "name": "Zoe New",
                "contact": {"email": "zoe@example.org"},
                "base": "YO1",
                "regions": ["wales"],
                "languages": ["en"],
                "details_confirmed_on": "2026-01-01",
                **nothing,
            }
        }
    )
    assert timeline(on_file, on_file.assessors["zoe-new"], ON, ENGLISH) is None
    assert "Zoe New" in desk(on_file, ON)


PLANNED = {
    "id": "2026-1",
    "requested": {"on": "2026-02-01", "by": "naace"},
    "assessor": "tom-hale",
    "appointed_on": "2026-02-02",
}


@pytest.mark.parametrize(
    ("visited_on", "work"),
    [(None, (0, 1)), ("2026-03-02", (0, 1)), ("2026-03-01", (1, 0)), ("2026-02-28", (1, 0)), ("2025-03-01", (0, 0))],
)
def test_a_visit_is_to_come_until_its_day(visited_on: str | None, work: tuple[int, int]) -> None:
    visit = PLANNED if visited_on is None else {**PLANNED, "visited_on": visited_on}
    changes = {"schools/sco-9000001": {"assessments": [visit]}, "assessors/tom-hale": {"moderations": []}}
    shown = load(register(changes), ON, ENGLISH)
    assert {(row.made, row.to_come) for row in shown.regions if row.name == "Scotland"} == {work}
    assert visits_of(register(changes), register(changes).assessors["tom-hale"], ON) == VisitsCounted(
        work[0], 0, work[1], None
    )


def test_the_visits_of_everybody_are_as_many_as_allocate_counts() -> None:
    on_file = demonstration_on_file()
    works = [(visits_of(on_file, assessor, DAY), assessor) for assessor in on_file.assessors.values()]
    assert any(work.observed for work, _ in works)
    assert any(work.to_come for work, _ in works)
    for work, assessor in works:
        assert work.visits == workload(on_file, assessor, DAY, None, None).visits, assessor.id


@pytest.mark.parametrize(("on", "made"), [("2025-06-19", 1), ("2025-06-20", 0), ("2025-06-21", 0)])
def test_a_visit_counts_for_twelve_months(on: str, made: int) -> None:
    """Amina Rahman's only visit was on 20 June 2024."""
    shown = load(register(), date.fromisoformat(on), ENGLISH)
    assert {row.name: row.work.made for row in shown.assessors}.get("Amina Rahman", 0) == made


def test_a_bar_is_as_long_as_its_share_of_the_longest() -> None:
    most = {"availability": {"most_visits_a_year": "4"}}
    shown = load(register({"assessors/amina-rahman": most}), date(2024, 12, 1), ENGLISH)
    (row,) = (row for row in shown.assessors if row.name == "Amina Rahman")
    assert (shown.longest, row.work.made, row.done.width, row.most) == (4, 1, "25.00%", "100.00%")


def cautions(changes: dict[str, object], on: date = ON) -> list[list[str]]:
    """What the page says must come before a visit by Amina Rahman, each with its clauses."""
    (amina,) = (
        person for person in sending(register(changes), on, ENGLISH)["people"] if person["id"] == "amina-rahman"
    )
    assert amina["refused"] == []
    found: list[list[str]] = amina["cautions"]
    return found


@pytest.mark.parametrize(("to", "is_away"), [("2026-02-28", False), ("2026-03-01", True), ("2026-03-02", True)])
def test_who_cannot_visit_on_the_day_may_go_with_a_caution(to: str, is_away: bool) -> None:
    away = {"availability": {"unavailable": [{"from": "2026-02-01", "to": to}]}}
    days = ENGLISH.span(date(2026, 2, 1), date.fromisoformat(to))
    assert cautions({"assessors/amina-rahman": away}) == ([[f"Cannot visit: {days}", ""]] if is_away else [])


def test_a_review_that_is_due_comes_before_the_next_visit() -> None:
    settings = {"scheme": {"assessments_per_review": "1"}}
    assert cautions(settings) == [["Quality Review 1 and its fee must come before the next visit", "SA.1"]]
    assert cautions({}) == []


def test_who_is_not_accredited_needs_a_lead_assessor() -> None:
    registered = {"decisions": [{"on": "2024-03-01", "decision": "registered"}]}
    lead = ["A Lead Assessor must observe the visit", "P3, P14"]
    assert cautions({"assessors/amina-rahman": registered}) == [lead], "passed, and not yet accredited"
    moderation = {"assessment": "eng-900001/2024-1", "lead": "grace-mensah", "notified_on": "2024-06-24"}
    failed = [{**moderation, "attempt": str(attempt), "outcome": "failed"} for attempt in (1, 2)]
    appeal = ["Failed two moderations; a visit needs an upheld appeal", "QA.4"]
    assert cautions({"assessors/amina-rahman": {**registered, "moderations": failed}}) == [lead, appeal]
    further = [{"kind": "shadowing", "required_on": "2024-06-24"}]
    work = ["Must first complete the work required after a failed moderation", "QA.3"]
    one = [{**failed[0], "further": further}]
    assert cautions({"assessors/amina-rahman": {**registered, "moderations": one}}) == [lead, work]


def test_somebody_who_leaves_later_may_go_with_a_caution_until_then() -> None:
    left = {"on": "2026-04-01", "decision": "left", "leaving": "retired"}
    decisions = [{"on": "2024-03-01", "decision": "registered"}, {"on": "2024-07-01", "decision": "accredited"}, left]
    assert cautions({"assessors/amina-rahman": {"decisions": decisions}}) == [
        ["Leaves the register on 1 April 2026", "CON.1"]
    ]


def test_nothing_that_is_erased_is_named() -> None:
    erased = {"assessors/tom-hale": None, "erasures/tom-hale": {"erased_on": "2026-02-20", "listed": "yes"}}
    text = desk(register(erased), ON)
    assert "tom-hale" not in text
    assert "somebody whose data was erased" in text


def test_each_row_of_the_table_of_conflicts_has_the_severity_of_its_rule() -> None:
    severities = {Verdict.REFUSED: Severity.REFUSED, Verdict.WARNED: Severity.WARNED, Verdict.ALLOWED: Severity.TOLD}
    assert set(RULE_OF) == set(Row)
    assert ROLES
    assert {row: rule.severity for row, rule in RULE_OF.items()} == {row: severities[row.verdict] for row in Row}


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_marked_for_the_office_at_its_top_its_end_and_on_each_sheet(language: Language) -> None:
    text, t = desk(register(), ON, language), wording(language)
    assert text.count(f"<strong>{t('desk.office_only')}</strong>".replace("'", "&#39;")) == 2
    assert "@top-center" in text
    assert Parsed(text).heading == t("desk.title")


def test_a_page_of_nobody_is_a_page() -> None:
    everybody = {f"assessors/{id}": None for id in register().assessors}
    schools = {f"schools/{id}": None for id in register().schools}
    events = {f"events/{id}": None for id in register().events}
    assert ">0 things are due" in desk(register({**everybody, **schools, **events}), ON)


def test_it_is_the_same_each_time_and_a_day_later_another() -> None:
    assert desk(register(), ON) == desk(register(), ON) != desk(register(), date(2026, 3, 2))


def test_only_a_long_page_is_laid_out_in_parts() -> None:
    assert 'class="long"' not in desk(register(), ON)
    assert len(register().schools) < LONG


def test_each_thing_due_links_to_its_form_where_the_repository_is_known() -> None:
    on_file = register({"assessors/amina-rahman": {"membership": []}})
    assert re.search(r'href="https://github\.example/[a-z/]+/record-[a-z-]+\.yml"', desk(on_file, ON))
    assert 'href="https' not in desk(on_file, ON, forms=None)


# Where it may be written, and how.


@pytest.fixture
def work(tmp_path: Path) -> Work:
    work = Work.begun(tmp_path / "register")
    (work.root / ".gitignore").write_text("/desk.html*\n/site/\n/papers/\n", "utf-8")
    work.commit()
    return work


def test_by_default_it_is_in_the_register_s_folder_where_git_ignores_it_and_its_owner_alone_reads_it(
    work: Work,
) -> None:
    done = run("desk", root=work.root)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Amina" not in done.stdout
    path = work.root / "desk.html"
    assert path.stat().st_mode & 0o777 == (0o600 if os.name == "posix" else 0o666)
    assert work.git("status", "--porcelain") == ""
    assert sorted(work.root.glob("desk.html*")) == [path]


@pytest.mark.parametrize(
    "place",
    [
        "site/desk.html",
        "site/assets/desk.html",
        "SITE/desk.html",
        "docs/desk.html",
        "build/docs/desk.html",
        "data/assessors/desk.html",
        ".git/desk.html",
        "report.html",
        "notes/desk.html",
        "published/desk.html",
        "linked/desk.html",
        "nowhere/desk.html",
        "papers",
    ],
)
def test_it_is_not_written_where_it_would_be_published_or_kept(place: str, work: Work, tmp_path: Path) -> None:
    for folder in ("site/assets", "SITE", "docs", "build/docs", "papers", "notes", "published/api/v1"):
        (work.root / folder).mkdir(parents=True, exist_ok=True)
    (work.root / "linked").symlink_to(work.root / "site")
    done = run("desk", "--into", work.root / place, root=work.root)
    assert done.returncode == 2
    assert place.split("/", maxsplit=1)[0] in done.stderr
    assert not (work.root / place).is_file()


@pytest.mark.parametrize("place", ["papers/desk.html", "../elsewhere.html"])
def test_it_is_written_where_git_ignores_it_or_outside_of_any_repository(place: str, work: Work) -> None:
    (work.root / "papers").mkdir()
    assert run("desk", "--into", work.root / place, root=work.root).returncode == 0
    assert (work.root / place).is_file()


def said(work: Work, path: Path) -> str:
    """Why the page is not written there."""
    done = run("desk", "--into", path, root=work.root)
    assert done.returncode == 2
    return done.stderr


def test_a_file_that_git_tracks_although_it_is_ignored_is_not_written_and_no_link_is_followed(work: Work) -> None:
    path = work.root / "desk.html"
    path.write_text("before", "utf-8")
    work.git("add", "--force", "desk.html")
    assert "is where git keeps files already" in said(work, path)
    work.git("rm", "-q", "--cached", "desk.html")
    path.unlink()
    path.symlink_to(work.root / "data/scheme.yml")
    assert "is not an ordinary file" in said(work, path)


def test_another_repository_keeps_what_it_does_not_ignore(work: Work, tmp_path: Path) -> None:
    other = tmp_path / "other"
    subprocess.run(["git", "init", "-q", other], check=True, env=ENVIRONMENT)
    assert "is where git would keep it" in said(work, other / "desk.html")


def test_a_page_that_others_could_read_is_replaced_by_one_that_they_cannot(work: Work) -> None:
    path = work.root / "desk.html"
    path.write_text("before", "utf-8")
    path.chmod(0o644)
    assert run("desk", root=work.root).returncode == 0
    assert path.read_text("utf-8").startswith("<!doctype html>")
    assert os.name != "posix" or path.stat().st_mode & 0o777 == 0o600


KILLED = """
import os, sys
os.fsync = lambda descriptor: os._exit(9)
from generator.command.main import main
sys.argv = ["register", "desk", "--root", sys.argv[1]]
main()
"""


def test_a_killed_command_leaves_the_old_page_and_nothing_that_others_can_read_or_git_would_keep(work: Work) -> None:
    path = work.root / "desk.html"
    path.write_text("before", "utf-8")
    assert subprocess.run([sys.executable, "-c", KILLED, str(work.root)], check=False).returncode == 9
    assert path.read_text("utf-8") == "before"
    left = [file for file in work.root.rglob("*") if file.is_file() and "for the office only" in _page(file)]
    assert left, "it was killed while it wrote"
    assert os.name != "posix" or all(file.stat().st_mode & 0o777 == 0o600 for file in left)
    assert work.git("status", "--porcelain", "--untracked-files=all") == ""
    assert run("desk", root=work.root).returncode == 0
    assert path.read_text("utf-8").startswith("<!doctype html>")


def _page(file: Path) -> str:
    return file.read_bytes()[:100_000].decode("utf-8", "replace").lower() if ".git" not in file.parts else ""


def test_what_cannot_be_read_is_said_on_the_page(work: Work) -> None:
    work.write("assessors/tom-hale", "name: [")
    run("desk", root=work.root)
    text = (work.root / "desk.html").read_text("utf-8")
    assert re.search(r"\d files? cannot be read", text)

"""What a change does, in words: for staff, and for the public, who see nothing that the site will not show."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from example import TODAY
from project import PROJECT
from revisions import Work

from generator.command.main import register
from generator.compare.change import since
from generator.compare.differences import DifferenceKind, as_plain
from generator.compare.effects import Effects, effects
from generator.public import public
from generator.read.loading import load
from generator.reports.changes import markdown, text

AMINA, FOSSGATE, INITIAL = "assessors/amina-rahman", "schools/eng-900001", "fees/registration-initial"
PAGE = "/assessors/amina-rahman/"
HOSTILE = "x `y` @everyone | #1 <img src=x> ::error::z **b** [l](//e.example)"


@pytest.fixture
def work(tmp_path: Path) -> Work:
    work = Work.begun(tmp_path / "register")
    work.branch("change")
    return work


def found(work: Work, on: str = TODAY) -> Effects:
    return effects(since(load(work.root), work.root, "main"), date.fromisoformat(on))


def test_nothing_changes_where_nothing_is_changed(work: Work) -> None:
    assert list(text(found(work))) == ["Nothing changes."]
    assert list(text(found(work), for_public=True)) == ["Nothing changes on the public site."]


def test_a_changed_portrait_is_shown_field_by_field_and_page_by_page(work: Work) -> None:
    work.edit(AMINA, "plain words", "clear words")
    assert list(text(found(work))) == [
        "Records:",
        "  data/assessors/amina-rahman.yml changed",
        "      portrait: A pen portrait in plain words. → A pen portrait in clear words.",
        "",
        "The public site:",
        "  /assessors/amina-rahman/ changes",
        "      portrait: A pen portrait in plain words. → A pen portrait in clear words.",
    ]


def test_a_removal_changes_standing_today_and_the_page(work: Work) -> None:
    line = "  - {on: 2024-07-01, decision: accredited}\n"
    work.edit(AMINA, line, f"{line}  - {{on: 2026-02-01, decision: removed, clause: UA.1, reason: A secret.}}\n")
    done = found(work)
    (standing,) = done.standings
    assert (standing.assessor, standing.first, standing.last) == ("amina-rahman", date(2026, 3, 1), date(2026, 5, 30))
    assert (standing.before, standing.after) == ("accredited", "removed")
    assert standing.reasons == ("decided: removed on 1 February 2026",)
    assert [(change.page.name, change.page.does) for change in done.pages] == [(PAGE, DifferenceKind.CHANGED)]
    assert "standing: accredited → not on the register today" in "\n".join(text(done))
    assert list(text(done, for_public=True)) == [
        "The public site:",
        f"  {PAGE} changes",
        "      standing: now not on the register today",
    ]


@pytest.mark.parametrize(
    ("on", "reason"),
    [
        ("2026-03-31", "decided, in force from 1 April 2026: removed"),
        ("2026-04-01", "decided: removed on 1 April 2026"),
        ("2026-04-02", "decided: removed on 1 April 2026"),
    ],
)
def test_a_decision_says_whether_it_is_in_force_yet(on: str, reason: str, work: Work) -> None:
    line = "  - {on: 2024-07-01, decision: accredited}\n"
    work.edit(AMINA, line, f"{line}  - {{on: 2026-04-01, decision: removed, clause: UA.1, reason: A secret.}}\n")
    done = found(work, on)
    (standing,) = done.standings
    assert standing.reasons == (reason,)
    assert f": accredited → removed: {reason}" in "\n".join(text(done))


@pytest.mark.parametrize(
    ("last", "first"),
    [("2026-02-28", "2026-03-01"), ("2026-04-15", "2026-04-16"), ("2026-05-29", "2026-05-30"), ("2026-05-30", None)],
)
def test_a_lapse_within_90_days_is_shown_with_its_reason(last: str, first: str | None, work: Work) -> None:
    work.edit(AMINA, "grade: full, from: 2018-01-01", f"grade: full, from: 2018-01-01, to: {last}")
    standings = found(work).standings
    assert [standing.first.isoformat() for standing in standings] == ([first] if first else [])
    for standing in standings:
        assert (standing.before, standing.after) == ("accredited", "lapsed")
        assert standing.reasons[0].startswith("full membership ended on ")
        assert standing.reasons[0].endswith(" (P11)")


def test_a_setting_of_the_scheme_changes_the_standings_of_those_it_concerns(work: Work) -> None:
    signed = '{version: "2026", in_force_from: 2026-01-01, sign_by: 2026-03-31}'
    work.edit("scheme", "sign_by: 2024-03-31}", f"sign_by: 2024-03-31}}\n  - {signed}")
    assert [(standing.assessor, standing.first.isoformat()) for standing in found(work).standings] == [
        ("amina-rahman", "2026-04-01"),
        ("grace-mensah", "2026-04-01"),
        ("tom-hale", "2026-04-01"),
    ]


def test_a_record_added_and_a_page_that_appears_are_named(work: Work) -> None:
    work.write("organisations/new-one", "name: New One\n")
    work.write(
        "events/day-2026",
        "title: A day\nkind: conference\nsittings: [{from: 2026-06-01, place: York}]\n",
    )
    lines = list(text(found(work)))
    assert "  data/events/day-2026.yml added" in lines
    assert "  data/organisations/new-one.yml added" in lines
    assert "  /events/#event-day-2026 appears" in lines
    assert "      sittings[1]: from: 2026-06-01, place: York" in lines


def test_problems_made_and_fixed_are_those_of_the_change_alone(work: Work) -> None:
    work.edit(AMINA, "base: YO1", "base: nowhere")
    made = found(work)
    assert [problem.at.file for problem in made.new_problems.problems][:1] == [f"data/{AMINA}.yml"]
    work.commit()
    work.git("branch", "-f", "main")
    work.edit(AMINA, "base: nowhere", "base: YO1")
    fixed = found(work)
    assert fixed.new_problems.problems == (), "the version before can be read, and is compared"
    assert {problem.message for problem in fixed.fixed_problems.problems} == {
        problem.message for problem in made.new_problems.problems
    }


def test_a_problem_is_made_with_its_related_places_and_without_its_line(work: Work) -> None:
    work.edit(AMINA, "number: INV-0108", "number: INV-0107")
    lines = list(text(found(work)))
    made = next(number for number, line in enumerate(lines) if "Another invoice has this number" in line)
    assert re.match(r"  data/assessors/amina-rahman.yml:\d+:\d+: refused: ", lines[made])
    assert re.match(r"      see data/assessors/amina-rahman.yml:\d+:\d+: ", lines[made + 1])


def test_a_problem_fixed_here_and_made_there_is_shown_as_both(work: Work) -> None:
    """They say the same in one file, yet are two."""
    work.edit(AMINA, "details_confirmed_on: 2026-01-15", "details_confirmed_on: 2026-02-30")
    work.commit()
    work.git("branch", "-f", "main")
    work.edit(AMINA, "details_confirmed_on: 2026-02-30", "details_confirmed_on: 2026-01-15\nunknown_field: x")
    done = found(work)
    assert {problem.code for problem in done.new_problems.problems} == {"unknown-field"}
    work.commit()
    work.git("branch", "-f", "main")
    work.edit(AMINA, "unknown_field: x\n", "")
    work.edit(AMINA, "base: YO1", "another_one: x\nbase: YO1")
    both = found(work)
    (made,), (fixed,) = (
        [problem for problem in compared.problems if problem.code == "unknown-field"]
        for compared in (both.new_problems, both.fixed_problems)
    )
    assert made.message == fixed.message
    assert [made.at.keys, fixed.at.keys] == [("another_one",), ("unknown_field",)]


def test_a_problem_that_only_moves_is_neither_made_nor_fixed(work: Work) -> None:
    work.edit(FOSSGATE, "visited_on: 2024-06-20", "visited_on: 2024-06-31")
    work.commit()
    work.git("branch", "-f", "main")
    work.edit(FOSSGATE, "assessments:\n", "assessments:\n  - {id: 2023-1, requested: {on: 2023-01-10, by: school}}\n")
    work.edit(FOSSGATE, "name: ", "note: Seen.\nname: ")
    done = found(work)
    assert done.fixed_problems.problems == ()
    assert "form" not in {problem.code for problem in done.new_problems.problems}


def test_a_record_added_shows_its_fields_a_line_each(work: Work) -> None:
    school = "schools/eng-900777"
    work.write(school, work.path(FOSSGATE).read_text("utf-8").replace("Fossgate", "Walmgate").partition("publish_")[0])
    work.edit(
        AMINA,
        "invoices:\n",
        "invoices:\n  - {number: INV-0900, fee: registration-ongoing, issued_on: 2026-02-20, amount: '100.00'}\n",
    )
    lines = list(text(found(work)))
    added = lines.index(f"  data/{school}.yml added")
    assert lines[added + 1].startswith("      name: Walmgate")
    assert any(
        line.startswith("      assessments[1]: id: 2024-1, requested: {on: 2024-06-10, by: school}, ")
        for line in lines[added:]
    )
    assert any("invoices[1]: number: INV-0900" in line and line.endswith("(new)") for line in lines)
    assert not [line for line in lines if "withdrawn: no" in line]


def test_a_gap_in_a_membership_is_said_from_its_first_day_to_its_last(work: Work) -> None:
    membership = "{number: NCF10, grade: full, from: 2018-01-01"
    gap = f"{membership}, to: 2026-03-10}}, {{number: NCF10, grade: full, from: 2026-03-20"
    work.edit("assessors/grace-mensah", membership, gap)
    lines = list(text(found(work)))
    assert any("grace-mensah, from 11 to 19 March 2026: accredited → lapsed: " in line for line in lines)
    assert "  /assessors/grace-mensah/ changes from 11 to 19 March 2026" in lines


@pytest.mark.parametrize(
    ("announced", "end"), [("2026-02-28", "2026-03-31"), ("2026-03-01", "2026-03-31"), ("2026-03-02", None)]
)
def test_a_fee_s_end_is_shown_once_what_follows_is_announced(announced: str, end: str | None, work: Work) -> None:
    work.write(
        "fees/quality-review",
        "title: Quality Review\naudience: assessor\nschedule:\n"
        "  - {from: 2020-01-01, to: 2026-03-31, amount: '100.00', vat: excluded}\n"
        f"  - {{from: 2026-04-01, amount: '110.00', vat: excluded, announced_on: {announced}}}\n",
    )
    held = load(work.root).register
    assert held
    (fee,) = (fee for fee in public(held, date(2026, 3, 1)).fees if fee.id == "quality-review")
    assert [str(amount.to) for amount in fee.schedule if amount.to] == ([end] if end else [])


def test_a_fee_s_end_that_nothing_follows_is_shown(work: Work) -> None:
    work.edit(INITIAL, "from: 2026-04-01,", "from: 2026-04-01, to: 2026-06-30,")
    held = load(work.root).register
    assert held
    (fee,) = (fee for fee in public(held, date(2026, 3, 1)).fees if fee.id == "registration-initial")
    assert fee.schedule[-1].to == date(2026, 6, 30)


def test_hostile_text_reaches_no_markup_no_mention_and_no_command(work: Work) -> None:
    work.edit(AMINA, "name: Amina Rahman\n", f"name: '{HOSTILE}'\n")
    work.edit(AMINA, "  A pen portrait in plain words.", f"  {HOSTILE}\n\n  ::error::second\n  - [ ] @team/x")
    done = found(work)
    for for_public in (True, False):
        shown = "\n".join(markdown(done, for_public=for_public))
        for sign in ("`", "@e", "@t", "<img", "|", "**", "](", "[ ]", "\n::", "::error"):
            assert sign not in shown, sign
        assert not [line for line in text(done, for_public=for_public) if line.startswith(("::", "\n"))]
        assert all("\n" not in line for line in text(done, for_public=for_public))


def test_a_long_text_is_shown_from_where_it_differs(work: Work) -> None:
    work.edit(AMINA, "  A pen portrait in plain words.", f"  {'word ' * 200}end.")
    work.commit()
    work.git("branch", "-f", "main")
    work.edit(AMINA, "end.", "close.")
    (line,) = [line for line in text(found(work)) if line.startswith("      portrait")][:1]
    assert "end. → …" in line
    assert line.endswith("close.")
    assert len(line) < 200


def test_between_two_branches_the_files_on_disk_do_not_matter(work: Work) -> None:
    work.edit(AMINA, "plain words", "clear words")
    work.commit()
    work.git("switch", "-q", "main")
    work.write("organisations/new-one", "name: New One\n")
    work.commit()
    work.path(AMINA).write_text("[", encoding="utf-8")
    run = CliRunner().invoke(
        register,
        ["--root", str(work.root), "--on", TODAY, "changes", "main", "change", "--format", "json"],
    )
    done = json.loads(run.output)
    assert [record["name"] for record in done["records"]] == [f"data/{AMINA}.yml"]
    assert [page["name"] for page in done["pages"]] == [PAGE]
    assert done["standings"] == done["made"] == done["mended"] == []


def test_the_same_change_is_shown_in_the_same_bytes(work: Work) -> None:
    work.edit(AMINA, "plain words", "clear words")
    work.edit(INITIAL, "vat: excluded}\n  - {from: 2026-04", "vat: excluded, to: 2026-03-31}\n  - {from: 2026-04")
    once, again = ("\n".join(markdown(found(work))) for _ in range(2))
    assert once == again
    assert "/fees/registration-initial/" not in once, "the page says the last day already"


def test_a_revision_that_is_not_there_is_wrong_use(work: Work) -> None:
    run = CliRunner().invoke(register, ["--root", str(work.root), "changes", "nowhere"])
    assert run.exit_code == 2
    assert "git knows no revision 'nowhere' here" in run.output


def test_a_rate_of_vat_is_per_cent_and_an_amount_is_pounds() -> None:
    loaded = load(PROJECT)
    assert loaded.register
    cost = as_plain(loaded.register.events["conference-2026"].cost)
    assert isinstance(cost, dict)
    assert (cost["amount"], cost["vat_rate"]) == ("£98.00", "20%")


def test_an_item_that_is_removed_is_not_shown_as_changed_into_the_next(work: Work) -> None:
    """Of a list that loses its first item and gets a new last one: the report would outlive what is removed."""
    first = "  - {phase: primary, experience: Ten years advising primary heads on strategy.}\n"
    second = "  - {phase: secondary, experience: Deputy head of a secondary school for six years.}\n"
    new = "  - {phase: 16-plus, experience: Led a sixth form.}\n"
    work.edit(AMINA, first + second, second + new)
    lines = list(text(found(work)))
    assert "      phases[1]: removed" in lines
    assert "      phases[2]: phase: 16-plus, experience: Led a sixth form. (new)" in lines
    assert not [line for line in lines if "Ten years" in line or "Deputy head" in line]

"""What a change may and may not do to what is on file, on real git repositories."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from example import TODAY
from revisions import Work

from generator.change import since
from generator.check import Checked, check
from generator.git import GitError, Repository
from generator.history import HISTORY
from generator.loading import load
from generator.problem import Severity
from generator.rules.clauses import ORDER

AMINA, GRACE, FOSSGATE = "assessors/amina-rahman", "assessors/grace-mensah", "schools/eng-900001"
INITIAL = "fees/registration-initial"
CODES = {rule.code for rule in HISTORY}
Edits = Callable[[Work], object]


def checked(work: Work, base: str = "main", on: str = TODAY) -> Checked:
    loaded = load(work.root)
    return check(loaded, date.fromisoformat(on), change=since(loaded, work.root, base))


def refused(work: Work, base: str = "main", on: str = TODAY) -> list[str]:
    """What is refused, as code, file and keys; each rule's, not those of history alone."""
    return [
        f"{one.code} {one.at.file.removeprefix('data/')}:{one.at.keys}"
        for one in checked(work, base, on).problems
        if one.severity is Severity.REFUSED
    ]


@pytest.fixture
def work(tmp_path: Path) -> Work:
    return Work.begun(tmp_path / "register")


def adding(name: str, after: str, line: str) -> Edits:
    return lambda work: work.edit(name, after, f"{after}\n{line}")


def editing(name: str, old: str, new: str) -> Edits:
    return lambda work: work.edit(name, old, new)


def both(*edits: Edits) -> Edits:
    return lambda work: [edit(work) for edit in edits]


def erased(listed: str = "yes", name: str = "amina-rahman") -> Edits:
    return lambda work: work.write(f"erasures/{name}", f"erased_on: {TODAY}\nlisted: {listed}\n")


REGISTERED = "  - {on: 2024-03-01, decision: registered}"
ACCREDITED = "  - {on: 2024-07-01, decision: accredited}"
INVOICE = '{number: INV-0107, fee: registration-initial, issued_on: 2024-05-01, amount: "150.00", paid_on: 2024-05-12}'
UNPAID = """\
  - {number: INV-0109, fee: registration-initial, issued_on: 2026-02-05, amount: "150.00", due_on: 2026-03-31}"""
MODERATION = "eng-900001/2024-1, lead: tom-hale, outcome: passed, notified_on: 2024-06-24}"
SIGNED = '  - {version: "2024", signed_on: 2024-02-10, signed_as: Amina Rahman}'
CHARGE = '    charge: {number: C-1, issued_on: 2024-06-21, amount: "400.00", agreed: York}'
LAST = "    awarded_on: 2024-07-05"
WITH_CHARGE = adding(FOSSGATE, LAST, CHARGE.replace("}", ", paid_on: 2024-07-01}"))

REFUSED: list[tuple[str, Edits, str]] = [
    ("a file deleted", lambda work: work.remove("events/conference-2025"), "a-file-stays events/conference-2025.yml:"),
    (
        "a file renamed",
        lambda work: work.move("organisations/hale-ict", "organisations/hale-computing"),
        "a-file-stays organisations/hale-computing.yml:",
    ),
    (
        "a decision edited",
        editing(AMINA, "2024-07-01, decision", "2024-07-02, decision"),
        "a-decision-stays assessors/amina-rahman.yml:decisions[2].on",
    ),
    (
        "a decision taken out",
        editing(AMINA, ACCREDITED + "\n", ""),
        "a-decision-stays assessors/amina-rahman.yml:decisions",
    ),
    (
        "decisions in another order",
        editing(AMINA, f"{REGISTERED}\n{ACCREDITED}", f"{ACCREDITED}\n{REGISTERED}"),
        "a-decision-stays assessors/amina-rahman.yml:decisions[1]",
    ),
    (
        "a decision dated back before another",
        editing(AMINA, REGISTERED, f"  - {{on: 2024-02-29, decision: registered}}\n{REGISTERED}"),
        "a-decision-stays assessors/amina-rahman.yml:decisions[1]",
    ),
    (
        "a signature edited",
        editing(AMINA, "signed_on: 2024-02-10", "signed_on: 2024-02-09"),
        "a-signature-stays assessors/amina-rahman.yml:agreements[1].signed_on",
    ),
    (
        "a moderation edited",
        editing(AMINA, "notified_on: 2024-06-24", "notified_on: 2024-06-25"),
        "a-moderation-stays assessors/amina-rahman.yml:moderations[1].notified_on",
    ),
    (
        "a correction written into the wrong entry itself",
        editing(AMINA, "notified_on: 2024-06-24}", "notified_on: 2024-06-24, corrects: 1}"),
        "a-moderation-stays assessors/amina-rahman.yml:moderations[1].corrects",
    ),
    (
        "a paid invoice edited",
        editing(AMINA, "paid_on: 2024-05-12", "paid_on: 2024-05-13"),
        "a-paid-invoice-stays assessors/amina-rahman.yml:invoices[1].paid_on",
    ),
    (
        "a paid invoice taken out",
        editing(AMINA, f"  - {INVOICE}\n", ""),
        "a-paid-invoice-stays assessors/amina-rahman.yml:invoices",
    ),
    (
        "paid invoices in another order",
        both(
            editing(AMINA, f"  - {INVOICE}\n", ""),
            adding(AMINA, "    covers: {from: 2025-03-01, to: 2027-02-28}", f"  - {INVOICE}"),
        ),
        "a-paid-invoice-stays assessors/amina-rahman.yml:invoices[1]",
    ),
    (
        "an award edited",
        editing(FOSSGATE, "awarded_on: 2024-07-05", "awarded_on: 2024-07-06"),
        "an-award-stays schools/eng-900001.yml:assessments[1].awarded_on",
    ),
    ("an award taken out", editing(FOSSGATE, f"{LAST}\n", ""), "an-award-stays schools/eng-900001.yml:assessments[1]"),
    (
        "the visit of an award edited",
        editing(FOSSGATE, "visited_on: 2024-06-20", "visited_on: 2024-06-21"),
        "an-award-stays schools/eng-900001.yml:assessments[1].visited_on",
    ),
    (
        "an assessment under another id",
        editing(FOSSGATE, "id: 2024-1", "id: 2024-2"),
        "an-assessment-keeps-its-id schools/eng-900001.yml:assessments",
    ),
    (
        "a fee in force edited",
        editing(INITIAL, '"150.00"', '"155.00"'),
        "an-amount-in-force-stays fees/registration-initial.yml:schedule[1].amount",
    ),
    (
        "a fee ended in the past",
        editing(INITIAL, "vat: excluded}\n  - {from: 2026-04", "vat: excluded, to: 2026-02-28}\n  - {from: 2026-04"),
        "an-amount-in-force-stays fees/registration-initial.yml:schedule[1].to",
    ),
    (
        "a fee that begins today",
        editing(
            INITIAL,
            "  - {from: 2026-04-01",
            f'  - {{from: {TODAY}, amount: "160.00", vat: excluded}}\n  - {{from: 2026-04-01',
        ),
        "a-fee-change-is-announced fees/registration-initial.yml:schedule[2].from",
    ),
    (
        "an announced amount changed without a word",
        editing(INITIAL, '"165.00"', '"170.00"'),
        "a-fee-change-is-announced fees/registration-initial.yml:schedule[2].announced_on",
    ),
    (
        "an erasure of somebody who was never on file",
        erased("no", "zoe-example"),
        "an-erasure-is-whole erasures/zoe-example.yml:",
    ),
    (
        "an erasure that leaves the file",
        erased(),
        "an-erasure-is-whole assessors/amina-rahman.yml:",
    ),
    (
        "an erasure that hides that the person was listed",
        both(erased("no"), lambda work: work.remove(AMINA)),
        "an-erasure-is-whole erasures/amina-rahman.yml:listed",
    ),
    (
        "an erasure with a visit to come",
        both(
            erased("yes", "amina-rahman"),
            lambda work: work.remove(AMINA),
            adding(
                FOSSGATE,
                LAST,
                "  - id: 2026-1\n    requested: {on: 2026-02-10, by: school}\n    assessor: amina-rahman\n"
                "    appointed_on: 2026-02-12\n    notified_naace_on: 2026-02-12\n    notified_naace_by: school\n"
                "    accepted_on: 2026-02-13",
            ),
        ),
        "an-erasure-leaves-nothing-open schools/eng-900001.yml:assessments[2].assessor",
    ),
]


@pytest.mark.parametrize(("sentence", "edits", "expected"), REFUSED, ids=[row[0] for row in REFUSED])
def test_it_is_refused(sentence: str, edits: Edits, expected: str, work: Work) -> None:
    edits(work)
    assert expected in refused(work)
    work.commit()
    assert expected not in refused(work), "nothing has changed since main"


ALLOWED: list[tuple[str, Edits]] = [
    (
        "a typo in a portrait mended",
        editing(AMINA, "A pen portrait in plain words.", "A pen portrait, in plain words."),
    ),
    (
        "a second organisation added",
        editing(AMINA, "from: 2018-10-01}]", "from: 2018-10-01}, {organisation: hale-ict, from: 2026-02-01}]"),
    ),
    (
        "a decision that follows",
        adding(
            GRACE,
            "  - {on: 2019-04-01, decision: accredited}",
            "  - {on: 2026-02-01, decision: removed, clause: UA.1, reason: Unpaid.}",
        ),
    ),
    (
        "a decision corrected by a following entry",
        adding(AMINA, ACCREDITED, "  - {on: 2024-07-03, decision: accredited, corrects: 2024-07-01}"),
    ),
    (
        "a signature corrected",
        adding(
            AMINA, SIGNED, '  - {version: "2024", signed_on: 2024-02-12, signed_as: Amina Rahman, corrects: "2024"}'
        ),
    ),
    (
        "a moderation corrected",
        adding(
            AMINA,
            f"  - {{attempt: 1, assessment: {MODERATION}",
            f"  - {{attempt: 1, assessment: {MODERATION[:-2]}5, corrects: 1}}",
        ),
    ),
    (
        "a paid invoice corrected",
        adding(AMINA, "    covers: {from: 2025-03-01, to: 2027-02-28}", f"  - {INVOICE[:-2]}3, corrects: INV-0107}}"),
    ),
    (
        "an unpaid invoice paid",
        both(
            adding(
                AMINA,
                "invoices:",
                UNPAID,
            ),
            lambda work: work.commit(),
            editing(AMINA, ", due_on: 2026-03-31", ", paid_on: 2026-02-10"),
        ),
    ),
    (
        "the day of an award corrected",
        adding(FOSSGATE, LAST, "    corrections: [{on: 2026-02-20, awarded_on: 2024-07-08}]"),
    ),
    (
        "the agreement to publish an award withdrawn",
        editing(FOSSGATE, "agreed_on: 2024-07-05", f"agreed_on: 2024-07-05, withdrawn_on: {TODAY}"),
    ),
    (
        "an amount announced before it starts",
        editing(
            INITIAL,
            "2026-01-10}",
            '2026-01-10}\n  - {from: 2026-09-01, amount: "170.00", vat: excluded, announced_on: 2026-02-20}',
        ),
    ),
    (
        "an announced amount announced anew",
        editing(
            INITIAL,
            '"165.00", vat: excluded, announced_on: 2026-01-10',
            '"170.00", vat: excluded, announced_on: 2026-02-20',
        ),
    ),
    (
        "a fee in force corrected",
        editing(
            INITIAL,
            "2026-01-10}",
            '2026-01-10}\n  - {from: 2018-04-01, amount: "150.00", vat: included, corrects: 2018-04-01}',
        ),
    ),
    (
        "a fee given a last day",
        editing(INITIAL, "vat: excluded}\n  - {from: 2026-04", "vat: excluded, to: 2026-03-31}\n  - {from: 2026-04"),
    ),
    ("an approved erasure", both(erased(), lambda work: work.remove(AMINA))),
]


@pytest.mark.parametrize(("sentence", "edits"), ALLOWED, ids=[row[0] for row in ALLOWED])
def test_it_is_still_allowed(sentence: str, edits: Edits, work: Work) -> None:
    work.branch("change")
    edits(work)
    assert refused(work, "HEAD") == []


def test_further_work_of_a_moderation_is_added_and_then_stays(work: Work) -> None:
    work.edit(AMINA, "2024-06-24}", "2024-06-24, further: [{kind: shadowing, required_on: 2024-06-24}]}")
    assert not CODES & {one.partition(" ")[0] for one in refused(work)}
    work.commit()
    work.branch("change")
    work.edit(AMINA, "{kind: shadowing, required_on: 2024-06-24}", "")
    assert "a-moderation-stays assessors/amina-rahman.yml:moderations[1].further" in refused(work)


def test_an_award_is_voided_and_what_rests_on_it_follows(work: Work) -> None:
    work.edit(FOSSGATE, LAST, f"{LAST}\n    voided: {{on: 2026-02-20, reason: The visit did not take place.}}")
    assert not CODES & {one.partition(" ")[0] for one in refused(work)}
    work.commit()
    work.branch("change")
    work.edit(FOSSGATE, "did not take place", "took place")
    assert "an-award-stays schools/eng-900001.yml:assessments[1].voided" in refused(work)


def test_a_file_renamed_names_both_names_and_says_how_to_go_back(work: Work) -> None:
    work.move("organisations/hale-ict", "organisations/hale-computing")
    (found,) = [one for one in checked(work).problems if one.code == "a-file-stays"]
    assert "data/organisations/hale-ict.yml" in found.message
    assert "data/organisations/hale-computing.yml" in found.mend


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


def test_a_base_that_does_not_parse_is_mended_and_said_not_to_be_compared(work: Work) -> None:
    work.edit(AMINA, "base: YO1", "base: [")
    work.commit()
    work.branch("change")
    work.edit(AMINA, "base: [", "base: YO1")
    found = checked(work)
    assert not found.refused
    assert [one.at.file for one in found.problems if one.code == "what-was-on-file-can-be-read"] == [
        f"data/{AMINA}.yml"
    ]


def test_a_base_older_than_the_format_is_compared_where_it_can_be_read(work: Work) -> None:
    work.edit(AMINA, "base: YO1", "base: YO1\npigeonhole: 12")
    work.edit("scheme", "demonstration: yes", "demonstration: yes\ncolour: blue")
    work.commit()
    work.branch("change")
    work.edit(AMINA, "\npigeonhole: 12", "")
    work.edit("scheme", "\ncolour: blue", "")
    work.edit(GRACE, "2019-04-01, decision", "2019-04-02, decision")
    assert refused(work) == ["a-decision-stays assessors/grace-mensah.yml:decisions[2].on"]


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
    for path in (work.root / ".git").parent.glob(".git"):
        path.rename(top.root / ".git")
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
    codes = {one.code for one in since(load(work.root), work.root, "HEAD").base.problems}
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


def test_every_rule_of_history_has_a_clause_a_statement_and_a_mend_and_refuses_here() -> None:
    for rule in HISTORY:
        assert set(rule.clauses) <= set(ORDER)
        assert rule.statement.endswith(".")
        assert rule.mend.endswith(".")
    positions = [min(ORDER[clause] for clause in rule.clauses) for rule in HISTORY]
    assert positions == sorted(positions)
    tried = {expected.partition(" ")[0] for _, _, expected in REFUSED}
    assert CODES - tried == {"what-was-on-file-can-be-read", "a-payment-for-an-assessment-stays"}


def test_a_paid_charge_is_corrected_by_an_entry_and_never_edited(work: Work) -> None:
    WITH_CHARGE(work)
    work.commit()
    work.branch("change")
    work.edit(FOSSGATE, 'amount: "400.00"', 'amount: "410.00"')
    assert refused(work) == ["a-payment-for-an-assessment-stays schools/eng-900001.yml:assessments[1].charge"]
    work.edit(FOSSGATE, 'amount: "410.00"', 'amount: "400.00"')
    right = CHARGE.strip().replace("400", "410").replace("}", ", paid_on: 2024-07-01}").removeprefix("charge: ")
    work.edit(FOSSGATE, "publish_award:", f"    corrections: [{{on: {TODAY}, charge: {right}}}]\npublish_award:")
    assert refused(work) == []

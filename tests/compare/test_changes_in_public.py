"""What a change does in words for the public, who see nothing that the site will not show."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from example import TODAY
from revisions import Work

from generator.compare.change import since
from generator.compare.effects import Effects, effects
from generator.read.loading import load
from generator.reports.changes import as_json, markdown, text

AMINA, FOSSGATE = "assessors/amina-rahman", "schools/eng-900001"
PAGE = "/assessors/amina-rahman/"


@pytest.fixture
def work(tmp_path: Path) -> Work:
    work = Work.begun(tmp_path / "register")
    work.branch("change")
    return work


def found(work: Work, on: str = TODAY) -> Effects:
    return effects(since(load(work.root), work.root, "main"), date.fromisoformat(on))


def test_the_public_form_announces_what_changes_on_a_later_day_and_not_until_when(work: Work) -> None:
    """An invoice that nobody pays, and a removal decided for tomorrow; the day when she would lapse is not shown."""
    work.edit(AMINA, "grade: full, from: 2018-01-01", "grade: full, from: 2018-01-01, to: 2026-04-15")
    work.commit()
    work.git("branch", "-f", "main")
    line = "  - {on: 2024-07-01, decision: accredited}\n"
    work.edit(AMINA, line, f"{line}  - {{on: 2026-03-02, decision: removed, clause: UA.1, reason: A secret.}}\n")
    done = found(work)
    assert f"  {PAGE} changes from 2 March to 15 April 2026" in list(text(done))
    assert list(text(done, for_public=True)) == [
        "The public site:",
        f"  {PAGE} changes from 2 March 2026",
        "      standing: now not on the register today",
    ]
    assert [page["first"] for page in as_json(done, for_public=True)["pages"]] == ["2026-03-02"]
    assert "2026-04" not in json.dumps(as_json(done, for_public=True))


PERSONAL = (
    "Grace Mensah",
    "westmoor-services",
    "01632",
    "CF10",
    "wales",
    "A pen portrait",
    "Ten years",
    "INV-",
    "[{from",
)


def erase(work: Work, id: str = "grace-mensah") -> None:
    work.remove(f"assessors/{id}")
    work.write(f"erasures/{id}", "erased_on: 2026-02-20\nlisted: yes\nregistration_numbers: [ICTM 0001]\n")


@pytest.mark.parametrize("for_public", [False, True])
def test_of_somebody_erased_the_public_site_says_what_it_says_of_anybody_no_longer_listed(
    for_public: bool, work: Work
) -> None:
    before = work.path("assessors/grace-mensah").read_text("utf-8")
    assert all(words in before for words in PERSONAL)
    erase(work)
    done = found(work)
    (change,) = done.pages
    assert (change.first, change.last) == (date(2026, 3, 1), date(2026, 5, 30))
    assert {standing.reasons for standing in done.standings} == {("erased",)}
    for shown in (
        "\n".join(text(done, for_public=for_public)),
        "\n".join(markdown(done, for_public=for_public)),
        json.dumps(as_json(done, for_public=for_public), ensure_ascii=False),
    ):
        assert "/assessors/grace-mensah/" in shown
        assert "not on the register today" in shown
        assert "vanishes" not in shown
        assert not [words for words in PERSONAL if words in shown]
    if not for_public:
        assert "      erased_on: 2026-02-20" in list(text(done))


@pytest.mark.parametrize("last", ["2026-02-10", "2026-04-10"])
def test_of_somebody_erased_no_standing_is_shown_that_was_not_public(last: str, work: Work) -> None:
    """Neither that they had lapsed, nor that they would have."""
    work.edit("assessors/grace-mensah", "grade: full, from: 2018-01-01", f"grade: full, from: 2018-01-01, to: {last}")
    work.commit()
    work.git("branch", "-f", "main")
    erase(work)
    shown = json.dumps(as_json(found(work)))
    assert "lapsed" not in shown
    assert "membership" not in shown
    assert ("accredited" in shown) is (last > TODAY)


WITHDRAWN = [(", email: 2024-03-01", "amina-rahman@"), ("portrait: 2024-03-01, ", "plain words")]


@pytest.mark.parametrize(("agreement", "secret"), WITHDRAWN)
def test_what_is_no_longer_agreed_to_is_said_to_be_taken_out_and_no_more(
    agreement: str, secret: str, work: Work
) -> None:
    work.edit(AMINA, agreement, "")
    done = found(work)
    for for_public in (False, True):
        lines = list(text(done, for_public=for_public))
        assert [line for line in lines if line.endswith(": removed")]
        assert secret not in "\n".join(lines)
        assert secret not in json.dumps(as_json(done, for_public=for_public))


def test_the_public_form_says_what_will_be_and_never_what_was(work: Work) -> None:
    work.edit(AMINA, "name: Amina Rahman\n", "name: Amina Khan\nformer_names: [Amina Rahman]\n")
    done = found(work)
    assert "name: Amina Rahman → Amina Khan" in "\n".join(text(done))
    public = "\n".join(text(done, for_public=True))
    assert "name: now Amina Khan" in public
    assert "Amina Rahman" not in public + json.dumps(as_json(done, for_public=True))


def test_a_school_that_no_longer_agrees_is_not_named_in_the_public_form(work: Work) -> None:
    agreement = "publish_award: [{agreed_on: 2024-07-05}]\n"
    other = work.path(FOSSGATE).read_text("utf-8").replace("Fossgate", "Walmgate").replace(agreement, "")
    work.write("schools/eng-900777", other + agreement)
    work.commit()
    work.git("branch", "-f", "main")
    work.edit(FOSSGATE, agreement, "")
    done = found(work)
    lines = list(text(done, for_public=True))
    assert lines == ["The public site:", "  /schools/ changes", "      a school: removed"]


PRIVATE: list[tuple[str, Callable[[Work], None]]] = [
    ("a membership", lambda work: work.edit(AMINA, "NYO1", "SECRET")),
    ("a payment", lambda work: work.edit(AMINA, "INV-0108", "SECRET")),
    ("an assessment", lambda work: work.edit(FOSSGATE, "2024-06-20", "2024-06-19")),
    ("a phone number not agreed to", lambda work: work.edit(AMINA, "01632 960123", "01632 960777")),
    ("staff's own words", lambda work: work.edit(AMINA, "base: YO1", "base: YO1\nnote: SECRET")),
    ("a problem", lambda work: work.edit(AMINA, "signed_as: Amina Rahman", "signed_as: SECRET")),
]


@pytest.mark.parametrize(("sentence", "edit"), PRIVATE, ids=[row[0] for row in PRIVATE])
def test_the_public_form_says_nothing_of_what_is_private(
    sentence: str, edit: Callable[[Work], None], work: Work
) -> None:
    edit(work)
    done = found(work)
    assert done.records
    assert list(text(done, for_public=True)) == ["Nothing changes on the public site."]
    assert list(markdown(done, for_public=True)) == ["Nothing changes on the public site."]
    assert as_json(done, for_public=True) == {"on": TODAY, "pages": []}

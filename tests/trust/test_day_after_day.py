"""What appears or disappears from one day's site to the next does not tell why: not a page, a feed, a list or a file.

Somebody leaves the list on 10 March 2026 for each reason there is, and comes back for each; a school's award disappears
from the site; and much happens that nobody may see. The sites of the days around it are compared, byte by byte.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from example import Changes, changed, register
from reasons import (
    AFTER,
    BACK,
    BEFORE,
    DAY,
    LEAVES,
    REGISTERED,
    REMOVED,
    SEEN_BY_NOBODY,
    STAYS,
    UNPUBLISHED,
    Reason,
    always,
    on_file,
)
from revisions import Work
from trust import Count, Figure

from generator.addresses import SITEMAP
from generator.check import RULES
from generator.compare.change import since
from generator.compare.effects import Effects, effects
from generator.problem import Severity
from generator.public import PublicSite, public
from generator.read.loading import load
from generator.reports.changes import as_json, markdown, text
from generator.site.docs import docs, every_page, rendered
from generator.site.engine import Engine
from generator.site.search import INDEX, entries, index_file
from generator.site.sitemap import sitemap_xml
from generator.write.yaml_text import written

SEARCH = INDEX[Engine.MATERIAL]
MADE: dict[str, dict[str, bytes]] = {}
"""Every file of a site, by all that the site is given, to the letter."""


def site(reason: Reason, day: date) -> dict[str, bytes]:
    """Every file of the site on a day, without the engine around it, which is given nothing else."""
    shown = public(register(on_file(reason, day)), day)
    given = repr(shown)
    if given not in MADE:
        MADE[given] = made(shown)
    return MADE[given]


def made(shown: PublicSite) -> dict[str, bytes]:
    pages = every_page(shown)
    found = [entry for page, _, html in rendered(shown, pages) for entry in entries(page, html)]
    lists = {SITEMAP: sitemap_xml(shown, pages), SEARCH: index_file(Engine.MATERIAL, {}, found)}
    return docs(shown) | lists


def test_a_site_is_made_of_what_it_is_given_and_of_nothing_else() -> None:
    """So that what is given alike to the letter need be made only once here."""
    first, other = (public(register(on_file(reason, DAY)), DAY) for reason in list(LEAVES.values())[:2])
    assert repr(first) == repr(other)
    assert differing(made(first), made(other)) == []


def differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


# Off the list


@pytest.mark.parametrize("day", [BEFORE, DAY, AFTER], ids=str)
@pytest.mark.parametrize("why", list(LEAVES)[1:])
def test_the_sites_of_the_day_before_and_after_are_the_same_whatever_the_reason(
    why: str, day: date, count: Count
) -> None:
    first = next(iter(LEAVES.values()))
    assert differing(site(LEAVES[why], day), site(first, day)) == []
    count(Figure.ALIKE, 1)


def test_she_was_on_the_list_and_is_not_so_that_these_tests_can_fail() -> None:
    for reason in LEAVES.values():
        before, after = (public(register(on_file(reason, day)), day) for day in (BEFORE, DAY))
        assert "grace-mensah" in {assessor.id for assessor in before.assessors}
        assert after.no_longer_listed == ("grace-mensah",)
    assert differing(site(STAYS, BEFORE), site(next(iter(LEAVES.values())), BEFORE)) == []


def test_what_changes_when_somebody_leaves_is_that_the_list_and_what_is_made_of_it_no_longer_have_them() -> None:
    """Her page, badge and file say that she is not on the register; no list, feed or search names her any more."""
    left = site(next(iter(LEAVES.values())), DAY)
    stayed = site(STAYS, DAY)
    assert {*left} == {*stayed}
    hers = [b"Grace Mensah", b"grace-mensah", b"ICTM 0001"]
    elsewhere = {name: content for name, content in left.items() if "grace-mensah" not in name}
    assert [name for name, content in elsewhere.items() if any(word in content for word in hers)] == []
    of_her = {"assessors/grace-mensah.md", "cy/assessors/grace-mensah.md", "api/v1/assessors/grace-mensah.json"}
    of_her |= {SITEMAP, SEARCH, "api/v1/assessors.json", "api/v1/assessors.csv", "assessors.md"}
    assert of_her <= {*differing(left, stayed)}
    others = {name for name in differing(left, stayed) if "/amina-rahman" in name or "/tom-hale" in name}
    assert others == set()


@pytest.mark.parametrize("why", [why for why in LEAVES if why != "her registration was a mistake"])
def test_each_of_these_registers_is_one_that_check_accepts(why: str) -> None:
    """Else they would prove nothing of what is published. After the mistake her visits would be voided, too."""
    for day in (BEFORE, DAY):
        found = register(on_file(LEAVES[why], day))
        refused = {p.code for rule in RULES for p in rule.problems(found, day) if p.severity is Severity.REFUSED}
        assert refused == set(), day


# Back on the list


@pytest.mark.parametrize("why", list(BACK)[1:])
def test_who_comes_back_comes_back_alike_whatever_it_was(why: str, count: Count) -> None:
    gone, back = BACK[why]
    first_gone, first_back = next(iter(BACK.values()))
    assert differing(site(gone, BEFORE), site(first_gone, BEFORE)) == []
    assert differing(site(back, DAY), site(first_back, DAY)) == []
    assert differing(site(back, DAY), site(STAYS, DAY)) == []
    count(Figure.ALIKE, 3)


def test_who_is_reinstated_looks_like_somebody_registered_anew_after_leaving(count: Count) -> None:
    """Both are registered since that day; which of the two it was is not shown."""
    removed, left = {**REMOVED, "on": "2026-02-28"}, {"on": "2026-02-28", "decision": "left", "leaving": "resigned"}
    once = {"decisions": [REGISTERED, removed]}, {"decisions": [REGISTERED, left]}
    again = "reinstated", "registered"
    for day, later in ((BEFORE, False), (DAY, True)):
        first, second = (
            always({"decisions": [*file["decisions"], *([{"on": "2026-03-10", "decision": kind}] if later else [])]})
            for file, kind in zip(once, again, strict=True)
        )
        assert differing(site(first, day), site(second, day)) == []
        count(Figure.ALIKE, 1)


# Schools


@pytest.mark.parametrize("day", [DAY, AFTER], ids=str)
@pytest.mark.parametrize("why", list(UNPUBLISHED)[1:])
def test_a_schools_award_disappears_alike_whatever_the_reason(why: str, day: date, count: Count) -> None:
    first, other = UNPUBLISHED[next(iter(UNPUBLISHED))], UNPUBLISHED[why]
    assert differing(site(first, day), site(other, day)) == []
    assert differing(site(other, day), site(STAYS, day)) != []
    count(Figure.ALIKE, 1)


# What nobody may see


@pytest.mark.parametrize("what", SEEN_BY_NOBODY)
def test_what_is_nobodys_business_changes_no_byte_of_any_days_site(what: str, count: Count) -> None:
    for day in (BEFORE, DAY):
        assert differing(site(SEEN_BY_NOBODY[what], day), site(STAYS, day)) == []
        count(Figure.ALIKE, 1)


# What is announced of a change


@pytest.fixture
def work(tmp_path: Path) -> Work:
    """The day's register, with everybody on the list, on the branch main; a change of it is not committed."""
    work = Work.begun(tmp_path / "register")
    put(work, on_file(STAYS, DAY))
    work.commit()
    return work


def put(work: Work, changes: Changes) -> None:
    files = changed(changes)
    for name in {name for name in changes if name not in files}:
        work.remove(name)
    for name in changes:
        if name in files:
            work.write(name, written(files[name]))


def announced(done: Effects) -> str:
    forms = [*text(done, for_public=True), *markdown(done, for_public=True), str(as_json(done, for_public=True))]
    return "\n".join(forms)


def test_what_is_announced_of_a_change_is_the_same_whatever_the_reason(work: Work, count: Count) -> None:
    said: dict[str, str] = {}
    for why, reason in LEAVES.items():
        put(work, on_file(reason, DAY))
        said[why] = announced(effects(since(load(work.root), work.root, "main"), DAY))
        work.git("checkout", "-q", "--", ".")
        work.git("clean", "-fdq", "data")
    first = next(iter(said.values()))
    assert "/assessors/grace-mensah/ changes" in first
    assert {why for why, words in said.items() if words != first} == set()
    count(Figure.ALIKE, len(said) - 1)


def test_nothing_is_announced_of_what_is_nobodys_business(work: Work, count: Count) -> None:
    for reason in SEEN_BY_NOBODY.values():
        put(work, on_file(reason, DAY))
        done = effects(since(load(work.root), work.root, "main"), DAY)
        assert [change for change in done.pages if change.first == DAY] == []
        work.git("checkout", "-q", "--", ".")
        work.git("clean", "-fdq", "data")
        count(Figure.ALIKE, 1)

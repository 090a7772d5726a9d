"""The office's own page in a browser, opened from disk: it asks for nothing, is accessible, and answers as rules do."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import pytest
from browser.test_html import Checked, run_html_validate, run_vnu
from browsing import ON, PATIENCE_MS, Once, Watched, axe_faults, watched
from desks import demonstration_on_file, desk, write_desk
from example import register as example
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

from generator.problem import Severity
from generator.records import School
from generator.records.school import Assessment, Request
from generator.register import Register
from generator.rules import RULES
from generator.site.messages import LANGUAGES
from generator.vocabulary import Language, Requester

pytestmark = pytest.mark.browser

WIDTHS = (320, 375, 1280)
HOSTILE = "</script><script>window.ran = 1</script><img src=x onerror='window.ran = 1'> {text} \u2028 & Co"
SCHOOL = "eng-900011"


@pytest.fixture(scope="session")
def pages(once: Once) -> Path:
    """A folder with the demonstration's page in each language, and one without its scripts."""

    def fill(folder: Path) -> None:
        register = demonstration_on_file()
        for language in LANGUAGES:
            text = desk(register, language=language)
            (folder / f"{language}.html").write_text(text, "utf-8")
            scriptless = re.sub(r"<script\b.*?</script>|</?noscript>", "", text, flags=re.DOTALL)
            (folder / f"{language}-without-scripts.html").write_text(scriptless, "utf-8")

    return once("desk", fill)


@pytest.fixture
def address(pages: Path) -> str:
    return (pages / "en.html").as_uri()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def opened(tab: Page, address: str) -> Watched:
    seen = watched(tab)
    tab.goto(address)
    return seen


def choose(tab: Page, school: str) -> Locator:
    """Choose a school by its id, by keyboard; the answer."""
    tab.locator("#school").fill(school)
    tab.keyboard.press("Enter")
    return tab.locator("#answer")


def test_it_asks_for_nothing_and_obeys_its_own_script_alone(tab: Page, address: str) -> None:
    seen = opened(tab, address)
    choose(tab, SCHOOL)
    tab.locator("#words").fill("lockwood")
    assert (seen.asked, seen.faults) == ([address], [])
    tab.evaluate(
        "() => { document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}));"
        " document.body.append(Object.assign(new Image(), {src: 'https://elsewhere.example/x.png'}));"
        " document.querySelector('h1').setAttribute('style', 'color: red') }"
    )
    for _ in range(PATIENCE_MS // 50):
        if len(seen.faults) < 3:
            tab.wait_for_timeout(50)
    assert sorted(fault.split()[-2] for fault in seen.faults) == ["img-src", "script-src-elem", "style-src-attr"]
    assert tab.evaluate("() => window.ran") is None


@pytest.mark.parametrize(
    ("options", "language"),
    [({"color_scheme": "light"}, "en"), ({"color_scheme": "dark"}, "en"), ({"forced_colors": "active"}, "cy")],
    ids=["light", "dark", "forced colours, in Welsh"],
)
def test_axe_finds_nothing_at_any_width_and_the_page_is_no_wider(
    options: dict[str, str], language: str, pages: Path, browser: Browser
) -> None:
    context = browser.new_context(**options)  # type: ignore[arg-type]  # each is one of Playwright's own words
    tab = context.new_page()
    tab.goto((pages / f"{language}.html").as_uri())
    choose(tab, SCHOOL)
    tab.evaluate(
        "() => [...document.querySelectorAll('details')].slice(0, 3).forEach((details) => details.open = true)"
    )
    found: list[object] = []
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 900})
        found += axe_faults(tab)
        assert tab.evaluate("() => document.scrollingElement.scrollWidth") == width
    context.close()
    assert found == []


def test_axe_does_find_what_is_wrong_here(tab: Page, address: str) -> None:
    tab.goto(address)
    tab.evaluate("() => document.querySelector('#words').previousElementSibling.remove()")
    assert "label" in {rule for rule, *_ in axe_faults(tab)}


def test_both_checkers_of_html_find_nothing_as_written_and_as_the_script_leaves_it(
    tab: Page, pages: Path, tmp_path: Path
) -> None:
    tab.goto((pages / "en.html").as_uri())
    choose(tab, SCHOOL)
    (tmp_path / "used").mkdir()
    text = tab.evaluate("() => document.documentElement.outerHTML")
    (tmp_path / "used/page.html").write_text(f"<!doctype html>\n{text}", "utf-8")
    files = [pages / f"{language}.html" for language in LANGUAGES] + [tmp_path / "used/page.html"]
    run_vnu(files, tmp_path)
    run_html_validate(files, tmp_path)
    checked = Checked(tmp_path)
    for folder in (pages, tmp_path):
        assert (checked.vnu(folder), checked.html_validate(folder)) == (set(), set())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_without_scripts_every_fact_is_there_and_no_control(scheme: str, pages: Path, browser: Browser) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": 375, "height": 900})  # type: ignore[arg-type]
    tab = context.new_page()
    tab.goto((pages / "en-without-scripts.html").as_uri())
    assert axe_faults(tab) == []
    assert not [control for control in tab.locator("button, input").all() if control.is_visible()]
    expect(tab.get_by_text("To choose a school, open this page in a browser that runs scripts.")).to_be_visible()
    register = demonstration_on_file()
    assert tab.locator(".person").count() == len(register.assessors)
    assert tab.locator("#due [data-item]").count() > 20
    context.close()


def test_the_search_finds_people_schools_and_what_is_due_by_keyboard(tab: Page, address: str) -> None:
    tab.goto(address)
    for _ in range(10):
        tab.keyboard.press("Tab")
        if tab.evaluate("() => document.activeElement.id") == "words":
            break
    tab.keyboard.type("HARRIET lockwood")
    expect(tab.locator("#found")).to_have_text(re.compile(r"^Found: \d due, 1 assessors, \d schools$"))
    assert tab.locator(".person:visible h3").all_inner_texts() == ["Harriet Lockwood"]
    due = tab.locator("#due [data-item]:visible")
    assert all("Harriet Lockwood" in item for item in due.all_inner_texts())
    tab.locator("#words").fill("nothing has these words")
    expect(tab.locator("#found")).to_have_text("Nothing on this page has all of these words.")
    assert tab.locator("[data-item]:visible, [data-group]:visible").count() == 0
    tab.locator("#words").fill("")
    expect(tab.locator("#found")).to_have_text("")
    assert tab.locator(".person:visible").count() == len(demonstration_on_file().assessors)


def test_a_link_to_somebody_whom_the_search_hides_leads_there(tab: Page, address: str) -> None:
    tab.goto(address)
    tab.locator("#words").fill("lockwood")
    choose(tab, SCHOOL).get_by_role("link", name="Yusuf Karim").click()
    expect(tab.locator("#assessor-yusuf-karim")).to_be_in_viewport()
    expect(tab.locator("#words")).to_have_value("")


def test_each_stop_of_the_keyboard_is_seen(tab: Page, address: str) -> None:
    tab.goto(address)
    choose(tab, SCHOOL)
    tab.evaluate("() => document.activeElement.blur()")
    for _ in range(40):
        tab.keyboard.press("Tab")
        outline, width, height = tab.evaluate(
            "() => { const at = document.activeElement, box = at.getBoundingClientRect();"
            " return [getComputedStyle(at).outlineStyle, box.width, box.height] }"
        )
        assert outline != "none"
        assert min(width, height) > 4


def test_it_prints_that_it_is_for_the_office_on_every_sheet_and_what_the_drawings_say_in_words(
    tab: Page, address: str
) -> None:
    tab.goto(address)
    tab.emulate_media(media="print")
    assert not [control for control in tab.locator("button, input, nav").all() if control.is_visible()]
    sheets = [
        normalize("NFKC", " ".join(sheet.extract_text().split()))  # no ligatures
        for sheet in PdfReader(BytesIO(tab.pdf(format="A4"))).pages
    ]
    assert len(sheets) > 5
    assert [number for number, sheet in enumerate(sheets) if "For the office only" not in sheet] == []
    assert "invoice INV-0164" in " ".join(sheets)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_of_any_signs_stays_a_text(language: Language, tab: Page, tmp_path: Path) -> None:
    changes = {
        "assessors/amina-rahman": {"name": HOSTILE},
        "schools/eng-900001": {"name": HOSTILE, "local_authority": HOSTILE},
        "scheme": {"name": HOSTILE},
    }
    register = example({**changes, "scheme": {"name": HOSTILE, "name_cy": HOSTILE}})
    seen = opened(tab, write_desk(tmp_path, desk(register, language=language)))
    answer = choose(tab, "eng-900001")
    assert HOSTILE in (answer.locator("h3").text_content() or "")
    assert HOSTILE in tab.locator(".person h3").all_text_contents()
    tab.locator("#words").fill("onerror")
    assert tab.locator("img").count() == 0
    assert tab.evaluate("() => window.ran") is None
    assert seen.faults == []
    assert len(seen.asked) == 1


def test_it_says_of_everybody_at_every_school_what_check_says_once_they_are_appointed(tab: Page, address: str) -> None:
    register = demonstration_on_file()
    may_not, no_lead = _refused_by_check(register)
    tab.goto(address)
    names = {assessor.name: id for id, assessor in register.assessors.items()}
    for school in register.schools.values():
        answer = choose(tab, school.id)
        expect(answer.locator("h3")).to_have_text(f"Who may go to {school.name}")
        said = {(title.split(":")[0], names[name]) for title, people in answer.evaluate(GROUPS) for name in people}
        if not school.phase:
            assert not said
            assert all((id, school.id) in may_not for id in register.assessors)
            continue
        if school.has_closed(ON):
            assert not said
            continue
        kept_off = {id for group, id in said if group == "May not go"}
        assert kept_off == {id for id in register.assessors if (id, school.id) in may_not}, school.id
        assert {id for group, id in said if group.startswith("May go")} == register.assessors.keys() - kept_off
        barred = {names[name] for name in answer.evaluate(BARRED)}
        leads = {id for group, id in said if group.startswith("Lead Assessors")}
        assert leads == {id for id, assessor in register.assessors.items() if assessor.is_lead(ON)}
        assert barred == {id for id in leads if (id, school.id) in no_lead}
    assert may_not
    assert any(school == SCHOOL for _, school in may_not)


GROUPS = """(answer) => [...answer.querySelectorAll("h4")].map((title) => [title.textContent,
  [...(title.nextElementSibling?.querySelectorAll(":scope > li > a") ?? [])].map((link) => link.textContent)])"""
BARRED = """(answer) => [...answer.querySelectorAll("li li")]
  .filter((reason) => reason.textContent.startsWith("May not observe"))
  .map((reason) => reason.parentElement.parentElement.querySelector("a").textContent)"""


def _refused_by_check(register: Register) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Who may not be appointed at which school, and who may not observe there, by every rule that refuses."""
    may_not, no_lead = set(), set()
    leads = [id for id, assessor in register.assessors.items() if assessor.is_lead(ON)]
    for position, id in enumerate(register.assessors):
        lead = next(other for other in (*leads[position % len(leads) :], *leads) if other != id)
        schools = [_with_appointment(school, id, lead) for school in register.schools.values()]
        kinds = (register.assessors, register.organisations, register.fees, register.events, register.samples)
        others = [entry for entries in kinds for entry in entries.values()]  # type: ignore[attr-defined]
        appointed = Register.of([register.scheme, *others, *schools])
        last = {school.file: (school.id, len(school.assessments) - 1) for school in schools}
        for problem in (
            problem for rule in RULES if rule.severity is Severity.REFUSED for problem in rule.problems(appointed, ON)
        ):
            school, index = last.get(problem.at.file, ("", -1))
            if problem.at.keys[:2] == ("assessments", index):
                of_lead = problem.at.keys[2:3] == ("lead",)
                (no_lead if of_lead else may_not).add((lead if of_lead else id, school))
    return may_not, no_lead


def _with_appointment(school: School, assessor: str, lead: str) -> School:
    request = Request(on=ON, by=Requester.NAACE)
    number = len(school.assessments) + 90
    made = Assessment(id=f"{ON.year}-{number}", requested=request, assessor=assessor, appointed_on=ON, lead=lead)
    return school.model_copy(update={"assessments": (*school.assessments, made)})

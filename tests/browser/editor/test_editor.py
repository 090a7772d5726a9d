"""The form for texts and details: what it writes, what it asks of whom, and what it leaves behind."""

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from form import STEP_MS, Form, demonstration_files, file_of, signed_in
from github import TOKEN
from playwright.sync_api import Browser, expect
from project import PROJECT

from generator.check import check
from generator.problem import Severity
from generator.read.loading import load
from generator.records import Assessor

pytestmark = pytest.mark.browser

RECORDS = [
    *(
        f"{folder}/{path.stem}"
        for folder in ("assessors", "schools", "organisations", "fees", "events")
        for path in sorted((PROJECT / "data" / folder).glob("*.yml"))
    ),
    "settings/scheme",
]
PARTS = 4
TODAY = date(2027, 1, 1)


@pytest.mark.parametrize("part", range(PARTS))
def test_a_record_that_is_opened_and_saved_unchanged_is_the_same_to_the_byte(form: Form, part: int) -> None:
    for record in RECORDS[part::PARTS]:
        form.open(record)
        form.touch()
        assert form.save(record) == form.register[file_of(record)], record


def test_a_change_is_an_edit_of_its_own_lines_that_check_accepts(form: Form, tmp_path: Path) -> None:
    record = "assessors/harriet-lockwood"
    form.open(record)
    form.fill("contact.phone", "01632 960111")
    form.fill("contact.website", "")
    form.fill("details_confirmed_on", "2026-10-30")
    form.fill("portrait", "I teach: mathematics.\n\n# Not a comment")
    form.fill("note", "Ring after 4 pm #quickly")
    before, after = (text.decode().split("\n") for text in (form.register[file_of(record)], form.save(record)))
    assert [line for line in after if line not in before] == [
        'contact: {email: harriet@northmoor.example, phone: "01632 960111"}',
        "  I teach: mathematics.",
        "  # Not a comment",
        "details_confirmed_on: 2026-10-30",
        'note: "Ring after 4 pm #quickly"',
    ]
    assert [line for line in before if line not in after and not line.startswith("  ")] == [
        'contact: {email: harriet@northmoor.example, phone: "01632 960287", website: "https://northmoor.example"}',
        "details_confirmed_on: 2026-07-27",
    ]
    changed = checked(tmp_path, form, record)
    assert changed.portrait == "I teach: mathematics.\n\n# Not a comment"
    assert (changed.note, changed.contact.website) == ("Ring after 4 pm #quickly", None)
    (pull,) = form.github.pulls
    assert (pull["title"], pull["base"]) == ("Change details of assessor", "main")


def checked(root: Path, form: Form, record: str) -> Assessor:
    """The assessor as the register reads the branch of the form; `check` accepts all of it."""
    for name, text in form.github.branches[f"cms/{record}"].items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(text)
    loaded = load(root)
    refused = [problem for problem in check(loaded, TODAY).problems if problem.severity is Severity.REFUSED]
    assert refused == []
    assert loaded.register
    return loaded.register.assessors[record.partition("/")[2]]


def test_lists_and_choices_are_changed_in_the_form(form: Form, tmp_path: Path) -> None:
    record = "assessors/harriet-lockwood"
    form.open(record)
    form.field("phases").get_by_role("button", name=re.compile("Add .*an entry")).click()
    form.field("phases.2.phase").get_by_role("combobox").click()
    form.tab.get_by_role("option", name="Nursery").click()
    form.fill("phases.2.experience", "Ten years' work: nurseries, no less")
    form.field("languages").get_by_role("combobox").click()
    form.tab.get_by_role("option", name="British Sign Language").click()
    form.field("availability").get_by_role("checkbox").click()
    form.fill("availability.most_visits_a_year", "12")
    text = form.save(record).decode()
    assert "languages: [en, bfi]\n" in text
    assert '  - {phase: nursery, experience: "Ten years\' work: nurseries, no less"}\n' in text
    assert "availability:\n  most_visits_a_year: 12\n" in text
    changed = checked(tmp_path, form, record)
    assert len(changed.phases) == 3
    assert changed.availability
    assert changed.availability.unavailable == ()


def test_comments_stay_beside_what_is_changed(form: Form) -> None:
    form.open("settings/scheme")
    form.fill("contact_email", "office@naace.example")
    text, before = form.save("settings/scheme").decode(), form.register["data/scheme.yml"].decode()
    assert text == before.replace("contact_email: ictmark@naace.co.uk", 'contact_email: "office@naace.example"')
    assert text.count("#") == before.count("#") == 4


def test_a_wrong_value_is_not_saved_and_the_form_says_why(form: Form) -> None:
    form.open("assessors/harriet-lockwood")
    form.fill("base", "hull")
    form.tab.get_by_role("button", name="Save").click()
    expect(form.tab.get_by_text("The part of the postcode before the space: YO1.")).to_be_visible()
    assert form.github.pulls == []


def test_a_change_is_sent_for_review_and_is_never_merged_from_the_form(form: Form) -> None:
    form.open("organisations/kestrelwood-school-services")
    form.fill("note", "Their new office is in York")
    form.tab.get_by_role("button", name="Save").click()
    form.tab.get_by_role("button", name="Send for Review").click()
    expect(form.tab.get_by_role("row").first).to_be_visible()
    (pull,) = form.github.pulls
    assert (pull["draft"], pull["labels"]) == (False, ["sveltia-cms/pending_review"])
    form.open("organisations/kestrelwood-school-services")
    assert form.tab.get_by_role("button", name="Publish").count() == 0
    assert form.tab.get_by_role("button", name="Delete").count() == 0


def test_the_form_offers_no_new_file_and_no_pictures(form: Form) -> None:
    for name in ("Assets", "Create New Entry", "Create Entry or Assets", "Delete Selected Entries"):
        hidden = form.tab.get_by_label(name, exact=True)
        assert hidden.count() > 0, f"the form's program names {name!r} in another way now"
        expect(hidden.first).to_be_hidden()


def test_the_token_goes_to_github_alone_and_signing_out_leaves_nothing(form: Form) -> None:
    assert form.github.tokens == {f"token {TOKEN}"}
    form.tab.get_by_role("button", name="Show Account Menu").click()
    form.tab.get_by_role("menuitem", name="Sign Out").click()
    expect(form.tab.get_by_text("Nothing of the register is left in this browser.")).to_be_visible()
    left = "async () => [Object.keys(localStorage), await indexedDB.databases()]"
    assert form.tab.evaluate(left) == [[], []]


def test_whatever_runs_in_the_page_can_ask_no_other_host(form: Form) -> None:
    elsewhere = "https://elsewhere.example/"
    asked = "address => Promise.allSettled([fetch(address), import(address)]).then(ends => ends.map(end => end.status))"
    assert form.tab.evaluate(asked, elsewhere) == ["rejected", "rejected"]
    form.tab.evaluate("address => { document.body.append(Object.assign(new Image(), {src: address})) }", elsewhere)
    while len(form.seen.faults) < 3:
        form.tab.wait_for_timeout(STEP_MS)
    assert sorted(fault.split()[-2] for fault in form.seen.faults) == ["connect-src", "img-src", "script-src-elem"]
    form.seen.faults.clear()
    form.seen.asked.clear()


def test_what_cannot_be_written_is_not_saved_and_the_form_says_why(browser: Browser, editor: Path) -> None:
    files = demonstration_files() | {"data/organisations/penhale-learning.yml": b"{name: Penhale Learning}\n"}
    said: list[str] = []
    with signed_in(browser, editor, files) as form:
        form.tab.on("dialog", lambda dialog: (said.append(dialog.message), dialog.accept()))
        form.open("organisations/penhale-learning")
        form.fill("name", "Penhale")
        form.tab.get_by_role("button", name="Save").click()
        expect(form.tab.get_by_text("There was an error while saving")).to_be_visible()
        assert form.github.pulls == []
    assert said == ["Nothing is saved: this file is written in braces. Change it by hand."]


def test_a_save_does_not_undo_what_somebody_else_changed_meanwhile(browser: Browser, editor: Path) -> None:
    record, other, files = "assessors/harriet-lockwood", "organisations/penhale-learning", demonstration_files()
    said: list[str] = []
    with signed_in(browser, editor, files) as form:
        form.tab.on("dialog", lambda dialog: (said.append(dialog.message), dialog.accept()))
        form.open(record)
        form.fill("note", "First")
        assert b"note: First" in form.save(record)
        form.open(record)
        form.fill("note", "Second")
        assert b"note: Second" in form.save(record), "one's own change is changed again"
        assert said == []
        reviewed = form.github.branches[f"cms/{record}"]
        reviewed[file_of(record)] = reviewed[file_of(record)].replace(b"note: Second", b"note: By a reviewer")
        form.open(record)
        form.fill("note", "Third")
        form.tab.get_by_role("button", name="Save").click()
        expect(form.tab.get_by_text("There was an error while saving")).to_be_visible()
        assert b"note: By a reviewer" in reviewed[file_of(record)]
    with signed_in(browser, editor, files) as form:
        form.tab.on("dialog", lambda dialog: (said.append(dialog.message), dialog.accept()))
        form.open(other)
        form.fill("name", "Penhale")
        form.github.branches["main"][file_of(other)] += b"note: Recorded meanwhile\n"
        form.tab.get_by_role("button", name="Save").click()
        expect(form.tab.get_by_text("There was an error while saving")).to_be_visible()
        assert form.github.pulls == []
    assert [text.partition(": ")[0] for text in said] == ["Nothing is saved"] * 2


def test_a_hostile_name_asks_no_host_and_runs_nothing(browser: Browser, editor: Path) -> None:
    name = "<img src=https://elsewhere.example/x onerror=alert(1)>"
    files = demonstration_files() | {"data/organisations/penhale-learning.yml": f'name: "{name}"\n'.encode()}
    with signed_in(browser, editor, files) as form:
        form.open("organisations/penhale-learning")
        form.tab.evaluate("() => { location.hash = '#/collections/organisations' }")
        expect(form.tab.get_by_role("row").first).to_be_visible()
        assert form.tab.locator("img[src*=elsewhere]").count() == 0
        assert not any("elsewhere.example" in url for url in form.seen.asked)
        # The CMS reads it as HTML, aside, to clean it; the policy stops what would run even there.
        assert {fault.split(": ")[1] for fault in form.seen.faults} <= {"script-src-attr inline"}


def test_the_folder_is_few_enough_files_to_upload_at_once_and_all_are_named(editor: Path) -> None:
    files = [path for path in editor.rglob("*") if path.is_file()]
    assert 20 < len(files) <= 100, "GitHub takes 100 files at once"
    assert (editor / "fonts").is_dir()
    texts = [path.read_text("utf-8") for path in files if path.suffix in (".html", ".css", ".mjs")]
    assert not any(re.search(r"url\(\s*['\"]?https?:", text) for text in texts)
    assert "<script>" not in (editor / "index.html").read_text("utf-8")


@pytest.fixture
def stock(editor: Path, tmp_path: Path) -> Path:
    """The form with the CMS's own reader and writer of YAML."""
    folder = tmp_path / "stock"
    shutil.copytree(editor, folder)
    made = json.loads((folder / "settings.json").read_text())
    for listed in made["settings"]["collections"]:
        for holder in [listed, *listed.get("files", [])]:
            holder["format"] = "yml"
    made["kinds"] = []
    (folder / "settings.json").write_text(json.dumps(made))
    (folder / "unchanged.mjs").write_text("export function remember() {}")
    return folder


def test_the_cms_s_own_yaml_would_lose_comments_and_layout(stock: Path, browser: Browser) -> None:
    """Why the register has formats of its own. When this fails, they may not be needed any more."""
    with signed_in(browser, stock, demonstration_files()) as form:
        form.open("fees/registration-initial")
        form.touch()
        text, before = (
            form.save("fees/registration-initial").decode(),
            form.register["data/fees/registration-initial.yml"],
        )
    assert b"# Put on file with a wrong amount" in before
    assert "#" not in text
    assert "{" not in text

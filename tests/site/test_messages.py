"""The catalogue of the site's words: nothing missing, nothing unused, and the same places to fill in both languages."""

import re
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
import yaml
from markupsafe import Markup
from project import PROJECT

from generator.office.desk.page import SAID_BY_THE_SCRIPT
from generator.site.messages import CATALOGUE, LANGUAGES, Wording, wording
from generator.vocabulary import Language, Nation, Phase, Region, SchoolType, Term, Vat

OFFICE = sorted((PROJECT / "generator/office/desk").glob("*.py"))
SITE = (
    *sorted((PROJECT / "generator/site").rglob("*.py")),
    *OFFICE,
    *sorted((PROJECT / "site_templates").rglob("*.html")),
)
TERMS: tuple[type[Term], ...] = (Region, Nation, Phase, SchoolType, Language, Vat)
TEXT = CATALOGUE.read_text(encoding="utf-8")
MESSAGES: dict[str, Any] = yaml.load(TEXT, yaml.CSafeLoader)
USED = re.compile(r"""(?<![.\w])(?:t|t\.raw|self)\(\s*["']([^"']+)["']""")
BEGUN = re.compile(r"""(?<![.\w])(?:t|t\.raw|self)\(\s*f["']([^"'{]+)\{""")
"""The beginning of a key that is put together: `t(f"standing.{…}"`. In the wording's own methods `t` is `self`."""


def _texts() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in SITE]


def _used() -> set[str]:
    terms = {f"{kind.__name__.lower()}.{term}" for kind in TERMS for term in kind}
    named = {
        key
        for path in OFFICE
        for key in re.findall(r'"(desk\.(?!css|js)[a-z_.]+[a-z])"', path.read_text(encoding="utf-8"))
    }
    return terms | named | {key for text in _texts() for key in USED.findall(text)}


def _begun() -> tuple[str, ...]:
    return tuple(sorted({key for text in _texts() for key in BEGUN.findall(text)}))


def _forms(text: Any) -> list[str]:
    return list(text.values()) if isinstance(text, dict) else [text]


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_message_has_its_text_in_every_language_and_in_no_other() -> None:
    for key, texts in MESSAGES.items():
        assert set(texts) == set(map(str, LANGUAGES)), key
        assert all(form.strip() for text in texts.values() for form in _forms(text)), key


def test_every_form_of_a_message_has_the_same_places_to_fill() -> None:
    for key, texts in MESSAGES.items():
        forms = [form for text in texts.values() for form in _forms(text)]
        assert all(_places(form) == _places(forms[0]) for form in forms), key
        shapes = {tuple(text) if isinstance(text, dict) else () for text in texts.values()}
        assert shapes in ({()}, {("one", "other")}), key


def test_no_key_is_there_twice() -> None:
    keys = re.findall(r"^([a-z][\w.-]*):", TEXT, re.MULTILINE)
    assert len(keys) == len(set(keys)) == len(MESSAGES)


def test_every_key_that_is_used_exists() -> None:
    assert not _used() - set(MESSAGES)
    assert not [begun for begun in _begun() if not any(key.startswith(begun) for key in MESSAGES)]


def test_every_message_is_used() -> None:
    used = _used()
    assert not [key for key in MESSAGES if key not in used and not key.startswith(_begun())]


def test_the_script_of_the_office_s_page_is_given_just_what_it_says() -> None:
    script = (PROJECT / "site_templates/office/desk.js").read_text(encoding="utf-8")
    begun = "desk.say."
    assert set(SAID_BY_THE_SCRIPT) == set(re.findall(r"\bsay\.(\w+)", script))
    assert {begun + key for key in SAID_BY_THE_SCRIPT} == {key for key in MESSAGES if key.startswith(begun)}


def test_closed_lists_have_in_english_the_labels_of_the_vocabulary() -> None:
    english, welsh = (wording(language) for language in LANGUAGES)
    for kind in TERMS:
        for term in kind:
            assert english.term(term) == term.label
            assert welsh.term(term)


def test_a_missing_key_and_a_missing_value_raise() -> None:
    t = Wording(Language.ENGLISH, {"a": "{name}"})
    with pytest.raises(KeyError):
        t("b")
    with pytest.raises(KeyError):
        t("a")


def test_a_message_takes_the_form_of_its_count() -> None:
    t = Wording(Language.ENGLISH, {"found": {"one": "{count} assessor", "other": "{count} assessors"}})
    assert [t("found", count=count) for count in (0, 1, 2)] == ["0 assessors", "1 assessor", "2 assessors"]
    with pytest.raises(TypeError):
        t.raw("found")


def test_ready_html_in_a_message_stays_html_and_all_else_is_escaped() -> None:
    t = Wording(Language.ENGLISH, {"a": "<See> {link} of {name}", "b": "Tom's {name}"})
    assert t("a", link=Markup("<a>it</a>"), name="<b>") == Markup("&lt;See&gt; <a>it</a> of &lt;b&gt;")
    assert t("b", name="<b>") == "Tom's <b>"
    assert t.raw("a") == "<See> {link} of {name}"


def test_the_catalogue_is_read_once_until_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`register serve` shows an edit of the catalogue; a build does not read it again for each page."""
    catalogue = tmp_path / "messages.yml"
    catalogue.write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr("generator.site.messages.CATALOGUE", catalogue)
    first = wording(Language.WELSH)
    assert wording(Language.WELSH) is first
    catalogue.write_text(TEXT + "\nadded.here:\n  en: An edit\n  cy: Golygiad\n", encoding="utf-8")
    assert wording(Language.WELSH)("added.here") == "Golygiad"
    assert wording(Language.ENGLISH)("added.here") == "An edit"

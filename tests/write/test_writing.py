"""What the program writes reads back to the same values, in this register and for any other reader of YAML."""

import unicodedata
from datetime import date
from decimal import Decimal

import example
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from project import PROJECT

from generator.read.files import placed
from generator.read.loading import read_file
from generator.read.source import faults_of_text, read
from generator.records import Assessor
from generator.write.schema import schema_line
from generator.write.yaml_edit import SetValue
from generator.write.yaml_edit import edited as edited_by
from generator.write.yaml_text import fields_written, new_file, scalar, with_schema_line, written


def readable(text: str) -> str:
    """The text without characters that the reader refuses."""
    kept = (sign for sign in unicodedata.normalize("NFC", text) if not any(faults_of_text(f"{sign}.")))
    return unicodedata.normalize("NFC", "".join(kept))


GUESSED = [
    "yes",
    "NO",
    "on",
    "n",
    "~",
    "null",
    "0123",
    "83",
    "1e3",
    "1_000",
    "12:30",
    "2026-03-01",
    ".inf",
    "0x1F",
    "<<",
]
SIGNS = st.text(st.sampled_from("aé:#-'\"\\|> \t\n,[]{}&*!%@`0.?"), max_size=12)
TEXTS = (st.text(max_size=40) | SIGNS | st.sampled_from(GUESSED)).map(readable)
VALUES = st.recursive(
    TEXTS,
    lambda more: st.lists(more, max_size=3).map(tuple) | st.dictionaries(st.sampled_from("abc"), more, max_size=3),
    max_leaves=8,
)
FIELDS = st.dictionaries(st.sampled_from(["name", "note", "on", "support"]), VALUES, min_size=1)


@given(FIELDS)
def test_what_is_written_reads_back_to_the_same_values(fields):
    _, values, problems = read("data/x.yml", written(fields).encode())

    assert (values, problems) == (fields, [])


@given(TEXTS)
def test_no_reader_of_yaml_takes_a_text_for_anything_else(text):
    assert yaml.safe_load(written({"field": text, "list": [text]})) == {"field": text, "list": [text]}


@pytest.mark.parametrize("text", [*GUESSED, "", " a", "a ", "a: b", "a #b", "- a", "1st", "a,", "[a]", "a\tb"])
def test_a_text_that_could_be_taken_for_anything_else_is_quoted(text):
    assert scalar(text).startswith('"')


@pytest.mark.parametrize("text", ["YO1 9ZZ", "St Mary's (Aided), Ely", "Ysgol Tŷ Gwyn", "Nurs. & Inf."])
def test_an_ordinary_text_is_written_without_quotes(text):
    assert scalar(text) == text


def test_dates_are_written_without_quotes_money_with_them_and_long_texts_as_blocks():
    fields = {
        "on": date(2026, 3, 1),
        "amount": Decimal("150.00"),
        "attended": True,
        "attempt": 1,
        "portrait": "One.\n\nTwo.\n",
        "phases": [{"phase": "primary", "experience": "Ten\nyears"}, {"phase": "secondary"}],
        "regions": [],
        "languages": ["en", "cy"],
    }

    assert written(fields) == (
        "on: 2026-03-01\n"
        'amount: "150.00"\n'
        "attended: yes\n"
        "attempt: 1\n"
        "portrait: |\n"
        "  One.\n"
        "\n"
        "  Two.\n"
        "phases:\n"
        "  - phase: primary\n"
        "    experience: |-\n"
        "      Ten\n"
        "      years\n"
        "  - phase: secondary\n"
        "regions: []\n"
        "languages:\n"
        "  - en\n"
        "  - cy\n"
    )


@pytest.mark.parametrize("path", sorted((example.ROOT / "data").rglob("*.yml")), ids=lambda path: path.stem)
def test_every_record_of_the_example_reads_back_equal(path):
    file = path.relative_to(example.ROOT).as_posix()
    _, entry, _ = read_file(placed(file), path.read_bytes())

    _, again, problems = read_file(placed(file), written(fields_written(entry)).encode())

    assert (again, problems) == (entry, [])


def test_fields_are_written_in_the_order_of_the_model():
    assessor = example.register().assessors["amina-rahman"]

    names = list(fields_written(assessor))

    assert names == [name for name in Assessor.model_fields if name in names]


ORDER = ("name", "region", "phase", "postcode")


def edited(text, changes, order):
    return edited_by(text, *(SetValue((name,), value, order=order) for name, value in changes.items()))


LAYOUTS = [
    "name: {}\nregion: {}\nnote: kept\n",
    "# first\nname:   {}   # the name\n\nregion: {}  # the region\nnote: |\n  kept\n\n  too\n",
    "name: {}\r\nregion: {}\r\nnote: kept\r\n",
    "{{name: {}, region: {}, note: kept}}\n",
    "{{\n  name: {}, # the name\n  region: {},\n  note: kept\n}}\n",
    "  note: kept\n  region: {1}\n  name: {0}",
    "note: {{a: [1, {{b: 2}}]}}\nname: {}\nregion:\n  {}",
]


@given(st.sampled_from(LAYOUTS), TEXTS, TEXTS, st.dictionaries(st.sampled_from(ORDER), TEXTS))
def test_an_edit_sets_the_values_and_nothing_else(layout, name, region, changes):
    quoted = [yaml.dump(text, default_style='"', allow_unicode=True, width=10**6).strip() for text in (name, region)]
    before = layout.format(*quoted)
    _, values, _ = read("data/x.yml", before.encode())

    after = edited(before, changes, ORDER)

    _, again, problems = read("data/x.yml", after.encode())
    assert (again, problems) == ({**values, **changes}, [])


def test_an_edit_keeps_comments_and_layout():
    before = "# Ours\nname:   'Old'   # as it was\n\nregion: 'x'\nnote: kept\n"

    after = edited(before, {"name": "New", "phase": "primary", "postcode": "YO1 9ZZ"}, ORDER)

    assert after == (
        "# Ours\nname:   \"New\"   # as it was\n\nregion: 'x'\nphase: primary\npostcode: YO1 9ZZ\nnote: kept\n"
    )


def test_an_edit_within_braces_quotes_what_a_comma_would_end():
    before = "{name: Old, region: x}\n"

    assert edited(before, {"name": "St Mary's, Ely", "phase": "primary"}, ORDER) == (
        '{name: "St Mary\'s, Ely", region: x, phase: primary}\n'
    )


def test_white_space_at_a_line_end_is_quoted_where_it_can_be_seen():
    assert written({"note": "One \nTwo"}) == 'note: "One \\nTwo"\n'


def test_an_edit_of_a_block_leaves_the_lines_after_it():
    assert edited("name: |\n  Old\nregion: x\n", {"name": "New"}, ORDER) == "name: New\nregion: x\n"


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("data/scheme.yml", "# yaml-language-server: $schema=../docs/schemas/scheme.schema.json"),
        ("data/schools/eng-900001.yml", "# yaml-language-server: $schema=../../docs/schemas/school.schema.json"),
    ],
)
def test_a_new_file_begins_with_the_line_that_leads_an_editor_to_its_schema(file, line):
    text = new_file(file, {"name": "Ann"})

    assert text == f"{line}\nname: Ann\n"
    assert with_schema_line(file, text) == text


@pytest.mark.parametrize("path", sorted((PROJECT / "data").rglob("*.yml")), ids=lambda path: path.stem)
def test_every_file_of_the_demonstration_leads_to_its_schema(path):
    first = path.read_text(encoding="utf-8").partition("\n")[0]

    assert first == schema_line(path.relative_to(PROJECT).as_posix())
    assert (path.parent / first.partition("$schema=")[2]).is_file()

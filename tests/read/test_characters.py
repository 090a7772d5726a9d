"""Characters that no text may hold, and quotes and lines that only look like YAML's or git's."""

import unicodedata

import pytest
from pydantic import TypeAdapter, ValidationError
from read_texts import faults_of, values_of

from generator.read.characters import is_composed, misleads, respelled
from generator.read.source import read
from generator.records.forms import Date, Line, Text


def test_words_of_not_composed() -> None:
    for written, name in (("\ufb2b", "U+FB2B HEBREW"), ("\u212a", "U+212A KELVIN"), ("\u095b", "U+095B DEVANAGARI")):
        _, _, (problem,) = read("data/x.yml", f"name: Levi {written}\n".encode())
        right = unicodedata.normalize("NFC", written)
        assert (problem.code, problem.at.place) == ("not-composed", (1, 12))
        assert name in problem.message
        assert f"copy this in its place: {right} (" in problem.fix
        assert values_of(f"name: Levi {right}\n") == {"name": f"Levi {right}"}


@pytest.mark.parametrize(
    ("line", "column", "message", "right"),
    [
        ("Rene\u0301e", 4, "A letter with its accent is written as two", "é (U+00E9)"),
        ("\u1112\u1161n", 1, "A letter with its accent is written as two", "\ud558 (U+D558)"),
        (
            "aq\u0307\u0323",
            2,
            "The accents of a letter are written in an order",
            "q\u0323\u0307 (U+0071 U+0323 U+0307)",
        ),
        ("a \u2126", 3, "This letter is a character of its own (U+2126 OHM SIGN)", "\u03a9 (U+03A9)"),
    ],
)
def test_a_letter_spelled_otherwise_is_shown_with_the_right_one_to_copy(
    line: str, column: int, message: str, right: str
) -> None:
    found = respelled(line)
    assert (found.column, found.message[: len(message)]) == (column, message)
    assert right in found.fix


@pytest.mark.slow
def test_whatever_is_copied_from_a_message_is_composed() -> None:
    """Every character of Unicode, alone and below two accents in both orders."""
    for number in range(0x20, 0x30000):
        if 0xD800 <= number < 0xE000:
            continue
        for text in (chr(number), f"{chr(number)}\u0307\u0323"):
            if not is_composed(text):
                right = respelled(text).fix.partition("place: ")[2].rpartition(" (")[0]
                assert is_composed(text[: respelled(text).column - 1] + right)


INVISIBLE = {
    "Braille's blank": "\u2800",
    "the beginning of a beam in music": "\U0001d173",
    "a note without its head": "\U0001d159",
    "Hangul's first filler": "\u115f",
    "Hangul's second filler": "\u1160",
    "Hangul's filler": "\u3164",
    "Hangul's narrow filler": "\uffa0",
    "a filler of Khitan": "\U00016fe4",
    "a control of shorthand": "\U0001bca0",
    "an accent alone": "\u0301",
    "a ring alone": "\u20dd",
    "a zero width space": "\u200b",
    "a character that is none": "\U0001fffe",
    "a tag": "\U000e0041",
    "a wide letter": "\uff21",
    "a letter of mathematics": "\U0001d400",
}


@pytest.mark.parametrize("name", INVISIBLE)
@pytest.mark.parametrize("text", ["place: {}\n", "place: York, {} Hall\n", 'place: "{}"\n', "place: |\n  York\n  {}\n"])
def test_a_character_that_cannot_be_seen_or_misleads_is_refused_wherever_it_is(text: str, name: str) -> None:
    assert [code for code, _, _ in faults_of(text.format(INVISIBLE[name]))] == ["unseen-character"]


@pytest.mark.parametrize(
    "escape", ["\\u2800", "\\u3164", "\\u0301", "\\U0001D173", "\\0", "\\_", "\\N", "\\L", "\\uFF21"]
)
def test_an_escape_that_makes_such_a_character_is_refused(escape: str) -> None:
    assert faults_of(f'place: "{escape}"\n') == [("unseen-character", 1, 8)]


@pytest.mark.parametrize("word", ["L\u0435eds", "\u0410nna", "Ann\u0430", "\u0391nn", "B\u03bfn"])
def test_a_letter_of_another_alphabet_within_a_word_is_refused(word: str) -> None:
    assert [code for code, _, _ in faults_of(f"name: {word}\n")] == ["unseen-character"]


@pytest.mark.parametrize(
    "name",
    [
        "Ελένη Anna",
        "Анна",
        "Łódź",
        "Nguyễn",
        "\u05e9\u05b8\u05c1\u05e8\u05b8\u05d4",
        "क्षितिज",
        "Ó Néill",
        "µ5",
        "5 €",
        "小林",
    ],
)
def test_names_of_every_alphabet_are_read(name: str) -> None:
    assert not misleads(name)
    assert values_of(f"name: {name}\n") == {"name": name}


def test_curly_quotes_round_a_title() -> None:
    for text in ("title: “Spring conference”\n", "number: “INV-0107”\n", "title: “Leading: a day for heads”\n"):
        _, _, (problem,) = read("data/x.yml", text.encode())
        assert problem.message == "This value is in curly quotes"
        assert 'type straight ones (")' in problem.fix


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("a: ‘Heads’ guide’\n", 4),
        ("a: „Heads“\n", 4),
        ("a: «Heads»\n", 4),
        ('a: “Heads"\n', 4),
        ("a: “Room #4, York”\n", 4),
        ("a: “Heads\n  and more”\n", 4),
        ("a: {b: “One, two”}\n", 8),
        ("a: [“One, two”]\n", 5),
        ("a: [“One: two”]\n", 5),
        ("a:\n  - x\n  - “One”\n", 5),
    ],
)
def test_a_value_in_curly_quotes_is_refused_once_where_it_begins(text: str, column: int) -> None:
    assert faults_of(text) == [("curly-quotes", 3 if text.startswith("a:\n") else 1, column)]


@pytest.mark.parametrize("text", ['a: "Heads”\nb: c\n', "a: 'Heads’\nb: 'c'\n", 'a: [x, "Heads”]\nb: c\n'])
def test_a_curly_quote_that_is_to_close_a_straight_one_is_named(text: str) -> None:
    _, _, problems = read("data/x.yml", text.encode())
    assert problems[-1].at.place == (1, text.index("\n") - ("]" in text))
    assert problems[-1].message == "The quote that closes this value is curly"


@pytest.mark.parametrize("value", ["“One” and “two”", "The “one”", "‘Tis the season", "Heads’", '"“One”"', "O’Neill"])
def test_curly_quotes_within_a_value_are_its_own(value: str) -> None:
    assert values_of(f"a: {value}\n") == {"a": value.strip('"')}


def test_setext_heading() -> None:
    text = "portrait: |\n  My work\n  =======\n\n  Nine years as an adviser.\n"
    assert values_of(text) == {"portrait": "My work\n=======\n\nNine years as an adviser.\n"}
    assert values_of(text.replace("\n", "\r\n")) == {"portrait": "My work\n=======\n\nNine years as an adviser.\n"}


@pytest.mark.parametrize("other", ["<<<<<<< HEAD", ">>>>>>> theirs", "||||||| base"])
def test_seven_equals_signs_are_git_s_beside_another_of_its_lines(other: str) -> None:
    text = f"portrait: |\n  My work\n  =======\n  {other}\n"
    assert faults_of(text) == [("conflict-marker", 3, 3), ("conflict-marker", 4, 3)]


def test_seven_equals_signs_at_the_start_of_a_line_are_git_s() -> None:
    assert faults_of("portrait: |\n  My work\n=======\n") == [("conflict-marker", 3, 1)]


TEXT, LINE = TypeAdapter(Text), TypeAdapter(Line)


@pytest.mark.parametrize("form", [TEXT, LINE], ids=["a text", "a line"])
@pytest.mark.parametrize("text", ["", " ", "\t", "-", "…", "?!", "“”", "~", "\u0301"])
def test_a_text_without_a_letter_or_a_number_is_refused(form: TypeAdapter[str], text: str) -> None:
    with pytest.raises(ValidationError):
        form.validate_python(text)


@pytest.mark.parametrize("form", [TEXT, LINE], ids=["a text", "a line"])
@pytest.mark.parametrize("text", ["A", "4", "École", "小林", " A ", "A" * 300])
def test_a_text_with_one_is_read(form: TypeAdapter[str], text: str) -> None:
    assert form.validate_python(text) == text.strip()


def test_a_tab_is_no_space_of_a_line() -> None:
    """Two names that look the same would be two; a tab comes with a cell copied from a spreadsheet."""
    with pytest.raises(ValidationError, match="a tab here"):
        LINE.validate_python("Amina\tRahman")
    assert LINE.validate_python("Amina Rahman\t") == "Amina Rahman"
    assert TEXT.validate_python("One:\n\n\tcode") == "One:\n\n\tcode"


def test_a_line_ends_with_300_characters_and_a_text_with_20_000() -> None:
    with pytest.raises(ValidationError, match="longer than 300"):
        LINE.validate_python("A" * 301)
    assert TEXT.validate_python("A" * 20_000)
    with pytest.raises(ValidationError, match="longer than 20,000"):
        TEXT.validate_python("A" * 20_001)


def test_a_byte_order_mark_is_told_with_the_step_that_removes_it() -> None:
    """Nobody can delete what no editor shows."""
    _, values, (problem,) = read("data/x.yml", "\ufeffname: Ann\ufeff\n".encode())
    assert (values, problem.at.place) == (None, (1, 1))
    assert "UTF-8 without BOM" in problem.fix


@pytest.mark.parametrize("right", ["café", "don’t", "Tŷ Gwyn", "£95", "“so", "naïve"])
def test_an_accent_or_a_quote_that_a_program_has_misread_is_refused_where_it_is(right: str) -> None:
    """As when a list in UTF-8 is opened in a spreadsheet program as Windows-1252, and a cell of it is pasted."""
    misread = right.encode().decode("cp1252", "replace")
    _, _, (problem, *others) = read("data/x.yml", f"note: Ask\nname: A {misread}\n".encode())
    where = next(at for at, (was, now) in enumerate(zip(right, misread, strict=False)) if was != now)

    assert (problem.at.place, {problem.code, *(other.code for other in others)} - {"unseen-character"}) == (
        (2, 9 + where),
        {"misread"},
    )
    assert values_of(f"name: A {right}\n") == {"name": f"A {right}"}


@pytest.mark.parametrize("text", ["ÅÄÖ Ã", "Ysgol â’r Môr", "São João", "PLAS COCH, LLÂN", "Ä, Å", "â€"])
def test_accents_that_only_look_misread_are_read(text: str) -> None:
    assert values_of(f"name: {text}\n") == {"name": text}


@pytest.mark.parametrize("dash", ["\u2011", "\u2013", "\u2212"])
def test_a_date_with_the_dashes_of_a_word_processor_is_refused_for_them(dash: str) -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(Date).validate_python(f"2026{dash}03{dash}01")
    (error,) = refused.value.errors()
    assert (error["msg"], error["ctx"]["fix"]) == (
        "The signs between these numbers are dashes that look like hyphens",
        "Type hyphens in their place: 1 March 2026 is 2026-03-01.",
    )

"""What is said of a text that cannot be read: where the mistake was made and what it was, not where it was noticed."""

import pytest

from generator.read.plain_yaml import UnreadableError, build

TOLD = {
    "a quote left open before another": ('a: 1\nb: {c: "1, d: "2"}\n', (2, 8), "The quote opened here is not"),
    "a quote left open before another line's": (
        'a: "1\nb: x\nc: "2"\n',
        (1, 4),
        "The quote opened here is not",
    ),
    "a quote left open to the end": ('a: 1\nb: "2\nc: 3\n', (2, 4), "The quote opened here is not"),
    "a word behind a quote": ('a: "Ann" Bell\n', (1, 4), "The value continues after its closing quote"),
    "an apostrophe in single quotes": (
        "a: {b: 'Heads' guide'}\n",
        (1, 8),
        "The value continues after its closing quote",
    ),
    "a comma left out behind a quote": ('a: {b: "1" c: 2}\n', (1, 12), "A comma or a closing bracket is missing"),
    "a colon in a value": ("a: b: c\n", (1, 5), "There is a colon and a space inside a value"),
    "a colon in a value in brackets": ("a: {b: c: d}\n", (1, 9), "There is a colon and a space inside a value, or"),
    "a bracket left open": ("a: [b, c\nd: 1\n", (1, 4), "The bracket opened here is not closed"),
    "a word behind a bracket": ("a: [b] c\n", (1, 8), "The value continues after its closing bracket"),
    "a field indented further": ("a: 1\n  b: 2\n", (2, 3), "This line is indented further"),
    "a field indented less than its list": (
        "a:\n  - b: 1\n c: 2\n",
        (3, 2),
        "This line is not lined up with the fields",
    ),
    "an item indented otherwise": ("a:\n  - b: 1\n   - b: 2\nc: 1\n", (3, 4), "This item is not lined up"),
    "an item in brackets without its dash": ("a:\n  - {b: 1}\n  {b: 2}\nc: 1\n", (3, 3), "This item of a list does"),
    "the first item without its dash": ("a:\n  {b: 1}\n  - {b: 2}\n", (3, 3), "This item of a list does not begin as"),
    "an item on lines without its dash": ("a:\n  - b: 1\n    c: 1\n  b: 2\n", (4, 3), "This line has no dash"),
    "a colon left out on the first line": ("a 1\nb: 2\n", (1, 1), "The name of a field is not followed"),
    "a colon left out": ("a: 1\nb 2\nc: 3\n", (2, 1), "The name of a field is not followed"),
    "a space left out behind a colon": ("a: 1\nb:2\nc: 3\n", (2, 1), "There is no space after the colon"),
    "a long text not indented": ("a: |\n  x\ny z\nb: 1\n", (3, 1), "This line is not indented, as the long text"),
    "a long text on the line of its sign": ("a: | x\nb: 1\n", (1, 6), "There is something after the |"),
    "a tab before an item": ("a:\n\t- b\n", (2, 1), "There is a tab here"),
    "a value that begins with a sign": ("a: @b\n", (1, 4), "A value cannot begin with this sign"),
    "the backticks of a chat program": ("```yaml\na: 1\n```\n", (1, 1), "A line of three backticks"),
    "the backticks of a chat program below": ("a: 1\n```\n", (2, 1), "A line of three backticks"),
    "a line that begins with a percent sign": ("%a: 1\n", (1, 3), "A line cannot begin with %"),
    "a backslash in double quotes": ('a: "b\\c"\n', (1, 6), "A backslash in double quotes"),
}


@pytest.mark.parametrize("name", TOLD)
def test_a_text_is_told_of_what_was_done(name: str) -> None:
    text, place, message = TOLD[name]
    with pytest.raises(UnreadableError) as unreadable:
        build(text)
    (fault,) = unreadable.value.faults
    assert (tuple(fault.place), fault.message[: len(message)]) == (place, message)


@pytest.mark.parametrize(
    ("text", "second", "first"), [("a: 1\nb: 2\na: 3\n", (3, 1), (1, 1)), ("a: {b: 1, b: 2}\n", (1, 11), (1, 5))]
)
def test_a_field_given_twice_is_shown_with_the_first(
    text: str, second: tuple[int, int], first: tuple[int, int]
) -> None:
    _, (fault,) = build(text)
    assert (fault.place, fault.related) == (second, ((first, "where it is given first"),))

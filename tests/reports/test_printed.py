"""What is printed: nothing in it is obeyed by a terminal but our colours, and nothing by GitHub's runner."""

import pytest

from generator.reports.escaping import unheeded


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("plain – and Welsh: ŵ", "plain – and Welsh: ŵ"),
        ("\x1b[31mrefused\x1b[0m\tit", "\x1b[31mrefused\x1b[0m\tit"),
        ("BEGIN:VEVENT\r\nEND:VEVENT\r", "BEGIN:VEVENT\r\nEND:VEVENT\r"),
        ("a\x1b[2Jb\x1b]0;x\x07", "a�[2Jb�]0;x�"),
        ("over\rwritten", "over�written"),
        ("a\u202eb\u200bc\ufeffd\x9b2Je", "a�b�c�d�2Je"),
        ("\x1b[1m::error::x", "\x1b[1m�:error::x"),
        ("soft\xadhyphen and\xa0space", "soft�hyphen and\xa0space"),
        ("x ##[error]y", "x #�[error]y"),
    ],
)
def test_what_a_terminal_or_the_runner_obeys_is_made_visible(line: str, printed: str) -> None:
    assert unheeded(line) == printed

"""What may come of a hostile input, and what says which: nothing else is a pass."""

import unicodedata
from collections.abc import Iterable
from contextlib import redirect_stdout
from enum import Enum
from html.parser import HTMLParser
from io import StringIO

from click import unstyle

from generator.check import Checked
from generator.command.output import say
from generator.problem import Severity

UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Unicode's categories of what a terminal obeys, or does not show."""
OURS = ("::error ", "::warning ", "::notice ", "::notice::", "::group::", "::endgroup::")
"""How the annotations of a check begin."""


class Outcome(Enum):
    """What the program did with an input; a folder of each door has its name."""

    REFUSED = "refused"
    """It said what is wrong, and where."""
    INERT = "inert"
    """It shows the input as the text that it is."""
    HARMLESS = "harmless"
    """It took the input for what it says: nothing is wrong with it, or it means nothing."""


def placed(checked: Checked) -> None:
    """Each problem says where it is, and what is wrong."""
    for problem in checked.problems:
        place = checked.loaded.source.place(problem.at)
        assert problem.at.file, problem
        assert place.line >= 1, problem
        assert place.column >= 1, problem
        assert problem.message.strip(), problem


def of_check(checked: Checked, file: str) -> Outcome:
    """Refused, if a file is; each refusal must say where it is, what is wrong, and how to fix it."""
    placed(checked)
    refused = [problem for problem in checked.problems if problem.severity is Severity.REFUSED]
    assert all(problem.fix.strip() for problem in refused)
    assert not refused or any(problem.at.file == file for problem in refused), refused
    return Outcome.REFUSED if refused else Outcome.HARMLESS


def printed(lines: Iterable[str], *, commands: bool = False) -> str:
    """What a command prints of some lines; nothing of it is obeyed by a terminal, or is a command of CI that is not
    ours.
    """
    with StringIO() as out, redirect_stdout(out):
        say(*lines, commands=commands)
        shown = unstyle(out.getvalue())  # without the colours, which are ours
    heard(shown, OURS if commands else ())
    return shown


def heard(shown: str, ours: tuple[str, ...] = ()) -> None:
    """Nothing of what was printed is obeyed by a terminal, or is a command of CI but for those of `ours`."""
    for line in shown.split("\n"):
        assert not {unicodedata.category(sign) for sign in line} & UNSEEN, repr(line)
        assert "##[" not in line, line
        assert not line.lstrip().startswith("::") or line.startswith(ours), line


class Elements(HTMLParser):
    """The elements of a piece of HTML that are not among the `allowed`, and the attributes that are not theirs."""

    def __init__(self, text: str, allowed: dict[str, frozenset[str]]) -> None:
        super().__init__()
        self.allowed = allowed
        self.others: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.allowed:
            self.others.append(tag)
            return
        for name, value in attrs:
            leads = str(value).lower() if name == "href" else "https://"
            if name not in self.allowed[tag] or not leads.startswith(("https://", "mailto:")):
                self.others.append(f"{tag} {name}={value}")

    def handle_comment(self, data: str) -> None:
        self.others.append(f"<!--{data}")

    def handle_decl(self, decl: str) -> None:
        self.others.append(f"<!{decl}")

    def handle_pi(self, data: str) -> None:
        self.others.append(f"<?{data}")


_NONE: frozenset[str] = frozenset()
PORTRAIT = dict.fromkeys(
    ("p", "em", "strong", "h3", "h4", "h5", "h6", "ul", "li", "blockquote", "hr", "br", "pre"), _NONE
) | {
    "a": frozenset({"href", "rel", "title"}),
    "ol": frozenset({"start"}),
    "code": frozenset({"class"}),
}
"""What a portrait may consist of on its page."""

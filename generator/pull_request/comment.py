"""The comment on a pull request, added once and then edited: `python3 -m generator.pull_request.comment FOLDER`.

Runs in the workflow "Comment", with a token that may write, and needs nothing but Python. What the run of the checks
hands over is read strictly, and every word of it is escaped here: the pull request could have rewritten that run.
"""

import json
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

from generator.problem import Severity
from generator.pull_request.handed_over import HandedOver, NotOfThisShapeError, handed_over
from generator.reports.escaping import escaped, fitting
from generator.reports.from_json import MARKDOWN, changes, tables

MARK = "<!-- register: what this change does -->"
AUTHOR = "github-actions[bot]"
MOST = 65_000
"""Bytes, so no fewer than characters, of which GitHub takes 65,536."""
_PAGE = 100
_FEW = 10
DATA = "data/"
MOST_FILES = 3_000
"""GitHub lists no more files of a pull request than this."""


def body(handed: HandedOver, run: str, judges: Sequence[str] = ()) -> str:
    """The comment: what the change does, its new problems, and how many there were before.

    `judges` are the files it changes besides data; `run` is the address of the run that judged it.
    """
    cut = f"the artifact `report` of [the run]({run}) holds everything"
    return "\n".join(fitting([MARK, *_warning(judges), *_lines(handed, run)], MOST, cut))


def refusal(run: str, judges: Sequence[str] = ()) -> str:
    """The comment if what was handed over is not what this program makes. It shows none of that."""
    said = (
        f"What this change does cannot be shown here: the report of [its run]({run}) does not have the format"
        " that the program on the main branch makes."
    )
    return "\n".join([MARK, *_warning(judges), said])


def _warning(judges: Sequence[str]) -> Iterator[str]:
    """That a change brings its own program or workflows, so what it reports of itself may be forged."""
    if not judges:
        return
    yield "**This change also changes what judges it.** Do not rely on the report below, or on a green check, until a"
    yield "code owner has read these files:"
    yield ""
    for file in judges[:_FEW]:
        yield f"- {escaped(file)}"
    if len(judges) > _FEW:
        yield f"- and {len(judges) - _FEW:,} more"
    yield ""


def _lines(handed: HandedOver, run: str) -> Iterator[str]:
    effects, counts = handed.changes, handed.check["counts"]
    # A run that hands nothing over leaves the comment of an earlier run, so the comment names its commit.
    yield f"Commit {handed.commit[:10]}, as it would be merged:"
    yield ""
    yield from tables(effects["made"])
    if not effects["made"]:
        yield "No new problems."
        yield ""
    made = Counter(problem["severity"] for problem in effects["made"])
    before = {severity: count - made[severity] for severity, count in counts.items() if count > made[severity]}
    if before:
        counted = ", ".join(Severity[severity.upper()].counted(count) for severity, count in before.items())
        yield f"Already there before this change: {counted}. [The run]({run}) lists where."
        yield ""
    yield from changes({**effects, "made": []}, MARKDOWN)


class GitHubRepository:
    """A repository's pull requests and comments, by GitHub's REST API."""

    def __init__(self, api: str, name: str, token: str) -> None:
        self.root = f"{api}/repos/{name}"
        self.headers = {"Authorization": f"Bearer {token}", "Accept": "application/vnd.github+json"}

    def pull_request(self, head: str, sha: str, base: str) -> int | None:
        """The open one into the branch `base` whose own branch, `owner:name`, is still at this commit; else None."""
        open_ = self._all(f"/pulls?{urlencode({'state': 'open', 'head': head, 'base': base})}")
        return next((pull["number"] for pull in open_ if pull["head"]["sha"] == sha), None)

    def what_judges(self, number: int) -> list[str]:
        """The files outside `data/` that a pull request adds, changes, removes or renames, as GitHub lists them.

        If GitHub cannot list every file, that is said in place of a name.
        """
        listed = list(self._all(f"/pulls/{number}/files?"))
        names = {name for file in listed for name in (file["filename"], file.get("previous_filename")) if name}
        unlisted = ["more files than GitHub lists"] if len(listed) >= MOST_FILES else []
        return [*unlisted, *sorted(name for name in names if not name.startswith(DATA))]

    def comment(self, number: int, text: str) -> None:
        """Edit our comment on a pull request, or add it."""
        on = f"/issues/{number}/comments"
        ours = (
            written["id"]
            for written in self._all(f"{on}?")
            if written["user"]["login"] == AUTHOR and written["body"].startswith(MARK)
        )
        if (id := next(ours, None)) is None:
            self._call("POST", on, {"body": text})
        else:
            self._call("PATCH", f"/issues/comments/{quote(str(id))}", {"body": text})

    def _all(self, path: str) -> Iterator[Any]:
        page = 1
        while listed := self._call("GET", f"{path}&per_page={_PAGE}&page={page}"):
            yield from listed
            if len(listed) < _PAGE:
                return
            page += 1

    def _call(self, method: str, path: str, sent: dict[str, str] | None = None) -> Any:
        data = json.dumps(sent).encode() if sent else None
        request = Request(self.root + path, data, self.headers, method=method)  # noqa: S310  # GitHub's own address
        with urlopen(request, timeout=30) as answer:  # noqa: S310  # the same
            return json.load(answer)


def main(folder: Path) -> str:
    """Comment on the pull request; returns one line that says what was done."""
    given = os.environ
    repository = GitHubRepository(given["GITHUB_API_URL"], given["GITHUB_REPOSITORY"], given["TOKEN"])
    number = repository.pull_request(given["HEAD"], given["HEAD_SHA"], given["BASE"])
    if number is None:
        return "No open pull request into the main branch is at this commit any more."
    judges = repository.what_judges(number)
    try:
        handed = handed_over(folder)
        # GitHub says which commit was run; a report on another commit is not from this run.
        is_of_this_run = handed.commit == given["HEAD_SHA"]
        text = body(handed, given["RUN"], judges) if is_of_this_run else refusal(given["RUN"], judges)
    except NotOfThisShapeError:
        text = refusal(given["RUN"], judges)
    repository.comment(number, text)
    return f"Commented on pull request {number}."


if __name__ == "__main__":
    print(main(Path(sys.argv[1])))  # noqa: T201  # the line that the workflow's log shows

"""The comment on a pull request, added once and then edited: `python3 -m generator.pull_request.comment FOLDER`.

Runs in the workflow "Comment", with a token that may write, and needs nothing but Python. What the run of the checks
hands over is read strictly, and every word of it is escaped here: the pull request could have rewritten that run.
"""

import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

from generator.problem import Severity
from generator.pull_request.handed_over import HandedOver, NotOfThisShapeError, handed_over
from generator.reports.escaping import fitting
from generator.reports.from_json import MARKDOWN, changes, tables

MARK = "<!-- register: what this change does -->"
AUTHOR = "github-actions[bot]"
MOST = 65_000
"""Bytes, so no fewer than characters, of which GitHub takes 65,536."""
_PAGE = 100


def body(handed: HandedOver, run: str) -> str:
    """The comment: what the change does, its new problems, and how many there were before; `run` shows everything."""
    return "\n".join(fitting([MARK, *_lines(handed, run)], MOST, f"see everything in [the summary of the run]({run})"))


def refusal(run: str) -> str:
    """The comment if what was handed over is not what this program makes. It shows none of that."""
    return (
        f"{MARK}\nWhat this change does cannot be shown here: the report of [its run]({run}) does not have the format"
        " that the program on the main branch makes."
    )


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
        yield f"Already there before this change: {counted}. See [the summary of the run]({run})."
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
        with urlopen(request, timeout=30) as answer:  # noqa: S310
            return json.load(answer)


def main(folder: Path) -> str:
    """Comment on the pull request; returns one line that says what was done."""
    given = os.environ
    repository = GitHubRepository(given["GITHUB_API_URL"], given["GITHUB_REPOSITORY"], given["TOKEN"])
    number = repository.pull_request(given["HEAD"], given["HEAD_SHA"], given["BASE"])
    if number is None:
        return "No open pull request into the main branch is at this commit any more."
    try:
        handed = handed_over(folder)
        # GitHub says which commit was run; a report on another commit is not from this run.
        text = body(handed, given["RUN"]) if handed.commit == given["HEAD_SHA"] else refusal(given["RUN"])
    except NotOfThisShapeError:
        text = refusal(given["RUN"])
    repository.comment(number, text)
    return f"Commented on pull request {number}."


if __name__ == "__main__":
    print(main(Path(sys.argv[1])))  # noqa: T201  # the line that the workflow's log shows

"""The one comment on a pull request, made once and then edited: `python3 -m generator.staff.commenting REPORT`.

Runs in the workflow "Comment", with a token that may write, and needs nothing but Python. The report comes out of a run
that the pull request itself could have rewritten: it is text that anybody may have written, and is treated as such.
"""

import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

MARK = "<!-- register: what this change does -->"
AUTHOR = "github-actions[bot]"
MOST = 60_000
"""Characters; GitHub takes 65,536."""
_PAGE = 100


def body(report: bytes) -> str:
    """The comment: marked, cut to what GitHub takes, with no mention that would notify anybody."""
    text = report.decode("utf-8", "replace").replace("\0", "")
    if len(text) > MOST:
        whole_lines = text[:MOST].rpartition("\n")[0]
        text = f"{whole_lines}\n\nCut here: the summary of the run holds the whole report."
    text = re.sub(r"@(?=\w)", "@<!-- -->", text)
    return f"{MARK}\n{text}"


class Repository:
    """A repository's pull requests and comments, by GitHub's REST API."""

    def __init__(self, api: str, name: str, token: str) -> None:
        self.root = f"{api}/repos/{name}"
        self.headers = {"Authorization": f"Bearer {token}", "Accept": "application/vnd.github+json"}

    def pull_request(self, head: str, sha: str) -> int | None:
        """The open one whose branch, `owner:name`, still stands at this commit."""
        found = self._all(f"/pulls?{urlencode({'state': 'open', 'head': head})}")
        return next((one["number"] for one in found if one["head"]["sha"] == sha), None)

    def comment(self, number: int, text: str) -> None:
        """Edit our comment on a pull request, or make it."""
        on = f"/issues/{number}/comments"
        ours = (
            one["id"] for one in self._all(f"{on}?") if one["user"]["login"] == AUTHOR and one["body"].startswith(MARK)
        )
        if (id := next(ours, None)) is None:
            self._call("POST", on, {"body": text})
        else:
            self._call("PATCH", f"/issues/comments/{quote(str(id))}", {"body": text})

    def _all(self, path: str) -> Iterator[Any]:
        page = 1
        while found := self._call("GET", f"{path}&per_page={_PAGE}&page={page}"):
            yield from found
            if len(found) < _PAGE:
                return
            page += 1

    def _call(self, method: str, path: str, sent: dict[str, str] | None = None) -> Any:
        data = json.dumps(sent).encode() if sent else None
        request = Request(self.root + path, data, self.headers, method=method)  # noqa: S310  # GitHub's own address
        with urlopen(request, timeout=30) as answer:  # noqa: S310
            return json.load(answer)


def main(report: Path) -> str:
    """Comment, and say what was done in a line."""
    if report.is_symlink():
        raise SystemExit("The report is a link, not a text.")
    given = os.environ
    repository = Repository(given["GITHUB_API_URL"], given["GITHUB_REPOSITORY"], given["TOKEN"])
    number = repository.pull_request(given["HEAD"], given["HEAD_SHA"])
    if number is None:
        return "No open pull request stands at this commit any more."
    repository.comment(number, body(report.read_bytes()))
    return f"Commented on pull request {number}."


if __name__ == "__main__":
    print(main(Path(sys.argv[1])))  # noqa: T201  # the line that the workflow's log shows

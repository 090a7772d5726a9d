"""A stand-in for GitHub's API, as far as the form for texts and details asks it: one repository, held in memory.

It answers what the CMS sends by REST and GraphQL, and fails the test for anything else. `branches` holds what
is committed.
"""

import base64
import hashlib
import json
import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Route

API = "https://api.github.com"
OWNER, NAME = "naace", "register"
WHEN = "2026-11-02T09:00:00Z"
LOGIN = "secretary"
HEAD, COMMITTED = "a" * 40, "c" * 40
TOKEN = "github_pat_of_the_test"  # noqa: S105  # a test's own


class StandIn:
    """GitHub with one repository: `branches` by name, each the files by their paths."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.branches: dict[str, dict[str, bytes]] = {"main": dict(files)}
        self.pulls: list[dict[str, Any]] = []
        self.asked: list[str] = []
        self.unknown: list[str] = []
        self.tokens: set[str | None] = set()

    def answer(self, route: Route) -> None:
        """Answer a request of the page."""
        request = route.request
        allowed = {"access-control-allow-origin": "*", "access-control-allow-headers": "*"}
        allowed["access-control-allow-methods"] = "GET,POST,PATCH,PUT,DELETE"
        if request.method == "OPTIONS":
            route.fulfill(status=204, headers=allowed)
            return
        self.tokens.add(request.header_value("authorization"))
        path = unquote(urlsplit(request.url).path)
        self.asked.append(f"{request.method} {path}")
        given = json.loads(request.post_data or "{}") if request.method != "GET" else {}
        if path == "/graphql":
            status, answer = 200, self.graphql(given["query"], given.get("variables", {}))
        else:
            status, answer = self.rest(request.method, path, given)
        body = "" if answer is None else json.dumps(answer)
        route.fulfill(status=status, headers={**allowed, "content-type": "application/json"}, body=body)

    def rest(self, method: str, path: str, given: dict[str, Any]) -> tuple[int, Any]:
        answer: Any = {}
        match method, path.removeprefix(f"/repos/{OWNER}/{NAME}").split("/")[1:]:
            case "GET", ["user"]:
                answer = {"login": LOGIN, "id": 1, "name": "A Secretary", "email": "a@naace.example"}
            case "GET", ["collaborators", _]:
                return 204, None
            case "GET", ["git", "trees", _]:
                files = self.branches["main"].items()
                answer["tree"] = [
                    {"type": "blob", "path": file, "sha": sha(text), "size": len(text)} for file, text in files
                ]
            case "POST", ["pulls"]:
                return 201, self.opened(given)
            case (("POST" | "PATCH"), ["issues", number, *_]):
                self.pulls[int(number) - 1]["labels"] = given["labels"]
            case "GET", ["issues", number]:
                answer["labels"] = [{"name": label} for label in self.pulls[int(number) - 1]["labels"]]
            case _:
                self.unknown.append(f"{method} {path}")
                return 404, {"message": "Not Found"}
        return 200, answer

    def opened(self, given: dict[str, Any]) -> dict[str, Any]:
        number = len(self.pulls) + 1
        self.pulls.append({**given, "number": number, "labels": []})
        url = f"https://github.com/{OWNER}/{NAME}/pull/{number}"
        made = {"created_at": WHEN, "updated_at": WHEN, "head": {"sha": COMMITTED}}
        return {"number": number, "node_id": f"PR_{number}", "title": given["title"], "html_url": url, **made}

    def graphql(self, query: str, variables: dict[str, Any]) -> dict[str, Any]:
        """The answer to a query, known by a mark in it; the first mark that is there decides."""
        given = variables.get("input", {})
        commit = {"oid": HEAD, "message": "The last"}
        answers: dict[str, Callable[[], dict[str, Any]]] = {
            r"createRef\(": lambda: self.branch_made(given),
            r"createCommitOnBranch\(": lambda: {"createCommitOnBranch": {"commit": self.committed(given)}},
            r"markPullRequestReadyForReview\(": lambda: self.made_ready(given),
            r"fork: repository": lambda: {"fork": {"id": "R_1"}, "base": {"ref": {"target": commit}}},
            r"labels: \[": lambda: in_repository({"pullRequests": {"nodes": [*map(self.listed, self.pulls)]}}),
            r"defaultBranchRef": lambda: in_repository({"defaultBranchRef": {"name": "main"}}),
            r"\b(content|commit|file|history)_\d+:": lambda: in_repository(self.objects(query)),
            r"on Commit \{\s*oid": lambda: in_repository({"ref": {"target": commit}}),
            r"history\(first: 1\)": lambda: in_repository({"ref": {"target": {"history": {"nodes": [commit]}}}}),
        }
        for mark, answer in answers.items():
            if re.search(mark, query):
                return {"data": answer()}
        self.unknown.append(query)
        return {"errors": [{"message": "unknown"}]}

    def made_ready(self, given: dict[str, Any]) -> dict[str, Any]:
        self.pulls[int(given["pullRequestId"].removeprefix("PR_")) - 1]["draft"] = False
        return {"markPullRequestReadyForReview": {"pullRequest": {"isDraft": False}}}

    def listed(self, pull: dict[str, Any]) -> dict[str, Any]:
        before, now = self.branches["main"], self.branches[pull["head"]]
        changed = [file for file in now if now[file] != before.get(file)]
        return {
            "id": f"PR_{pull['number']}",
            "number": pull["number"],
            "title": pull["title"],
            "url": f"https://github.com/{OWNER}/{NAME}/pull/{pull['number']}",
            "isDraft": pull["draft"],
            "isCrossRepository": False,
            "createdAt": WHEN,
            "updatedAt": WHEN,
            "headRefName": pull["head"],
            "headRefOid": COMMITTED,
            "author": {"login": LOGIN, "name": "A Secretary", "email": "a@naace.example", "databaseId": 1},
            "labels": {"nodes": [{"name": label} for label in pull["labels"]]},
            "files": {"nodes": [{"path": file, "changeType": "MODIFIED"} for file in changed]},
        }

    def branch_made(self, given: dict[str, Any]) -> dict[str, Any]:
        name = given["name"].removeprefix("refs/heads/")
        assert name not in self.branches
        self.branches[name] = dict(self.branches["main"])
        return {"createRef": {"ref": {"name": name}}}

    def committed(self, given: dict[str, Any]) -> dict[str, Any]:
        files = self.branches[given["branch"]["branchName"]]
        changes = given["fileChanges"]
        assert not changes["deletions"], changes["deletions"]
        shas = {}
        for index, addition in enumerate(changes["additions"]):
            files[addition["path"]] = base64.b64decode(addition["contents"])
            shas[f"file_{index}"] = {"oid": sha(files[addition["path"]])}
        return {"oid": COMMITTED, "committedDate": WHEN, **shas}

    def objects(self, query: str) -> dict[str, Any]:
        """The answers to a query of many parts, each under its alias."""
        blobs = {sha(text): text for files in self.branches.values() for text in files.values()}
        made: dict[str, Any] = {}
        for alias, oid, expression in re.findall(r'(\w+_\d+): object\((?:oid: "(\w+)"|expression: "([^"]+)")\)', query):
            branch, _, file = expression.rpartition(":")
            text = blobs[oid] if oid else self.branches[branch][file]
            size = {"oid": sha(text), "byteSize": len(text), "isBinary": False, "isTruncated": False}
            made[alias] = {**size, "text": text.decode()}
        author = {"name": "A Secretary", "email": "a@naace.example", "user": {"id": 1, "login": LOGIN}}
        commit = {"oid": HEAD, "author": {**author, "avatarUrl": ""}, "committedDate": WHEN}
        for alias in re.findall(r"((?:commit|history)_\d+):\s+ref\(", query):
            made[alias] = {"target": {"history": {"nodes": [commit]}}}
        return made


def sha(text: bytes) -> str:
    """The id that git gives a file with this text."""
    return hashlib.sha1(b"blob %d\0" % len(text) + text, usedforsecurity=False).hexdigest()


def in_repository(answer: dict[str, Any]) -> dict[str, Any]:
    return {"repository": answer}

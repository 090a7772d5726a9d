"""What a run of the checks hands over for the comment on its pull request: the input is its changes.json, or, where its
first line says so after `//`, its check.json or head. Anyone who may open a pull request can write it.
"""

import json
import re
from pathlib import Path

from hostile.outcome import Outcome

from generator.pull_request.comment import MOST, body, refusal
from generator.pull_request.handed_over import NotOfThisShapeError, handed_over

COMMIT = "a" * 40
CHANGES = {
    "on": "2026-03-01",
    "until": "2027-03-01",
    "records": [],
    "standings": [],
    "pages": [],
    "made": [],
    "mended": [],
}
COUNTS = {"refused": 0, "warned": 0, "told": 0}
RUN = "https://github.com/naace/register/actions/runs/1"
LIVE = re.compile(
    r"<(?!/?(?:details|summary|br)\b|!--)[a-z!/]|(?<![\w&;#>])@\w|\]\((?!https://github\.com/naace/)", re.IGNORECASE
)


def enter(content: bytes, folder: Path) -> Outcome:
    counts = {str(severity): 0 for severity in severities()}
    check = {"on": "2026-03-01", "counts": counts, "files": 1, "unchecked": 0, "problems": []}
    files = {
        "changes.json": json.dumps(CHANGES).encode(),
        "check.json": json.dumps(check).encode(),
        "head": COMMIT.encode(),
    }
    named = re.match(rb"// (check\.json|head)\n", content)
    files[named[1].decode() if named else "changes.json"] = content[named.end() :] if named else content
    for name, data in files.items():
        (folder / name).write_bytes(data)
    try:
        comment = body(handed_over(folder), RUN)
    except NotOfThisShapeError:
        assert "does not have the format" in refusal(RUN)
        return Outcome.REFUSED
    assert len(comment.encode()) <= MOST
    assert not LIVE.search(comment), comment
    return Outcome.INERT


def severities() -> list[str]:
    from generator.problem import Severity  # noqa: PLC0415

    return [str(severity) for severity in Severity]


def changed(**fields: object) -> bytes:
    return json.dumps({**CHANGES, **fields}).encode()


def problem(**fields: object) -> dict[str, object]:
    placed = {"file": "data/x.yml", "line": 1, "column": 1, "keys": "x"}
    return {
        **placed,
        "severity": "refused",
        "code": "x",
        "clauses": [],
        "message": "x",
        "fix": "x",
        "related": [],
        **fields,
    }


HOSTILE = "<img src=x onerror=alert(1)> @naace/owners #1 [x](https://evil.example) ```\n\n# Approved\n\n::error::x | y"
MADE = {
    Outcome.REFUSED: {
        "brackets without end": lambda: b"[" * 500_000,
        "groups without end": lambda: b'{"on":' * 200_000,
        "a number without end": lambda: changed().replace(b'"records": []', b'"records": ' + b"9" * 100_000),
        "a file without end": lambda: b" " * 20_000_001,
        "a text without end": lambda: changed(made=[problem(message="x" * 300_001)]),
        "a number that is too large": lambda: changed(made=[problem(line=10**9 + 1)]),
        "a fraction": lambda: changed(made=[problem(line=1.5)]),
        "yes as a number": lambda: changed(made=[problem(line=True)]),
        "a severity that is none": lambda: changed(made=[problem(severity="approved")]),
        "a field more": lambda: changed(approved=True),
        "a field twice": lambda: changed().replace(b'"made": []', b'"made": [], "made": []'),
        "no number": lambda: changed(made=[problem()]).replace(b'"line": 1', b'"line": NaN'),
        "a day that is none": lambda: changed(on="2026-02-30"),
        "no UTF-8": lambda: b"\xff\xfe",
        "a commit that is a path": lambda: b"// head\n../../refs/heads/main",
        "counts below none": lambda: b'// check.json\n{"on": "2026-03-01", "counts": {"refused": -1}}',
    },
    Outcome.INERT: {
        "markup in every text": lambda: changed(
            made=[problem(file=HOSTILE, message=HOSTILE, fix=HOSTILE, code=HOSTILE, clauses=[HOSTILE], keys=HOSTILE)],
            records=[{"name": HOSTILE, "does": "changed", "differences": [
                {"name": HOSTILE, "does": "changed", "before": HOSTILE, "after": HOSTILE}]}],
        ),
        "problems without end": lambda: changed(made=[problem(message=f"{HOSTILE} {n}") for n in range(5_000)]),
        "records without end": lambda: changed(
            records=[{"name": f"{HOSTILE} {number}", "does": "added", "differences": []} for number in range(20_000)]
        ),
        "half letters": lambda: changed(made=[problem(message="\ud800 \udfff")]),
        "signs that nobody sees": lambda: changed(made=[problem(message="\u202e\u200b\0\x1b[2J")]),
        "accents without end": lambda: changed(made=[problem(message="e\u0301\u0323" * 60_000)]),
        "ampersands without end": lambda: changed(made=[problem(message="&<>" * 90_000)]),
    },
}  # fmt: skip

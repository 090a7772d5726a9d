"""Inputs of a form in the browser, as GitHub hands them to a workflow: an event, for the act that the file's first line
names after `//`.
"""

import re
import shutil
from pathlib import Path

from example import ROOT
from hostile.commands import done
from hostile.outcome import Outcome

LIVE = re.compile(
    r"<(?!/?(?:details|summary|br)\b|!-- -->)[a-z!/]|(?<![\w&;#>])@\w|\]\((?!https://github\.com/)", re.IGNORECASE
)
"""What is markup, a mention or a link in a summary, but for what the program itself writes."""


def enter(content: bytes, folder: Path) -> Outcome:
    shutil.copytree(ROOT, folder, dirs_exist_ok=True)
    act, _, event = content.partition(b"\n")
    path = folder / "event.json"
    path.write_bytes(event)
    words = ("record", act.decode().removeprefix("// "), "--event", str(path), "--branch", "record/x-1", "--write")
    outcome, said = done(folder, *words)
    assert not LIVE.search(re.sub(r"```.*?```", "", said, flags=re.DOTALL)), said
    return outcome if outcome is Outcome.REFUSED else Outcome.INERT


MADE = {
    Outcome.REFUSED: {
        "brackets without end": lambda: b"// confirmation\n" + b"[" * 200_000,
        "an event without end": lambda: b"// confirmation\n" + b" " * 3_000_000 + b"{}",
        "a number without end": lambda: b'// confirmation\n{"inputs": {"assessor": ' + b"9" * 100_000 + b"}}",
        "a word without end": lambda: b'// confirmation\n{"inputs": {"assessor": "' + b"a" * 60_000 + b'"}}',
        "a name without end": lambda: (
            b'// new-organisation\n{"inputs": {"name": "' + "e\u0301\u0323".encode() * 20_000 + b'"}}'
        ),
        "a pasted list without rows": lambda: b'// payments\n{"inputs": {"list": "' + b'\\"a\\" ' * 12_000 + b'"}}',
        "a pasted list of quotes": lambda: b'// payments\n{"inputs": {"list": "' + b'\\"' * 30_000 + b'"}}',
        "a pasted list of tabs": lambda: b'// payments\n{"inputs": {"list": "' + b"\\t " * 20_000 + b'"}}',
    },
}

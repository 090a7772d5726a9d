"""`make clients`: runs every client, and writes docs/clients.md: client, version, what was tried, result, date."""

import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from clients.clients import CLIENTS, Client
from clients.outputs import published
from clients.program import version
from project import PROJECT

from generator.days import today
from generator.write.files import write_files

DOCUMENT = "docs/clients.md"
HEAD = """\
# Programs that read the register

Written by `make clients`, which runs each of these programs over the demonstration's published files; a test runs them
again and fails when a row is out of date. All ran on DATE.

| client | version | kind | what was tried | result |
|---|---|---|---|---|
"""
FOOT = """
## What was not run

- vacuum's newest versions: the package of npm downloads the program from GitHub when it is installed, so that nothing
  locks what it gets. The package of PyPI contains version 0.8.5 of the program, which is run.
- yaml-language-server 2 and node-ical: they need Node 22.13 or later, and the tests run on Node 20.
- github.dev itself: the language server is run without settings and without a folder, as github.dev runs it.
- Outlook, Google Calendar and Apple's Calendar: they are services and programs that no test can install.
"""


def row(client: Client, result: str) -> str:
    """A line of the document's table."""
    return f"| {client.package} | {version(client.package)} | {client.kind} | {client.tried} | {result} |"


def text(rows: Sequence[str], day: str) -> str:
    """The whole document."""
    return HEAD.replace("DATE", day) + "".join(f"{line}\n" for line in rows) + FOOT


def packages(document: str) -> list[str]:
    """The clients that a document names, in its order."""
    names: list[str] = re.findall(r"(?m)^\| (\S+) \| [0-9]", document)
    return names


def without_rows(document: str) -> str:
    """A document without its rows and its date."""
    return re.sub(r"(?m)^\| \S+ \| [0-9].*\n|\d{4}-\d{2}-\d{2}", "", document)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, published(Path(folder)) as outputs:
        rows = []
        for client in CLIENTS:
            sys.stderr.write(f"{client.package} …\n")
            rows.append(row(client, client.run(outputs)))
    write_files(PROJECT, {DOCUMENT: text(rows, today().isoformat()).encode()})


if __name__ == "__main__":
    main()

"""yaml-language-server, asked over its standard input as an editor without a workspace asks it (github.dev)."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from clients.program import npm
from workflows.language_server import receive, send


@dataclass
class Editor:
    """A running server. It is given no settings and no folder: only a file's own first line leads to a schema."""

    process: subprocess.Popen[bytes]
    asked: int = 0
    findings: dict[str, list[str]] = field(default_factory=dict)

    def request(self, method: str, **params: Any) -> Any:
        self.asked += 1
        send(self.process.stdin, {"id": self.asked, "method": method, "params": params})
        while True:
            message = self.heard()
            if message.get("id") == self.asked and "method" not in message:
                assert "error" not in message, message["error"]
                return message["result"]

    def notify(self, method: str, **params: Any) -> None:
        send(self.process.stdin, {"method": method, "params": params})

    def heard(self) -> dict[str, Any]:
        """The server's next message; what it asks of the editor is answered with nothing."""
        message: dict[str, Any] = receive(self.process.stdout)
        if "id" in message and "method" in message:
            items = len(message.get("params", {}).get("items", ()))
            send(self.process.stdin, {"id": message["id"], "result": [None] * items if items else None})
        if message.get("method") == "textDocument/publishDiagnostics":
            said = message["params"]
            self.findings[said["uri"]] = [
                f"{finding['range']['start']['line'] + 1}: {finding['message']}" for finding in said["diagnostics"]
            ]
        return message

    def opened(self, file: Path, text: str) -> list[str]:
        """What the server finds in a file that holds this text."""
        uri = file.as_uri()
        self.findings.pop(uri, None)
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.notify("textDocument/didOpen", textDocument=document)
        while uri not in self.findings:
            self.heard()
        return self.findings[uri]

    def offered(self, file: Path, line: int, character: int) -> list[dict[str, Any]]:
        """What the server offers at a place, counted from 0."""
        place = {"line": line, "character": character}
        found = self.request("textDocument/completion", textDocument={"uri": file.as_uri()}, position=place)
        items: list[dict[str, Any]] = found["items"] if isinstance(found, dict) else found
        return items


@contextmanager
def editor() -> Iterator[Editor]:
    """A server, until it is no longer needed."""
    server = npm("yaml-language-server/bin/yaml-language-server")
    with subprocess.Popen(["node", server, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        asking = Editor(process)
        asking.request("initialize", processId=None, rootUri=None, capabilities={})
        asking.notify("initialized")
        yield asking
        process.kill()

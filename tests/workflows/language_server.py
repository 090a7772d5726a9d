"""GitHub's language server for workflows, asked over its standard input as an editor asks it."""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

SERVER = Path(__file__).parent / "node_modules/@actions/languageserver/bin/actions-languageserver"


def findings(texts: Iterable[tuple[str, str]]) -> list[str]:
    """`file:line: message` for each finding in files given as name and text. No network: the server has no token."""
    with subprocess.Popen(["node", SERVER, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        asked = {"processId": None, "rootUri": None, "capabilities": {}}
        send(server.stdin, {"id": 1, "method": "initialize", "params": asked})
        found: list[str] = []
        for name, text in texts:
            document = {"uri": f"file:///{name}", "languageId": "github-actions-workflow", "version": 1, "text": text}
            send(server.stdin, {"method": "textDocument/didOpen", "params": {"textDocument": document}})
            while (said := receive(server.stdout)).get("method") != "textDocument/publishDiagnostics":
                pass
            assert said["params"]["uri"] == document["uri"]
            found += (
                f"{name}:{finding['range']['start']['line'] + 1}: {finding['message']}"
                for finding in said["params"]["diagnostics"]
            )
        server.kill()
    return found


def send(stream: IO[bytes], message: dict[str, Any]) -> None:
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    stream.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
    stream.flush()


def receive(stream: IO[bytes]) -> dict[str, Any]:
    length = 0
    while line := stream.readline().strip():
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    assert length, "the language server has stopped"
    message: dict[str, Any] = json.loads(stream.read(length))
    return message

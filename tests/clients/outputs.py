"""What the clients read: the demonstration's files as they are published, in a folder and on a server."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from browsing import demonstration

from generator.addresses import API, OPENAPI_JSON
from generator.public import PublicSite
from generator.site.api.openapi import openapi
from generator.site.docs import docs, write

TYPES = {
    ".json": "application/json",
    ".csv": "text/csv",
    ".ics": "text/calendar",
    ".atom": "application/atom+xml",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
}
"""The types that GitHub Pages, nginx and Apache send, by the end of a file's name."""


@dataclass(frozen=True)
class Outputs:
    """The folder and address of the published files, and a folder for what a client makes."""

    site: PublicSite
    folder: Path
    address: str
    work: Path

    def file(self, name: str) -> Path:
        """A file for other programs."""
        return self.folder / API / name

    def json(self, name: str) -> Any:
        return json.loads(self.file(name).read_bytes())

    @property
    def pages(self) -> list[Path]:
        """The pages that hold facts for machines, as the engine reads them: the facts are in them as they are."""
        return [
            page
            for page in sorted(self.folder.rglob("*.md"))
            if "application/ld+json" in page.read_text(encoding="utf-8")
        ]


class _Handler(SimpleHTTPRequestHandler):
    extensions_map = SimpleHTTPRequestHandler.extensions_map | TYPES

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def list_directory(self, path: Any) -> None:
        self.send_error(404)


@contextmanager
def published(root: Path) -> Iterator[Outputs]:
    """The demonstration's files below `root`, served at an address that they hold."""
    folder, work = root / "site", root / "work"
    folder.mkdir()
    work.mkdir()
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        site = demonstration()
        abroad = replace(site.assessors[0], phone="+44 1632 960123")  # a spreadsheet would run it as a formula
        address = f"http://127.0.0.1:{server.server_port}/"
        site = replace(site, site_url=address, assessors=(abroad, *site.assessors[1:]))
        write(docs(site).items(), folder)
        bare = json.dumps(openapi(replace(site, site_url=None)))
        (work / "openapi-bare.json").write_text(bare, encoding="utf-8")
        (work / "openapi.json").write_bytes((folder / OPENAPI_JSON).read_bytes())
        yield Outputs(site, folder, str(site.site_url), work)
        server.shutdown()

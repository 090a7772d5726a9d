"""Serves the site on this machine. It rebuilds when data or templates change, and the browser reloads.

The server is MkDocs's own. Of the data and of the site, what an edit touches is read, checked and made again.
"""

import logging
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from filelock import FileLock, Timeout
from jinja2 import TemplateError
from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from yaml import YAMLError

from generator.disk import NotWritten
from generator.postcodes import CentresUnreadable
from generator.project import SETTINGS, TEMPLATES
from generator.public import PublicSite
from generator.site.engine import EngineFailed
from generator.site.live import LiveSite

HOST = "127.0.0.1"
PORTS_TRIED = 20
SECONDS_BETWEEN_LOOKS = 20
SECONDS_FOR_ONE_SAVE = 0.03
"""An editor's save is several changes of files, one after the other."""
CHANGES = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]
"""Not every event: reading a file is one too, and each build reads every file."""
NOTHING_YET = (
    "<!doctype html><html lang=en><meta charset=utf-8><title>Not built yet</title><body><h1>Not built yet</h1>"
    "<p>The register has problems that stop the build; the terminal shows them. "
    "This page reloads when they are fixed.</p></body></html>"
)


class _Server(LiveReloadServer):
    def mount(self, path: str) -> None:
        """Serve below the path that the published site has on its host: its page for a wrong address needs that."""
        self.mount_path = f"/{path.strip('/')}/".replace("//", "/")
        self.url = f"http://{HOST}:{self.server_address[1]}{self.mount_path}"

    def rebuild(self) -> None:
        """Build as if a file that is watched had changed."""
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()


class _Changes(FileSystemEventHandler):
    def __init__(self, then: Callable[[], None]) -> None:
        self.then = then

    def on_any_event(self, event: FileSystemEvent) -> None:
        if not event.is_directory:
            self.then()


@dataclass(frozen=True)
class Flow:
    """What the command gives to the server.

    `read` gives what is public on a day. If problems stop the build, it shows them and gives None: the last good pages
    stay. `today` is called regularly, so that the site is rebuilt when a new day begins in London. `say` prints where
    the site is and when it was rebuilt.
    """

    read: Callable[[date], PublicSite | None]
    today: Callable[[], date]
    say: Callable[[str], None]


def serve(root: Path, flow: Flow, port: int = 8000, *, browser: bool = True) -> None:
    """Serve the register under `root` at http://127.0.0.1:8000 until Ctrl-C, and open it if `browser`.

    If that port is in use, it takes the next free one; OSError if none of `PORTS_TRIED` is free, or if the register is
    being served already.
    """
    if not (root / "data").is_dir():
        raise FileNotFoundError(f"There is no folder data under {root}.")
    with _alone(root / "build"):
        _serve(root, flow, port, browser=browser)


@contextmanager
def _alone(work: Path) -> Iterator[None]:
    """Raise OSError where another process serves this register: the two would write into the same folder."""
    work.mkdir(exist_ok=True)
    lock = FileLock(work / "served.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise OSError(
            "This register is being served already. Open the address that the other command shows, or stop it."
        ) from None
    try:
        yield
    finally:
        lock.release()


def _serve(root: Path, flow: Flow, port: int, *, browser: bool) -> None:
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    served = root / "build" / "served"
    live = LiveSite(root, served)
    built_on = flow.today()

    def make() -> None:
        nonlocal built_on
        built_on = flow.today()
        try:
            public = flow.read(built_on)
            if public is None:
                flow.say("Not built: fix the problems above first. The pages have not changed.")
                return
            live.update(public)
        except (EngineFailed, CentresUnreadable, NotWritten, OSError, TemplateError, YAMLError) as failed:
            flow.say(f"Not built; the pages have not changed: {failed}")
        else:
            server.mount(urlsplit(public.site_url or "").path)
            flow.say(f"Built for {built_on}.")

    server = _Server(builder=make, host=HOST, port=_free_port(port), root=str(served))
    server.build_delay = SECONDS_FOR_ONE_SAVE
    server.error_handler = lambda code: (served / "404.html").read_bytes() if code == 404 else None
    changes = Observer()
    for folder in (root / "data", TEMPLATES):
        changes.schedule(_Changes(server.rebuild), str(folder), recursive=True, event_filter=CHANGES)
    stopped = threading.Event()

    def rebuild_on_a_new_day() -> None:
        while not stopped.wait(SECONDS_BETWEEN_LOOKS):
            if flow.today() != built_on:
                server.rebuild()

    try:
        make()
        if not served.exists():
            served.mkdir(parents=True)
            (served / "index.html").write_text(NOTHING_YET, encoding="utf-8")
        server.watch(str(SETTINGS))
        changes.start()
        threading.Thread(target=rebuild_on_a_new_day, daemon=True).start()
        flow.say(f"The register is at {server.url} (Ctrl-C stops it).")
        server.serve(open_in_browser=browser)  # type: ignore[no-untyped-call]  # MkDocs left it without types
    except KeyboardInterrupt:
        flow.say("Stopped.")
    finally:
        stopped.set()
        changes.stop()
        server.shutdown()


def _free_port(first: int) -> int:
    """The first free port from `first` on; OSError if none of `PORTS_TRIED` is free."""
    for port in range(first, first + PORTS_TRIED):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with suppress(OSError):
                probe.bind((HOST, port))
                return port
    raise OSError(f"Every port from {first} to {first + PORTS_TRIED - 1} is in use. Choose another with --port.")

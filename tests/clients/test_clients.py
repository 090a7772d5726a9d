"""Programs that other people use read what the register publishes, and docs/clients.md says so."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import missing
from clients import report
from clients.clients import CLIENTS, Client
from clients.outputs import Outputs, published
from clients.program import FailedError, MissingError, version
from project import PROJECT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outputs]:
    with published(tmp_path_factory.mktemp("clients")) as made:
        yield made


@pytest.mark.parametrize("client", CLIENTS, ids=lambda client: client.package)
def test_a_client_reads_what_is_published_and_the_document_says_so(client: Client, outputs: Outputs) -> None:
    try:
        row = report.row(client, client.run(outputs))
    except MissingError as error:
        missing(str(error))
    document = (PROJECT / report.DOCUMENT).read_text(encoding="utf-8")
    assert row in document.splitlines(), "run `make clients`, and look at what it changed"


def _spoilt(outputs: Outputs, name: str) -> None:
    """Publish a fault that one of the clients finds."""
    if name == "CairoSVG":
        for badge in outputs.folder.rglob("badge.svg"):
            picture = badge.read_text(encoding="utf-8")
            badge.write_text(picture.replace('font-size="12"', 'font-size="15"'), encoding="utf-8")
    elif name == "@redocly/cli":
        described = outputs.work / "openapi.json"
        described.write_text(described.read_text(encoding="utf-8").replace('"security": [],', ""), encoding="utf-8")
    elif name == "schemathesis":
        outputs.file("fees.json").write_text("{}", encoding="utf-8")
    elif name == "feedsmith":
        feed = outputs.file("changes.atom")
        feed.write_text(feed.read_text(encoding="utf-8").replace("<entry>", "<enrty>", 1), encoding="utf-8")
    elif name == "ics":
        calendar = outputs.file("events.ics")
        calendar.write_bytes(calendar.read_bytes().replace(b"TRANSP:TRANSPARENT\r\n", b"", 1))
    else:
        outputs.file("assessors-plain.csv").write_bytes(outputs.file("assessors.csv").read_bytes())  # with apostrophes


@pytest.mark.parametrize("name", ["CairoSVG", "@redocly/cli", "schemathesis", "feedsmith", "ics", "papaparse"])
def test_a_client_finds_the_fault_that_is_put_in(name: str, tmp_path: Path) -> None:
    (client,) = (client for client in CLIENTS if client.package == name)
    with published(tmp_path) as spoilt:
        _spoilt(spoilt, name)
        try:
            with pytest.raises((AssertionError, FailedError)):
                client.run(spoilt)
        except MissingError as error:
            missing(str(error))


def test_the_document_names_these_clients_and_no_others() -> None:
    document = (PROJECT / report.DOCUMENT).read_text(encoding="utf-8")
    assert report.packages(document) == [client.package for client in CLIENTS]


def test_the_document_is_as_it_would_be_written_now_but_for_its_date() -> None:
    try:
        for client in CLIENTS:
            version(client.package)
    except MissingError as error:
        missing(str(error))
    document = (PROJECT / report.DOCUMENT).read_text(encoding="utf-8")
    assert report.without_rows(document) == report.without_rows(report.text([], "2026-01-01"))

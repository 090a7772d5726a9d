"""Who to tell of a fault in the site's security (RFC 9116): beside both engines' pages, and never out of date."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from published import ADDRESS, site, with_

from generator.addresses import SECURITY
from generator.site import Engine
from generator.site.api.crawlers import security_txt

DAYS = [date(2024, 2, 29), date(2026, 3, 1), date(2026, 12, 31)]


def read(content: bytes) -> dict[str, str]:
    """Its fields, each of which it may have once."""
    lines = content.decode("ascii").splitlines()
    fields = dict(line.split(": ", 1) for line in lines)
    assert len(fields) == len(lines)
    return fields


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_it_is_valid_for_months_and_less_than_a_year_and_the_same_all_day(day: date) -> None:
    public = with_(site(ADDRESS), on=day)
    content = security_txt(public)
    assert content == security_txt(public)
    expires = datetime.strptime(read(content)["Expires"], "%Y-%m-%dT%H:%M:%S%z")
    begun = datetime(day.year, day.month, day.day, tzinfo=UTC)
    assert timedelta(days=public.valid_days) < timedelta(days=90) < expires - begun < timedelta(days=365)


def test_it_names_the_registers_address_and_its_own() -> None:
    fields = read(
        security_txt(site({"scheme": {"contact_email": "ask@naace.example", "site_url": "https://r.example"}}))
    )
    assert fields["Contact"] == "mailto:ask@naace.example"
    assert fields["Canonical"] == f"https://r.example/{SECURITY}"
    assert fields["Preferred-Languages"] == "en, cy"
    assert "Canonical" not in read(security_txt(site()))


@pytest.mark.parametrize("engine", Engine)
def test_the_built_site_has_it_and_a_page_for_wrong_addresses_below_any_folder(
    engine: Engine, tmp_path: Path, build_site: Callable[..., None]
) -> None:
    public = site({"scheme": {"site_url": "https://host.example/register"}})
    build_site(tmp_path, public, engine)
    assert (tmp_path / "site" / SECURITY).read_bytes() == security_txt(public)
    page = (tmp_path / "site/404.html").read_text(encoding="utf-8")
    links = [link for link in _addresses(page) if not link.startswith(("mailto:", "https:", "#"))]
    assert len(links) > 20
    assert [link for link in links if not link.startswith("/register/")] == []
    assert re.findall(r'<form class="home-find"[^>]* action="([^"]*)"', page) == [
        "/register/assessors/",
        "/register/cy/assessors/",
    ]


def _addresses(page: str) -> list[str]:
    return re.findall(r'\s(?:href|src|action)="([^"]*)"', page)

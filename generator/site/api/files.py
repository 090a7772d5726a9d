"""Every file for other programs, by its path below the site's top."""

from collections.abc import Iterator

from generator import addresses
from generator.public import PublicSite
from generator.site.api.badge import badges
from generator.site.api.crawlers import llms_txt, robots_txt, security_txt
from generator.site.api.documents import json_files
from generator.site.api.events_calendar import events_ics
from generator.site.api.feed import feeds
from generator.site.api.openapi import descriptions
from generator.site.api.spreadsheet import assessors_csv, assessors_plain_csv


def data_files(site: PublicSite) -> Iterator[tuple[str, bytes]]:
    """Each file's path and bytes; the same site gives the same bytes."""
    yield from json_files(site)
    yield from descriptions(site)
    yield addresses.ASSESSORS_CSV, assessors_csv(site)
    yield addresses.ASSESSORS_PLAIN_CSV, assessors_plain_csv(site)
    yield from feeds(site)
    yield addresses.EVENTS_ICS, events_ics(site)
    yield from badges(site)
    yield addresses.ROBOTS, robots_txt(site)
    yield addresses.LLMS, llms_txt(site)
    yield addresses.SECURITY, security_txt(site)

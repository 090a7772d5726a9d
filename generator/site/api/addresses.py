"""Where the files for other programs lie, below the site's top."""

from generator.public import PublicSite
from generator.site.page import in_language
from generator.vocabulary import Language

API = "api/v1/"
ASSESSORS = f"{API}assessors.json"
ASSESSORS_CSV = f"{API}assessors.csv"
FEES = f"{API}fees.json"
EVENTS = f"{API}events.json"
CHANGES = f"{API}changes.xml"
CALENDAR = f"{API}events.ics"
OPENAPI = f"{API}openapi.json"


def assessor_file(id: str) -> str:
    return f"{API}assessors/{id}.json"


def badge_file(id: str, language: Language = Language.ENGLISH) -> str:
    return in_language(f"assessors/{id}/badge.svg", language)


def schema_file(name: str) -> str:
    return f"{API}schemas/{name}.schema.json"


def address(site: PublicSite, path: str) -> str:
    """The whole address of a path below the site's top; the path alone where the site knows no address."""
    return f"{site.site_url or ''}{path}"

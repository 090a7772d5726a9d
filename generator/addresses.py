"""Every address and anchor of the site, spelled once: pages, files for other programs, places in a page.

Takes ids, terms and a language; gives an address relative to the site's root, without a leading slash. A page's address
ends with a slash; the home page's is empty. Pages, templates, data files, feeds and the report on what a change does
all take their addresses from here.
"""

from collections.abc import Callable
from urllib.parse import quote

from generator.vocabulary import Language

# Pages

HOME = ""
ASSESSORS = "assessors/"
"""The finder."""
COMPARE = f"{ASSESSORS}compare/"
REQUEST = "request/"
FEES = "fees/"
EVENTS = "events/"
SCHOOLS = "schools/"
HOW_IT_WORKS = "how-it-works/"
FOR_ASSESSORS = "for-assessors/"
CODE = "code/"
"""The code of practice with its rules."""
PRIVACY = "privacy/"
ACCESSIBILITY = "accessibility/"
DATA = "data/"
CHANGES = "changes/"
TERMS_OF_USE = f"{DATA}#terms"


def in_language(address: str, language: Language) -> str:
    """A page's address in a language: `assessors/` gives `cy/assessors/`."""
    return address if language is Language.ENGLISH else f"{language}/{address}"


def assessor(id: str, language: Language = Language.ENGLISH) -> str:
    """The page of an assessor, whether listed today or no longer."""
    return in_language(f"{ASSESSORS}{id}/", language)


def person(id: str) -> str:
    """The address that identifies the assessor, not a page about them; the same in both languages."""
    return f"{assessor(id)}#person"


def comparison(id: str, language: Language) -> str:
    """The comparison page with one assessor already chosen."""
    return f"{in_language(COMPARE, language)}?a={id}"


def facet(name: str, term: str, language: Language = Language.ENGLISH) -> str:
    """The page of all assessors with a term of a facet: `region` and `wales` give `assessors/region/wales/`."""
    return in_language(f"{ASSESSORS}{name}/{term}/", language)


FACETS = ("nation", "region", "phase", "type", "language")
"""The names of the facets in addresses, in the order of the finder."""
FOLDERS_OWN_PAGE = "index"
"""What the engines call the page of a folder."""


def taken(address: Callable[[str], str]) -> frozenset[str]:
    """The ids that an address of an id, such as `assessor`, does not go with: another page, or a folder of pages, has
    the address that it would give.
    """
    pages = (COMPARE, f"{ASSESSORS}{LIST_PARTS}/", *(facet(name, "") for name in FACETS), address(FOLDERS_OWN_PAGE))
    folder = address("").rstrip("/")
    return frozenset(page.removeprefix(folder).strip("/") for page in pages if page.startswith(folder))


LIST_PARTS = "page"
"""What the addresses of a long list's further pages have before their number."""


def list_part(address: str, number: int) -> str:
    """A page of a list: the first has the list's own address, the second `assessors/page/2/`."""
    return address if number == 1 else f"{address}{LIST_PARTS}/{number}/"


def finder_narrowed(name: str, term: str, language: Language) -> str:
    """The finder with one filter already chosen."""
    return f"{in_language(ASSESSORS, language)}?{name}={term}"


def fee(id: str, language: Language = Language.ENGLISH) -> str:
    return in_language(f"{FEES}{id}/", language)


def event_anchor(id: str) -> str:
    return f"event-{id}"


def event(id: str) -> str:
    """An event's place on the page of events."""
    return f"{EVENTS}#{event_anchor(id)}"


def clause(name: str, language: Language = Language.ENGLISH) -> str:
    """A clause's place on the page of the code of practice; its anchor is its name.

    The same anchor on the page "How it works", where clauses were before, is the link that leads here.
    """
    return f"{in_language(CODE, language)}#{name}"


def section_anchor(title: str) -> str:
    """The anchor of a section of the code of practice."""
    return title.lower().replace(" ", "-")


# Files for other programs

API = "api/v1/"
ASSESSORS_JSON = f"{API}assessors.json"
ASSESSORS_CSV = f"{API}assessors.csv"
ASSESSORS_PLAIN_CSV = f"{API}assessors-plain.csv"
"""The same table for programs: each cell exactly as it is."""
FEES_JSON = f"{API}fees.json"
EVENTS_JSON = f"{API}events.json"
EVENTS_ICS = f"{API}events.ics"
CHANGES_ATOM = f"{API}changes.atom"
"""The feed of changes: servers send files of this name with the type of a feed."""
CHANGES_XML = f"{API}changes.xml"
"""The same feed at its first address, which keeps answering."""
OPENAPI_JSON = f"{API}openapi.json"
SITEMAP = "sitemap.xml"
MANIFEST = "manifest.json"
"""The SHA-256 of every other file of the site."""
ROBOTS = "robots.txt"
LLMS = "llms.txt"
SECURITY = ".well-known/security.txt"
"""The file with the contact for faults in the site's security (RFC 9116)."""
CARD = "assets/card.png"
"""The picture that other sites show beside a link to a page."""


def assessor_json(id: str) -> str:
    return f"{API}assessors/{id}.json"


def badge(id: str, language: Language = Language.ENGLISH) -> str:
    """The picture beside an assessor's page."""
    return f"{assessor(id, language)}badge.svg"


def photo(id: str) -> str:
    """The picture of an assessor; the same in both languages."""
    return f"{assessor(id)}photo.jpg"


def small_photo(id: str) -> str:
    """The same, as small as a list shows it."""
    return f"{assessor(id)}photo-small.jpg"


def changes_in(region: str) -> str:
    """The feed of changes of a region."""
    return f"{API}changes/{region}.atom"


def schema(name: str) -> str:
    return f"{API}schemas/{name}.schema.json"


def data_file_anchor(file: str) -> str:
    """The place of a file for other programs on the page of data."""
    return file_name(file).replace(".", "-")


def shape_anchor(name: str) -> str:
    """The place on the page of data where a kind of JSON value is explained."""
    return f"shape-{name.lower()}"


# What the finder's script fetches

FINDER_WORDS = "assets/finder-words.json"
FINDER_PLACES = "assets/finder-places.json"
FINDER_TOWNS = "assets/finder-towns.json"
FINDER_SCRIPT = "assets/finder.js"


# Outside the site

ABILITYNET = "https://mcmw.abilitynet.org.uk/"
"""Advice on making a device easier to use."""
ACCESSIBILITY_REGULATIONS = "https://www.legislation.gov.uk/uksi/2018/952/contents/made"
"""The Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018."""
EASS = "https://www.equalityadvisoryservice.com/"
"""Advice on equality law in England, Scotland and Wales."""
ECNI = "https://www.equalityni.org/"
"""The same in Northern Ireland."""
EHRC = "https://www.equalityhumanrights.com/"
"""Who enforces equality law in England, Scotland and Wales."""
ICO = "https://ico.org.uk/make-a-complaint/"
"""Where to complain about the use of personal data."""
WCAG = "https://www.w3.org/TR/WCAG22/"
"""The standard for accessible websites."""


def pull_request_of(server: str, repository: str, main: str, branch: str) -> str:
    """Where GitHub opens a pull request of a branch."""
    return f"{server}/{repository}/compare/{main}...{branch}"


def mailto(email: str) -> str:
    """The address that opens the email program with a new message to `email` (RFC 6068).

    A `%`, `?` or `&` of the email address is encoded: otherwise the program would write to another address.
    """
    return f"mailto:{quote(email, safe='@!$*+')}"


# From one place to another


def root_node_of(address: str) -> str:
    """The relative path from a page or file to the site's root: `assessors/amina-rahman/` gives `../../`."""
    return "../" * address.count("/") or "./"


def on_host(site_url: str | None, address: str) -> str:
    """The full address; without a public site address, the path from the site's root."""
    return f"{site_url or ''}{address}"


def file_name(address: str) -> str:
    return address.rpartition("/")[2]

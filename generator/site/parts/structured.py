"""A page's facts for machines: JSON-LD in the vocabulary of schema.org, as the text of a script element.

What names a place has a full address, so it is left out while the site has no public address.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from generator import addresses
from generator.addresses import in_language, on_host
from generator.public import PublicEvent, PublicSite, PublicSitting
from generator.site.messages import Wording
from generator.site.parts.event import is_online
from generator.vocabulary import Vat

Thing = Mapping[str, Any]
NAACE = {"@type": "Organization", "name": "Naace"}


def script(*things: Thing | None) -> Markup:
    """The facts as JSON, escaped so that no value can end the script element. What is None or empty is left out."""
    graph = [{key: value for key, value in thing.items() if value} for thing in things if thing]
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=True)
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704  # nothing in it that HTML gives a meaning to


def breadcrumbs(site: PublicSite, above: Sequence[tuple[str, str]], here: str, t: Wording) -> Thing | None:
    """The way from the home page to a page: the names and English addresses of those above it, and its own name."""
    if not site.site_url:
        return None
    steps = [(t("site.tab.home"), addresses.HOME), *above]
    listed: list[Thing] = [
        {"name": name, "item": on_host(site.site_url, in_language(address, t.language))} for name, address in steps
    ]
    listed.append({"name": here})
    items = [{"@type": "ListItem", "position": place, **step} for place, step in enumerate(listed, 1)]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def event(site: PublicSite, shown: PublicEvent, sitting: PublicSitting) -> Thing:
    """A sitting of an event."""
    page = {"url": on_host(site.site_url, addresses.event(shown.id))} if site.site_url else {}
    online = is_online(sitting)
    where = (
        {"@type": "VirtualLocation", "name": sitting.place, **({"url": shown.website} if shown.website else page)}
        if online
        else {"@type": "Place", "name": sitting.place, "address": sitting.place}
    )
    return {
        "@type": "Event",
        **page,
        "name": shown.title,
        "description": shown.description and shown.description.strip(),
        "startDate": sitting.from_.isoformat(),
        "endDate": sitting.to.isoformat(),
        "eventStatus": f"https://schema.org/Event{'Cancelled' if shown.cancelled_on else 'Scheduled'}",
        "eventAttendanceMode": f"https://schema.org/{'Online' if online else 'Offline'}EventAttendanceMode",
        "location": where,
        "organizer": NAACE,
        "offers": _offer(shown),
    }


def _offer(shown: PublicEvent) -> Thing | None:
    if not shown.cost:
        return None
    return {
        "@type": "Offer",
        "priceSpecification": {
            "@type": "PriceSpecification",
            "price": f"{shown.cost.amount:.2f}",
            "priceCurrency": "GBP",
            "valueAddedTaxIncluded": shown.cost.vat is not Vat.EXCLUDED,
        },
        **({"url": shown.website} if shown.website else {}),
    }


def dataset(site: PublicSite, files: Mapping[str, str], t: Wording) -> Thing:
    """The data as a whole, with the files that it can be downloaded as: their addresses, each with its type."""
    places: dict[str, Any] = {}
    if site.site_url:
        places = {
            "url": on_host(site.site_url, in_language(addresses.DATA, t.language)),
            "license": on_host(site.site_url, addresses.TERMS_OF_USE),
            "distribution": [
                {"@type": "DataDownload", "contentUrl": on_host(site.site_url, file), "encodingFormat": kind}
                for file, kind in files.items()
            ],
        }
    return {
        "@type": "Dataset",
        "name": site.name,
        "description": t("data.description"),
        "inLanguage": str(t.language),
        "dateModified": site.on.isoformat(),
        "expires": site.valid_until.isoformat(),
        "isAccessibleForFree": True,
        "creator": NAACE,
        **places,
    }

"""The files that programs and people look for at fixed addresses: `robots.txt`, `llms.txt` and `security.txt`."""

from datetime import UTC, datetime, time, timedelta

from generator import addresses
from generator.addresses import on_host
from generator.public import PublicSite
from generator.site.api.terms import terms
from generator.site.messages import LANGUAGES, wording
from generator.vocabulary import Language

SECURITY_DAYS = 180
"""How long `security.txt` is valid: less than the year that RFC 9116 recommends; the site is built each day."""


def robots_txt(site: PublicSite) -> bytes:
    """Allows everything, and names the sitemap if the site has a public address."""
    lines = ["User-agent: *", "Allow: /"]
    if site.site_url:
        lines += ["", f"Sitemap: {on_host(site.site_url, addresses.SITEMAP)}"]
    return _lines(lines)


def llms_txt(site: PublicSite) -> bytes:
    """What the site is and where its data files are, in the format of https://llmstxt.org."""
    t = wording(Language.ENGLISH)
    files = {
        addresses.ASSESSORS_JSON: t("data.file.assessors"),
        addresses.FEES_JSON: t("data.file.fees"),
        addresses.EVENTS_JSON: t("data.file.events"),
        addresses.OPENAPI_JSON: t("data.file.openapi"),
    }
    valid = t("site.built", built=t.day(site.on), until=t.day(site.valid_until))
    missing = t("data.missing", file=f"`{addresses.file_name(addresses.ASSESSORS_JSON)}`")
    fictional = [f"{t('site.notice_of')} {t('site.notice')}", ""]
    return _lines(
        [
            f"# {site.name}",
            "",
            f"> {t('home.description')}",
            "",
            *(fictional if site.demonstration else []),
            f"{valid} {missing}",
            "",
            *terms(t),
            "",
            f"## {t('data.title')}",
            "",
            *(
                f"- [{addresses.file_name(file)}]({on_host(site.site_url, file)}): {what}"
                for file, what in files.items()
            ),
        ]
    )


def security_txt(site: PublicSite) -> bytes:
    """Who to tell of a fault in the site's security, in the form of RFC 9116."""
    expires = datetime.combine(site.on + timedelta(days=SECURITY_DAYS), time(), UTC)
    lines = [
        f"Contact: {addresses.mailto(site.contact_email)}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {', '.join(LANGUAGES)}",
    ]
    if site.site_url:
        lines.append(f"Canonical: {on_host(site.site_url, addresses.SECURITY)}")
    return _lines(lines)


def _lines(lines: list[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()

"""The files that programs look for before they read a whole site: `robots.txt` and `llms.txt`."""

from generator import addresses
from generator.addresses import on_host
from generator.days import in_words
from generator.public import PublicSite
from generator.site.api.terms import TERMS


def robots_txt(site: PublicSite) -> bytes:
    """Allows everything, and names the sitemap if the site has a public address."""
    lines = ["User-agent: *", "Allow: /"]
    if site.site_url:
        lines += ["", f"Sitemap: {on_host(site.site_url, addresses.SITEMAP)}"]
    return _lines(lines)


def llms_txt(site: PublicSite) -> bytes:
    """What the site is and where its data files are, in the format of https://llmstxt.org."""
    files = {
        addresses.ASSESSORS_JSON: "everyone who is on the register today",
        addresses.FEES_JSON: "every fee with its past, current and announced amounts",
        addresses.EVENTS_JSON: "professional development events",
        addresses.OPENAPI_JSON: "every file and field described (OpenAPI 3.1)",
    }
    holds = (
        f"True on {in_words(site.on)}; valid until {in_words(site.valid_until)}. Anyone who is not in "
        "`assessors.json` is not on the register, and nothing here says why."
    )
    fictional = ["This is a demonstration: every person, school and organisation in it is fictional.", ""]
    return _lines(
        [
            f"# {site.name}",
            "",
            "> Who may assess schools for the ICT Mark, for which phases and where, and what it costs.",
            "",
            *(fictional if site.demonstration else []),
            holds,
            "",
            *TERMS,
            "",
            "## Data",
            "",
            *(
                f"- [{addresses.file_name(file)}]({on_host(site.site_url, file)}): {what}"
                for file, what in files.items()
            ),
        ]
    )


def _lines(lines: list[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()

"""The published texts of the code of practice and of the procedures (PROC.1), as links."""

from generator.public import PublicSite
from generator.site.messages import Wording
from generator.site.page import Link


def published_texts(site: PublicSite, t: Wording) -> tuple[Link, ...]:
    """A link to each version that has an address, named with the day from which it is in force."""
    named = ((t("code.agreement"), site.agreements), (t("code.procedures"), site.procedures))
    return tuple(
        Link(t("code.text", name=name, version=version.version, day=t.day(version.in_force_from)), version.website)
        for name, versions in named
        for version in versions
        if version.website
    )

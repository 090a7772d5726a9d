"""The terms of use of the data: the same text on the page, in `llms.txt` and in the OpenAPI description."""

from generator.site.messages import Wording


def terms(t: Wording) -> tuple[str, ...]:
    """The terms, in paragraphs."""
    return t("terms.use"), t("terms.people"), t("terms.mark")

"""What a piece of HTML has that a portrait may not have: an independent look at it, by html.parser."""

from html.parser import HTMLParser

ATTRIBUTES = {"a": {"href", "title", "rel"}, "ol": {"start"}, "code": {"class"}}
"""The parser marks a block of code with its language; the sanitiser takes that away, and neither harms anybody."""
ELEMENTS = {
    "p", "br", "hr", "ul", "ol", "li", "blockquote", "em", "strong", "code", "pre", "a", "h3", "h4", "h5", "h6"
}  # fmt: skip


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ELEMENTS:
            self.faults.append(f"<{tag}>")
        for name, value in attrs:
            if name not in ATTRIBUTES.get(tag, set()):
                self.faults.append(f"<{tag} {name}>")
            if name == "href" and not (value or "").startswith(("https://", "mailto:")):
                self.faults.append(f"href={value}")

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.faults.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self.faults.append(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        self.faults.append(f"<![{data}]>")


def faults_of(html: str) -> list[str]:
    """Every element, attribute, comment or link that a portrait may not have; empty where it is harmless."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.faults

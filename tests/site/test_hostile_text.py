"""Names and portraits: whatever they hold, it is text, or plain Markdown, and nothing else."""

import html
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hostile_texts import HOSTILE
from html_pages import Parsed
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import escape
from published import site, with_

from generator.plain_markdown import faults
from generator.site import Engine
from generator.site.parts.portrait import portrait_html


@pytest.mark.parametrize("engine", Engine)
def test_a_name_is_text_whatever_it_holds(engine: Engine, tmp_path: Path, build_site: Callable[..., None]) -> None:
    public_site = site()
    people = {f"hostile-{index}": name for index, name in enumerate(HOSTILE)}
    hostile = tuple(with_(public_site.assessors[0], id=id, name=name) for id, name in people.items())
    build_site(tmp_path, with_(public_site, assessors=hostile), engine)
    folder = tmp_path / "site" / "assessors"
    listing = (folder / "index.html").read_text(encoding="utf-8")
    for id, name in people.items():
        text = (folder / id / "index.html").read_text(encoding="utf-8")
        assert Parsed(text).heading == name
        assert str(escape(name)) in text
        title = re.search("<title>(.*?)</title>", text, re.DOTALL)
        assert title
        assert html.unescape(title[1]).removesuffix(f" - {public_site.name}") == name  # where there is room for both
        assert Parsed(text).description.startswith(f"{name}, accredited")
        assert f">{name}</a>" in html.unescape(listing)
        assert "<script>alert" not in text + listing
        assert "<h2>Out" not in text + listing


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Plain *words*.", "<p>Plain <em>words</em>.</p>"),
        ("# One\n\n## Two\n\n# One", "<h3>One</h3>\n<h4>Two</h4>\n<h3>One</h3>"),
        ("###### Six\n\n###### Six", "<h3>Six</h3>\n<h4>Six</h4>"),
        ("#", ""),
        ("## **&#8203;**", ""),
        (
            "[](https://a.example)",
            '<p><a href="https://a.example" rel="external nofollow noopener">https://a.example</a></p>',
        ),
        ("One\n===", "<h3>One</h3>"),
        ("<b onclick=x>bold</b>", "<p>&lt;b onclick=x&gt;bold&lt;/b&gt;</p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        (
            "[site](https://a.example)",
            '<p><a href="https://a.example" rel="external nofollow noopener">site</a></p>',
        ),
        ("[mail](mailto:a@b.example)", '<p><a href="mailto:a@b.example" rel="external nofollow noopener">mail</a></p>'),
        (
            "<https://a.example>",
            '<p><a href="https://a.example" rel="external nofollow noopener">https://a.example</a></p>',
        ),
        ("[x](http://a.example)", "<p>[x](http://a.example)</p>"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("[x](JavaScript:alert(1))", "<p>[x](JavaScript:alert(1))</p>"),
        ("[x](&#106;avascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("[x](data:text/html,x)", "<p>[x](data:text/html,x)</p>"),
        ("[x](//a.example)", "<p>[x](//a.example)</p>"),
        ("[x](/assessors/)", "<p>[x](/assessors/)</p>"),
        ("![x](https://a.example/x.png)", "<p>![x](https://a.example/x.png)</p>"),
        ('[x](https://a.example "a\\" onmouseover=\\"b")', None),
        ("{{ x }} {% y %} [TOC]", "<p>{{ x }} {% y %} [TOC]</p>"),
    ],
)
def test_a_portrait_is_plain_markdown_and_nothing_else(written: str, shown: str | None) -> None:
    made = str(portrait_html(written)).strip()
    if shown is not None:
        assert made == shown
    assert set(Parsed(made).tags) <= {tag for name in ("p", "em", "a", "h3", "h4") for tag in (name, "/" + name)}
    assert not re.search(r"<[^>]*\son\w+=", re.sub(r'"[^"]*"', '""', made))


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("&#160;\n===", 1),
        ("&nbsp;\n===", 1),
        ("&#8203;\n---", 1),
        ("` `\n===", 1),
        ("> &#160;\n> ---", 3),
        ("- &nbsp;\n  =", 3),
        ("#\r", 1),
        ("> # &nbsp;", 3),
    ],
)
def test_a_heading_without_words_is_refused_and_not_shown_however_it_is_written(text: str, column: int) -> None:
    (fault,) = faults(text)
    assert (fault.place, fault.message) == ((1, column), "A heading without words")
    assert "<h" not in portrait_html(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("I\n     advise [heads](x).", (2, 13)),
        ("> I\n>    advise [heads](x).", (2, 13)),
        ("- I\n  advise [heads](x).", (2, 10)),
        ("- I\n      advise <b>heads</b>.", (2, 14)),
        ("[heads](x)", (1, 1)),
    ],
)
def test_a_fault_in_a_line_that_goes_on_is_at_its_own_column(text: str, place: tuple[int, int]) -> None:
    assert faults(text)[0].place == place


WORDS = ["\n\n", "    ", "](https://a.example)", "<b>", "<!--", "<?", "&nbsp;", "&#160;", "&#0;", "==="]
MARKS = st.lists(st.sampled_from([*"#>-*_`[]()<!=&1.~|:\\ x\t\n", *WORDS]))


@given(MARKS.map("".join))
@settings(max_examples=300, deadline=None)
def test_whatever_a_portrait_holds_its_headings_go_down_by_steps_and_nothing_is_empty(written: str) -> None:
    page = str(portrait_html(written))
    levels = [2, *(int(level) for level in re.findall(r"<h(\d)", page))]
    assert all(below - above <= 1 for above, below in pairwise(levels))
    assert 2 not in levels[1:]
    for inside in re.findall(r"<(?:a|h\d)\b[^>]*>(.*?)</(?:a|h\d)>", page, re.DOTALL):
        assert html.unescape(re.sub("<[^>]*>", "", inside)).strip(), page
    assert all(fault.place.line <= written.count("\n") + 1 for fault in faults(written))


def test_a_portrait_reaches_its_page_and_the_headings_stay_below_the_pages_own(
    tmp_path: Path, build_site: Callable[..., None]
) -> None:
    written = "# My work\n\nI advise heads.\n\n```\n<script>x</script>\n\n    ---\n```\n\n- one\n\n\n- two & three"
    public_site = site({"assessors/tom-hale": {"portrait": written}})
    build_site(tmp_path, public_site)
    text = (tmp_path / "site" / "assessors" / "tom-hale" / "index.html").read_text(encoding="utf-8")
    assert str(portrait_html(written)).strip() in text

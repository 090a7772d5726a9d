"""Texts that a page, an engine or a template could take for something other than text."""

HOSTILE = [
    "[x](#note) ![y](no.md) [z][q]",
    "[z]: #note",
    "*Ann* _Bell_ `Cox`",
    "[Ann](https://evil.example)",
    "<script>alert(1)</script>",
    "</div></article><h2>Out</h2>",
    "Ann & Bell &amp; Cox &lt;",
    "{{ config.site_dir }}{% raw %}",
    "--- # : - ! | > %",
    "Ann \"Bell\" 'Cox'",
    "!!python/object:os.system",
    "[TOC] {: #id .class } ^[note] ~~x~~ ++y++ :smile: $$x$$",
    '--8<-- "mkdocs.yml"',
    "&#60;b&#62; &copy;",
]

"""The W3C's checker (vnu) and html-validate, of every page. What they may say is listed here, with why."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from browsing import Served, program, tool

VNU = {
    r"Attribute “autocomplete” is only allowed when the input type is": "the theme's two checkboxes, outside of any "
    "block that can be overridden: browsers keep a box ticked at reload without it",
}
VALIDATE = {
    "valid-autocomplete": "the theme's two checkboxes; see above",
}


def every_page(site: Served) -> list[str]:
    return [str(path) for path in sorted(site.folder.rglob("*.html"))]


def test_the_checker_of_the_w3c_finds_nothing_but_what_is_listed(material: Served) -> None:
    jar = tool("vnu-jar/build/dist/vnu.jar")
    command = [
        program("java"),
        "-jar",
        str(jar),
        "--errors-only",
        "--format",
        "json",
        *every_page(material),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(done.stderr)["messages"]
    said = {one["message"] for one in messages}
    assert {one for one in said if not any(re.search(known, one) for known in VNU)} == set()
    assert [known for known in VNU if not any(re.search(known, one) for one in said)] == []


def test_html_validate_finds_nothing_but_what_is_listed(material: Served, tmp_path: Path) -> None:
    config = tmp_path / "htmlvalidate.json"
    style = {
        "valid-id": ["error", {"relaxed": True}],
        "no-trailing-whitespace": "off",
        "void-style": "off",
        "doctype-style": "off",
        "attr-quotes": "off",
    }
    rules = style | {"no-implicit-button-type": "off", "attribute-boolean-style": "off", "no-inline-style": "error"}
    config.write_text(json.dumps({"root": True, "extends": ["html-validate:recommended"], "rules": rules}))
    command = [program("node"), str(tool("html-validate/bin/html-validate.mjs")), "--config", str(config)]
    told = tmp_path / "told.json"
    with told.open("w") as into:  # through a pipe it ends before all is said
        subprocess.run([*command, "--formatter", "json", *every_page(material)], stdout=into, check=False)
    found = {
        (one["ruleId"], one["message"], one.get("selector") or "")
        for page in json.loads(told.read_text())
        for one in page["messages"]
        if one["severity"] == 2
    }
    assert sorted(one for one in found if one[0] not in VALIDATE) == []
    assert VALIDATE.keys() - {rule for rule, _, _ in found} == set()


@pytest.mark.parametrize("fault", ["<p><div></div></p>", "<a>1</a><img>"])
def test_the_checker_finds_a_fault_that_is_put_in(fault: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<!doctype html><html lang=en><title>x</title>{fault}", encoding="utf-8")
    command = [program("java"), "-jar", str(tool("vnu-jar/build/dist/vnu.jar")), "--errors-only", str(page)]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 1

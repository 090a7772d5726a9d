"""Runs the engine that builds the theme around pages: MkDocs with its Material theme, or its successor Zensical.

Both read the project's `mkdocs.yml`, to which each build adds what only it knows: the folders, the register's name, and
the texts that every page shows.
"""

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, time
from enum import StrEnum
from pathlib import Path
from urllib.parse import quote

import yaml
from markupsafe import escape

from generator import addresses
from generator.disk import NotWritten
from generator.project import SETTINGS, TEMPLATES
from generator.public import PublicSite
from generator.site.messages import LANGUAGES, Wording, wording
from generator.site.unbroken import unbroken
from generator.vocabulary import Language

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "worker-src 'self'; form-action 'self'; base-uri 'none'"
)
"""What a page may load and run: this site's own files; no inline script or style, and nothing from another host."""
ZENSICALS_SEARCH = "'sha256-NwSx/R2V/U4jnW0Tq5pQ53Y/rzPVJ4dqE7D6UTA/J1k='"
"""The one exception, in its pages alone: the style sheet that its script writes into its search dialog, by its text.

A test compares it with what the script of the Zensical installed writes, and fails once that is another.
"""


OVERRIDES = TEMPLATES / "overrides"
"""Our templates in place of the theme's."""
TABS = {
    "Home": addresses.HOME,
    "Assessors": addresses.ASSESSORS,
    "Ask": addresses.REQUEST,
    "Fees": addresses.FEES,
    "Events": addresses.EVENTS,
    "Schools": addresses.SCHOOLS,
    "How it works": addresses.HOW_IT_WORKS,
}
"""The entries of the menu in mkdocs.yml whose pages are in both languages."""
LINKED = {
    "changes_atom": addresses.CHANGES_ATOM,
}
"""What the theme's overridden templates link to from the pages of every language."""
FOOT = {
    "changes": addresses.CHANGES,
    "data": addresses.DATA,
    "privacy": addresses.PRIVACY,
    "accessibility": addresses.ACCESSIBILITY,
}
"""The pages that the foot of every page links to, in that page's language."""


TAGS = {Language.ENGLISH: "en-GB", Language.WELSH: "cy"}
"""How pages are marked: screen readers and spelling checkers tell British English from American."""
LOCALES = {Language.ENGLISH: "en_GB", Language.WELSH: "cy_GB"}
"""The same as Open Graph writes it."""


class Engine(StrEnum):
    MATERIAL = "material"
    ZENSICAL = "zensical"


class EngineFailed(Exception):
    """The engine stopped; the message is what it printed."""


def run(engine: Engine, site: PublicSite, folder: Path, *, guarded: bool = True) -> None:
    """Build the site from `folder/docs` into `folder/site`. Zensical requires both beside its configuration.

    `guarded` pages carry the policy; those of `register serve` do not, because its server adds a script to them.
    """
    if engine is Engine.ZENSICAL:
        _each_page_in_its_folder(folder / "docs")
    config = folder / "mkdocs.yml"
    config.write_text(configuration(engine, site, guarded=guarded), encoding="utf-8")
    done = _supervised([sys.executable, *COMMANDS[engine](config)], folder, _environment(site))
    if done.returncode and os.strerror(errno.ENOSPC) in done.stdout + done.stderr:
        raise NotWritten("The site cannot be written: the disk is full. It stays as it was.")
    if done.returncode:
        raise EngineFailed((done.stdout + done.stderr).strip())


def _supervised(
    command: Sequence[str], folder: Path, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run the engine so that it ends with this process, even if that is killed."""
    ours = [sys.executable, "-I", "-S", str(Path(__file__).with_name("supervised.py")), *command]
    ends = os.pipe()
    with os.fdopen(ends[0], "rb") as theirs, os.fdopen(ends[1], "wb") as held:
        pipe = subprocess.PIPE
        with subprocess.Popen(
            ours, cwd=folder, env=environment, stdin=theirs, stdout=pipe, stderr=pipe, text=True
        ) as running:
            try:
                said, complained = running.communicate()
            finally:
                held.close()
    return subprocess.CompletedProcess(command, running.returncode, said, complained)


def files_in(folder: Path) -> dict[str, bytes]:
    """What the engine built, by its paths in the folder."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def configuration(engine: Engine, site: PublicSite, *, guarded: bool) -> str:
    """The project's `mkdocs.yml` for one build. The themes do not escape its texts, so they are escaped here."""
    config = yaml.load(SETTINGS.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    config |= {"site_name": str(escape(site.name)), "docs_dir": "docs", "site_dir": "site"}
    if engine is Engine.ZENSICAL:
        config["nav"] = [{title: _in_its_folder(file) for title, file in item.items()} for item in config["nav"]]
    if site.site_url:
        config["site_url"] = site.site_url
    config["theme"]["custom_dir"] = str(OVERRIDES)
    config["extra"]["register"] = {
        "engine": str(engine),
        "policy": policy(engine) if guarded else "",
        "on": site.on.isoformat(),
        "valid_until": site.valid_until.isoformat(),
        "contact": site.contact_email,
        "mailto": addresses.mailto(site.contact_email),
        "addresses": LINKED,
        "card": addresses.CARD,
        "say": {str(language): _said(site, wording(language)) for language in LANGUAGES},
    }
    return yaml.dump(config, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True)


def policy(engine: Engine) -> str:
    """The pages' Content-Security-Policy."""
    allowed = f" {ZENSICALS_SEARCH}" if engine is Engine.ZENSICAL else ""
    return POLICY.replace("style-src 'self'", f"style-src 'self'{allowed}")


def _in_its_folder(file: str) -> str:
    return file if Path(file).name == "index.md" else f"{file.removesuffix('.md')}/index.md"


def _each_page_in_its_folder(docs: Path) -> None:
    """Move `fees.md` to `fees/index.md`: Zensical resolves links in HTML from the file, not from the page."""
    for path in sorted(docs.rglob("*.md")):
        target = docs / _in_its_folder(path.relative_to(docs).as_posix())
        target.parent.mkdir(exist_ok=True)
        path.rename(target)


def _said(site: PublicSite, t: Wording) -> dict[str, object]:
    """The texts that every page of a language shows; `tabs` are the entries of the menu that have pages in it."""
    built, until = t.day(site.on), t.day(site.valid_until)
    wrong, rest = _mail_about_a_page(site, t)
    top = quote(site.site_url or "/", safe="")
    said = {
        "tag": TAGS[t.language],
        "locale": LOCALES[t.language],
        "card_alt": t("site.card_alt"),
        "wrong": t("site.wrong"),
        "wrong_href": wrong,
        "wrong_top": top,
        "wrong_rest": rest,
        "wrong_here": quote(t("site.wrong_here"), safe=""),
        "name": site.name_in(t.language),
        "skip": t("site.skip"),
        "notice_of": t("site.notice_of") if site.demonstration else "",
        "notice": t("site.notice") if site.demonstration else "",
        "built": t("site.built", built=built, until=until),
        "stale_of": t("site.stale_of"),
        "stale": t("site.stale", until=until, contact=site.contact_email),
        "materials": t("site.materials"),
        "changes": t("site.changes"),
        "data": t("site.data"),
        "privacy": t("site.privacy"),
        "accessibility": t("site.accessibility"),
        "dark": t("site.dark"),
        "light": t("site.light"),
    }
    tabs = {} if t.language is Language.ENGLISH else {title: _tab(title, path, t) for title, path in TABS.items()}
    foot = {name: addresses.in_language(path, t.language) for name, path in FOOT.items()}
    (other,) = set(LANGUAGES) - {t.language}
    more = {
        "is_english": t.language is Language.ENGLISH,
        "other_tag": TAGS[other],
        "other_locale": LOCALES[other],
        "tabs": tabs,
        "foot": foot,
        "not_found": _not_found(t),
    }
    return {key: str(escape(unbroken(text))) for key, text in said.items()} | more


def _mail_about_a_page(site: PublicSite, t: Wording) -> tuple[str, str]:
    """The `mailto:` address by which a reader says what is wrong with a page: what comes before the page's own address,
    and what comes after it.
    """
    address = "\0"
    subject, body = t("site.wrong_subject"), t("site.wrong_body", address=address).replace("\n", "\r\n")
    query = f"subject={quote(subject, safe='')}&body={quote(body, safe='')}"
    before, _, after = f"{addresses.mailto(site.contact_email)}?{query}".partition(quote(address))
    return before, after


def _not_found(t: Wording) -> dict[str, str]:
    """What the page for a wrong address says; a host has one such page, so it says everything in both languages."""
    said = {
        "title": t("not_found.title"),
        "check": t("not_found.check"),
        "find": t("home.find"),
        "postcode": t("finder.postcode"),
        "words": t("home.name"),
        "go": t("home.go"),
        "everyone": t("home.everyone"),
        "assessors": addresses.in_language(addresses.ASSESSORS, t.language),
    }
    return {key: str(escape(text)) for key, text in said.items()}


def _tab(title: str, path: str, t: Wording) -> dict[str, str]:
    name = title.lower().replace(" ", "_")
    return {"title": str(escape(t(f"site.tab.{name}"))), "url": addresses.in_language(path, t.language)}


def _material(config: Path) -> list[str]:
    """Without `--quiet`, which drops warnings before `--strict` can count them."""
    return ["-m", "mkdocs", "build", "--strict", "--config-file", str(config)]


def _zensical(config: Path) -> list[str]:
    return ["-m", "zensical", "build", "--clean", "--strict", "--config-file", str(config)]


COMMANDS: dict[Engine, Callable[[Path], list[str]]] = {Engine.MATERIAL: _material, Engine.ZENSICAL: _zensical}


def _environment(site: PublicSite) -> dict[str, str]:
    """The engines use the day instead of the clock, so that every build of a day has the same bytes.

    Material's notice that MkDocs has no maintainer is turned off; the second engine is the project's answer to it.
    """
    midnight = datetime.combine(site.on, time(), UTC)
    return os.environ | {"SOURCE_DATE_EPOCH": str(int(midnight.timestamp())), "NO_MKDOCS_2_WARNING": "1"}

"""Runs the engine that makes the site of the docs folder: MkDocs with its Material theme, or its successor Zensical.

Both read one configuration, the project's `mkdocs.yml`, to which each build adds what only it knows: the folders, the
register's name, and the words that stand on every page.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, time
from enum import StrEnum
from pathlib import Path

import yaml
from markupsafe import escape

from generator.days import in_words
from generator.public import PublicSite
from generator.site.docs import PROJECT, TEMPLATES

NOTICE = "This is a demonstration. Every person, school and organisation on this site is fictional."


class Engine(StrEnum):
    MATERIAL = "material"
    ZENSICAL = "zensical"


class EngineFailed(Exception):
    """The engine stopped; the message is what it printed."""


def run(engine: Engine, site: PublicSite, folder: Path) -> None:
    """Make the site of `folder/docs` in `folder/site`. Zensical asks that both lie beside its configuration."""
    config = folder / "mkdocs.yml"
    config.write_text(configuration(site), encoding="utf-8")
    command = [sys.executable, *COMMANDS[engine](config)]
    done = subprocess.run(command, cwd=folder, env=_environment(site), capture_output=True, text=True, check=False)
    if done.returncode:
        raise EngineFailed((done.stdout + done.stderr).strip())


def configuration(site: PublicSite) -> str:
    """The project's `mkdocs.yml` for one build. The themes put its texts into their HTML as they are: escaped here."""
    config = yaml.safe_load((PROJECT / "mkdocs.yml").read_text(encoding="utf-8"))
    config |= {"site_name": str(escape(site.name)), "docs_dir": "docs", "site_dir": "site"}
    if site.site_url:
        config["site_url"] = site.site_url
    config["theme"]["custom_dir"] = str(TEMPLATES / "overrides")
    config["extra"]["register"] = {
        "notice": NOTICE if site.demonstration else "",
        "built": in_words(site.on),
        "valid_until": in_words(site.valid_until),
        "contact": site.contact_email,
    }
    return yaml.safe_dump(config, sort_keys=False, allow_unicode=True)


def _material(config: Path) -> list[str]:
    """Not with `--quiet`: it drops warnings before `--strict` can count them."""
    return ["-m", "mkdocs", "build", "--strict", "--config-file", str(config)]


def _zensical(config: Path) -> list[str]:
    return ["-m", "zensical", "build", "--clean", "--strict", "--config-file", str(config)]


COMMANDS: dict[Engine, Callable[[Path], list[str]]] = {Engine.MATERIAL: _material, Engine.ZENSICAL: _zensical}


def _environment(site: PublicSite) -> dict[str, str]:
    """The day stands for the clock, so that a day's build has the same bytes whenever it is made.

    Material prints at every build that MkDocs has no maintainer; the project knows, and has the second engine for it.
    """
    midnight = datetime.combine(site.on, time(), UTC)
    return os.environ | {"SOURCE_DATE_EPOCH": str(int(midnight.timestamp())), "NO_MKDOCS_2_WARNING": "1"}

"""The office's own page, made for tests."""

from datetime import date
from pathlib import Path

from browsing import ON
from project import PROJECT

from generator.office.desk.page import page
from generator.office.due import due
from generator.read.loading import load
from generator.register import Register
from generator.site.messages import wording
from generator.vocabulary import Language

FORMS = "https://github.example/naace/register/actions/workflows/"


def desk(register: Register, on: date = ON, language: Language = Language.ENGLISH, forms: str | None = FORMS) -> str:
    return page(register, on, due(register, on, 30), wording(language), within=30, left_out=0, forms=forms)


def demonstration_on_file() -> Register:
    """The demonstration's register, with all that is confidential in it."""
    register = load(PROJECT).register
    assert register
    return register


def write_desk(folder: Path, text: str) -> str:
    """The address of the page, as a browser opens it from disk."""
    (folder / "desk.html").write_text(text, "utf-8")
    return (folder / "desk.html").as_uri()

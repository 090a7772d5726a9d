"""Every case of every rule: the tables in `cases/`, one for each section of the code. A large one is a folder."""

import importlib
import pkgutil
from pathlib import Path

from rules.cases.case import Case

SECTIONS = sorted({name for _, name, _ in pkgutil.iter_modules([str(Path(__file__).parent / "cases")])})
CASES: list[Case] = [
    case
    for section in SECTIONS
    if section not in ("case", "visits")
    for case in importlib.import_module(f"rules.cases.{section}").CASES
]

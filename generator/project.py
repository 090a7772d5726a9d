"""What the program reads besides a register: templates, the engines' settings, the examples in the documentation.

In a checkout they are beside `generator/`. The wheel holds copies of them inside the package, as pyproject.toml lists
them. Everything here is read and never written: the package may be in a folder where nobody may write.
"""

from pathlib import Path

PACKAGE = Path(__file__).parent
IN_THE_WHEEL = PACKAGE / "_project"
PROJECT = IN_THE_WHEEL if IN_THE_WHEEL.is_dir() else PACKAGE.parent
TEMPLATES = PROJECT / "site_templates"
SETTINGS = PROJECT / "mkdocs.yml"
EXAMPLE_FILES = PROJECT / "tests"
"""The folder of the example files that the documentation of the data shows."""

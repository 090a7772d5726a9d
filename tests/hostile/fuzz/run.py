"""Searches for inputs of a target that crash it, guided by which lines of the program an input reaches:

    python -m hostile.fuzz.run TARGET FIGURES FOLDER [an option of libFuzzer …]

FOLDER keeps the inputs that reach new lines, and what crashes; FIGURES is a file that gets what came of the inputs.
"""

import hashlib
import json
import sys
from collections import Counter
from pathlib import Path

import atheris
from project import PROJECT

GUIDES = {
    "reader": ["generator.read"],
    "records": ["generator.read", "generator.records"],
    "portraits": ["generator.plain_markdown", "generator.site.parts.portrait", "markdown_it"],
    "lists": ["generator.imports"],
    "yaml_edits": ["generator.write"],
    "acts": ["generator.office.typed", "generator.office.acts", "generator.office.edits", "generator.records.forms"],
}
"""By target: the packages whose lines guide the search. To prepare one takes seconds, so it is not all of them."""
SEEDS = Path(__file__).with_name("seeds")
EVERY = 50
"""After so many inputs the figures are written; libFuzzer ends the process without a word."""
LONGEST = 2_048


def others(guides: list[str]) -> list[str]:
    """The modules of the program outside of some packages: Atheris takes a whole program but for those."""
    modules = (path.relative_to(PROJECT).with_suffix("").parts for path in (PROJECT / "generator").rglob("*.py"))
    names = (".".join(parts).removesuffix(".__init__") for parts in modules)
    return [name for name in names if not f"{name}.".startswith(tuple(f"{guide}." for guide in guides))]


def main(target: str, figures: Path, folder: Path, options: list[str]) -> None:
    tops = {guide.partition(".")[0] for guide in GUIDES[target]}
    with atheris.instrument_imports(include=[*tops], exclude=others(GUIDES[target]), enable_loader_override=False):
        from hostile.fuzz.targets import TARGETS  # noqa: PLC0415  # only now is it known what is to guide the search
    came = Counter[str]()

    def enter(data: bytes) -> None:
        try:
            came[TARGETS[target](data).value] += 1
        except BaseException:
            (folder / f"crash-{target}-{hashlib.sha256(data).hexdigest()[:16]}").write_bytes(data)
            raise
        if came.total() % EVERY == 0:
            figures.write_text(json.dumps(came), encoding="utf-8")

    found = folder / target
    found.mkdir(parents=True, exist_ok=True)
    fixed = [
        f"-max_len={LONGEST}",
        "-timeout=20",
        "-rss_limit_mb=1024",
        "-len_control=0",
        f"-artifact_prefix={folder}/",
    ]
    atheris.Setup(
        [sys.argv[0], str(found), str(SEEDS / target), *fixed, f"-dict={SEEDS / target}.dict", *options],
        enter,
        enable_python_coverage=True,
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:])

"""Builds the site: docs folder, engine, and last the swap that puts it in its place whole or not at all."""

from pathlib import Path

from generator.postcodes import centres
from generator.public import PublicSite
from generator.site.docs import docs, write
from generator.site.engine import Engine, run
from generator.write.folders import aside, swap


def build(
    root: Path,
    site: PublicSite,
    engine: Engine = Engine.MATERIAL,
    into: Path | None = None,
    *,
    guarded: bool = True,
) -> None:
    """Make the site of what is public and put it under `root` as `site/`, or at `into`; its pages as `build/docs/`.

    `guarded` pages let a browser load and run nothing but the site's own files (`engine.POLICY`).

    `root` is the register's; templates and `mkdocs.yml` are the project's. On any failure (EngineFailed, with what the
    engine printed; CentresUnreadable; NotWritten) the former site stays as it was, and it is never missing, though the
    process be killed. Check the register first: this looks at nothing that is private.
    """
    work, target = root / "build", into or root / "site"
    files = docs(site, centres(root))
    with aside(work, (work / "docs", target)) as making:
        write(files, making / "docs")
        run(engine, site, making, guarded=guarded)
        swap(making / "docs", work / "docs")
        swap(making / "site", target)

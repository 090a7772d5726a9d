"""Builds the site: docs folder, engine, and a swap that replaces the old site completely or not at all."""

from pathlib import Path

from generator.disk import NotWritten, reason_of
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
    """Build the site from what is public into `site/` under `root`, or at `into`; its docs folder into `build/docs/`.

    `guarded` pages let a browser load and run nothing but the site's own files (`engine.POLICY`).

    `root` is the register's folder; templates and `mkdocs.yml` are the project's. On any failure (EngineFailed, with
    what the engine printed; CentresUnreadable; NotWritten) the former site stays. It is never missing, even if the
    process is killed. Check the register first: this reads nothing private.
    """
    work, target = root / "build", into or root / "site"
    files = docs(site, centres(root))
    with aside(work, (work / "docs", target)) as making:
        try:
            write(files, making / "docs")
            run(engine, site, making, guarded=guarded)
        except OSError as error:  # On a full disk it often names no file.
            where = error.filename or making
            raise NotWritten(f"{where} cannot be written: {reason_of(error)}. The site stays as it was.") from None
        swap(making / "docs", work / "docs")
        swap(making / "site", target)

"""Builds the site: docs folder, engine, and a swap that replaces the old site completely or not at all."""

import tempfile
from pathlib import Path

from generator.postcodes import centres
from generator.public import PublicSite
from generator.site.docs import docs, write
from generator.site.engine import Engine, run


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
    what the engine printed; CentresUnreadable) the former site stays. Check the register first: this reads nothing
    private.
    """
    work = root / "build"
    work.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="making-", dir=work) as name:
        making = Path(name).resolve()
        write(docs(site, centres(root)), making / "docs")
        run(engine, site, making, guarded=guarded)
        _swap(making / "docs", work / "docs", making / "former-docs")
        _swap(making / "site", into or root / "site", making / "former-site")


def _swap(made: Path, target: Path, former: Path) -> None:
    """Replace `target` by `made` with two renames; only between them could a reader find nothing."""
    if target.exists():
        target.rename(former)
    try:
        made.rename(target)
    except OSError:
        if former.exists():
            former.rename(target)
        raise

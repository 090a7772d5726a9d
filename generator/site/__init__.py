"""The public site. In: public types. Out: the files of the site, whose theme an engine builds.

Nothing here imports a private type; a test reads the imports.
"""

from generator.site.build import build
from generator.site.engine import Engine, EngineFailed
from generator.site.manifest import Manifest, ManifestDamaged
from generator.site.serve import Flow, serve

__all__ = ["Engine", "EngineFailed", "Flow", "Manifest", "ManifestDamaged", "build", "serve"]

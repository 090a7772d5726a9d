"""The public site: public types in, an ordinary docs folder out, then an engine that makes it the site.

Nothing in here knows a private type; a test reads the imports.
"""

from generator.site.build import build
from generator.site.engine import Engine, EngineFailed
from generator.site.serve import Flow, serve

__all__ = ["Engine", "EngineFailed", "Flow", "build", "serve"]

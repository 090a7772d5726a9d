"""The public site: public types in, an ordinary docs folder out, then an engine that makes it the site.

Nothing in here knows a private type; a test reads the imports.
"""

from generator.site.build import EngineFailed, build
from generator.site.serve import serve

__all__ = ["EngineFailed", "build", "serve"]

"""The public site: from public types alone to an ordinary docs folder, and through the engine to pages."""

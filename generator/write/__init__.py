"""Values to what is written into files: YAML, and the JSON Schemas of it."""

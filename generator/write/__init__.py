"""Writes values into files: YAML, and the JSON Schemas for it."""

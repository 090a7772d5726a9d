"""Files to records: text with places, YAML, models, references."""

"""What the program writes for people to edit or read: YAML, schemas, documentation."""

"""The command `register`, also `python -m generator`: reads from top to bottom like the flow."""

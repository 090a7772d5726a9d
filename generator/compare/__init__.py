"""Two states of a register: what a change does, and what it may not do."""

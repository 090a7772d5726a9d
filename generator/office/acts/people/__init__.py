"""Acts about people: who they are, what they signed, and what Naace decided."""

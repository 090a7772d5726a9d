"""Who may be sent to a school, in order, and why the others may not: for one school, and for several at once."""

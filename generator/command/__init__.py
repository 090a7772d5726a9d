"""The commands of `register`, one a file; the one place with clock, printing and exit codes."""

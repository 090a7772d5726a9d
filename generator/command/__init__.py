"""The commands of `register`, one a file: the last stage, and the one place with clock, printing and exit codes."""

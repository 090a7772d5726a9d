"""The office's own page: one HTML file with what is due, everybody on file, and who may be sent where."""

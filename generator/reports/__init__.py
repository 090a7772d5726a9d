"""Problems, standings and rules as a reader wants them: each report a small function over the same values."""

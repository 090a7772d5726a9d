"""What the scheme works out: criteria, standing, conflicts, the draw."""

"""What the scheme reckons: criteria, standing, conflicts, the draw."""

"""What the scheme works out: criteria, standing, duties and endings, reviews, conflicts, the draw."""

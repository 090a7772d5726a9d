"""What the office does all year: acts, each an edit of `data/` that is shown and judged before it is written."""

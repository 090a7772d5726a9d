"""What staff do with the register beside editing it."""

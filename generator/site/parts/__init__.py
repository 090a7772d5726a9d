"""Parts that pages share or that are large enough for a file of their own."""

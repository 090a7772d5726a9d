"""The pages of the site, one a file: context and builder together."""

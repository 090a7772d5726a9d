"""The comment on a pull request, which says what its change does."""

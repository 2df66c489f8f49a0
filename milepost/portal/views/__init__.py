"""The pages of the mirror of the Portal."""

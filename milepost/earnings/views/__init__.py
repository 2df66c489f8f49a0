"""The pages about earnings."""

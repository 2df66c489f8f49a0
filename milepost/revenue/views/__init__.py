"""The pages of revenue."""

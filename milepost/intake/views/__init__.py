"""The pages of intake and assignment."""

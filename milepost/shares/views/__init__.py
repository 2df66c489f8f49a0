"""The pages of shares."""

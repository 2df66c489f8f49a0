"""The pages of plans: the tab, writing, signing, records, and those that a link opens without an account."""

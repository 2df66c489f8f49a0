"""Duties with a date: what an organization, its identities and its people owe, by when, with what proof, and what it holds."""

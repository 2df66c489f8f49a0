"""Sentences of the timely-progress reviews."""

SENTENCES: dict[str, dict[str, str]] = {}

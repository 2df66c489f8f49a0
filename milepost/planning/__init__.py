"""Becoming an EN: the planning guide as a living checklist, types of EN compared, payment systems compared on own figures."""

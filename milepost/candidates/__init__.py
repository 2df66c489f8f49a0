"""Candidate assessments: what was asked, what is advised and would be paid, what a human decided, and what became of it."""

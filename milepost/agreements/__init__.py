"""Agreements of an Administrative EN with its partners, their onboarding, and the path by which a partner becomes an EN."""

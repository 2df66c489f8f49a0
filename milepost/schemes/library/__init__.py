"""Files of schemes, no code."""

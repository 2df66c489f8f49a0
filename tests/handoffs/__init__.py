"""Hand-offs: who sees them, who moves them, and what both sides then know."""

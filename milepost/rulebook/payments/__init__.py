"""Money received: which payment it answers, how it is shared, whether it may be taken back, and what is still to explain."""

"""What was earned in which month, and what shows it."""

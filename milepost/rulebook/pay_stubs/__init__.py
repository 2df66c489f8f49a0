"""What pay stubs show: whether one counts, which are missing, what the year-to-date figures prove, and the months they make."""

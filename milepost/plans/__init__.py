"""Individual work plans: written in versions, shown, signed in order, sent to the program manager in time."""

"""From candidate to assignment and after it: assessment, assignability, the moves of a Ticket, batches for the Portal."""

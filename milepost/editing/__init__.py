"""Forms that lose nothing: drafts kept over a time-out, and two people editing one record."""

"""The four lists: their columns, and what is seen of a file before its rows are compared."""

"""What each list says that our records do not, and the other way round. One file a list."""

"""Keeping an installation: backup, restore, how long records are kept, and whether everything is as it should be."""

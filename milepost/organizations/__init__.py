"""The organizations that use an installation, and their staff."""

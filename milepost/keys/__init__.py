"""The keys of an installation, and what is sealed with them: fields, look-ups, the journal."""

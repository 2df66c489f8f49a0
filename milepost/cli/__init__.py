"""The command line: the same answers as the pages, from a caseload in a file.

Each command lives in its own file and imports what it needs when it runs, so that help is quick.
"""

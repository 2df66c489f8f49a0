"""Getting in: people, assignments, contacts and pay stubs from whatever spreadsheet an organization has kept them in."""

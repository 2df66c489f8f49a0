"""Shares inside an Administrative EN: terms with partners, the ledger, remittances, statements."""
